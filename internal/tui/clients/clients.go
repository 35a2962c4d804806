// Package clients is the screen on which a client is chosen.
package clients

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options connect the screen to what lies outside it.
type Options struct {
	// Codes reads the codes to choose from; it is called in a command.
	Codes func() ([]string, error)
	// Parse checks a code that is not in the list. Nil if only listed clients can be chosen.
	Parse func(text string) (code string, err error)
	// Warning says that a code that is not in the list may identify the client; "" if it doesn't.
	// Nil for no warning.
	Warning func(code string) string
	// Client is the current client; "" for none, which the list shows as Nobody.
	Client, Nobody string
	// Choose is called with the chosen client, "" for none. The screen that it returns replaces
	// the list; nil goes back. It must not block.
	Choose func(code string) ui.Screen
}

// screen lists the clients. Typing narrows the list to the codes that begin with the text.
type screen struct {
	opts    Options
	read    ui.Reading
	codes   []string
	text    string // what was typed
	at      ui.List
	page    ui.Page
	first   int    // line at which the list begins
	problem string // why the typed code was refused
}

// New returns the screen, which reads the codes first.
func New(o Options) ui.Screen { return &screen{opts: o} }

func (s *screen) Init(ui.Env) tea.Cmd { return ui.Load(s.opts.Codes) }

func (s *screen) Types(ui.Env) bool { return s.read.Over() }

// shown returns the clients that match the typed text; "" stands for no client.
func (s *screen) shown() []string {
	if s.text == "" && s.read.Over() {
		return append([]string{""}, s.codes...)
	}
	var left []string
	for _, code := range s.codes {
		if strings.HasPrefix(bare(code), bare(s.text)) {
			left = append(left, code)
		}
	}
	return left
}

// bare drops hyphens and blanks, so that nobody has to type them.
func bare(code string) string {
	return strings.NewReplacer("-", "", " ", "").Replace(strings.ToLower(code))
}

// move puts the cursor on a line of the list.
func (s *screen) move(to int) {
	n := len(s.shown())
	s.at.Fit(n, n)
	s.at.To(to)
}

func (s *screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Loaded[[]string]:
		s.read, s.codes = msg.Reading, msg.Value
		s.move(max(slices.Index(s.shown(), s.opts.Client), 1)) // whoever opens the list wants a client
	case tea.PasteMsg:
		s.typed(s.text + plain.Line(msg.Content))
	case ui.Click:
		if at := s.page.Line(msg.Row) - s.first; at >= 0 && at < len(s.shown()) {
			step = s.click(at)
		}
	case ui.Press:
		step = s.press(msg)
	case ui.Return:
		return ui.Step{Leave: true}
	}
	s.lay(st)
	return step
}

func (s *screen) press(msg ui.Press) ui.Step {
	has := msg.Has
	switch {
	case has(keymap.Close):
		return ui.Step{Leave: true}
	case !s.read.Over():
	case msg.Text != "":
		s.typed(s.text + plain.Line(msg.Text))
	case keys.Name(msg.KeyPressMsg) == "backspace":
		s.typed(ui.Erase(s.text))
	case has(keymap.Primary) && len(s.shown()) > 0:
		return s.choose(s.shown()[s.at.Cursor()])
	case has(keymap.Primary) && s.opts.Parse != nil:
		code, err := s.opts.Parse(s.text)
		if err == nil {
			return s.choose(code)
		}
		s.problem = err.Error()
	default:
		s.at.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

// typed sets the text and puts the cursor on the first match.
func (s *screen) typed(text string) {
	if s.read.Over() && len(text) <= protocol.MaxName {
		s.text, s.problem = text, ""
		s.move(0)
	}
}

// click moves the cursor; a second click on the same client chooses it.
func (s *screen) click(at int) ui.Step {
	if at == s.at.Cursor() {
		return s.choose(s.shown()[at])
	}
	s.at.To(at)
	return ui.Step{}
}

func (s *screen) choose(code string) ui.Step {
	next := s.opts.Choose(code)
	return ui.Step{Open: next, Leave: next == nil, Reload: true}
}

func (s *screen) Help(st ui.Env) []keys.Hint {
	some := len(s.shown()) > 0
	return keys.Enabled(
		keys.If(some, keys.Fixed("enter", english.ScreenChoose)),
		keys.If(!some && s.read.Over() && s.opts.Parse != nil, keys.Fixed("enter", english.ClientsTake)),
		keys.If(some && !s.at.AtFirst(), keys.Fixed(st.Keys.Untyped(keymap.Up), english.ListPrevious).InBrief("")),
		keys.If(some && !s.at.AtLast(), keys.Fixed(st.Keys.Untyped(keymap.Down), english.ListNext).InBrief("")),
		st.Keys.Hint(keymap.Close, english.ScreenBack),
	)
}

func (s *screen) View(st ui.Env) ui.View {
	s.lay(st)
	head := english.ClientsHead
	if s.read.Over() {
		head = fmt.Sprintf(english.ClientsTyped, s.text)
	}
	return ui.View{
		Content: st.Screenful(ui.Cut(head, ui.TextWidth(st.W)), s.Help(st), s.page.Visible()),
		Title:   english.HintClient,
	}
}

func (s *screen) lay(st ui.Env) {
	b := st.Brief()
	s.read.Tell(b)
	if s.problem != "" {
		b.Text(st.Look.Warn, s.problem)
	}
	shown := s.shown()
	if s.read.Over() && len(shown) == 0 {
		b.Text(st.Look.Quiet, english.ClientsNone)
		if s.opts.Warning != nil && s.problem == "" {
			b.Text(st.Look.Warn, plain.Sentence(s.opts.Warning(s.text)))
		}
	}
	at := 0
	s.first = len(b.Lines)
	for i, code := range shown {
		sign, style := b.Look.Item(i == s.at.Cursor())
		if i == s.at.Cursor() {
			at = len(b.Lines)
		}
		if code == "" {
			code = s.opts.Nobody
		}
		b.Hang(style, sign, code)
	}
	s.page.Set(b.Lines, ui.TextWidth(st.W), ui.BodyRows(st.H))
	s.page.Show(at, at+1)
}
