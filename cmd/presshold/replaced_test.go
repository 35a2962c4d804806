//go:build unix

package main

import (
	"bufio"
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
	dir := accepted(t)
	cmd := program(dir, "run", "--hold", "1s", "--release", "1s", "--rounds", "99", "--plain", "--count-in", "0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // it has ended unless the test failed
	holds := func() int {
		text, _ := program(dir, "history", "show", "last").Output() // nothing is recorded at first
		return strings.Count(string(text), "hold")
	}
	for holds() == 0 {
		continue
	}
	data := filepath.Join(dir, "data")
	if err := os.Rename(data, data+"-moved"); err != nil {
		t.Fatal(err)
	}
	told := bufio.NewReader(stderr)
	if line, err := told.ReadString('\n'); line != "presshold: record replaced\n" {
		t.Errorf("told is %q, %v", line, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	want := "presshold: " + fmt.Sprintf(english.JournalMoved, filepath.Join(data, "journal.db")) + "\n"
	if rest, err := io.ReadAll(told); !strings.Contains(string(rest), want) {
		t.Errorf("told at the end is %q, %v, want %q", rest, err, want)
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != 130 {
		t.Error(err)
	}
	if holds() == 0 {
		t.Error("the hold before the move is not recorded")
	}
	if text, err := program(dir, "history", "verify").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
}
