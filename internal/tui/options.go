// Package tui is presshold on a terminal: the picker, the run as seen from across
// the treatment room, its check-ins, the summary, help, and the safety text.
//
// It is one Bubble Tea program with one model. Update routes a message to a
// handler; handlers change state and start commands; View draws the state and
// changes nothing. The screens are plain structs with methods.
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

	"presshold/internal/appointment"
	"presshold/internal/drive"
	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/paint"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// Options are all that the program needs from outside; but for Plan, Begin and Clock, what is nil
// is left out. The functions are called from Update and must not block, but for Library,
// BindPrimary and MarkSafetySeen, which are called in a command. Client is called from View, too.
type Options struct {
	// Library reads the protocols for the picker, in the order for a client ("" for none),
	// when it is first shown and when the client changes.
	Library func(client string) Library
	// Plan makes a picked protocol ready to run, with the user's settings.
	Plan func(protocol.Protocol) (*protocol.Plan, error)
	// Start is run at once, without the picker.
	Start *protocol.Plan
	// Ask are shown before anything else, one after the other, and leaving the last goes on
	// to what the program was started for. A run that one of them begins is the answer to all.
	Ask []ui.Screen
	// Screen is shown at once, without the picker, and leaving it leaves the program. Start
	// goes first.
	Screen ui.Screen
	// Open makes the screen that an action of keymap.Screens opens from the picker, about
	// the item under the cursor.
	Open func(keymap.Action, Item) ui.Screen
	// Save makes the screen in which the run of a plan, as it was done, is kept as a
	// treatment.
	Save func(*protocol.Plan, session.Summary) ui.Screen
	// Client is the code of the client whose session it is, "" for none. Nil where no record is
	// kept: no client is chosen then.
	Client func() string
	// Begin is told of every run and returns who hears of it.
	Begin func(*protocol.Plan) Follower
	Score session.ClientScore // the client-reported score before the first run
	Note  string              // on the first run, given at the start
	// Signalled is told of the signal that ends the program, before the run at hand is
	// ended.
	Signalled func(os.Signal)
	// Share shows the runs on other screens; ShowShare opens the picker under their address.
	Share     Sharer
	ShowShare bool
	// Inputs bring what comes from outside the terminal. The program takes values only as long
	// as it runs, so whoever sends must not wait for it.
	Inputs <-chan input.Outside
	// Failures are to be shown quietly.
	Failures func() []observe.Failure

	// Mute turns the sound off or on again and tells which it is now. Nil where there is no
	// sound: the key is not listed then.
	Mute func() (muted bool)
	// Bells rings the terminal's bell once for each value. The program alone writes to the
	// terminal, so whoever plays on the bell sends here, and must not wait: the program takes
	// values only as long as it runs.
	Bells <-chan struct{}
	// Alert writes the control sequences that call somebody to this terminal (a
	// notification, a bell, urgency), "" for none. It is asked when a run ends or an
	// open phase reaches its cap while the terminal has said that the window lost the
	// focus; a terminal that never says so is never asked for attention. Its texts are
	// harmless to print.
	Alert func(title, body string) string

	// PressAndHold has the primary key held down for a hold and lifted for the
	// release, on terminals that report both; the others keep to presses, and a
	// failure says so.
	PressAndHold bool
	// PedalGap is how long after a press of the primary key another one is ignored; zero for
	// DefaultPedalGap. It should be longer than a keyboard waits before it repeats a key that is
	// held down, for few terminals tell repeats from presses. In press-and-hold, where a key is
	// known to have been let go of, it does not count.
	PedalGap time.Duration

	Clock drive.Clock
	// Today tells the date, for what a protocol's sources say of the time after the run;
	// and what time it is, for the appointment.
	Today func() time.Time
	// Appointment is what the first run begins; the zero value is none. AppointmentDue is told
	// of its moments.
	Appointment    appointment.Plan
	AppointmentDue func(appointment.Due)
	Speed          session.Speed // of every run but those that a screen has played at another

	Theme   string // a name that package theme knows; "" for the one that fits
	NoColor bool

	// Keys are those that the user bound; every other action has its keys by default. Ctrl+c
	// and, but for Windows, ctrl+z are fixed.
	Keys keymap.Bindings
	// Mouse has clicks choose in lists and forms. Where the mouse is off, it is still asked
	// for in a run: the wheel would be arrow keys there.
	Mouse bool
	// BindPrimary keeps these as the primary action's keys for the next time.
	BindPrimary func(keys []string) error

	SafetySeen     bool         // the safety text was accepted before
	MarkSafetySeen func() error // keeps that it was

	// Terminal is what the program is shown on; the zero value is the process's own.
	Terminal paint.Terminal
	// StockRenderer has the framework draw, 60 times a second, and not package paint. What
	// is seen is the same.
	StockRenderer bool

	// Signals that arrive end the program tidily. Whoever fills it should take in hang-ups
	// too, which the framework does not.
	Signals <-chan os.Signal
}

// DefaultPedalGap is how soon after the primary key its next press is ignored, unless
// Options.PedalGap says otherwise.
const DefaultPedalGap = 700 * time.Millisecond

// End is how the program came to its end.
type End string

// The ends.
const (
	Done        End = "done"        // nothing was cut short
	Left        End = "left"        // a run was left before its end
	Interrupted End = "interrupted" // by ctrl+c, a signal, or the context
)

// Result says what was done.
type Result struct {
	Runs   []session.Summary // each run in turn, also those that were left
	End    End
	Signal os.Signal // that ended the program; nil for none
	// Problems are what could not be kept (the new key, the accepted safety text);
	// worth a line once the screen is closed.
	Problems []error
}
