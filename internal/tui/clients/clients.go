package clients

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options connect the screen to the record.
type Options struct {
	// Codes reads the codes to choose from; it is called in a command.
	Codes func() ([]string, error)
	// Parse reads a code that was typed whole; the error says what is wrong with it.
	Parse func(text string) (code string, err error)
	// Client is whose session it is; "" for none.
	Client string
	// Choose makes a client the one whose session it is, "" for none, and is the screen of
	// what was done last. It is called from Update.
	Choose func(code string) ui.Screen
}

// Screen is the list of clients, on which somebody says whose session it is. A code
// that is typed whole need not be in the list.
type Screen struct {
	opts    Options
	read    ui.Reading
	list    *Chooser // nil until it is read
	page    ui.Page
	problem string
}

// New is the screen.
func New(o Options) *Screen { return &Screen{opts: o} }

// Init reads the codes.
func (s *Screen) Init(ui.Env) tea.Cmd { return ui.Load(s.opts.Codes) }

// Types tells that a code is typed.
func (s *Screen) Types(ui.Env) bool { return s.list != nil }

// Update takes what was read, or a key.
func (s *Screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Loaded[[]string]:
		s.read = msg.Reading
		s.list = NewChooser(msg.Value, s.opts.Client, english.NoClient)
		if s.opts.Client == "" && len(msg.Value) > 0 {
			s.list.move(1) // who opens this list wants a client
		}
	case tea.PasteMsg:
		if s.list != nil {
			s.typed(msg.Content)
		}
	case ui.Click:
		if s.list != nil {
			if code, done := s.list.Click(s.page.Line(msg.Row)); done {
				step = s.choose(code)
			}
		}
	case ui.Press:
		step = s.press(msg)
	case ui.Return:
		return ui.Step{Leave: true}
	}
	s.lay(st)
	return step
}

func (s *Screen) press(msg ui.Press) ui.Step {
	has := msg.Has
	switch {
	case has(keymap.Close):
		return ui.Step{Leave: true}
	case s.list == nil:
		return ui.Step{}
	case has(keymap.Primary) && len(s.list.shown()) == 0:
		code, err := s.opts.Parse(s.list.Text())
		if err != nil {
			s.problem = err.Error()
			return ui.Step{}
		}
		return s.choose(code)
	}
	before := s.list.Text()
	code, done := s.list.Press(msg)
	switch {
	case done:
		return s.choose(code)
	case s.list.Text() != before:
		s.problem = ""
	}
	return ui.Step{}
}

func (s *Screen) typed(text string) {
	s.list.Typed(text)
	s.problem = ""
}

// choose goes on to what was done last, or, without a client, back to the picker.
func (s *Screen) choose(code string) ui.Step {
	last := s.opts.Choose(code)
	if code == "" {
		return ui.Step{Leave: true, Reload: true}
	}
	return ui.Step{Open: last, Reload: true}
}

// Help lists the keys that can act now.
func (s *Screen) Help(st ui.Env) []keys.Hint {
	switch {
	case s.list == nil:
		return keys.Enabled(st.Keys.Hint(keymap.Close, "back"))
	case len(s.list.shown()) == 0:
		return keys.Enabled(keys.Fixed("enter", english.ClientsTake), st.Keys.Hint(keymap.Close, "back"))
	}
	return s.list.Hints(st.Keys)
}

// View draws the list.
func (s *Screen) View(st ui.Env) ui.View {
	s.lay(st)
	head := english.ClientsHead
	if s.list != nil {
		head = fmt.Sprintf(english.ClientsTyped, s.list.Text())
	}
	return ui.View{
		Content: st.Screenful(ui.Cut(head, ui.TextWidth(st.W)), s.Help(st), s.page.Visible()),
		Title:   english.ClientsWindow,
	}
}

func (s *Screen) lay(st ui.Env) {
	b := st.Brief()
	from, to := 0, 0
	s.read.Tell(b)
	if s.problem != "" {
		b.Text(st.Look.Warn, s.problem)
	}
	if s.list != nil {
		from, to = s.list.Write(b)
	}
	s.page.Set(b.Lines, ui.TextWidth(st.W), ui.BodyRows(st.H))
	s.page.Show(from, to)
}
