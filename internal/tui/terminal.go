package tui

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"presshold/internal/paint"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// terminal is what the terminal can do, and its state.
type terminal struct {
	profile       colorprofile.Profile
	light         bool          // its background is
	hasBackground bool          // its background can be set: it told which it is
	backgroundAt  time.Duration // by the clock: when it will be; zero for not, or done
	drawing       bool          // the profile is known, so that nothing is drawn in wrong colours
	ascii         bool          // it shows no other characters
	taskbar       bool          // it draws progress
	suspend       bool          // the program can be stopped and let go on
	releases      bool          // it tells when a key is let go of
	blurred       bool          // it said that the window has lost the focus
}

func (m *model) restyle() {
	profile := m.profile
	if m.opts.NoColor {
		profile = colorprofile.ASCII
	}
	styles := theme.New(m.opts.Theme, !m.light, profile)
	if m.hasBackground {
		styles = styles.Grounded()
	}
	m.look = ui.Look{Styles: styles}
	m.lay()
}

// startTime is how long the first frame stays before it is drawn again on a background set in the
// terminal, which looks the same and is cheaper to change. Doing so at once would take the start
// twice as long.
const startTime = 250 * time.Millisecond

// setBackground sets the terminal's background from now on, instead of painting every cell.
func (m *model) setBackground() {
	m.hasBackground, m.backgroundAt = true, 0
	m.restyle()
}

// learnTerminal notes what the terminal reports about itself.
func (m *model) learnTerminal(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		m.profile, m.drawing = msg.Profile, true
		m.restyle()
	case tea.BackgroundColorMsg:
		m.backgroundAt = m.opts.Clock.Now() + startTime
		if m.light != !msg.IsDark() {
			m.light = !m.light
			m.setBackground()
		}
	case tea.KeyboardEnhancementsMsg:
		// Every screen asks again, and most ask for less than a run does, so a yes is kept. Without
		// escape codes for all keys, the release of Enter would look like a second press.
		if msg.SupportsEventTypes() && msg.SupportsAllKeysAsEscapeCodes() {
			m.releases, m.guard.Releases = true, true
			m.followHands()
		}
	case tea.EnvMsg:
		m.ascii, m.taskbar = !paint.UTF8(uv.Environ(msg)), drawsProgress(msg)
	}
}

// minVTE is the first version of the VTE library (of GNOME's terminals) that shows progress: 0.80,
// as in VTE_VERSION.
const minVTE = 8000

// drawsProgress reports whether the terminal is known to support the progress sequence (OSC 9;4).
// Others take it for a desktop notification.
func drawsProgress(env tea.EnvMsg) bool {
	if env.Getenv("TMUX") != "" || env.Getenv("STY") != "" {
		return false // what is outside tmux or screen is not what env tells of
	}
	switch env.Getenv("TERM_PROGRAM") {
	case "ghostty", "WezTerm":
		return true
	}
	if env.Getenv("WT_SESSION") != "" || env.Getenv("ConEmuANSI") == "ON" || env.Getenv("TERM") == "xterm-ghostty" {
		return true
	}
	vte, err := strconv.Atoi(env.Getenv("VTE_VERSION"))
	return err == nil && vte >= minVTE
}

func taskbar(s session.Snapshot, percent int) *tea.ProgressBar {
	state := tea.ProgressBarDefault
	if s.State == session.Halted || s.State == session.Waiting {
		state = tea.ProgressBarWarning
	}
	return tea.NewProgressBar(state, percent)
}
