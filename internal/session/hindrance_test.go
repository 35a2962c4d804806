package session

import (
	"testing"
	"time"

	"presshold/internal/protocol"
)

// TestHindrance: what can't be done now has a reason, and what has none can be done.
func TestHindrance(t *testing.T) {
	timed := func(phases ...protocol.Phase) protocol.Protocol {
		return protocol.Protocol{Blocks: []protocol.Block{block(2, phases...)}}
	}
	for _, tt := range []struct {
		name    string
		p       protocol.Protocol
		at      time.Duration // with a count-in of 5 s
		before  []IntentKind
		wanted  IntentKind
		because Hindrance
	}{
		{"more time in an open hold", timed(openHold(60 * sec)), 7 * sec, nil, MoreTime, InOpenPhase},
		{"less time in an open hold", timed(openHold(60 * sec)), 7 * sec, nil, LessTime, InOpenPhase},
		{"more time in a timed hold", timed(hold(10*sec, 10*sec)), 7 * sec, nil, MoreTime, NoHindrance},
		{"more than there may be", timed(hold(10*sec, 10*sec)), 7 * sec, []IntentKind{MoreTime, MoreTime, MoreTime, MoreTime}, MoreTime, AtCap},
		{"time while it waits", timed(hold(sec, sec), checkIn()), 7 * sec, nil, MoreTime, WhileWaiting},
		{"released in a timed hold", timed(hold(10*sec, 10*sec)), 7 * sec, nil, Released, InTimedHold},
		{"released in a ranged hold", timed(hold(8*sec, 10*sec)), 7 * sec, nil, Released, NoHindrance},
		{"released in a pause", timed(openHold(60 * sec)), 7 * sec, []IntentKind{Pause}, Released, WhilePaused},
		{"released in a release", timed(hold(sec, sec), release(5*sec)), 7 * sec, nil, Released, NotInHold},
		{"released in the count-in", timed(openHold(60 * sec)), sec, nil, Released, NotInHold},
		{"eased in the count-in", timed(openHold(60 * sec)), sec, nil, Eased, NotBegun},
		{"one round more than allowed", timed(openHold(60 * sec)), 7 * sec, []IntentKind{MoreRounds, MoreRounds}, MoreRounds, AtMostRounds},
		{"fewer rounds than begun", timed(openHold(60 * sec)), 7 * sec, []IntentKind{FewerRounds}, FewerRounds, AtFewestRounds},
		{"back from the first phase", timed(openHold(60 * sec)), sec, nil, Back, NothingBefore},
		{"another point", timed(openHold(60 * sec)), 7 * sec, nil, Jump, OnlyPoint},
		{"resume what runs", timed(openHold(60 * sec)), 7 * sec, nil, Resume, NotPaused},
		{"pause a pause", timed(openHold(60 * sec)), 7 * sec, []IntentKind{Pause}, Pause, WhilePaused},
		{"pause a check-in", timed(hold(sec, sec), checkIn()), 7 * sec, nil, Pause, WhileWaiting},
		{"lower than the lowest", timed(openHold(60 * sec)), 7 * sec, nil, PressureDown, AtLowest},
		{"no score", timed(openHold(60 * sec)), 7 * sec, nil, TakeBack, NoScore},
		{"after the end", timed(openHold(60 * sec)), 7 * sec, []IntentKind{Finish}, Next, NotRunning},
	} {
		s, _ := newSession(t, tt.p, protocol.Options{CountIn: 5 * sec}).Advance(tt.at)
		for _, k := range tt.before {
			s, _ = s.Apply(tt.at, Intent{Kind: k})
		}
		if len(tt.because) > 32 { // it stands beside the digits of a small window
			t.Errorf("%q is too long", tt.because)
		}
		if got := s.Hindrance(tt.wanted); got != tt.because || s.Can(tt.wanted) != (got == NoHindrance) {
			t.Errorf("%s: %q, can %v, want %q", tt.name, got, s.Can(tt.wanted), tt.because)
		}
	}
}

// TestOpenAhead tells of open phases as long as one is current or to come.
func TestOpenAhead(t *testing.T) {
	s := newSession(t, protocol.Protocol{Blocks: []protocol.Block{
		block(1, hold(2*sec, 2*sec), openHold(10*sec), release(3*sec)), block(1, hold(4*sec, 4*sec)),
	}}, protocol.Options{CountIn: sec})
	for _, tt := range []struct {
		at      time.Duration
		open    protocol.Kind
		remains time.Duration
	}{
		{0, protocol.Hold, 1*sec + 2*sec + 3*sec + 4*sec},
		{2 * sec, protocol.Hold, 1*sec + 3*sec + 4*sec},
		{5 * sec, protocol.Hold, 3*sec + 4*sec},
		{14 * sec, "", 2*sec + 4*sec + 3*sec}, // the cap ended it: a release of 5 s follows
	} {
		s, _ = s.Advance(tt.at)
		if got := s.Snapshot(tt.at); got.OpenAhead != tt.open || tt.open != "" && got.Remains != tt.remains {
			t.Errorf("at %v: %q open, %v left, want %q, %v", tt.at, got.OpenAhead, got.Remains, tt.open, tt.remains)
		}
	}
}
