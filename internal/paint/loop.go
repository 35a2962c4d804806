package paint

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/guard"
)

// loop lets the model take in one message after the other, and has its view painted after
// each, until the program ends.
func (p *Program) loop() error {
	p.do(p.model.Init())
	p.update(tea.EnvMsg(p.terminal.Env))
	p.update(tea.ColorProfileMsg{Profile: *p.terminal.Profile})
	p.update(p.terminal.size())
	for {
		p.painter.show(frameOf(p.model.View(), p.width, p.height), p.tell())
		select {
		case <-p.ctx.Done():
			return context.Cause(p.ctx)
		case msg := <-p.messages:
			switch msg := msg.(type) {
			case tea.QuitMsg:
				return nil
			case tea.InterruptMsg:
				return tea.ErrInterrupted
			default:
				p.handle(msg)
			}
		}
	}
}

// handle carries out a message that is for the program, and hands any other to the model.
func (p *Program) handle(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.BatchMsg:
		for _, cmd := range msg {
			p.do(cmd)
		}
	case typed:
		if msg.from == p.terminal.keys.Load() {
			p.update(msg.Msg)
		}
	case tea.RawMsg:
		p.painter.write(fmt.Sprint(msg.Msg))
	case tea.SuspendMsg:
		p.suspend()
	default:
		if msg == tea.RequestBackgroundColor() {
			p.painter.write(ansi.RequestBackgroundColor)
			return
		}
		p.update(msg)
	}
}

// do runs a command in a goroutine, and sends what it returns to the loop.
func (p *Program) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	guard.Go(func() {
		if msg := cmd(); msg != nil {
			p.Send(msg)
		}
	}, p.fail)
}

// update hands a message to the model, and first notes what it says of the picture.
func (p *Program) update(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		p.painter.change(func(s *screen) { s.setProfile(msg.Profile) })
	case tea.WindowSizeMsg:
		p.width, p.height = msg.Width, msg.Height
	case tea.ModeReportMsg:
		p.painter.change(func(s *screen) { s.setMode(msg.Mode, msg.Value) })
	}
	var cmd tea.Cmd
	p.model, cmd = p.model.Update(msg)
	p.do(cmd)
}

// Drawn tells a model that the frame it asked about has been drawn.
type Drawn int

// tell returns a function that tells the model that this frame has been drawn; nil if the
// model doesn't want to know.
func (p *Program) tell() func() {
	asker, ok := p.model.(interface{ Drawing() int })
	if !ok {
		return nil
	}
	number := asker.Drawing()
	if number == 0 {
		return nil
	}
	return func() { p.Send(Drawn(number)) }
}
