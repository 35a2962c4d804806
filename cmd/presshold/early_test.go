//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// endsBy fails the test unless a program ends by SIGTERM, or says that it did, before
// long.
func endsBy(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			t.Fatalf("it ended with %v", err)
		}
		status, ok := exit.Sys().(syscall.WaitStatus)
		if !ok || status.ExitStatus() != 143 && status.Signal() != syscall.SIGTERM {
			t.Errorf("it ended with %v", err)
		}
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		t.Fatal("it does not end")
	}
}

// A signal ends the program at whatever it is: a moment after its start, or waiting for
// somebody to type or for a reader.
func TestSignalledEarly(t *testing.T) {
	t.Parallel()
	for after := time.Duration(0); after < 60*time.Millisecond; after += 5 * time.Millisecond {
		cmd := program(t.TempDir(), "run", "sixty", "--plain")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(after, func() { _ = cmd.Process.Signal(syscall.SIGTERM) })
		endsBy(t, cmd)
	}
}

func TestSignalledWhileItWaits(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	record := program(dir, "run", "--hold", "1", "--rounds", "1", "--plain", "--count-in", "0")
	if text, err := record.CombinedOutput(); err != nil {
		t.Fatal(err, string(text))
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = errors.Join(r.Close(), w.Close()) }()
	cmd := exec.Command("presshold", "history", "note", "last")
	cmd.Env, cmd.Stdin = environ(dir), r
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(200*time.Millisecond, func() { _ = cmd.Process.Signal(syscall.SIGTERM) })
	endsBy(t, cmd)
}

// In a terminal, too, and that is as it was.
func TestSignalledEarlyOnTheScreen(t *testing.T) {
	t.Parallel()
	for after := time.Duration(0); after < 80*time.Millisecond; after += 20 * time.Millisecond {
		x := presshold(t, 80, 24, "run", "sixty")
		time.AfterFunc(after, func() { x.signals(syscall.SIGTERM) })
		select {
		case <-x.ended:
		case <-time.After(patience):
			t.Fatalf("the program does not end; the screen is\n%s", x.text())
		}
		if status, ok := x.cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || status.ExitStatus() != 143 && status.Signal() != syscall.SIGTERM {
			t.Errorf("it ended with %v", status)
		}
		x.restored()
	}
}

// No pipe in the place of any file makes the program wait, or writes to it.
func TestPipesInPlaceOfFiles(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"config/settings.toml", "config/protocols/mine.toml", "config/treatments/mine.toml",
		"data/journal.db", "data/journal.db-wal", "data/journal.db-shm", "data/journal.db.aside", "data/live/0123.lock", "data/live/0123.at",
		"state/unsaved-0123.jsonl", "state/safety-seen", "named.toml", "backup.db",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := syscall.Mkfifo(path, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{
				{"run", "--hold", "1", "--rounds", "1", "--plain", "--count-in", "0", "--speed", "100"},
				{"list"},
				{"check", filepath.Join(dir, "named.toml")},
				{"show", "mine"},
				{"config"},
				{"history"},
				{"history", "export"},
				{"history", "verify"},
				{"history", "delete", "last", "--yes"},
				{"stats"},
				{"practice", "--plain"},
				{"history", "restore", filepath.Join(dir, "backup.db"), "--yes"},
				{"history", "export", "--out", filepath.Join(dir, "named.toml"), "--force"},
			} {
				cmd := program(dir, args...)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				ended := make(chan error, 1)
				go func() { ended <- cmd.Wait() }()
				select {
				case <-ended:
				case <-time.After(patience):
					_ = cmd.Process.Kill()
					t.Fatalf("%v hangs", args)
				}
			}
			if info, err := os.Lstat(path); err == nil && info.Mode().Type() != os.ModeNamedPipe {
				t.Errorf("it is %v now", info.Mode())
			}
		})
	}
}
