package ui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/drive"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
)

// Env is what a screen is given with every call.
type Env struct {
	Now      time.Duration // by the program's clock, read at the top of Update
	W, H     int           // of the window, in cells; zero until it is known
	Look     Look
	Keys     keys.Map
	Releases bool // the terminal tells when a key is let go of
	// Asides say how many screens follow and how the session clock stands, the fullest wording first.
	Asides []string
}

// Brief returns an empty text as wide as the window.
func (s Env) Brief() *Body { return &Body{Look: s.Look, Width: TextWidth(s.W), Tight: s.H < AirFrom} }

// WithAside puts the asides at the right end of a head that has so many cells, as far as there is
// room.
func (s Env) WithAside(head string, cells int) string {
	for _, text := range s.Asides {
		if room := cells - Width(head) - Width(text); room >= 2 {
			return head + strings.Repeat(" ", room) + s.Look.Quiet.Render(text)
		}
	}
	return head
}

// More returns a hint for the foot of a page that is not all in view.
func (s Env) More(p *Page) keys.Hint {
	return keys.If(!p.Fits(), s.Keys.Hint(keymap.Down, english.ScreenMore).AtFoot())
}

// Screenful draws a head, a text, and a line of hints.
func (s Env) Screenful(head string, hints []keys.Hint, body []string) string {
	foot := s.Look.Footer(hints, s.W-2*Margin(s.W))
	return Screenful(s.Look.Title.Render(head), foot, body, s.W, s.H)
}

// Screen is a screen of its own. Only Init, Update and what they call may change it.
type Screen interface {
	// Init is called once, when the screen is opened.
	Init(Env) tea.Cmd
	// Update receives a Press, a Click, a tea.KeyReleaseMsg, a tea.BlurMsg, a tea.PasteMsg, a
	// tea.WindowSizeMsg, a Wake, a Return, a Kept, a Copied, or a message of one of its own
	// commands.
	Update(Env, tea.Msg) Step
	// View draws the window: exactly H lines of at most W cells.
	View(Env) View
	// Help returns the keys that act at present.
	Help(Env) []keys.Hint
}

// Moving is a screen whose picture can change by itself.
type Moving interface {
	// Wait returns how long the picture stays the same; false for ever. A Wake follows then.
	Wait(Env) (time.Duration, bool)
}

// TextEntry is a screen on which text is typed. While Types returns true, keys that type a
// character have no other meaning.
type TextEntry interface{ Types(Env) bool }

// Guarded is a screen on which one press too many does harm. While Careful returns true, keys are
// judged as during a run. On a Starter and on an Asker they always are.
type Guarded interface{ Careful() bool }

// Starter is a screen from which runs start. While Starts returns true, the primary key starts one,
// also as a button on another device.
type Starter interface{ Starts() bool }

// Popup is a screen that any key without another meaning closes. While Pops returns true, the key that
// quits does that, too.
type Popup interface{ Pops() bool }

// Asker is a screen with a question. A key that was pressed before the question could be read does
// not answer it.
type Asker interface{ Question() int } // its number, another one for each question

// Press is a key press and the actions that it may mean.
type Press struct {
	tea.KeyPressMsg

	Actions []keymap.Action
}

// Has reports whether the key may mean an action.
func (p Press) Has(a keymap.Action) bool { return slices.Contains(p.Actions, a) }

// Click is a click on a line of the body and a cell in it, both counted from 0.
type Click struct{ X, Row int }

// Wake follows when the time returned by Wait is over.
type Wake struct{}

// Return follows when the user has left what the screen opened or ran.
type Return struct{}

// Kept is the result of Step.Keep.
type Kept struct{ Err error }

// Copied is the result of copying a note. The program writes the sequence to the terminal.
type Copied struct {
	Sequence string // "" for none
	Words    string
}

// Closer is a screen that may have something left to keep.
type Closer interface {
	// Close returns how to keep it; nil for nothing. It is called once, when the screen is left or the
	// program ends.
	Close(Env) func() error
}

// Step is what follows from a message.
type Step struct {
	Cmd   tea.Cmd
	Leave bool   // back to where the screen was opened from, or out of the program
	Open  Screen // over the screen, or in its place if that leaves
	// Run is run at once; its summary returns to the screen, or to the one below if that leaves.
	Run   *protocol.Plan
	Speed session.Speed // of that run; zero for that of the program
	Past  *drive.Past   // of that run, where it was broken off; nil for one from the start
	// Keep is called once, in a command, and in any case before the program ends.
	Keep func() error
	// Reload makes the picker read the user's protocols again.
	Reload bool
}

// View is what a screen shows.
type View struct {
	Content string
	Title   string      // of the window, behind the program's name; "" for that alone
	Cursor  *tea.Cursor // nil for none
}
