//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"presshold/internal/phrase/english"
)

// A journal that is moved away with its folder while a run goes on loses nothing of the
// run, and that is said when it is noticed and at the end.
func TestReplacedInPlain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	cmd := program(dir, "run", "--hold", "1s", "--release", "1s", "--rounds", "3", "--plain", "--count-in", "0")
	var told bytes.Buffer
	cmd.Stderr = &told
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // it has ended unless the test failed
	data := filepath.Join(dir, "data")
	var said strings.Builder
	for b := make([]byte, 1); !strings.Contains(said.String(), "release"); { // then a phase is recorded
		if _, err := out.Read(b); err != nil {
			t.Fatal(err)
		}
		said.Write(b)
	}
	for _, err := os.Stat(filepath.Join(data, "journal.db-wal")); err != nil; _, err = os.Stat(filepath.Join(data, "journal.db-wal")) {
		continue
	}
	if err := os.Rename(data, data+"-moved"); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, out); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	for _, want := range []string{
		"presshold: record replaced\n",
		"presshold: " + fmt.Sprintf(english.JournalMoved, filepath.Join(data, "journal.db")) + "\n",
	} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("told is %q, want %q", told.String(), want)
		}
	}
	for _, args := range [][]string{{"history", "show", "last"}, {"history", "verify"}} {
		cmd := program(dir, args...)
		if text, err := cmd.CombinedOutput(); err != nil || args[1] == "show" && strings.Count(string(text), "hold") < 2 {
			t.Errorf("%v: %v\n%s", args, err, text)
		}
	}
}
