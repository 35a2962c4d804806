// Package paint runs a Bubble Tea program that draws when something has changed, and
// only then.
//
// The framework's own renderer wakes 60 times a second for as long as the program lives,
// whether there is anything to draw or not: 1.5 % of a core and 300 context switches a
// second for a number that changes once a second, and a change waits up to 17 ms for its
// frame. So this package uses the framework's models, views, commands and messages, but has
// a loop and a renderer of its own. A model can't tell the two apart: a [tea.View] goes in,
// bytes come out. When the framework draws on demand,
// [Program] is [tea.Program] again and this package can go.
//
// Styles and keys are read with the library that the framework has for them (ultraviolet).
// Its renderer of cells is not used: for a big digit that changes it takes nine times as
// long as this one and allocates 1,700 times, it keeps two copies of the screen of half a
// megabyte each, and much of its work, which is to find what scrolled or moved within a
// row, does nothing for a picture that stands still.
//
// # When a frame is drawn
//
// A view that differs from the last one is drawn at once if nothing was drawn for
// [Rest]; what changes sooner after a frame goes into one frame at the end of that time.
// No timer runs while nothing changes. The first frame waits until the model has had the
// three messages that tell what it is drawn on ([tea.EnvMsg], [tea.ColorProfileMsg],
// [tea.WindowSizeMsg]), so that nothing is drawn twice. Frames are written beside the
// program's loop: a terminal that accepts no output for a while delays the picture but never
// the model.
//
// # What is drawn
//
// What this program's views ask for: the whole window, on the alternate screen, with pasted
// text in brackets. Of a view: Content, the place of Cursor, WindowTitle, ForegroundColor,
// BackgroundColor, ProgressBar, ReportFocus, KeyboardEnhancements, and of MouseMode whether
// clicks and the wheel are reported. Cells that did not change are not written, colours and
// characters are reduced to those of the terminal, and a frame appears as a whole (mode 2026) where the
// terminal says that it can do that.
//
// Of the framework's own messages: [tea.Quit], [tea.Interrupt], [tea.Batch], [tea.Raw],
// [tea.Suspend] and the question for the background's colour. The model does not get these.
//
// A model that wants to know when a frame has been drawn has a method Drawing() int. It gets a
// [Drawn] with the number that the method returned once the frame is on the terminal.
//
// # What is read
//
// Bytes are decoded by package input, not by the framework, which gives up on a sequence
// after 50 ms and then takes its pieces for keys. Before the terminal is given back to the
// shell, it is told to report nothing, and what is under way from it is read and thrown
// away.
package paint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"presshold/internal/guard"
)

// patience is how long the terminal may take to accept the last bytes.
const patience = time.Second

// Terminal is what a program runs on. The zero value is the terminal of the process.
type Terminal struct {
	In  io.Reader // nil for os.Stdin, or the controlling terminal where that is none
	Out io.Writer // nil for os.Stdout
	Env []string  // nil for os.Environ
	// Width and Height are the window's size where Out is no terminal that tells it.
	Width, Height int
	// Profile is how many colours there are; nil to find out.
	Profile *colorprofile.Profile
}

// Stock are the options that run a program on this terminal with the framework's own
// renderer.
func (t Terminal) Stock() []tea.ProgramOption {
	opts := []tea.ProgramOption{tea.WithWindowSize(t.Width, t.Height), tea.WithOutput(t.Out), tea.WithEnvironment(t.Env)}
	if t.In != nil { // nil would be no input at all
		opts = append(opts, tea.WithInput(t.In))
	}
	if t.Profile != nil {
		opts = append(opts, tea.WithColorProfile(*t.Profile))
	}
	return opts
}

// Program is a [tea.Program] that draws on demand. Its methods do and return what those
// of the same names do there.
type Program struct {
	model         tea.Model
	width, height int // of the window, as the model knows them
	terminal      *terminal
	painter       *painter
	messages      chan tea.Msg

	//nolint:containedctx // it is the program's life: whoever sends waits no longer
	ctx    context.Context
	cancel context.CancelCauseFunc
	stop   func()         // stops the process until it is continued
	work   sync.WaitGroup // of the goroutines of inBackground
}

// NewProgram makes a program ready to run on a terminal. It ends with the context. It
// handles no signals but those that tell of another window size or of being continued.
func NewProgram(ctx context.Context, model tea.Model, t Terminal) *Program {
	if t.Out == nil {
		t.Out = os.Stdout
	}
	if t.Env == nil {
		t.Env = os.Environ()
	}
	if t.Profile == nil {
		profile := colorprofile.Detect(t.Out, t.Env)
		t.Profile = &profile
	}
	p := &Program{model: model, terminal: &terminal{Terminal: t}, messages: make(chan tea.Msg), stop: stopProcess}
	p.ctx, p.cancel = context.WithCancelCause(ctx)
	p.painter = newPainter(t.Out, newScreen(t.Env, *t.Profile), p.terminal.asked, p.fail)
	return p
}

// Send hands a message to the model; see [tea.Program.Send].
func (p *Program) Send(msg tea.Msg) {
	select {
	case p.messages <- msg:
	case <-p.ctx.Done():
	}
}

// Kill ends the program at once; see [tea.Program.Kill].
func (p *Program) Kill() { p.cancel(context.Canceled) }

// fail ends the program with an error; nil is none.
func (p *Program) fail(err error) {
	if err != nil {
		p.cancel(err)
	}
}

// Run runs the program until it ends; see [tea.Program.Run]. When it returns, the
// terminal is as it was found, unless that took no more bytes for a second.
func (p *Program) Run() (tea.Model, error) {
	defer p.cancel(nil)
	if err := p.take(); err != nil {
		return p.model, err
	}
	if asksForModes(p.terminal.Env) {
		p.painter.write(modeQuestions)
	}
	ignore := p.terminal.onResize(p.measure, p.inBackground)
	err := guard.Call(p.loop)
	ignore()
	select {
	case <-p.painter.leave():
	case <-time.After(patience):
	}
	p.terminal.release()
	if err == nil {
		err = context.Cause(p.ctx) // on the way out
	}
	p.cancel(nil) // whoever still sends is let go
	p.work.Wait()
	return p.model, outcome(err)
}

// outcome is what Run returns where the loop ended with an error. A panic is shown to the
// user, now that the screen is theirs again.
func outcome(err error) error {
	if err == nil {
		return nil
	}
	var crash *guard.Panic
	if errors.As(err, &crash) {
		fmt.Fprintf(os.Stderr, "panic: %v\n\n%s", crash.Value, crash.Stack)
		err = tea.ErrProgramPanic
	}
	return fmt.Errorf("%w: %w", tea.ErrProgramKilled, err)
}

// take makes the terminal the program's.
func (p *Program) take() error {
	if err := p.terminal.take(p.Send, p.fail); err != nil {
		return err
	}
	p.painter.start(p.terminal.cooked())
	return nil
}

// suspend leaves the terminal as it was found, stops the process, and takes the terminal
// again once the process is continued. The window may have another size by then.
func (p *Program) suspend() {
	select {
	case <-p.painter.leave():
	case <-p.ctx.Done(): // killed while the terminal accepts nothing
		return
	}
	p.terminal.release()
	p.stop()
	p.fail(p.take())
	p.inBackground(func() {
		p.measure()
		p.Send(tea.ResumeMsg{})
	})
}

// inBackground does work in a goroutine that ends before Run returns, since the terminal is
// no longer the program's after that.
func (p *Program) inBackground(work func()) {
	p.work.Go(func() { p.fail(guard.Call(func() error { work(); return nil })) })
}

// measure tells the model the window's size.
func (p *Program) measure() { p.Send(p.terminal.size()) }
