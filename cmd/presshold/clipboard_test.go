//go:build unix

package main

import (
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// one is a run of one hold at a point.
const one = "presshold run --hold 1s --rounds 1 --count-in 0 --point soleus:left --client C-017 --cues silent"

// onTerminal runs a command on a terminal of which nothing is known but that it is one.
func onTerminal(t *testing.T, dir, command string, env ...string) *terminal {
	t.Helper()
	args := append([]string{"env", "TERM=xterm-256color", "TERM_PROGRAM=", "TMUX=", "STY=", "DISPLAY=", "WAYLAND_DISPLAY="}, env...)
	return openIn(t, dir, 100, 30, append(args, strings.Fields(command)...)...)
}

// sent is what the terminal was sent for its clipboard, text by text.
func (x *terminal) sent() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	var texts []string
	for _, m := range regexp.MustCompile(`\x1b\]52;c?;([^\x07\x1b]+)(\x07|\x1b\\)`).FindAllStringSubmatch(x.raw.String(), -1) {
		text, err := base64.StdEncoding.DecodeString(m[1])
		if err != nil {
			x.t.Error(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// wantNote wants the note in a text.
func wantNote(t *testing.T, text string) {
	t.Helper()
	want := regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:\d\d, client C-017\n\nObjective\nL soleus: Ad hoc, rounds 1 of 1 planned \(chosen\), 1 hold of 1 s \(chosen\); 0:01 at the point\n`)
	if !want.MatchString(text) {
		t.Errorf("the note is %q", text)
	}
}

// One key puts the note on the terminal's clipboard, and nothing is put there before.
func TestCopyToTerminal(t *testing.T) {
	drawn(t, func(t *testing.T) {
		dir := accepted(t)
		x := onTerminal(t, dir, one)
		x.sees("Summary")
		if sent := x.sent(); len(sent) > 0 {
			t.Errorf("nobody asked for %q", sent)
		}
		x.types("y")
		x.sees("sent to the terminal")
		x.until("the note", func() bool { return len(x.sent()) == 1 })
		wantNote(t, x.sent()[0])
		x.types("q")
		x.exits(0)

		x = onTerminal(t, dir, "presshold history --screen")
		x.sees("soleus")
		x.types("\r")
		x.sees("for the chart|L soleus")
		x.types("y")
		x.sees("sent to the terminal")
		x.until("the note", func() bool { return len(x.sent()) == 1 })
		wantNote(t, x.sent()[0])
		x.types("\x03")
		x.exits(130)
	})
}

// Without a record it is of the run at hand; in plain lines it takes y and Enter.
func TestCopyInPlainLines(t *testing.T) {
	t.Parallel()
	for _, more := range []string{"", " --no-journal"} {
		x := onTerminal(t, accepted(t), one+" --plain"+more)
		x.sees("y: put the note on the clipboard")
		x.types("what\r")
		x.sees("(?s)clipboard.*what.*clipboard")
		x.types("y\r")
		x.sees("sent to the terminal")
		x.types("\r")
		x.exits(0)
		if sent := x.sent(); len(sent) == 1 {
			wantNote(t, sent[0])
		} else {
			t.Errorf("sent: %q", sent)
		}
	}
}

// A program of the system takes it, and its exit status is the confirmation.
func TestCopyByProgram(t *testing.T) {
	t.Parallel()
	dir, bin := accepted(t), t.TempDir()
	copied := filepath.Join(dir, "copied")
	if err := os.WriteFile(filepath.Join(bin, "xclip"), []byte("#!/bin/sh\nexec cat > '"+copied+"'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	x := onTerminal(t, dir, one, "PATH="+bin+":"+os.Getenv("PATH"), "DISPLAY=:77")
	x.sees("Summary")
	x.types("y")
	x.sees("copied: xclip confirms it")
	text, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	wantNote(t, string(text))
	x.types("q")
	x.exits(0)
}

// In tmux it reaches the terminal outside, by tmux where that takes it and past tmux where it
// only hands it on.
func TestCopyInTmux(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	for _, options := range []string{"set -g set-clipboard on\nset -g allow-passthrough off", "set -g set-clipboard off\nset -g allow-passthrough on"} {
		t.Run(options, func(t *testing.T) {
			dir := accepted(t)
			// The terminal must be reached by the sequence alone, not by tmux as a program.
			bin := filepath.Join(dir, "bin")
			if err := os.Mkdir(bin, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(bin, "tmux"), []byte("#!/bin/sh\nexit 1\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			conf, socket := filepath.Join(dir, "tmux.conf"), filepath.Join(t.TempDir(), "s")
			if err := os.WriteFile(conf, []byte(options+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = exec.Command("tmux", "-S", socket, "kill-server").Run() }) // it has ended with its window, as a rule
			x := onTerminal(t, dir, "tmux -S "+socket+" -f "+conf+" new-session env PATH="+bin+":"+os.Getenv("PATH")+" "+one)
			x.sees("Summary")
			x.types("y")
			x.sees("sent to the terminal")
			x.until("the note", func() bool { return len(x.sent()) > 0 })
			wantNote(t, x.sent()[0])
			x.types("q")
			x.exits(0)
		})
	}
}
