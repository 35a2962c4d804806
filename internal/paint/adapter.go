package paint

import (
	"fmt"
	"reflect"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// modelAdapter is the program's model as the framework sees it: the same, but that its views go
// to the painter. Its methods run in the loop's goroutine.
type modelAdapter struct {
	*Program
	model         tea.Model
	width, height int      // as the model knows them
	told          reported // what it was told of
}

// reported is what the model was reported of what it is drawn on.
type reported struct{ env, profile, size bool }

// done is a message that the adapter has acted on in the framework's place. The model gets
// it as it came.
type done struct{ tea.Msg }

// Init stops the framework's clock, which also runs without a renderer. Letting go of
// the terminal is what stops it; the framework has none here.
func (s *modelAdapter) Init() tea.Cmd {
	defer s.rescue()
	if err := s.tea.ReleaseTerminal(); err != nil {
		s.fail(err)
	}
	return s.guard(s.model.Init())
}

// Update lets the model take in a message.
func (s *modelAdapter) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer s.rescue()
	if s.failed() {
		return s, nil
	}
	if d, ok := msg.(done); ok {
		msg = d.Msg
	}
	if reflect.TypeOf(msg) == s.exec { // it has run
		if err := s.tea.ReleaseTerminal(); err != nil { // with its clock, again
			s.fail(err)
		}
		s.retake()
	}
	switch msg := msg.(type) {
	case tea.EnvMsg:
		s.told.env = true
	case tea.ColorProfileMsg:
		s.told.profile = true
		s.painter.change(func(scr *screen) { scr.setProfile(msg.Profile) })
	case tea.WindowSizeMsg:
		s.told.size = true
		s.width, s.height = msg.Width, msg.Height
	case tea.ModeReportMsg:
		s.painter.change(func(scr *screen) { scr.setMode(msg.Mode, msg.Value) })
	}
	s.model, cmd = s.model.Update(msg)
	return s, s.guard(cmd)
}

// View has the model's view painted. The framework's renderer, which is off, gets none.
func (s *modelAdapter) View() tea.View {
	defer s.rescue()
	if s.told == (reported{true, true, true}) && !s.failed() {
		s.painter.show(frameOf(s.model.View(), s.width, s.height), s.tell())
	}
	return tea.View{}
}

// Drawn tells a model that what it wanted to know of has been drawn.
type Drawn int

// tell is how to tell the model that this frame has been drawn; nil if it does not want to
// know.
func (s *modelAdapter) tell() func() {
	asker, ok := s.model.(interface{ Drawing() int })
	if !ok {
		return nil
	}
	number := asker.Drawing()
	if number == 0 {
		return nil
	}
	return func() { s.Send(Drawn(number)) }
}

// filter does what the framework would do with the terminal, which it has not.
func (s *modelAdapter) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	defer s.rescue()
	if t, ok := msg.(typed); ok {
		if t.from != s.terminal.keys.Load() {
			return nil
		}
		msg = t.Msg
	}
	switch msg := msg.(type) {
	case tea.RawMsg:
		s.painter.write(fmt.Sprint(msg.Msg))
		return done{msg}
	case tea.SuspendMsg:
		s.lend()
		stopProcess()
		s.retake()
		s.inBackground(func() { s.Send(tea.ResumeMsg{}) })
		return done{msg}
	}
	switch msg {
	case tea.ClearScreen():
		s.painter.change((*screen).erase)
		return done{msg}
	case tea.RequestBackgroundColor():
		s.painter.write(ansi.RequestBackgroundColor)
		return done{msg}
	case tea.RequestForegroundColor():
		s.painter.write(ansi.RequestForegroundColor)
		return done{msg}
	case tea.RequestCursorColor():
		s.painter.write(ansi.RequestCursorColor)
		return done{msg}
	case tea.RequestCursorPosition():
		s.painter.write(ansi.RequestCursorPositionReport)
		return done{msg}
	case tea.RequestTerminalVersion():
		s.painter.write(ansi.RequestNameVersion)
		return done{msg}
	}
	if reflect.TypeOf(msg) == s.exec {
		s.lend() // the framework runs it next
	}
	return msg
}

// guard makes a panic in a command end the program, and in the commands that it stands
// for: those of tea.Batch and tea.Sequence.
func (s *modelAdapter) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer s.rescue()
		msg = cmd()
		if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range list.Len() {
				if each, ok := list.Index(i).Interface().(tea.Cmd); ok {
					list.Index(i).Set(reflect.ValueOf(s.guard(each)))
				}
			}
		}
		return msg
	}
}
