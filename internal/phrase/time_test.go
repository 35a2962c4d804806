package phrase

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

const sec = time.Second

func TestTimes(t *testing.T) {
	for _, tt := range []struct {
		d                       time.Duration
		clock, countdown, exact string
	}{
		{0, "0:00", "0:00", "0 s"},
		{1, "0:00", "0:01", "0 s"},
		{500 * time.Millisecond, "0:00", "0:01", "0.5 s"},
		{sec, "0:01", "0:01", "1 s"},
		{2500 * time.Millisecond, "0:02", "0:03", "2.5 s"},
		{59*sec + 999*time.Millisecond, "0:59", "1:00", "59.999 s"},
		{90 * sec, "1:30", "1:30", "90 s"},
		{99 * sec, "1:39", "1:39", "99 s"},
		{100 * sec, "1:40", "1:40", "1:40"},
		{100*sec + 500*time.Millisecond, "1:40", "1:41", "100.5 s"},
		{3599*sec + 1, "59:59", "1:00:00", "3599 s"},
		{time.Hour, "1:00:00", "1:00:00", "1:00:00"},
		{time.Hour + 90*sec, "1:01:30", "1:01:30", "1:01:30"},
		{-sec, "0:00", "0:00", "-1 s"},
	} {
		if got := Clock(tt.d); got != tt.clock {
			t.Errorf("Clock(%v) = %q, want %q", tt.d, got, tt.clock)
		}
		if got := countdown(tt.d); got != tt.countdown {
			t.Errorf("countdown(%v) = %q, want %q", tt.d, got, tt.countdown)
		}
		if got := Length(tt.d); got != tt.exact {
			t.Errorf("Length(%v) = %q, want %q", tt.d, got, tt.exact)
		}
	}
}

// What has passed and what is left are said so that together they are the whole, however
// the moment falls between two seconds.
func TestPassedAndLeftAreTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := time.Duration(rapid.Int64Range(0, 7200).Draw(t, "whole")) * sec
		passed := time.Duration(rapid.Int64Range(0, int64(whole)).Draw(t, "passed"))
		shown := passed.Truncate(sec)
		if got, want := countdown(whole-passed), Clock(whole-shown); got != want {
			t.Errorf("%v of %v: %s passed and %s left", passed, whole, Clock(passed), got)
		}
	})
}

func TestSpan(t *testing.T) {
	for _, tt := range []struct {
		lo, hi time.Duration
		want   string
	}{
		{10 * sec, 10 * sec, "10 s"},
		{8 * sec, 10 * sec, "8-10 s"},
		{2500 * time.Millisecond, 3 * sec, "2.5-3 s"},
		{60 * sec, 90 * sec, "60-90 s"},
		{90 * sec, 120 * sec, "1:30-2:00"},
		{120 * sec, 300 * sec, "2:00-5:00"},
		{500 * time.Millisecond, 120 * sec, "0.5-120 s"},
	} {
		if got := Span(protocol.Span{Min: tt.lo, Max: tt.hi}); got != tt.want {
			t.Errorf("Span(%v, %v) = %q, want %q", tt.lo, tt.hi, got, tt.want)
		}
	}
	if got := Span(protocol.Span{Open: true, Max: 60 * sec}); got != "open" {
		t.Errorf("an open span is %q", got)
	}
}

// What is said of a run's times adds up, however they are rounded.
func TestTimesOfARun(t *testing.T) {
	const ms = time.Millisecond
	for _, tt := range []struct {
		total, active, waited, budget time.Duration
		want                          string
	}{
		{83 * time.Second, 83 * time.Second, 0, 0, "total 1:23"},
		{21400 * ms, 16700 * ms, 0, 0, "total 0:21, active 0:16, paused 0:05"},
		{41900 * ms, 28100 * ms, 4900 * ms, time.Minute, "total 0:41 of 1:00 set aside, active 0:28, paused 0:09, waited for answers 0:04"},
		{13 * time.Second, 10 * time.Second, 3 * time.Second, 0, "total 0:13, active 0:10, waited for answers 0:03"},
		{10300 * ms, 10100 * ms, 200 * ms, 0, "total 0:10"},
	} {
		if got := Times(tt.total, tt.active, tt.waited, tt.budget, Clock); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// What was held is never said to be more than it was.
func TestHeld(t *testing.T) {
	for d, want := range map[time.Duration]string{
		9970 * time.Millisecond: "9.9 s", 10 * time.Second: "10 s", 10049 * time.Millisecond: "10 s", 0: "0 s",
	} {
		if got := Held(d); got != want {
			t.Errorf("Held(%v) = %q, want %q", d, got, want)
		}
	}
}
