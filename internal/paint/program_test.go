package paint

import (
	"context"
	"errors"
	"io"
	"os"
	"reflect"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// both runs a test for each kind of program, in a bubble.
func both(t *testing.T, test func(t *testing.T, k kind)) {
	for _, k := range []kind{onDemand, stock} {
		t.Run(string(k), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { test(t, k) })
		})
	}
}

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
	for set, reset := range map[string]string{"\x1b]10;#": "\x1b]110", "\x1b]11;#": "\x1b]111", "\x1b]12;#": "\x1b]112"} {
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
	v.Cursor.Blink, v.Cursor.Color = false, ansi.Red
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
		{"panic in a sequence", func(p *show) { does(p, tea.Sequence(func() tea.Msg { return nil }, bug)) }, []error{tea.ErrProgramKilled, tea.ErrProgramPanic}},
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
			tea.WindowSizeMsg{}, tea.ColorProfileMsg{}, tea.EnvMsg{}, tea.KeyPressMsg{}, tea.BackgroundColorMsg{},
			tea.RawMsg{}, tea.RequestBackgroundColor(), tea.RequestCursorPosition(),
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

// The first change after a quiet time is drawn at once, a burst in one frame more.
func TestCoalesce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := launch(t, onDemand, &puppet{}, 40, 12)
		s.shows(full("quiet"))
		start := s.count()
		s.Send(full("first"))
		synctest.Wait()
		if !strings.Contains(s.text(), "first") || s.count() != start+1 {
			t.Errorf("the first change is not drawn at once, with %d writes", s.count()-start)
		}
		for range 100 {
			s.Send(full("burst"))
			s.Send(full("again"))
		}
		s.Send(full("last"))
		synctest.Wait()
		if s.count() != start+1 {
			t.Errorf("a burst was drawn %d times at once", s.count()-start-1)
		}
		s.Send(tea.RawMsg{Msg: "\a"})
		synctest.Wait()
		if s.count() != start+2 || !strings.HasSuffix(s.written(), "\a") {
			t.Error("the bell has to wait for the frame")
		}
		time.Sleep(Rest)
		synctest.Wait()
		if !strings.Contains(s.text(), "last") || s.count() != start+3 {
			t.Errorf("the burst is not drawn in one frame after the rest, but %d", s.count()-start-2)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// The first frame is drawn once, when the model knows what it is drawn on.
func TestFirstFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &puppet{view: full("ready")}
		s := launch(t, onDemand, m, 40, 12)
		if got := strings.Count(s.written(), "\x1b[2J"); got != 1 || s.count() > 2 {
			t.Errorf("drawn %d times in %d writes", got, s.count())
		}
		if m.views != 1 {
			t.Errorf("the model was looked at %d times", m.views)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// While nothing changes, nothing wakes: no clock, no timer.
func TestIdle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := launch(t, onDemand, &puppet{}, 40, 12)
		s.shows(full("paused"))
		s.settle()
		const hours = 100
		before := wakes()
		time.Sleep(hours * time.Hour)
		if n := wakes() - before; n > hours*3600/20 { // a clock of a second would be eight times as many
			t.Errorf("%d wake-ups in %d hours", n*8, hours)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// wakes is how often the runtime let a goroutine go on; it counts one in eight.
func wakes() (n uint64) {
	sample := []metrics.Sample{{Name: "/sched/latencies:seconds"}}
	metrics.Read(sample)
	for _, count := range sample[0].Value.Float64Histogram().Counts {
		n += count
	}
	return n
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

func (*editor) SetStdin(io.Reader)  {}
func (*editor) SetStdout(io.Writer) {}
func (*editor) SetStderr(io.Writer) {}

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
