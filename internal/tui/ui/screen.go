package ui

import (
	"slices"
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
}

// Brief begins a text as wide as the window.
func (s Env) Brief() *Body { return &Body{Look: s.Look, Width: TextWidth(s.W), Tight: s.H < AirFrom} }

// More is a hint at the foot of a page of which not all is in sight.
func (s Env) More(p *Page) keys.Hint {
	return keys.If(!p.Fits(), s.Keys.Hint(keymap.Down, english.ScreenMore).AtFoot())
}

// Screenful draws a text under a head, with a line of hints.
func (s Env) Screenful(head string, hints []keys.Hint, body []string) string {
	foot := s.Look.Footer(hints, s.W-2*Margin(s.W))
	return Screenful(s.Look.Title.Render(head), foot, body, s.W, s.H)
}

// Screen is a screen of its own. Only Init and Update, and what they call, change it.
type Screen interface {
	// Init is called once, when the screen is opened.
	Init(Env) tea.Cmd
	// Update takes a Press, a Click, a tea.KeyReleaseMsg, a tea.BlurMsg, a tea.PasteMsg, a tea.WindowSizeMsg, a
	// Wake, a Return, a Kept, a Copied, or a message of one of its own commands.
	Update(Env, tea.Msg) Step
	// View draws the window: exactly H lines of at most W cells.
	View(Env) View
	// Help lists the keys that can act now.
	Help(Env) []keys.Hint
}

// Moving is a screen of which something changes by itself.
type Moving interface {
	// Wait is how long nothing that is drawn changes by itself; false for ever. A Wake
	// comes then.
	Wait(Env) (time.Duration, bool)
}

// TextEntry is a screen in which text is typed. While Types says so, every key that
// writes something is typed and has no other meaning.
type TextEntry interface{ Types(Env) bool }

// Guarded is a screen in which one press too many does harm. While Guarded says so, keys are
// judged as in a run: one press does one thing.
type Guarded interface{ Careful() bool }

// Asker is a screen that asks something: no key answers that was pressed before the question
// could be read.
type Asker interface{ Question() int } // its number, another one for each question

// Press is a key and the actions that it may mean.
type Press struct {
	tea.KeyPressMsg

	Actions []keymap.Action
}

// Has tells whether the key may mean an action.
func (p Press) Has(a keymap.Action) bool { return slices.Contains(p.Actions, a) }

// Click is a click on a line of the body, counted from 0, and on a cell of it.
type Click struct{ X, Row int }

// Wake comes when what Wait has named is over.
type Wake struct{}

// Return comes when what the screen has opened or run has been left again.
type Return struct{}

// Kept tells how it went to keep what a Step had to be kept.
type Kept struct{ Err error }

// Copied is what became of a note that was to be put on the clipboard. The program writes the
// sequence to the terminal.
type Copied struct {
	Sequence string // "" for none
	Words    string
}

// Closer is a screen that may have something left to keep when the program ends.
type Closer interface {
	// Close is how to keep it; nil for nothing. It is called once, when the program ends
	// while the screen is open.
	Close(Env) func() error
}

// Step is what comes of a message.
type Step struct {
	Cmd   tea.Cmd
	Leave bool // back to where the screen was opened from, or out of the program
	Open  Screen
	// Run is run at once; its summary leads back here.
	Run   *protocol.Plan
	Speed session.Speed // of that run; zero for that of the program
	Past  *drive.Past   // of that run, where it was broken off; nil for one from the start
	// Keep is done once, in a command, and in any case before the program is over.
	Keep func() error
	// Reload tells that the user's protocols are others now: the picker reads them anew.
	Reload bool
}

// View is what a screen shows.
type View struct {
	Content string
	Title   string      // of the window; "" for the program's name
	Cursor  *tea.Cursor // nil for none
}
