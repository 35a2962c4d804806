//go:build unix

package main

import (
	"strings"
	"syscall"
	"testing"
)

// interrupted has a run killed in its first hold, and returns the folder that the
// program's own are in.
func interrupted(t *testing.T, how syscall.Signal, code int) string {
	t.Helper()
	dir := accepted(t)
	x := openIn(t, dir, 100, 30, "presshold", "run", "--hold", "60s", "--rounds", "3", "--count-in", "0", "--point", "soleus:left")
	x.runs(`elapsed 0:0[3-9]`) // so that the first of these seconds is on the disk
	x.signals(how)
	x.exits(code)
	return dir
}

// After a kill, and after the terminal was closed, the next start offers to go on.
func TestInterruptedSessions(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		signal syscall.Signal
		code   int
		answer string
		sees   string
	}{
		{"killed, resumed", syscall.SIGKILL, -1, " ", `space resume`},
		{"killed, hold restarted", syscall.SIGKILL, -1, "s", `elapsed 0:0[1-9]`},
		{"terminal closed, resumed", syscall.SIGHUP, 129, " ", `space resume`},
		{"killed, kept", syscall.SIGKILL, -1, "i", `40 protocols`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := interrupted(t, tt.signal, tt.code)
			x := openIn(t, dir, 100, 30, "presshold")
			x.sees("Interrupted session")
			x.sees("soleus left")
			x.types(tt.answer)
			x.runs(tt.sees)
			x.types("\x03")
			x.exits(130)
			x.restored()

			again := openIn(t, dir, 100, 30, "presshold")
			again.sees("40 protocols")
			if text := again.text(); strings.Contains(text, "interrupted") {
				t.Errorf("it is asked about once more:\n%s", text)
			}
			again.types("\x03")
			again.exits(130)
		})
	}
}

// A run that was asked for comes first: the primary key starts it, and what was
// interrupted is kept so.
func TestRunAfterAnInterruptedSession(t *testing.T) {
	t.Parallel()
	dir := interrupted(t, syscall.SIGHUP, 129)
	x := openIn(t, dir, 100, 30, "presshold", "run", "sixty", "--count-in", "0")
	x.sees("The window was closed at")
	x.sees("start Sixty-second release now")
	x.types(" ")
	x.runs(`elapsed 0:0[1-9]`)
	if text := x.text(); strings.Contains(text, "soleus") {
		t.Errorf("it runs what was interrupted:\n%s", text)
	}
	x.types("\x03")
	x.exits(130)
	again := openIn(t, dir, 100, 30, "presshold", "history", "--screen")
	again.sees("interrupted")
	again.types("\x03")
	again.exits(130)
}

// Nothing is asked about a session in which nothing was done yet, nor by a command that
// starts no run.
func TestNothingToAskAbout(t *testing.T) {
	t.Parallel()
	dir := accepted(t)
	x := openIn(t, dir, 100, 30, "presshold", "run", "sixty", "--count-in", "60")
	x.runs(`elapsed 0:0[1-9]`)
	x.signals(syscall.SIGKILL)
	x.exits(-1)
	again := openIn(t, dir, 100, 30, "presshold", "run", "sixty", "--count-in", "0")
	again.runs(`elapsed 0:0[1-9]`)
	again.signals(syscall.SIGKILL)
	again.exits(-1)
	history := openIn(t, dir, 100, 30, "presshold", "history", "--screen")
	history.sees("not over")
	history.types("\x03")
	history.exits(130)
	picker := openIn(t, dir, 100, 30, "presshold")
	picker.sees("Interrupted session")
	picker.types("\x03")
	picker.exits(130)
}

// In plain lines on a terminal it is asked about as on the screen, and q leaves it for the next start.
func TestInterruptedInPlainLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, answer, sees string
		goesOn             bool
	}{
		{"resumed", "r\r", "paused", true},
		{"hold restarted", "s\r", "again, hold", true},
		{"kept", "\r", "(?s)kept as.*get ready", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := interrupted(t, syscall.SIGKILL, -1)
			run := []string{"presshold", "run", "sixty", "--count-in", "60", "--plain"}
			x := openIn(t, dir, 100, 60, run...)
			x.sees("Interrupted session: Ad hoc(?s:.*)soleus left(?s:.*)Enter alone: keep as interrupted; q: quit")
			x.types("n\r")
			x.sees(`"n" does nothing here`)
			x.types("q\r")
			x.exits(0)

			x = openIn(t, dir, 100, 60, run...)
			x.sees("Enter alone: keep as interrupted")
			x.types(tt.answer)
			x.sees(tt.sees)
			if tt.goesOn {
				x.types("p\r") // not Enter, which may come too soon
				x.sees("resumed")
			}
			x.types("q\r")
			x.exits(0)

			again := openIn(t, dir, 100, 30, "presshold")
			again.sees("40 protocols")
			again.types("\x03")
			again.exits(130)
		})
	}
}

// It is kept before it is asked for what was done last, which it then is.
func TestInterruptedIsRepeated(t *testing.T) {
	t.Parallel()
	dir := interrupted(t, syscall.SIGKILL, -1)
	cmd := program(dir, "run", "--again", "--plain", "--speed", "100")
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"it is kept as interrupted", "last time: "} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q is missing in %q", want, said.String())
		}
	}
}

// Without a terminal nobody can answer: it is kept as it is, and told.
func TestInterruptedWithoutATerminal(t *testing.T) {
	t.Parallel()
	dir := interrupted(t, syscall.SIGKILL, -1)
	cmd := program(dir, "run", "--hold", "1s", "--plain", "--speed", "100")
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said.String(), "session 1 of ") || !strings.Contains(said.String(), "was interrupted after 0:0") {
		t.Errorf("it says %q", said.String())
	}
}
