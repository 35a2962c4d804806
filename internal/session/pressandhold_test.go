package session

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// TestHandsLead has a row for each moment at which the hands press or let go.
func TestHandsLead(t *testing.T) {
	alternating := protocol.Protocol{Blocks: []protocol.Block{block(2, hold(8*sec, 10*sec), release(3*sec))}}
	fixed := protocol.Protocol{Blocks: []protocol.Block{block(1, hold(10*sec, 10*sec), release(3*sec))}}
	steps := protocol.Protocol{
		Blocks:   []protocol.Block{block(2, openHold(60*sec), release(4*sec))},
		Pressure: protocol.Pressure{Change: protocol.Up},
	}
	deeper := protocol.Protocol{ // one hold after the other
		Blocks:   []protocol.Block{block(2, openHold(60*sec))},
		Pressure: protocol.Pressure{Change: protocol.Up},
	}
	counted := protocol.Options{CountIn: 5 * sec}
	runScripts(t, []scripted{
		{
			"a hold waits for the hands and lasts as long as they press", alternating, counted,
			[]string{"1 by-hand", "7 press", "16 lift", "21 press", "24 lift", "25 finish"},
			`0 count-in; 1 by-hand; 5 phase-end time 5
			5 hold p1 r1 l1; 7 pressed; 15 in-range; 16 phase-end lift 9; 16 release p1 r1 l1; 19 phase-end time 3
			19 hold p1 r2 l1; 21 pressed; 24 phase-end lift 3 unfit; 24 release p1 r2 l1
			25 phase-end finish 1 unfit; 25 session-end finish`,
		},
		{
			"pressing in the count-in and in a release begins the hold at once", alternating, counted,
			[]string{"1 by-hand", "2 press", "11 lift", "12 press", "20 lift", "21 press", "22 finish"},
			`0 count-in; 1 by-hand; 2 phase-end press 2 unfit; 2 hold p1 r1 l1; 2 pressed; 10 in-range
			11 phase-end lift 9; 11 release p1 r1 l1; 12 phase-end press 1 unfit; 12 hold p1 r2 l1; 12 pressed; 20 in-range
			20 phase-end lift 8; 20 release p1 r2 l1; 22 phase-end finish 2 unfit; 22 session-end finish`,
		},
		{
			"pressing on the way to another point begins there at once",
			protocol.Protocol{
				Points: []protocol.Point{{Site: "a"}, {Site: "b"}},
				Blocks: []protocol.Block{block(1, hold(10*sec, 10*sec))},
			},
			protocol.Options{},
			[]string{"0 by-hand", "1 press", "13 press", "20 finish"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 11 phase-end time 10; 11 reposition; 13 phase-end press 2 unfit
			13 hold p2 r1 l1; 13 pressed; 20 phase-end finish 7 unfit; 20 session-end finish`,
		},
		{
			"at its maximum a hold ends by itself, and letting go later does nothing", alternating,
			protocol.Options{},
			[]string{"0 by-hand", "1 press", "12 lift", "13.5 lift", "15 finish"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 9 in-range; 11 phase-end time 10; 11 release p1 r1 l1; 14 phase-end time 3
			14 hold p1 r2 l1; 15 phase-end finish 0 unfit; 15 session-end finish`,
		},
		{
			"a fixed hold too ends when the hands let go", fixed,
			protocol.Options{},
			[]string{"0 by-hand", "1 press", "10.9 lift"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 10.9 phase-end lift 9.9 unfit; 10.9 release p1 r1 l1
			13.9 phase-end time 3; 13.9 session-end plan`,
		},
		{
			"letting go of an open hold is released, and raises the level; its cap does not", steps,
			protocol.Options{},
			[]string{"0 by-hand", "1 press", "21 lift", "30 press", "95 lift"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 21 phase-end released 20; 21 release p1 r1 l2; 25 phase-end time 4
			25 hold p1 r2 l2 deeper; 30 pressed; 90 phase-end cap 60 unfit; 90 release p1 r2 l2; 94 phase-end time 4
			94 session-end plan`,
		},
		{
			"a pedal out of sight ends the hold and raises nothing", deeper,
			protocol.Options{},
			[]string{"0 by-hand", "1 press", "5 lose", "12 press", "16 lift"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 5 phase-end lost 4 unfit; 5 release p1 r1 l1; 10 phase-end time 5
			10 hold p1 r2 l1; 12 pressed; 16 phase-end released 4; 16 session-end plan`,
		},
		{
			"a gap ends the hold as of then", alternating,
			protocol.Options{Ready: 3 * sec},
			[]string{"0 by-hand", "1 press", "5 gap", "3600 lift", "3600 resume", "3604 finish"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 5 gap; 5 phase-end lost 4 unfit; 5 release p1 r1 l1; 3600 resumed
			3603 phase-end time 3; 3603 hold p1 r2 l1; 3604 phase-end finish 0 unfit; 3604 session-end finish`,
		},
		{
			"one hold right after the other wants to be pressed anew", deeper,
			protocol.Options{},
			[]string{"0 by-hand", "1 press", "2 lift", "3 lift", "4 press", "6 lift"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 2 phase-end released 1; 2 hold p1 r2 l2 deeper
			4 pressed; 6 phase-end released 2; 6 session-end plan`,
		},
		{
			"turned on in the middle of a hold, it waits with the time that it has", alternating,
			protocol.Options{},
			[]string{"3 by-hand", "3 by-hand", "10 press", "15 lift", "16 finish"},
			`0 hold p1 r1 l1; 3 by-hand; 10 pressed; 15 in-range; 15 phase-end lift 8; 15 release p1 r1 l1
			16 phase-end finish 1 unfit; 16 session-end finish`,
		},
		{
			"paused with the hands down, and let go of", alternating,
			protocol.Options{Ready: 3 * sec},
			[]string{"0 by-hand", "1 press", "5 pause", "7 lift", "8 pause", "9 press", "10 finish"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 5 paused; 7 phase-end lift 4 unfit; 7 release p1 r1 l1
			9 resumed; 9 phase-end press 0 unfit; 9 hold p1 r2 l1; 9 pressed; 10 phase-end finish 1 unfit; 10 session-end finish`,
		},
		{
			"paused and resumed with the hands down", alternating,
			protocol.Options{Ready: 3 * sec},
			[]string{"0 by-hand", "1 press", "5 pause", "7 resume", "15 lift", "16 finish"},
			`0 hold p1 r1 l1; 0 by-hand; 1 pressed; 5 paused; 7 get-ready 3; 10 resumed; 14 in-range
			15 phase-end lift 9; 15 release p1 r1 l1; 16 phase-end finish 1 unfit; 16 session-end finish`,
		},
		{
			"turned on in a pause, resuming waits for the hands", alternating,
			protocol.Options{Ready: 3 * sec},
			[]string{"2 pause", "3 by-hand", "4 resume", "9 press", "15 lift", "16 finish"},
			`0 hold p1 r1 l1; 2 paused; 3 by-hand; 4 resumed; 9 pressed; 15 in-range; 15 phase-end lift 8; 15 release p1 r1 l1
			16 phase-end finish 1 unfit; 16 session-end finish`,
		},
		{
			"turned on while getting ready, no clock runs before the hands press", alternating,
			protocol.Options{Ready: 3 * sec},
			[]string{"2 pause", "3 resume", "4 by-hand", "9 press", "15 finish"},
			`0 hold p1 r1 l1; 2 paused; 3 get-ready 3; 4 by-hand; 9 pressed; 15 in-range; 15 phase-end finish 8; 15 session-end finish`,
		},
		{
			"a hold that waits can be skipped, and gone back to", alternating,
			protocol.Options{},
			[]string{"0 by-hand", "4 next", "5 back", "6 press", "7 restart", "8 lift", "9 press", "10 finish"},
			`0 hold p1 r1 l1; 0 by-hand; 4 phase-end next 0 unfit; 4 release p1 r1 l1; 5 phase-end back 1 unfit; 5 superseded 1-2
			5 hold p1 r1 l1; 6 pressed; 7 phase-end restart 1 unfit; 7 superseded 3-3; 7 hold p1 r1 l1
			9 pressed; 10 phase-end finish 1 unfit; 10 session-end finish`,
		},
		{
			"without the mode the hands change nothing", alternating,
			protocol.Options{},
			[]string{"1 press", "2 lift", "3 lose", "4 finish"},
			`0 hold p1 r1 l1; 4 phase-end finish 4 unfit; 4 session-end finish`,
		},
	})
}

// What the primary key means where the hands lead.
func TestHandsPrimary(t *testing.T) {
	p := protocol.Protocol{Blocks: []protocol.Block{block(1, hold(10*sec, 10*sec), release(3*sec), checkIn())}}
	for _, tt := range []struct {
		name string
		at   time.Duration
		acts []IntentKind
		want IntentKind
	}{
		{"in the count-in", sec, nil, Press},
		{"in a hold that waits", 6 * sec, nil, Press},
		{"in a hold that is pressed", 6 * sec, []IntentKind{Press}, Lift},
		{"in a hold that is paused", 6 * sec, []IntentKind{Press, Pause}, Resume},
		{"in a release with no hold to come", 6 * sec, []IntentKind{Press, Lift}, Pause},
		{"in a check-in", 6 * sec, []IntentKind{Press, Lift, Next}, Next},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newSession(t, p, protocol.Options{CountIn: 5 * sec}).Apply(0, Intent{Kind: ByHand})
			s, _ = s.Advance(tt.at)
			for _, k := range tt.acts {
				s, _ = s.Apply(tt.at, Intent{Kind: k})
			}
			if got, ok := s.Primary(); !ok || got.Kind != tt.want {
				t.Errorf("%q, want %q", got.Kind, tt.want)
			}
		})
	}
}

// Whatever happens, a hold that follows the hands counts the time in which they
// pressed, pauses left out, and no other.
func TestAHoldLastsAsLongAsTheHandsPress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		acts := append([]act{{in: Intent{Kind: ByHand}}}, drawActs(t)...)
		s, events, at := play(New(drawPlan(t)), acts)
		_, rest := playOut(discard{}, s, at)
		var held, since time.Duration
		runs, pressed := false, false
		for _, e := range append(events, rest...) {
			if e.Phase != protocol.Hold {
				continue
			}
			if runs {
				held += e.At - since
			}
			since = e.At
			switch e.Kind {
			case PhaseStart:
				held, runs, pressed = 0, false, false
			case Pressed:
				runs, pressed = true, true
			case Paused, GapFound:
				runs = false
			case Resumed:
				runs = pressed
			case PhaseEnd:
				if e.Held != held {
					t.Fatalf("held %v, pressed for %v: %+v", e.Held, held, e)
				}
				runs = false
			}
		}
	})
}
