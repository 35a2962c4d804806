package catalog

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

func TestStep(t *testing.T) {
	rounds, level, score := stepRange(protocol.MaxRounds), tomldoc.StepWhole(1, protocol.MaxLevel), tomldoc.StepWhole(0, 10)
	for _, tt := range []struct {
		name     string
		step     tomldoc.Stepper
		text     string
		up, down string
	}{
		{"seconds", StepSpan, "3", "4s", "2s"},
		{"a range", StepSpan, "8-10", "9s-11s", "7s-9s"},
		{"coarser from 20 s", StepSpan, "20s", "25s", "19s"},
		{"coarser from 2 min", StepSpan, "2m", "2m30s", "1m55s"},
		{"the shortest", StepSpan, "1s", "2s", "1s"},
		{"the longest", StepSpan, "1h", "1h", "59m30s"},
		{"open", StepSpan, "open", "open", "open"},
		{"nothing", StepSpan, "", "5s", ""},
		{"no length", StepSpan, "soon", "soon", "soon"},
		{"rounds", rounds, "6", "7", "5"},
		{"a range of rounds", rounds, "3-5", "4-6", "2-4"},
		{"one round", rounds, "1", "2", "1"},
		{"no rounds", rounds, "", "1", ""},
		{"many rounds", rounds, "1000", "1000", "999"},
		{"a level", level, "1", "2", ""},
		{"no level", level, "", "1", ""},
		{"the highest level", level, "20", "20", "19"},
		{"a score of 0", score, "0", "1", ""},
		{"no score", score, "", "0", ""},
		{"set aside", stepTotal, "20m", "25m", "15m"},
		{"little set aside", stepTotal, "5m", "10m", "5m"},
		{"nothing set aside", stepTotal, "", "5m", ""},
		{"a day set aside", stepTotal, "1d", "1d", "23h55m"},
		{"no time", stepTotal, "soon", "soon", "soon"},
		{"no number", level, "x", "x", "x"},
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
		got, err := protocol.ParseSpan(StepSpan(s.String(), n))
		if err != nil || got.Min < protocol.MinDuration || got.Max > protocol.MaxDuration || got.Max-got.Min != s.Max-s.Min {
			t.Fatalf("%v becomes %v, %v", s, got, err)
		}
	})
}
