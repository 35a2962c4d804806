package paint

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// asFoundState is the state of a terminal that nobody has changed.
func asFoundState() string {
	t := newTube(1, 1)
	defer t.unplug()
	return t.state()
}

// left wants the terminal as it was found, but for colours, which the emulator tells
// apart from its own, and the cursor's place.
func (s *show) left(t *testing.T) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.colours)
	_, _ = s.screen.WriteString("\x1b[H")
	if got, want := s.state(), asFoundState(); got != want {
		t.Errorf("the terminal is left with\n%s, want\n%s", got, want)
	}
	for set, reset := range map[string]string{"\x1b]10;#": "\x1b]110", "\x1b]11;#": "\x1b]111"} {
		if on, off := strings.LastIndex(string(s.raw), set), strings.LastIndex(string(s.raw), reset); on > off {
			t.Errorf("%q was not undone", set)
		}
	}
}

// loud is a view that sets whatever can be set.
func loud(content string) tea.View {
	v := full(content)
	v.WindowTitle, v.ReportFocus = "hold", true
	v.ForegroundColor, v.BackgroundColor = ansi.Red, ansi.Red
	v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, 50)
	v.KeyboardEnhancements.ReportEventTypes = true
	v.Cursor = tea.NewCursor(1, 1)
	return v
}

// However a program ends, its error is the same, and the terminal as it was found.
func TestEnds(t *testing.T) {
	quiet(t)
	bug := func() tea.Msg { panic("bug") }
	does := func(p *show, cmd tea.Cmd) {
		p.Send(cmdMsg{cmd})
	}
	for _, tt := range []struct {
		name string
		do   func(*show)
		want []error // all that the error is
	}{
		{"quit", func(p *show) { p.Send(tea.Quit()) }, nil},
		{"interrupted", func(p *show) { p.Send(tea.Interrupt()) }, []error{tea.ErrProgramKilled, tea.ErrInterrupted}},
		{"killed", func(p *show) { p.Kill() }, []error{tea.ErrProgramKilled}},
		{"cancelled", func(p *show) { p.cancel() }, []error{tea.ErrProgramKilled, context.Canceled}},
		{"the terminal fails", func(p *show) { p.typing.CloseWithError(os.ErrPermission) }, []error{tea.ErrProgramKilled, os.ErrPermission}},
		{"panic in Update", func(p *show) { p.Send(bugMsg("update")) }, []error{tea.ErrProgramKilled, tea.ErrProgramPanic}},
		{"panic in View", func(p *show) { p.Send(bugMsg("view")) }, []error{tea.ErrProgramKilled, tea.ErrProgramPanic}},
		{"panic in a command", func(p *show) { does(p, bug) }, []error{tea.ErrProgramKilled, tea.ErrProgramPanic}},
		{"panic in a batch", func(p *show) { does(p, tea.Batch(tea.Batch(bug, bug), bug)) }, []error{tea.ErrProgramKilled, tea.ErrProgramPanic}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			both(t, func(t *testing.T, k kind) {
				s := launch(t, k, &saboteur{puppet: puppet{view: full("")}}, 40, 12)
				s.shows(loud("0:10"))
				tt.do(s)
				s.join(t)
				for _, want := range tt.want {
					if !errors.Is(s.err, want) {
						t.Errorf("the error is %v, want %v", s.err, want)
					}
				}
				if tt.want == nil && s.err != nil {
					t.Errorf("the error is %v", s.err)
				}
				s.left(t)
			})
		})
	}
}

// The last frame is drawn, but asks nothing: the answer would come to the shell.
func TestLastFrame(t *testing.T) {
	both(t, func(t *testing.T, k kind) {
		s := launch(t, k, &puppet{view: full("")}, 40, 12)
		s.Send(full("first"))
		synctest.Wait() // the next one has to wait
		before := len(s.written())
		last := full("last")
		last.KeyboardEnhancements.ReportEventTypes = true
		s.Send(last)
		s.Send(tea.Quit())
		s.join(t)
		if got := s.written()[before:]; !strings.Contains(got, "last") || strings.Contains(got, ansi.RequestKittyKeyboard) {
			t.Errorf("the last that is written is %q", got)
		}
		s.left(t)
	})
}

// The end of the input is not the end of the program.
func TestInputEnds(t *testing.T) {
	both(t, func(t *testing.T, k kind) {
		s := launch(t, k, &puppet{}, 40, 12)
		s.typing.Close()
		s.shows(full("still here"))
		if !strings.Contains(s.text(), "still here") {
			t.Error("nothing is drawn any more")
		}
		s.Send(tea.Quit())
		s.join(t)
		if s.err != nil {
			t.Error(s.err)
		}
	})
}

// A terminal that takes nothing holds up neither the model nor the end of the program.
func TestStuckTerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stuck, profile := &plug{stuck: make(chan struct{})}, colorprofile.TrueColor
		m := &puppet{view: full("text")}
		p := NewProgram(t.Context(), m, Terminal{In: strings.NewReader(""), Out: stuck, Env: []string{}, Width: 40, Height: 12, Profile: &profile})
		done := make(chan error)
		go func() { _, err := p.Run(); done <- err }()
		time.Sleep(time.Second)
		for range 100 {
			p.Send(full("more"))
		}
		if synctest.Wait(); len(m.seen) < 100 {
			t.Errorf("the model took %d messages", len(m.seen))
		}
		start := time.Now()
		p.Send(tea.Quit())
		if err := <-done; err != nil {
			t.Error(err)
		}
		if waited := time.Since(start); waited > 2*patience {
			t.Errorf("the end took %s", waited)
		}
		close(stuck.stuck)
	})
}

// A program that is to be suspended while its terminal takes nothing can still be killed.
func TestSuspendedBeforeAStuckTerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stuck, profile := &plug{stuck: make(chan struct{})}, colorprofile.TrueColor
		p := NewProgram(t.Context(), &puppet{view: full("text")}, Terminal{In: strings.NewReader(""), Out: stuck, Env: []string{}, Width: 40, Height: 12, Profile: &profile})
		done := make(chan error)
		go func() { _, err := p.Run(); done <- err }()
		time.Sleep(time.Second)
		p.Send(tea.Suspend())
		synctest.Wait()
		start := time.Now()
		p.Kill()
		if err := <-done; !errors.Is(err, tea.ErrProgramKilled) {
			t.Errorf("the error is %v", err)
		}
		if waited := time.Since(start); waited > 2*patience {
			t.Errorf("the end took %s", waited)
		}
		close(stuck.stuck)
	})
}

// A panic while a frame is drawn ends the program as one of the model's does.
func TestPaintingPanics(t *testing.T) {
	quiet(t)
	synctest.Test(t, func(t *testing.T) {
		s := launch(t, onDemand, &puppet{view: full("text")}, 40, 12)
		s.mu.Lock()
		s.broken = true
		s.mu.Unlock()
		s.shows(loud("more"))
		s.join(t)
		if !errors.Is(s.err, tea.ErrProgramPanic) {
			t.Errorf("the error is %v", s.err)
		}
		s.left(t)
	})
}

// plug is a terminal that takes nothing until it is unplugged.
type plug struct{ stuck chan struct{} }

func (p *plug) Write(b []byte) (int, error) { <-p.stuck; return len(b), nil }

// saboteur is a puppet that panics where it is told to, and runs commands.
type saboteur struct {
	puppet
	bug bugMsg
}

type (
	bugMsg string
	cmdMsg struct{ tea.Cmd }
)

func (m *saboteur) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case bugMsg:
		if m.bug = msg; msg == "update" {
			panic("bug")
		}
	case cmdMsg:
		return m, msg.Cmd
	}
	_, cmd := m.puppet.Update(msg)
	return m, cmd
}

func (m *saboteur) View() tea.View {
	if m.bug == "view" {
		panic("bug")
	}
	return m.puppet.View()
}

// quiet hides what is printed of a panic.
func quiet(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	stderr := os.Stderr
	os.Stderr = null
	t.Cleanup(func() { os.Stderr = stderr; _ = null.Close() })
}
