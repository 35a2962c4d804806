package phrase

import (
	"testing"

	"presshold/internal/session"
)

func TestScores(t *testing.T) {
	none, three, seven := session.ClientScore{}, session.Reported(3), session.Reported(7)
	for _, tt := range []struct {
		before, after session.ClientScore
		want          string
	}{
		{none, none, ""}, {seven, three, "7 -> 3"}, {three, three, "3"}, {seven, none, "7 -> ?"}, {none, three, "? -> 3"},
	} {
		if got := Scores(tt.before, tt.after); got != tt.want {
			t.Errorf("%v, %v: %q, want %q", tt.before, tt.after, got, tt.want)
		}
	}
}

func TestThresholds(t *testing.T) {
	for _, tt := range []struct {
		before, after float64
		want          string
	}{
		{0, 0, ""}, {2.1, 2.65, "2.1 -> 2.65 kg/cm2"}, {2, 0, "2 -> ? kg/cm2"}, {0, 3.5, "? -> 3.5 kg/cm2"},
	} {
		if got := Thresholds(tt.before, tt.after); got != tt.want {
			t.Errorf("%v, %v: %q, want %q", tt.before, tt.after, got, tt.want)
		}
	}
}
