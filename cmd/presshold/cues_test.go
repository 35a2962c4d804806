//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// settled makes folders with a settings file, in which the safety text was seen before.
func settled(t *testing.T, settings string) string {
	t.Helper()
	dir := accepted(t)
	config := filepath.Join(dir, "config")
	err := os.Mkdir(config, 0o700)
	if err == nil {
		err = os.WriteFile(filepath.Join(config, "settings.toml"), []byte(settings), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// bells is how often the terminal's bell was rung.
func (x *terminal) bells() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.rung
}

// Where there is nothing better, as over SSH, the terminal's bell is rung; mute and the
// profiles turn it off.
func TestBell(t *testing.T) {
	t.Parallel()
	run := []string{"presshold", "run", "--hold", "1", "--release", "1", "--rounds", "1", "--count-in", "0"}
	for _, tt := range []struct {
		name, settings string
		more           []string
		rings          bool
	}{
		{"screen", "", nil, true},
		{"plain", "", []string{"--plain"}, true},
		{"screen, silent", "[cues]\nprofile = \"silent\"", nil, false},
		{"plain, silent", "", []string{"--plain", "--cues", "silent"}, false},
		{"silent but for this run", "[cues]\nprofile = \"silent\"", []string{"--cues", "soft"}, true},
		{"silent for this protocol", "[cues.protocol]\nad-hoc = \"silent\"", nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			x := openIn(t, settled(t, tt.settings), 80, 24, append(run, tt.more...)...)
			x.sees("(?i)summary")
			if slices.Contains(tt.more, "--plain") {
				x.sees("Enter alone, or q: end")
				x.types("\r")
			} else {
				x.types("q")
			}
			x.exits(0)
			x.restored()
			// Press, release, done; on a busy machine one may come too late, and is left out.
			if got := x.bells(); got > 3 || (got > 0) != tt.rings {
				t.Errorf("rang %d times", got)
			}
		})
	}
}

// What a hook prints, to its outputs or to the terminal itself, reaches no screen.
func TestHooksCantReachTheScreen(t *testing.T) {
	t.Parallel()
	dir := settled(t, `
[[hooks]]
on = ["phase-start", "session-end"]
command = ["sh", "-c", "echo INTRUDER; echo INTRUDER >&2; echo INTRUDER > /dev/tty; touch ran"]
`)
	x := openIn(t, dir, 80, 24, "sh", "-c", "cd "+dir+" && exec presshold run sixty")
	x.sees("Sixty-second release")
	x.finishes()
	x.sees("Summary")
	x.types("q")
	x.exits(0)
	x.restored()
	if _, err := os.Stat(filepath.Join(dir, "ran")); err != nil {
		t.Error(err)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if text := x.raw.String(); strings.Contains(strings.ReplaceAll(text, "echo INTRUDER", ""), "INTRUDER") {
		t.Errorf("it is on the screen: %q", text)
	}
}

func TestDoctorOnATerminal(t *testing.T) {
	t.Parallel()
	x := presshold(t, 100, 60, "doctor", "--play")
	x.sees(`terminal +xterm-256color, 100 x 60`)
	x.sees(`colours +all`)
	x.sees(`key release +(reported|not reported)`)
	x.sees(`sound +terminal bell, used`)
	x.sees(`keep awake`)
	x.sees(`state +.*state`)
	x.sees(`played by terminal bell:\s+press\s+release`)
	x.signals(os.Interrupt)
	x.exits(130)
	x.restored()
	if x.bells() == 0 {
		t.Error("no cue was played")
	}
}
