// Package lasttime is the screen that shows, before a run, what was done last with a client, and
// offers to repeat it.
package lasttime

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tui/history"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Session is what was done last, ready to be read and to be run again.
type Session struct {
	history.Detail

	// Notices say what has changed since then.
	Notices []string
	// Plan repeats the session as recorded; nil if that is impossible. The last of Notices says
	// why.
	Plan *protocol.Plan
	// Change returns the form with its numbers; nil if there is none.
	Change func() ui.Screen
}

// Screen shows what was done last.
type Screen struct {
	read   func() (Session, error)
	loaded ui.Reading
	last   Session
	page   ui.Page

	repeated bool // the screen is out of date, then
}

// New returns the screen of the session that read returns. Read may block.
func New(read func() (Session, error)) *Screen { return &Screen{read: read} }

// Init reads the session.
func (s *Screen) Init(ui.Env) tea.Cmd { return ui.Load(s.read) }

// Question changes once the session has been read, since that changes what the keys do.
func (s *Screen) Question() int {
	if s.loaded.Over() {
		return 1
	}
	return 0
}

// Update takes what was read, or an answer.
func (s *Screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	switch msg := msg.(type) {
	case ui.Loaded[Session]:
		s.loaded, s.last = msg.Reading, msg.Value
	case ui.Press:
		return s.press(msg)
	case ui.Return:
		if s.repeated {
			return ui.Step{Leave: true}
		}
	}
	s.lay(st)
	return ui.Step{}
}

func (s *Screen) press(msg ui.Press) ui.Step {
	has := msg.Has
	n, digit := keys.Digit(msg.KeyPressMsg)
	switch {
	case has(keymap.Close), digit && n == 3:
		return ui.Step{Leave: true}
	case s.loaded.Over() && s.last.Plan == nil && has(keymap.Primary):
		return ui.Step{Leave: true}
	case s.last.Plan != nil && (has(keymap.Primary) || digit && n == 1):
		s.repeated = true
		return ui.Step{Run: s.last.Plan}
	case s.last.Change != nil && (has(keymap.Change) || digit && n == 2):
		return ui.Step{Open: s.last.Change()}
	}
	s.page.TurnAny(msg.Actions)
	return ui.Step{}
}

// Help lists the answers, numbered where there is a choice.
func (s *Screen) Help(st ui.Env) []keys.Hint {
	var answers []keys.Hint
	if s.last.Plan != nil {
		answers = append(answers, also(st.Keys.Hint(keymap.Primary, english.LastTimeRepeat), "1"))
	}
	if s.last.Change != nil {
		answers = append(answers, also(st.Keys.Hint(keymap.Change, english.LastTimeChange), "2"))
	}
	other := st.Keys.Hint(keymap.Close, english.LastTimeElse)
	if len(answers) == 0 {
		return keys.Enabled(other)
	}
	return keys.Enabled(append(answers, also(other, "3"))...)
}

// also adds a digit to the key of an answer: a pedal may send nothing else.
func also(b keys.Hint, digit string) keys.Hint {
	name := digit
	if first := b.Key; first != "" {
		name += ", " + first
	}
	return keys.Fixed(name, b.Does)
}

// View shows the session under the answers, which therefore don't stand at the foot.
func (s *Screen) View(st ui.Env) ui.View {
	s.lay(st)
	return ui.View{Content: st.Screenful(english.LastTimeHead, []keys.Hint{st.More(&s.page)}, s.page.Visible())}
}

func (s *Screen) lay(st ui.Env) {
	b := st.Brief()
	switch {
	case !s.loaded.Over():
		s.loaded.Tell(b)
	case !s.loaded.OK():
		b.Answers(s.Help(st))
		b.Gap()
		b.Text(st.Look.Warn, fmt.Sprintf(english.LastTimeNone, s.loaded.Err()))
	default:
		s.write(st, b)
	}
	s.page.Set(b.Lines, ui.TextWidth(st.W), ui.BodyRows(st.H))
}

// roomy is the window height from which there is room to spare.
const roomy = 16

func (s *Screen) write(st ui.Env, b *ui.Body) {
	head := phrase.Moment(s.last.Began)
	if s.last.Client != "" {
		head = s.last.Client + " · " + head
	}
	b.Text(st.Look.Title, s.last.Title)
	if st.H >= roomy {
		b.Text(st.Look.Quiet, head)
		b.Gap()
	}
	b.Answers(s.Help(st))
	b.Gap()
	if st.H < roomy {
		b.Text(st.Look.Quiet, head)
	}
	for _, notice := range s.last.Notices {
		b.Text(st.Look.Warn, notice)
	}
	b.Facts(s.last.Remarks())
	for _, p := range s.last.Points {
		b.Gap()
		b.Head(p.Name)
		b.Facts(p.Facts)
	}
}
