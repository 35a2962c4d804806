package paint

import (
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"

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

// The model gets what it would get: what it is drawn on, what is typed, and the answers.
func TestMessages(t *testing.T) {
	both(t, func(t *testing.T, k kind) {
		m := &puppet{init: tea.RequestBackgroundColor, view: full("text")}
		s := launch(t, k, m, 40, 12)
		_, _ = io.WriteString(s.typing, "x\x1b]11;rgb:10/10/10\x07")
		s.settle()
		s.Send(tea.RawMsg{Msg: "\x1b7"})
		s.settle()
		s.Send(tea.Quit())
		s.join(t)
		for _, want := range []tea.Msg{
			tea.WindowSizeMsg{},
			tea.ColorProfileMsg{},
			tea.EnvMsg{},
			tea.KeyPressMsg{},
			tea.BackgroundColorMsg{},
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
		for _, want := range []string{"\x1b[?2026$p", "\x1b]11;?", "\x1b7", "\x1b[?u"} {
			if strings.Count(s.written(), want) != 1 {
				t.Errorf("%q was not written once", want)
			}
		}
		if s.model != m {
			t.Errorf("the last model is %v", s.model)
		}
	})
}

// While the program is suspended the terminal is as it was found; then all is drawn again.
func TestSuspend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &puppet{view: full("before")}
		s := launch(t, onDemand, m, 40, 12)
		s.stopped = func() { s.left(t) }
		s.Send(tea.SuspendMsg{})
		s.settle()
		if _, ok := m.seen[len(m.seen)-1].(tea.ResumeMsg); !ok {
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
