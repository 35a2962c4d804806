//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// After a panic of the screens the terminal is as it was, and shows what happened.
func TestPanic(t *testing.T) {
	drawn(t, func(t *testing.T) {
		for _, where := range []string{"command", "observer", "marks"} {
			t.Run(where, func(t *testing.T) {
				dir := t.TempDir()
				x := openIn(t, dir, 80, 24, "presshold-broken", where, dir)
				if where == "command" {
					x.sees("Before you press")
					x.types("\x1b[F") // it is accepted on its last page
					x.sees("I have read this")
					x.types("\r")
				}
				x.exits(1)
				x.restored()
				x.sees(`the screen failed`)
				if text := x.all(); !strings.Contains(text, "out of order") {
					t.Errorf("the panic is not told of:\n%s", text)
				}
			})
		}
	})
}

// A panic of what goes along with a run stops neither the run nor the rest: a mark shows
// it, it is told at the end, and what was not recorded is saved.
func TestPanicBesideTheRun(t *testing.T) {
	drawn(t, func(t *testing.T) {
		for where, want := range map[string]struct{ mark, told string }{
			"record": {"not recorded", "the record: internal error: out of order"},
			"player": {"no sound", "silent failed: internal error: out of order"},
		} {
			t.Run(where, func(t *testing.T) {
				dir := t.TempDir()
				x := openIn(t, dir, 100, 30, "presshold-broken", where, dir)
				x.sees(want.mark)
				x.sees("Summary")
				x.types("\x03")
				x.exits(0)
				x.restored()
				x.sees(want.told)
				if saved, _ := filepath.Glob(filepath.Join(dir, "state", "unsaved-*.jsonl")); (len(saved) == 1) != (where == "record") {
					t.Errorf("saved are %v", saved)
				}
			})
		}
	})
}
