package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// dress settles the colours.
func (m *model) dress() {
	profile := m.profile
	if m.opts.NoColor {
		profile = colorprofile.ASCII
	}
	styles := theme.New(m.opts.Theme, !m.light, profile)
	if m.grounded {
		styles = styles.Grounded()
	}
	m.look = ui.Look{Styles: styles}
	m.lay()
}

// startTime is how long the first frame stands before it is drawn once more, on a
// background of the terminal's own: to the eye the same, but cheaper to change. At
// once it would make the start twice as long.
const startTime = 250 * time.Millisecond

// ground sets the terminal's background from now on, in place of painting each cell.
func (m *model) ground() {
	m.grounded, m.groundAt = true, 0
	m.dress()
}

// brief gathers the lines of a text that is this package's to set out.
type brief struct{ *ui.Body }

// brief begins a text as wide as the window.
func (m *model) brief() brief { return brief{ui.NewBrief(m.look, m.w, m.h)} }

// meet takes note of what the terminal says of itself.
func (m *model) meet(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		m.profile, m.drawing = msg.Profile, true
		m.dress()
	case tea.BackgroundColorMsg:
		m.groundAt = m.opts.Clock.Now() + startTime
		if m.light != !msg.IsDark() {
			m.light = !m.light
			m.ground()
		}
	case tea.KeyboardEnhancementsMsg:
		m.enhanced(msg)
	case tea.EnvMsg:
		m.taskbar = drawsProgress(msg)
	}
}
