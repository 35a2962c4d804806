package paint

import (
	"context"
	"io"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// puppet is a model that shows the view it is sent and keeps what it is told.
type puppet struct {
	view  tea.View
	seen  []tea.Msg
	views int // how often it was looked at
	init  tea.Cmd
	does  func(tea.Msg) tea.Cmd
}

func (m *puppet) Init() tea.Cmd { return m.init }

func (m *puppet) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.seen = append(m.seen, msg)
	if v, ok := msg.(tea.View); ok {
		m.view = v
	}
	if m.does != nil {
		return m, m.does(msg)
	}
	return m, nil
}

func (m *puppet) View() tea.View { m.views++; return m.view }

// runner is what both kinds of program are.
type runner interface {
	Run() (tea.Model, error)
	Send(tea.Msg)
	Kill()
}

// kind is a kind of program.
type kind string

const (
	onDemand kind = "on demand"
	stock    kind = "stock"
)

// show is a program on a terminal of its own, in a bubble of virtual time.
type show struct {
	*tube
	runner
	typing  *io.PipeWriter
	cancel  context.CancelFunc
	stopped func() // is called where the process would be
	done    chan struct{}
	model   tea.Model
	err     error
}

// launch starts a program.
func launch(t *testing.T, k kind, m tea.Model, w, h int) *show {
	t.Helper()
	in, typing := io.Pipe()
	profile := colorprofile.TrueColor
	s := &show{tube: newTube(w, h), typing: typing, done: make(chan struct{})}
	term := Terminal{In: in, Out: s.tube, Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}, Width: w, Height: h, Profile: &profile}
	ctx, cancel := context.WithCancel(t.Context())
	s.cancel = cancel
	if k == stock {
		s.runner = tea.NewProgram(m, append(term.Stock(), tea.WithContext(ctx), tea.WithoutSignalHandler())...)
	} else {
		p := NewProgram(ctx, m, term)
		p.stop = func() { s.stopped() }
		s.runner = p
	}
	go func() {
		defer close(s.done)
		s.model, s.err = s.Run()
	}()
	s.settle()
	return s
}

// settle lets happen what is under way.
func (s *show) settle() {
	time.Sleep(100 * time.Millisecond)
	synctest.Wait()
}

// shows sends a view and lets it be drawn.
func (s *show) shows(v tea.View) {
	s.Send(v)
	s.settle()
}

// join waits for the end of the program, and of what it started.
func (s *show) join(t *testing.T) {
	t.Helper()
	select {
	case <-s.done:
	case <-time.After(time.Minute):
		t.Error("the program goes on")
		s.cancel()
		<-s.done
	}
	s.cancel()
	s.typing.Close()
	s.unplug()
	time.Sleep(5 * time.Second)
}

// full is a view of the whole window.
func full(content string) tea.View {
	v := tea.NewView(content)
	v.AltScreen = true
	return v
}
