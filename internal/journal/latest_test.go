package journal

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"presshold/internal/session"
)

// The last session of a client is hers alone, over, at normal speed, and one in which
// something was done; so is the last that names no client.
func TestLatest(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	n := time.Duration(0)
	run := func(client, note string, worked bool) {
		d := newDesk(t, folder)
		n++
		d.now = n * 2 * time.Hour
		d.begin(Run{Plan: brief(), Client: client, Note: note})
		if worked {
			d.pass(time.Hour)
		} else {
			d.do(session.Abort)
		}
		d.close()
	}
	run("K7Q2-0000", "hers, first", true)
	run("", "nobody's", true)
	run("K7Q2-0000", "hers, last", true)
	run("other", "another's", true)
	run("K7Q2-0000", "nothing done", false)
	s := read(t, folder)
	for _, tt := range []struct{ client, note string }{
		{"K7Q2-0000", "hers, last"}, {"k7q2 0000", "hers, last"}, {"other", "another's"}, {"", "nobody's"},
	} {
		got, err := s.Latest(t.Context(), tt.client)
		if err != nil || got.Note != tt.note || len(got.Phases) == 0 {
			t.Errorf("%q: %q, %d phases, %v, want %q", tt.client, got.Note, len(got.Phases), err, tt.note)
		}
	}
	var asked *RequestError
	if _, err := s.Latest(t.Context(), "nobody"); !errors.As(err, &asked) {
		t.Errorf("of nobody: %v", err)
	}
}
