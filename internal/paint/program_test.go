package paint

import (
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// both runs a test for each kind of program, in a bubble.
func both(t *testing.T, test func(t *testing.T, k kind)) {
	for _, k := range []kind{onDemand, stock} {
		t.Run(string(k), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { test(t, k) })
		})
	}
}

// The model gets what it would get: what it is drawn on, what is typed, the answers, and
// the messages that concern the terminal.
func TestMessages(t *testing.T) {
	both(t, func(t *testing.T, k kind) {
		m := &puppet{init: tea.RequestBackgroundColor, view: full("text")}
		s := launch(t, k, m, 40, 12)
		_, _ = io.WriteString(s.typing, "x\x1b]11;rgb:10/10/10\x07")
		s.settle()
		s.Send(tea.RawMsg{Msg: "\x1b7"})
		s.Send(tea.RequestCursorPosition())
		s.settle()
		s.Send(tea.Quit())
		s.join(t)
		for _, want := range []tea.Msg{
			tea.WindowSizeMsg{},
			tea.ColorProfileMsg{},
			tea.EnvMsg{},
			tea.KeyPressMsg{},
			tea.BackgroundColorMsg{},
			tea.RawMsg{},
			tea.RequestBackgroundColor(), tea.RequestCursorPosition(),
		} {
			n := 0
			for _, msg := range m.seen {
				if reflect.TypeOf(msg) == reflect.TypeOf(want) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%d messages %T", n, want)
			}
		}
		for _, want := range []string{"\x1b[?2026$p", "\x1b]11;?", "\x1b7", "\x1b[6n", "\x1b[?u"} {
			if strings.Count(s.written(), want) != 1 {
				t.Errorf("%q was not written once", want)
			}
		}
		if s.model != m {
			t.Errorf("the last model is %v", s.model)
		}
	})
}

// A command that uses the terminal finds it as it was, and the program goes on after it.
func TestExec(t *testing.T) {
	both(t, func(t *testing.T, k kind) {
		m := &puppet{view: full("before")}
		s := launch(t, k, m, 40, 12)
		e := &editor{s: s}
		s.Send(tea.Exec(e, func(err error) tea.Msg { return edited{err} })())
		time.Sleep(2 * time.Second) // the framework waits for the reading to stop
		s.settle()
		if e.found != asFoundState() {
			t.Errorf("the editor finds %s", e.found)
		}
		if !slices.ContainsFunc(m.seen, func(msg tea.Msg) bool { return msg == tea.Msg(edited{}) }) {
			t.Errorf("the model is not told in %v", m.seen)
		}
		if !s.screen.IsAltScreen() || !strings.Contains(s.text(), "before") {
			t.Errorf("the screen is not drawn again:\n%s", s.look())
		}
		_, _ = io.WriteString(s.typing, "xy") // what is no file cannot be left off reading: one read is lost
		s.settle()
		_, _ = io.WriteString(s.typing, "z")
		s.settle()
		if _, ok := m.seen[len(m.seen)-1].(tea.KeyPressMsg); !ok {
			t.Error("no key is read any more")
		}
		s.shows(full("after"))
		if !strings.Contains(s.text(), "after") {
			t.Error("nothing is drawn any more")
		}
		s.Send(tea.Quit())
		s.join(t)
		s.left(t)
	})
}

// editor is a command that looks at the terminal.
type editor struct {
	s     *show
	found string
}

type edited struct{ err error }

func (e *editor) Run() error {
	time.Sleep(time.Second)
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	clear(e.s.colours)
	_, _ = e.s.screen.WriteString("\x1b[H")
	e.found = e.s.state()
	return nil
}

func (*editor) SetStdin(io.Reader) {}

func (*editor) SetStdout(io.Writer) {}

func (*editor) SetStderr(io.Writer) {}
