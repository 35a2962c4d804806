package author

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

func TestStep(t *testing.T) {
	percent := func(s string, n int) string { return stepPercent(s, n) }
	for _, tt := range []struct {
		name     string
		step     func(string, int) string
		text     string
		up, down string
	}{
		{"seconds", stepSpan, "3", "4s", "2s"},
		{"a range", stepSpan, "8-10", "9s-11s", "7s-9s"},
		{"coarser from 20 s", stepSpan, "20s", "25s", "19s"},
		{"coarser from 2 min", stepSpan, "2m", "2m30s", "1m55s"},
		{"the shortest", stepSpan, "1s", "2s", "1s"},
		{"the longest", stepSpan, "1h", "1h", "59m30s"},
		{"open", stepSpan, "open", "open", "open"},
		{"nothing", stepSpan, "", "5s", ""},
		{"no length", stepSpan, "soon", "soon", "soon"},
		{"rounds", stepRounds, "6", "7", "5"},
		{"a range of rounds", stepRounds, "3-5", "4-6", "2-4"},
		{"one round", stepRounds, "1", "2", "1"},
		{"no rounds", stepRounds, "", "1", ""},
		{"many rounds", stepRounds, "1000", "1000", "999"},
		{"a level", stepLevel, "1", "2", ""},
		{"no level", stepLevel, "", "1", ""},
		{"the highest level", stepLevel, "20", "20", "19"},
		{"a score of 0", stepOwnScore, "0", "1", ""},
		{"no score", stepOwnScore, "", "0", ""},
		{"percent", percent, "50", "55", "45"},
		{"no number", stepLevel, "x", "x", "x"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.step(tt.text, 1); got != tt.up {
				t.Errorf("up: %q, want %q", got, tt.up)
			}
			if got := tt.step(tt.text, -1); got != tt.down {
				t.Errorf("down: %q, want %q", got, tt.down)
			}
		})
	}
}

// A step leads to a length of time that a phase may have.
func TestStepSpanLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.IntRange(1, 7200).Draw(t, "half seconds")
		hi := rapid.IntRange(lo, 7200).Draw(t, "to half seconds")
		s := protocol.Span{Min: time.Duration(lo) * protocol.MinDuration, Max: time.Duration(hi) * protocol.MinDuration}
		n := rapid.SampledFrom([]int{-1, 1}).Draw(t, "n")
		got, err := protocol.ParseSpan(stepSpan(s.String(), n))
		if err != nil || got.Min < protocol.MinDuration || got.Max > protocol.MaxDuration || got.Max-got.Min != s.Max-s.Min {
			t.Fatalf("%v becomes %v, %v", s, got, err)
		}
	})
}

func TestMakeID(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"Hold & wait", "hold-wait"},
		{"  Größe: 2nd!  ", "groesse-2nd"},
		{"It's mine", "its-mine"},
		{"taken", "taken-3"},
		{"指压", ""},
		{"", ""},
	} {
		if got := MakeID(tt.name, []string{"taken", "taken-2"}); got != tt.want {
			t.Errorf("%q makes %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Whatever the name, the id is one, and nobody else's.
func TestMakeIDLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-z -]{0,120}`)).Draw(t, "name")
		taken := []string{}
		for range 3 {
			id := MakeID(name, taken)
			if id == "" {
				return
			}
			p := protocol.Protocol{ID: id, Name: "x", Blocks: []protocol.Block{{
				Rounds: protocol.Rounds{Planned: 1}, Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(1e9)}},
			}}}
			if problems := p.Problems(); len(problems) > 0 || slices.Contains(taken, id) {
				t.Fatalf("%q makes %q: %v", name, id, problems)
			}
			taken = append(taken, id)
		}
	})
}
