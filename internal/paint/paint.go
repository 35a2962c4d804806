// Package paint runs a Bubble Tea program that draws when something has changed, and
// only then.
//
// The framework's own renderer wakes 60 times a second for as long as the program lives,
// whether there is anything to draw or not: 1.5 % of a core and 300 context switches a
// second for a number that changes once a second, and a change waits up to 17 ms for its
// frame. This package keeps the framework's loop, commands and messages, turns its
// renderer off, and draws what View returns itself. A model cannot tell the two apart: a
// [tea.View] goes in, bytes come out. When the framework draws on demand, [Program] is
// [tea.Program] again and this package can go.
//
// Styles and keys are read with the library that the framework has for them (ultraviolet).
// Its renderer of cells is not used: for a big digit that changes it takes nine times as
// long as this one and makes 1,700 pieces of garbage, it keeps two copies of the screen of
// half a megabyte each, and much of what it can do, to find what scrolled or was shifted
// within a row, does nothing for a picture that stands still.
//
// # When a frame is drawn
//
// A view that differs from the last one is drawn at once if nothing was drawn for
// [Rest]; what changes sooner after a frame goes into one frame at the end of that time.
// No timer runs while nothing changes. The first frame waits until the model has had the
// three messages that tell what it is drawn on ([tea.EnvMsg], [tea.ColorProfileMsg],
// [tea.WindowSizeMsg]), so that nothing is drawn twice. Frames are written beside the
// program's loop: a terminal that takes nothing for a while holds up the picture and
// never the model.
//
// # What is drawn
//
// Of a view: Content, AltScreen, Cursor, WindowTitle, ForegroundColor, BackgroundColor,
// ProgressBar, ReportFocus, DisableBracketedPasteMode, KeyboardEnhancements, and of
// MouseMode whether clicks and the wheel are reported. Cells
// that did not change are not written, colours are brought down to what the terminal
// has, and a frame is shown as a whole (mode 2026) where the terminal says that it can.
// OnMouse is left out.
//
// Of the messages that concern the terminal: [tea.Raw], [tea.Suspend], [tea.Exec] and
// [tea.ExecProcess], [tea.ClearScreen], and the questions for colours, the cursor's place
// and the terminal's name. Printing above the program and the clipboard are left out. A
// command for [tea.ExecProcess] has to name its Stdin, which does no harm under the
// framework's own renderer either.
//
// A model with a method Drawing() int, which returns the number of something that it wants to
// know has been drawn, gets a [Drawn] with that number once the frame is on the terminal.
//
// # What is read
//
// Bytes are decoded by package input, not by the framework, which gives up on a sequence
// after 50 ms and then takes its pieces for keys. Before the terminal is given back, to
// the shell or to an editor, it is told to report nothing, and what is under way from it
// is read and thrown away.
package paint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// patience is how long the terminal may take for the last bytes.
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
	opts := []tea.ProgramOption{tea.WithWindowSize(t.Width, t.Height)}
	if t.In != nil {
		opts = append(opts, tea.WithInput(t.In))
	}
	if t.Out != nil {
		opts = append(opts, tea.WithOutput(t.Out))
	}
	if t.Env != nil {
		opts = append(opts, tea.WithEnvironment(t.Env))
	}
	if t.Profile != nil {
		opts = append(opts, tea.WithColorProfile(*t.Profile))
	}
	return opts
}

// Program is a [tea.Program] that draws on demand. Its methods do and return what those
// of the same names do there.
type Program struct {
	tea      *tea.Program
	seam     *modelAdapter
	terminal *terminal
	painter  *painter
	exec     reflect.Type       // of the message of tea.Exec, which has no name outside
	cancel   context.CancelFunc // ends the loop

	work    sync.WaitGroup // what goes on beside the loop; see inBackground
	mu      sync.Mutex
	failure error // the first that ended the loop
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
	ctx, cancel := context.WithCancel(ctx)
	p := &Program{terminal: newTerminal(t), cancel: cancel, exec: reflect.TypeOf(tea.Exec(nil, nil)())}
	p.painter = newPainter(t.Out, newScreen(t.Env, *t.Profile), p.terminal.asked, p.rescue)
	p.seam = &modelAdapter{Program: p, model: model}
	p.seam.width, p.seam.height = p.terminal.size()
	p.tea = tea.NewProgram(p.seam,
		tea.WithContext(ctx),
		tea.WithoutRenderer(),
		tea.WithoutSignalHandler(),
		tea.WithoutCatchPanics(), // which prints them while the screen is still ours
		tea.WithFilter(p.seam.filter),
		// Keys come through Send: the framework has nothing to read.
		tea.WithInput(strings.NewReader("")),
		tea.WithOutput(t.Out),
		tea.WithEnvironment(t.Env),
		tea.WithColorProfile(*t.Profile),
		tea.WithWindowSize(p.seam.width, p.seam.height),
	)
	return p
}

// Send hands a message to the model; see [tea.Program.Send].
func (p *Program) Send(msg tea.Msg) { p.tea.Send(msg) }

// Kill ends the program at once; see [tea.Program.Kill].
func (p *Program) Kill() { p.tea.Kill() }

// Run runs the program until it ends; see [tea.Program.Run]. When it returns, the
// terminal is as it was found, unless that took no more bytes for a second.
func (p *Program) Run() (tea.Model, error) {
	defer p.cancel()
	if err := p.take(); err != nil {
		return p.seam.model, err
	}
	if asksForModes(p.terminal.env) {
		p.painter.write(modeQuestions)
	}
	ignore := p.terminal.onResize(p.measure, p.inBackground)
	err := p.loop()
	ignore()
	select {
	case <-p.painter.leave():
	case <-time.After(patience):
	}
	p.terminal.release()
	p.cancel() // whoever still sends is let go
	p.work.Wait()
	return p.seam.model, p.outcome(err)
}

// loop runs the framework's loop.
func (p *Program) loop() error {
	defer p.rescue() // of a panic of the framework's own; the model's have been caught
	_, err := p.tea.Run()
	return err
}

// outcome is what Run returns after the loop returned an error. A panic is shown to the
// user, now that the screen is theirs again.
func (p *Program) outcome(err error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failure == nil {
		return err
	}
	var c *crash
	if errors.As(p.failure, &c) {
		fmt.Fprintf(os.Stderr, "panic: %v\n\n%s", c.value, c.stack)
	}
	return fmt.Errorf("%w: %w", tea.ErrProgramKilled, p.failure)
}

// take makes the terminal the program's.
func (p *Program) take() error {
	if err := p.terminal.take(p.Send, p.fail, p.rescue); err != nil {
		return err
	}
	p.painter.start(p.terminal.cooked())
	return nil
}

// lend leaves the terminal as it was found, lets somebody use it, and takes it again.
func (p *Program) lend() {
	<-p.painter.leave()
	p.terminal.release()
}

// retake is take after lend. The window may have another size by now.
func (p *Program) retake() {
	if err := p.take(); err != nil {
		p.fail(err)
	}
	p.inBackground(p.measure)
}

// inBackground does something in a goroutine that ends before Run returns: after that nobody
// looks at the terminal any more.
func (p *Program) inBackground(work func()) {
	p.work.Go(func() {
		defer p.rescue()
		work()
	})
}

// measure tells the model the window's size.
func (p *Program) measure() {
	w, h := p.terminal.size()
	p.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// fail ends the program.
func (p *Program) fail(err error) {
	p.mu.Lock()
	if p.failure == nil {
		p.failure = err
	}
	p.mu.Unlock()
	p.cancel()
}

// failed reports whether the program is ending, and the model may be broken.
func (p *Program) failed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.failure != nil
}

// rescue, deferred, ends the program with a panic as its error.
func (p *Program) rescue() {
	if r := recover(); r != nil {
		p.fail(&crash{r, debug.Stack()})
	}
}

// crash is a panic as an error.
type crash struct {
	value any
	stack []byte
}

func (c *crash) Error() string { return tea.ErrProgramPanic.Error() }
func (c *crash) Unwrap() error { return tea.ErrProgramPanic }
