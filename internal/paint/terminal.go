package paint

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
)

// terminal is the line to a terminal: raw while the program has it, as it was found
// before and after.
type terminal struct {
	Terminal

	found []state                  // of what was made raw, in order
	keys  atomic.Pointer[keyboard] // nil while it is not the program's
}

// state is what a file was like before it was made raw.
type state struct {
	file term.File
	was  *term.State
}

// tty is a reader or writer as the terminal that it is, if it is one.
func tty(f any) (term.File, bool) {
	file, ok := f.(term.File)
	return file, ok && term.IsTerminal(file.Fd())
}

// size is the window's.
func (t *terminal) size() tea.WindowSizeMsg {
	if f, ok := tty(t.Out); ok {
		if w, h, err := term.GetSize(f.Fd()); err == nil {
			return tea.WindowSizeMsg{Width: w, Height: h}
		}
	}
	return tea.WindowSizeMsg{Width: t.Width, Height: t.Height}
}

// cooked reports whether the line to the terminal can't be made raw, and so puts a carriage
// return before each newline.
func (t *terminal) cooked() bool { return len(t.found) == 0 && runtime.GOOS != "windows" }

// take makes the terminal raw and sends what is typed, until release. Later errors go to fail.
func (t *terminal) take(send func(tea.Msg), fail func(error)) error {
	if t.In == nil {
		t.In = os.Stdin
		if _, ok := tty(os.Stdin); !ok {
			in, _, err := uv.OpenTTY()
			if err != nil {
				return fmt.Errorf("open the controlling terminal: %w", err)
			}
			t.In = in
		}
	}
	if err := t.raw(); err != nil {
		t.restore()
		return err
	}
	keys, err := listen(t.In, uv.Environ(t.Env).Getenv("TERM"), send, fail)
	if err != nil {
		t.restore()
		return err
	}
	t.keys.Store(keys)
	return nil
}

// asked tells the keyboard what is about to be written to the terminal, because it may ask for answers.
func (t *terminal) asked(written []byte) {
	if keys := t.keys.Load(); keys != nil {
		keys.asked(written)
	}
}

// release leaves the terminal as it was found, once no more input is on its way.
func (t *terminal) release() {
	if keys := t.keys.Load(); keys != nil {
		if _, ok := tty(t.In); ok {
			keys.drain()
		}
		keys.stop()
		t.keys.Store(nil)
	}
	t.restore()
}

// restore undoes raw. There is nothing to be done about a terminal that is gone.
func (t *terminal) restore() {
	for _, s := range t.found {
		_ = term.Restore(s.file.Fd(), s.was)
	}
	t.found = nil
}

// asksForModes reports whether a terminal may be asked which modes it knows. Over SSH the
// answer may come too late, and Apple's terminal prints the question.
func asksForModes(env uv.Environ) bool {
	if _, ok := env.LookupEnv("WT_SESSION"); ok {
		return true
	}
	for _, name := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(env.Getenv("TERM"), name) {
			return true
		}
	}
	_, remote := env.LookupEnv("SSH_TTY")
	return !remote && !strings.Contains(env.Getenv("TERM_PROGRAM"), "Apple")
}
