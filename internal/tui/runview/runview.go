// Package runview draws the run screen: what a practitioner sees from one to three
// metres away, with both hands on the client.
//
// [Render] is a function of what it is given: it keeps no state and tells no time.
// The number comes first and gets the room that there is; around it stand the word
// for what to do now, a level that fills in a hold and drains in a release, the
// round, what comes next, the point and the times, and each gives way in a fixed
// order when room runs out (see layout.go).
//
// Everything that moves by itself moves on the edges of the phase's seconds and
// half seconds, so that a second costs one repaint; [Change] tells when the next
// such edge comes, and between two of them nothing has to be drawn.
package runview

import (
	"image/color"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
)

// View is everything that the screen shows. The zero value of each field but Snapshot leaves that
// part out. Texts need not be safe: control characters and escape sequences never reach the
// terminal.
type View struct {
	session.Snapshot

	Protocol string // the protocol's name
	Speed    session.Speed
	Levels   bool // the protocol has pressure levels, so show at which it is
	Muted    bool // the sound is off

	Failures []string // quiet words for what failed: "no sound", "not recorded"
	Warning  string   // the one of them that asks for something to be done

	// Area says how much of its share of the time the treatment's current area has had.
	Area string
	// SessionClock says how the session clock stands, the fullest wording first.
	SessionClock []string

	// Follow says how many other screens follow the run.
	Follow string

	// Finishing is the progress of a long press that finishes the run, in percent. The level shows
	// it instead of the phase.
	Finishing int

	// Question covers the last rows in its own colours, so that nobody wonders why a key does
	// something else now. A window of one row shows its last line.
	Question []string

	Notice  string // a passing word on what was just done, in place of the hints
	Hints   []Hint // the keys that can act now, most important first
	Answers []Hint // keys of the four answers of a check-in, in the order of session.Answers
}

// Hint is a key and what it does at present.
type Hint struct{ Key, Text string }

// Frame is a drawn screen.
type Frame struct {
	// Content has as many lines as the screen, each exactly as wide as it; it is empty for a screen
	// without cells.
	Content string
	// Foreground and Background are the terminal's colours for this frame, on which Content relies;
	// nil keeps the terminal's own.
	Foreground, Background color.Color
	Title                  string // of the window
	Percent                int    // of the plan that is done, or of the phase if it has no end
}

// Render draws the view on a screen of w by h cells.
func Render(v View, st theme.Styles, w, h int) Frame {
	tone := st.Tone(role(v.Snapshot))
	f := Frame{
		Foreground: tone.Fg, Background: tone.Bg,
		Title: title(v), Percent: percent(v.Snapshot),
	}
	if w < 1 || h < 1 {
		return f
	}
	f.Content = render(v, tone, st, w, h)
	return f
}

func role(s session.Snapshot) theme.Role {
	switch s.State {
	case session.Halted:
		return theme.Paused
	case session.Ready:
		return theme.Ready
	case session.Waiting:
		if awaiting(s) {
			return theme.Ready
		}
		return theme.Ask
	case session.Finished:
		return theme.Finished
	}
	switch {
	case shifting(s):
		return theme.Shift
	case s.InRange && s.Phase.Kind == protocol.Hold: // a release keeps its own: the two must not look the same
		return theme.InRange
	}
	return theme.Of(s.Phase)
}

// shifting reports whether a hold after a hold has just begun.
func shifting(s session.Snapshot) bool {
	return s.State == session.Running && s.Shift != session.NoShift &&
		s.Phase.Kind == protocol.Hold && s.Elapsed < shiftTime
}

// awaiting reports whether a hold waits for the hands.
func awaiting(s session.Snapshot) bool {
	return s.State == session.Waiting && s.Phase.Kind == protocol.Hold
}

// asking reports whether the screen is a check-in.
func asking(s session.Snapshot) bool {
	return s.State == session.Waiting && !awaiting(s) ||
		s.State == session.Running && s.Phase.Kind == protocol.CheckIn
}
