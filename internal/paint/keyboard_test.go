//go:build unix

package paint

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// What is under way when a program ends is read before the terminal is given back: an
// answer, and what a key that is still down sends. The keyboard's flags go first, and
// nothing is asked any more.
func TestDrains(t *testing.T) {
	for name, end := range map[string]func(*Program){
		"quit":       func(p *Program) { p.Send(tea.Quit()) },
		"killed":     func(p *Program) { p.Kill() },
		"panic":      func(p *Program) { p.Send(bugMsg("update")) },
		"suspended":  func(p *Program) { p.Send(tea.SuspendMsg{}); p.Send(tea.Quit()) },
		"new flags?": func(p *Program) { p.Send(loud("more")); p.Send(tea.Quit()) },
	} {
		t.Run(name, func(t *testing.T) {
			quiet(t)
			line, tty, err := pty.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer line.Close()
			defer tty.Close()
			if err := pty.Setsize(tty, &pty.Winsize{Rows: 12, Cols: 40}); err != nil {
				t.Fatal(err)
			}
			was, err := term.GetState(tty.Fd())
			if err != nil {
				t.Fatal(err)
			}
			profile := colorprofile.TrueColor
			p := NewProgram(t.Context(), &saboteur{puppet: puppet{view: loud("text"), init: tea.RequestBackgroundColor}},
				Terminal{In: tty, Out: tty, Env: []string{"TERM=xterm-kitty"}, Width: 40, Height: 12, Profile: &profile})
			p.stop = func() {}
			written := make(chan string, 1)
			go func() { // a terminal that takes its time
				all, over := "", false
				for buf := make([]byte, 4096); !strings.Contains(all, "\x1b[?1049l"); {
					n, err := line.Read(buf)
					if all += string(buf[:n]); err != nil {
						break
					}
					if !over && strings.Contains(all, "text") {
						over = true
						go end(p)
					}
				}
				_, _ = line.WriteString("\x1b]11;rgb:1/1/1\x1b\\\x1b[?31u\x1b[113;1:3u\x1b[?62c")
				written <- all
				_, _ = io.Copy(io.Discard, line)
			}()
			_, _ = p.Run()
			if now, err := term.GetState(tty.Fd()); err != nil || *now != *was {
				t.Errorf("the terminal is not as it was: %v", err)
			}
			if left := waiting(t, tty); left != "" {
				t.Errorf("%q is left for the shell", left)
			}
			all := <-written
			popped, turned := strings.LastIndex(all, "\x1b[<1u"), strings.LastIndex(all, "\x1b[?1049l")
			if popped < 0 || popped > turned {
				t.Errorf("the keyboard's flags are not taken back first: %q", all)
			}
			for _, question := range []string{"\x1b[?u", "\x1b[c", "\x1b]11;?"} {
				if strings.Contains(all[popped:], question) {
					t.Errorf("%q is asked on the way out", question)
				}
			}
		})
	}
}

// waiting is what has come to a terminal and was not read.
func waiting(t *testing.T, tty *os.File) string {
	t.Helper()
	if _, err := term.MakeRaw(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	reader, err := listen(tty, "", func(tea.Msg) {}, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	reader.stop() // the terminal is closed next
	reader.mu.Lock()
	defer reader.mu.Unlock()
	if reader.last > 0 {
		return "something"
	}
	return ""
}
