package session

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A driver that sleeps for as long as Takes says finds that the moment has come, and
// had it slept a nanosecond less, it would not have.
func TestSpeedTakesNoLongerThanItMust(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Speed(rapid.Float64Range(0.1, 1000).Draw(t, "speed"))
		want := time.Duration(rapid.Int64Range(1, int64(24*time.Hour)).Draw(t, "protocol time"))
		takes := s.Takes(want)
		if got := s.Played(takes); got < want {
			t.Fatalf("at %v %v takes %v, in which only %v go by", s, want, takes, got)
		}
		if got := s.Played(takes - 1); got >= want {
			t.Fatalf("at %v %v takes %v, but %v go by in less", s, want, takes, got)
		}
	})
}

func TestSpeed(t *testing.T) {
	for _, tt := range []struct {
		speed   Speed
		preview bool
		times   string
		played  time.Duration // in 3 s
	}{
		{0, false, "1", 3 * time.Second},
		{1, false, "1", 3 * time.Second},
		{0.5, true, "0.5", 1500 * time.Millisecond},
		{2, true, "2", 6 * time.Second},
		{500, true, "500", 1500 * time.Second},
	} {
		text, err := json.Marshal(tt.speed)
		if err != nil || string(text) != tt.times {
			t.Errorf("%v is written %s (%v), want %s", tt.speed, text, err, tt.times)
		}
		if tt.speed.Preview() != tt.preview || tt.speed.Times() != tt.times || tt.speed.Played(3*time.Second) != tt.played {
			t.Errorf("%v: preview %v, %s times, %v in 3 s", tt.speed, tt.speed.Preview(), tt.speed.Times(), tt.speed.Played(3*time.Second))
		}
	}
}

// The quotient of these is rounded up to a nanosecond more than it takes.
func TestSpeedTakesLessThanTheQuotient(t *testing.T) {
	const s, want = Speed(1.3696639556342944), 24 * time.Hour
	if takes := s.Takes(want); s.Played(takes) < want || s.Played(takes-1) >= want {
		t.Errorf("it takes %v, in which %v go by, and %v in less", takes, s.Played(takes), s.Played(takes-1))
	}
}
