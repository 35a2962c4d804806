//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// An export, a backup or a restore that is killed leaves nothing under a final name but
// what is whole, and nothing that the next command does not clean up.
func TestKilledWhileWriting(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		cmd := program(dir, args...)
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, text)
		}
	}
	for range 3 {
		run("run", "--hold", "1", "--rounds", "60", "--plain", "--count-in", "0", "--speed", "1000")
	}
	whole := filepath.Join(dir, "whole.db")
	run("history", "backup", whole)
	outputs := filepath.Join(dir, "outputs")
	if err := os.Mkdir(outputs, 0o700); err != nil {
		t.Fatal(err)
	}
	left := 0
	for after := time.Duration(0); after < 30*time.Millisecond; after += time.Millisecond {
		for _, args := range [][]string{
			{"history", "export", "--out", filepath.Join(outputs, "e.json")},
			{"history", "backup", filepath.Join(outputs, "b.db")},
			{"history", "restore", whole, "--yes"},
		} {
			cmd := program(dir, args...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			kill := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
			_ = cmd.Wait() // it was killed, or was faster
			kill.Stop()
		}
		left += len(unfinishedIn(t, outputs)) + len(unfinishedIn(t, filepath.Join(dir, "data")))
		run("history", "verify")
		if got := append(unfinishedIn(t, outputs), unfinishedIn(t, filepath.Join(dir, "data"))...); len(got) > 0 {
			t.Fatalf("killed after %v, it has left %v", after, got)
		}
		if data, err := os.ReadFile(filepath.Join(outputs, "e.json")); err == nil && !strings.HasSuffix(string(data), "}\n") {
			t.Fatalf("killed after %v, an export of %d bytes is not whole", after, len(data))
		}
		if _, err := os.Stat(filepath.Join(outputs, "b.db")); err == nil {
			run("history", "restore", filepath.Join(outputs, "b.db"), "--yes")
		}
		for _, name := range []string{"e.json", "b.db"} {
			_ = os.Remove(filepath.Join(outputs, name)) // it need not be there
		}
	}
	t.Logf("%d files were left and cleaned up", left)
}

// unfinishedIn are the names of what is not finished in a folder.
func unfinishedIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), ".unfinished") {
			names = append(names, e.Name())
		}
	}
	return names
}
