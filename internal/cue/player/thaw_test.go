//go:build unix

package player

import (
	"syscall"
	"testing"
	"time"
)

// TestThaw lets a server stand still while a cue is played, and go on when the player has
// given it up: the cue, which is late by then, is not heard.
func TestThaw(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	s.pulse(t) // keeps the output awake
	for range 5 {
		p := s.pulse(t)
		e := s.listen(t)
		if err := s.proc.Signal(syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		if p.Play(level(0.5, 300*time.Millisecond)) == nil {
			t.Error("a server that stands still plays")
		}
		p.Close()
		if err := s.proc.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		at, _ := e.now()
		if got := onsets(e.until(at + 500*time.Millisecond)); len(got) > 0 {
			t.Errorf("a late cue is heard, at %v", got)
		}
	}
}
