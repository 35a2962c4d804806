package tui

import (
	"time"

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
