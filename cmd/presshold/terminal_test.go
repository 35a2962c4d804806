//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a test waits for what must come. It is far more than it takes:
// it is only reached when something is broken.
const patience = 30 * time.Second

// terminal is a pseudo-terminal with a screen, and what is started on it.
type terminal struct {
	t    *testing.T
	cmd  *exec.Cmd
	ptmx *os.File
	tty  *os.File    // kept open, so that its modes can be looked at after the program's end
	was  *term.State // before the program began

	typed time.Time // when keys were typed last

	mu      sync.Mutex
	drawn   time.Time // when something was last
	screen  *vt.Emulator
	alt     bool
	cursor  bool
	modes   map[int]bool  // that were set
	pushed  int           // settings on the stack of the keyboard's
	rung    int           // how often the bell was
	raw     bytes.Buffer  // all that was written
	changed chan struct{} // holds a token when something new is on the screen
	ended   chan struct{} // closed when the program has ended
}

// open starts a program on a terminal of a size. Its folders are its own; in them the
// safety text was seen before.
func open(t *testing.T, width, height int, args ...string) *terminal {
	t.Helper()
	dir := accepted(t)
	return openIn(t, dir, width, height, args...)
}

// openIn is open with folders that are there already.
func openIn(t *testing.T, dir string, width, height int, args ...string) *terminal {
	t.Helper()
	blocking, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	ptmx := pollable(t, blocking)
	if err := pty.Setsize(tty, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		t.Fatal(err)
	}
	was, err := term.GetState(tty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	x := &terminal{
		t: t, ptmx: ptmx, tty: tty, was: was, cursor: true,
		screen:  vt.NewEmulator(width, height),
		modes:   map[int]bool{},
		changed: make(chan struct{}, 1),
		ended:   make(chan struct{}),
	}
	x.screen.SetCallbacks(vt.Callbacks{
		Bell:             func() { x.rung++ },
		AltScreen:        func(on bool) { x.alt = on },
		CursorVisibility: func(on bool) { x.cursor = on },
		EnableMode:       func(m ansi.Mode) { x.modes[m.Mode()] = true },
		DisableMode:      func(m ansi.Mode) { delete(x.modes, m.Mode()) },
	})
	for sign, change := range map[byte]int{'>': 1, '<': -1} {
		x.screen.RegisterCsiHandler(ansi.Command(sign, 0, 'u'), func(ansi.Params) bool {
			x.pushed += change
			return true
		})
	}
	// A frame for a window that was higher may set margins below the screen. Terminals pay
	// no heed to them, the emulator would fall over what it scrolls next.
	x.screen.RegisterCsiHandler('r', func(margins ansi.Params) bool {
		bottom, _, _ := margins.Param(1, 0)
		return bottom > x.screen.Height()
	})
	x.cmd = exec.Command(args[0], args[1:]...)
	x.cmd.Dir = dir
	x.cmd.Env = environ(dir, "TERM=xterm-256color", "COLORTERM=truecolor", "PS1=ready> ", "ENV=", "NO_COLOR=", "TMUX=", "LC_ALL=C.UTF-8",
		"PRESSHOLD_RENDERER="+renderer(t))
	x.cmd.Stdin, x.cmd.Stdout, x.cmd.Stderr = tty, tty, tty
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := x.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go x.draw()
	go func() { _, _ = io.Copy(ptmx, x.screen) }() // what the terminal answers to questions
	go func() {
		_ = x.cmd.Wait() // the code is asked for later
		close(x.ended)
		x.nudge()
	}()
	t.Cleanup(x.close)
	return x
}

// pollable makes of a file one that can be closed while it is read.
func pollable(t *testing.T, f *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), f.Name())
}

// presshold starts the program itself.
func presshold(t *testing.T, width, height int, args ...string) *terminal {
	t.Helper()
	return open(t, width, height, append([]string{"presshold"}, args...)...)
}

func (x *terminal) draw() {
	buf := make([]byte, 4096)
	for {
		n, err := x.ptmx.Read(buf)
		if err != nil {
			return
		}
		x.mu.Lock()
		x.drawn = time.Now()
		x.raw.Write(buf[:n])
		_, _ = x.screen.Write(buf[:n]) // it takes everything
		x.mu.Unlock()
		x.nudge()
	}
}

func (x *terminal) nudge() {
	select {
	case x.changed <- struct{}{}:
	default:
	}
}

// close ends whatever is still going on.
func (x *terminal) close() {
	select {
	case <-x.ended:
	default:
		_ = x.cmd.Process.Kill() // it may just have ended
		<-x.ended
	}
	x.ptmx.Close()
	x.tty.Close()
	// This ends the copying of answers. The emulator's own Close would race with it.
	if answers, ok := x.screen.InputPipe().(io.Closer); ok {
		answers.Close()
	}
}

// text is what is on the screen.
func (x *terminal) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// all is all that was written.
func (x *terminal) all() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.raw.String()
}

// colourless wants that nothing but text was written, no question to the terminal either.
func (x *terminal) colourless() {
	x.t.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	if i := bytes.IndexByte(x.raw.Bytes(), 0x1b); i >= 0 {
		x.t.Errorf("an escape was written: %q", x.raw.Bytes()[i:min(i+40, x.raw.Len())])
	}
}

// until waits until something holds.
func (x *terminal) until(what string, holds func() bool) {
	x.t.Helper()
	late := time.After(patience)
	for !holds() {
		select {
		case <-x.changed:
		case <-late:
			x.t.Fatalf("waited in vain for %s; the screen is\n%s", what, x.text())
		}
	}
}

// sees waits for text on the screen.
func (x *terminal) sees(pattern string) {
	x.t.Helper()
	re := regexp.MustCompile(pattern)
	x.until(pattern, func() bool { return re.MatchString(x.text()) })
}

// runs waits for text of a run that goes on. A machine that is too busy to run the program
// for a second has slept as far as that can tell, so the run is resumed as a user would.
func (x *terminal) runs(pattern string) {
	x.t.Helper()
	if x.stood(pattern) {
		x.types("\r")
		x.sees(pattern)
	}
}

// brings types a line in plain mode, and waits for what it brings while a run goes on.
func (x *terminal) brings(line, pattern string) {
	x.t.Helper()
	x.types(line)
	if x.stood(pattern) {
		x.types("\r" + line)
		x.sees(pattern)
	}
}

// stood waits for text, and reports whether the run was paused instead because nothing ran for a second.
func (x *terminal) stood(pattern string) bool {
	x.t.Helper()
	x.sees(pattern + "|presshold stood still|the machine slept")
	return !regexp.MustCompile(pattern).MatchString(x.text())
}

// stroke is how long after some keys a hand types others at the soonest, and how long after
// it saw something: what comes quicker is taken for the rest of a paste, or was meant for
// what stood there before.
const stroke = 80 * time.Millisecond

// types types keys, as soon as a hand can.
func (x *terminal) types(keys string) {
	x.t.Helper()
	<-time.After(x.still()) // once: a run at speed never stands still
	defer func() { x.typed = time.Now() }()
	if _, err := io.WriteString(x.ptmx, keys); err != nil {
		x.t.Fatal(err)
	}
}

// still is how long a hand waits before it types.
func (x *terminal) still() time.Duration {
	x.mu.Lock()
	defer x.mu.Unlock()
	latest := x.typed
	if x.drawn.After(latest) {
		latest = x.drawn
	}
	return time.Until(latest.Add(stroke))
}

// resizes gives the window another size.
func (x *terminal) resizes(width, height int) {
	x.t.Helper()
	x.mu.Lock()
	x.screen.Resize(width, height)
	x.mu.Unlock()
	if err := pty.Setsize(x.tty, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		x.t.Fatal(err)
	}
}

// finishes finishes a run by hand, and goes on to the summary without waiting until that can
// no longer be undone.
func (x *terminal) finishes() {
	x.t.Helper()
	x.types("f")
	x.sees("Finished")
	x.types("\x1b[A") // up
}

func (x *terminal) signals(s os.Signal) {
	x.t.Helper()
	if err := x.cmd.Process.Signal(s); err != nil {
		x.t.Fatal(err)
	}
}

// exits waits for the end of the program and wants a code.
func (x *terminal) exits(code int) {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(patience):
		x.t.Fatalf("the program does not end; the screen is\n%s", x.text())
	}
	if got := x.cmd.ProcessState.ExitCode(); got != code {
		x.t.Errorf("exit code %d, want %d; the screen is\n%s", got, code, x.text())
	}
}

// ordinary tells whether nothing on the screen is set in another way than a shell has it.
func (x *terminal) ordinary() bool {
	for _, unusual := range []ansi.DECMode{ansi.ModeFocusEvent, ansi.ModeBracketedPaste, ansi.ModeSynchronizedOutput, ansi.ModeUnicodeCore} {
		if x.modes[unusual.Mode()] {
			return false
		}
	}
	return !x.alt && x.cursor && x.pushed == 0
}

// restored wants the terminal as it was before the program began.
func (x *terminal) restored() {
	x.t.Helper()
	x.until("the ordinary screen", func() bool {
		x.mu.Lock()
		defer x.mu.Unlock()
		return x.ordinary()
	})
	now, err := term.GetState(x.tty.Fd())
	if err != nil {
		x.t.Fatal(err)
	}
	if *now != *x.was {
		x.t.Error("the terminal's modes are not what they were")
	}
}

// fullScreen waits until the program draws.
func (x *terminal) fullScreen() {
	x.t.Helper()
	x.until("the alternate screen", func() bool {
		x.mu.Lock()
		defer x.mu.Unlock()
		return x.alt
	})
}
