// Package tui is presshold on a terminal: the program, its model, where a message goes, and what can
// cover the screen (help, the safety text, questions).
//
// It is one Bubble Tea program with one model. Update routes a message to a
// handler; handlers change state and start commands; View draws the state and
// changes nothing. The screens are packages of their own.
//
// Time is never counted in ticks. Every message first lets the driver read its
// clock, once; afterwards exactly one wake-up is set for the next moment at which
// something is due or what is drawn changes, and none at all while nothing can
// happen by itself. So a paused run costs nothing.
//
// Whatever lies outside (protocol files, settings, sounds, the record) reaches the
// package as small functions in [Options].
package tui

import (
	"os"
	"time"

	"presshold/internal/drive"
	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/paint"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/summary"
	"presshold/internal/tui/ui"
)

// Options is everything that the program needs from outside. Fields may be nil, except for
// Begin and Clock; a nil function or channel disables what it is for. Functions are called from
// Update and must not block, except for Library, BindPrimary and MarkSafetySeen, which are called
// in a command.
type Options struct {
	picker.Options

	// Start is run at once, without the picker.
	Start *protocol.Plan
	// Ask are screens to show before anything else, one after the other. Leaving the last one goes
	// on to what the program was started for; a run that one of them begins answers all of them.
	Ask []ui.Screen
	// Screen is shown at once, without the picker, and leaving it ends the program. Start takes
	// precedence.
	Screen ui.Screen
	// Save makes the screen on which a run, as it was done, is kept as a treatment.
	Save func(*protocol.Plan, session.Summary) ui.Screen
	// Begin is called at the start of every run and returns its follower.
	Begin func(*protocol.Plan) Follower
	Score session.ClientScore // the client-reported score before the first run
	Note  string              // on the first run, given at the start
	// Threshold is the pressure pain threshold at the first point before the first run, in kg/cm2; zero
	// for none.
	Threshold float64
	// Signalled receives the signal that ends the program, before the current run is ended.
	Signalled func(os.Signal)
	// Share shows runs on other screens; ShowShare opens the picker with their address on top.
	Share     Sharer
	ShowShare bool
	// Inputs are presses from outside the terminal. They are received only while the program runs,
	// so a sender must not block.
	Inputs <-chan input.Outside
	// Failures returns the failures to show quietly.
	Failures func() []observe.Failure

	// Mute toggles the sound and returns whether it is off now. It is nil where there is no sound;
	// then help doesn't list the key.
	Mute func() (muted bool)
	// Bells rings the terminal's bell once for each value. Only the program writes to the terminal,
	// so a player that uses the bell sends here. It must not block: values are received only while
	// the program runs.
	Bells <-chan struct{}
	// Alert returns the control sequences that call the user to this terminal (a notification, a
	// bell, urgency), "" for none. It is called when a run ends or an open phase reaches its cap
	// while the window has lost the focus, as far as the terminal reports that. Its arguments are
	// safe to print.
	Alert func(title, body string) string

	// PressAndHold makes the primary key last as long as the hold: down to press, up to release.
	// Terminals that don't report releases keep to single presses and show a failure.
	PressAndHold bool
	// PedalGap is how soon after a press of the primary key another one is ignored; zero means
	// input.DefaultGap. It should be longer than the keyboard's repeat delay, as few terminals tell
	// repeats from presses. It does not apply to press-and-hold, where releases are known.
	PedalGap time.Duration

	Clock drive.Clock
	// Today returns the current date and time, for the advice about the time after a run and for
	// the session clock.
	Today func() time.Time
	// SessionClock begins with the first run; the zero value is none. SessionClockDue receives its
	// moments.
	SessionClock    sessionclock.Plan
	SessionClockDue func(sessionclock.Due)
	Speed           session.Speed // of every run but those that a screen has played at another

	Theme   string // a name that package theme knows; "" for the one that fits
	NoColor bool

	// Keys are the user's bindings; actions without one have their default keys. Ctrl+c and, except
	// on Windows, ctrl+z can't be bound.
	Keys keymap.Bindings
	// Mouse lets clicks choose in lists and forms. During a run mouse events are requested even
	// without it, because otherwise the terminal would send the wheel as arrow keys.
	Mouse bool
	// BindPrimary saves the keys of the primary action.
	BindPrimary func(keys []string) error

	SafetySeen     bool         // the safety text was accepted before
	MarkSafetySeen func() error // keeps that it was

	// Terminal is where the program is shown; the zero value is the process's own terminal.
	Terminal paint.Terminal
	// StockRenderer uses the renderer of Bubble Tea instead of package paint, for comparison. The
	// picture is the same.
	StockRenderer bool

	// Signals end the program in order. Callers should include hang-ups, which Bubble Tea does not
	// handle.
	Signals <-chan os.Signal
}

// Follower observes one run, and what is entered about it afterwards.
type Follower struct {
	summary.Record

	// Tell receives each turn of the run. It is called from Update and must not block.
	Tell func(drive.Turn)
}

// End is how the program ended.
type End string

// The ends.
const (
	Done        End = "done"        // nothing was cut short
	Left        End = "left"        // a run was left before its end
	Interrupted End = "interrupted" // by ctrl+c, a signal, or the context
)

// Result is what was done.
type Result struct {
	Runs   summary.Runs // each run in turn, also those that were left after their count-in
	End    End
	Signal os.Signal // that ended the program; nil for none
	// Problems are the errors of what could not be kept, such as a new key. They should be printed
	// once the screen is closed.
	Problems []error
}
