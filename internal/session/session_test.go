package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
)

const (
	ms  = time.Millisecond
	sec = time.Second
)

// hold, release and open are phases for tables.
func hold(lo, hi time.Duration) protocol.Phase {
	return protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: lo, Max: hi}}
}

func release(d time.Duration) protocol.Phase {
	return protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(d)}
}

func openHold(most time.Duration) protocol.Phase {
	return protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: most}
}

func checkIn() protocol.Phase { return protocol.Phase{Kind: protocol.CheckIn, Waits: true} }

func block(rounds int, phases ...protocol.Phase) protocol.Block {
	return protocol.Block{Phases: phases, Rounds: protocol.Rounds{Planned: rounds}}
}

func until(b protocol.Block, criteria ...string) protocol.Block {
	for _, c := range criteria {
		criterion, err := protocol.ParseCriterion(c)
		if err != nil {
			panic(err)
		}
		b.Until = append(b.Until, criterion)
	}
	return b
}

func newSession(t testing.TB, p protocol.Protocol, o protocol.Options) Session {
	t.Helper()
	p.ID, p.Name = "test", "Test"
	plan, err := protocol.Expand(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return New(&plan)
}

// tell writes an event as a short line: what the tables below are made of.
func tell(e Event) string {
	s := fmt.Sprintf("%g %s", e.At.Seconds(), e.Kind)
	switch e.Kind {
	case PhaseStart:
		s = fmt.Sprintf("%g %s", e.At.Seconds(), e.Phase)
		if e.Round > 0 {
			s += fmt.Sprintf(" p%d r%d l%d", e.Point, e.Round, e.Level)
		}
		if e.Shift != NoShift {
			s += " " + string(e.Shift)
		}
	case PhaseEnd:
		s += fmt.Sprintf(" %s %g", e.End, e.Held.Seconds())
		if !e.Fits {
			s += " unfit"
		}
	case RoundEnd, BlockEnd, PointEnd, SessionEnd:
		s += " " + string(e.End)
	case RuleMet:
		s += " " + string(e.Rule)
	case Scored:
		s += fmt.Sprintf(" %d", e.Score.N)
	case Replied:
		s += " " + string(e.Answer)
	case Superseded:
		s += fmt.Sprintf(" %d-%d", e.From, e.Step)
	case Adjusted, GettingSet:
		s += fmt.Sprintf(" %g", e.Max.Seconds())
	case Replanned:
		s += fmt.Sprintf(" %d", e.Rounds)
	case LevelSet:
		s += fmt.Sprintf(" l%d", e.Level)
	}
	return s
}

// script runs lines such as "12 next", "3 digit 1", "8 reply too much" on a run, then
// lets it go on unattended, and returns what it told, without what only gives
// structure.
func script(t *testing.T, s Session, lines ...string) []string {
	t.Helper()
	var got []string
	keep := func(events []Event) {
		for _, e := range events {
			switch e.Kind {
			case SessionStart, BlockStart, RoundStart, PointStart, RoundEnd, BlockEnd, PointEnd:
			default:
				got = append(got, tell(e))
			}
		}
	}
	at := time.Duration(0)
	for _, line := range lines {
		when, what, _ := strings.Cut(line, " ")
		kind, arg, _ := strings.Cut(what, " ")
		var seconds float64
		if _, err := fmt.Sscan(when, &seconds); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		at = time.Duration(seconds * float64(sec))
		in := Intent{Kind: IntentKind(kind), Answer: Answer(arg)}
		fmt.Sscan(arg, &in.N) // stays 0 where there is no number
		var events []Event
		s, events = s.Apply(at, in)
		keep(events)
	}
	_, events := playOut(t, s, at)
	keep(events)
	return got
}

func TestRuns(t *testing.T) {
	alternating := protocol.Protocol{Blocks: []protocol.Block{block(2, hold(8*sec, 10*sec), release(3*sec))}}
	steps := protocol.Protocol{
		Blocks:   []protocol.Block{block(3, openHold(60*sec))},
		Pressure: protocol.Pressure{Change: protocol.Up, Ceiling: 2},
	}
	points := []protocol.Point{{Site: "a"}, {Site: "b", Side: protocol.Both}}
	runScripts(t, []scripted{
		{
			"alternating, hands off", alternating,
			protocol.Options{CountIn: 5 * sec},
			nil,
			`0 count-in; 5 phase-end time 5
			5 hold p1 r1 l1; 13 in-range; 15 phase-end time 10; 15 release p1 r1 l1; 18 phase-end time 3
			18 hold p1 r2 l1; 26 in-range; 28 phase-end time 10; 28 release p1 r2 l1; 31 phase-end time 3
			31 session-end plan`,
		},
		{
			"released in range and below it, skipped in range", alternating,
			protocol.Options{},
			[]string{"9 released", "12 more-rounds", "15 released", "26.5 next", "29 finish"},
			`0 hold p1 r1 l1; 8 in-range; 9 phase-end released 9; 9 release p1 r1 l1; 12 phase-end time 3
			12 hold p1 r2 l1; 12 replanned 3; 15 phase-end released 3 unfit; 15 release p1 r2 l1; 18 phase-end time 3
			18 hold p1 r3 l1; 26 in-range; 26.5 phase-end next 8.5; 26.5 release p1 r3 l1
			29 phase-end finish 2.5 unfit; 29 session-end finish`,
		},
		{
			"only released raises the level, and never past the ceiling", steps,
			protocol.Options{},
			[]string{"10 released", "30 released"},
			`0 hold p1 r1 l1; 10 phase-end released 10; 10 hold p1 r2 l2 deeper; 30 phase-end released 20
			30 hold p1 r3 l2 again; 90 phase-end cap 60 unfit; 90 session-end plan`,
		},
		{
			"an open hold that ends by its cap or by next is followed by a release", steps,
			protocol.Options{},
			[]string{"65 pause", "66 resume", "70 next"},
			`0 hold p1 r1 l1; 60 phase-end cap 60 unfit; 60 release p1 r1 l1; 65 phase-end time 5
			65 hold p1 r2 l1; 65 paused; 66 resumed; 70 phase-end next 4 unfit; 70 release p1 r2 l1; 75 phase-end time 5
			75 hold p1 r3 l1; 135 phase-end cap 60 unfit; 135 session-end plan`,
		},
		{
			"resuming in a hold gives time to get ready", alternating,
			protocol.Options{Ready: 3 * sec},
			[]string{"4 pause", "10 resume", "11 pause", "20 resume", "31 pause", "40 resume"},
			`0 hold p1 r1 l1; 4 paused; 10 get-ready 3; 11 paused; 20 get-ready 3; 23 resumed; 27 in-range
			29 phase-end time 10; 29 release p1 r1 l1; 31 paused; 40 resumed; 41 phase-end time 3
			41 hold p1 r2 l1; 49 in-range; 51 phase-end time 10; 51 release p1 r2 l1; 54 phase-end time 3; 54 session-end plan`,
		},
		{
			"a gap pauses as of the last wake", alternating,
			protocol.Options{},
			[]string{"4 gap", "3600 resume"},
			`0 hold p1 r1 l1; 4 gap; 3600 resumed; 3604 in-range; 3606 phase-end time 10; 3606 release p1 r1 l1
			3609 phase-end time 3; 3609 hold p1 r2 l1; 3617 in-range; 3619 phase-end time 10; 3619 release p1 r2 l1
			3622 phase-end time 3; 3622 session-end plan`,
		},
		{
			"more and less time", alternating,
			protocol.Options{},
			[]string{"1 more-time", "2 more-time", "3 more-time", "4 more-time", "5 more-time", "6 less-time", "29 less-time"},
			`0 hold p1 r1 l1; 1 adjusted 15; 2 adjusted 20; 3 adjusted 25; 4 adjusted 30; 6 adjusted 25; 8 in-range
			25 phase-end time 25 unfit; 25 release p1 r1 l1; 28 phase-end time 3; 28 hold p1 r2 l1; 29 adjusted 5
			33 phase-end time 5 unfit; 33 release p1 r2 l1; 36 phase-end time 3; 36 session-end plan`,
		},
		{
			"less time than is left ends the phase", alternating,
			protocol.Options{},
			[]string{"7 less-time", "9 finish"},
			`0 hold p1 r1 l1; 7 adjusted 7; 7 phase-end time 7 unfit; 7 release p1 r1 l1
			9 phase-end finish 2 unfit; 9 session-end finish`,
		},
		{
			"rounds up to twice the plan, down to the current round", alternating,
			protocol.Options{},
			[]string{"1 more-rounds", "1 more-rounds", "1 more-rounds", "14 fewer-rounds", "15 fewer-rounds", "16 fewer-rounds"},
			`0 hold p1 r1 l1; 1 replanned 3; 1 replanned 4; 8 in-range; 10 phase-end time 10; 10 release p1 r1 l1; 13 phase-end time 3
			13 hold p1 r2 l1; 14 replanned 3; 15 replanned 2; 21 in-range; 23 phase-end time 10; 23 release p1 r2 l1
			26 phase-end time 3; 26 session-end plan`,
		},
		{
			"back restarts the previous phase, restart this one", alternating,
			protocol.Options{},
			[]string{"11 back", "12 restart", "14 next", "15 next", "16 back"},
			`0 hold p1 r1 l1; 8 in-range; 10 phase-end time 10; 10 release p1 r1 l1; 11 phase-end back 1 unfit; 11 superseded 1-2
			11 hold p1 r1 l1; 12 phase-end restart 1 unfit; 12 superseded 3-3; 12 hold p1 r1 l1
			14 phase-end next 2 unfit; 14 release p1 r1 l1; 15 phase-end next 1 unfit
			15 hold p1 r2 l1; 16 phase-end back 1 unfit; 16 superseded 5-6; 16 release p1 r1 l1; 19 phase-end time 3
			19 hold p1 r2 l1; 27 in-range; 29 phase-end time 10; 29 release p1 r2 l1; 32 phase-end time 3; 32 session-end plan`,
		},
		{
			"back has the level that the phase had, and next does not bring the raised one", steps,
			protocol.Options{},
			[]string{"10 released", "12 back", "15 next", "20 released"},
			`0 hold p1 r1 l1; 10 phase-end released 10; 10 hold p1 r2 l2 deeper; 12 phase-end back 2 unfit; 12 superseded 1-2
			12 hold p1 r1 l1; 15 phase-end next 3 unfit; 15 hold p1 r2 l1 again; 20 phase-end released 5
			20 hold p1 r3 l2 deeper; 80 phase-end cap 60 unfit; 80 session-end plan`,
		},
		{
			"eased ends the point where no block is to be repeated until eased",
			protocol.Protocol{Points: points, Blocks: []protocol.Block{block(1, hold(10*sec, 10*sec)), block(1, hold(20*sec, 20*sec))}},
			protocol.Options{},
			[]string{"4 eased", "12 eased"},
			`0 hold p1 r1 l1; 4 phase-end eased 4 unfit; 4 rule-met eased; 4 reposition; 9 phase-end time 5
			9 hold p2 r1 l1; 12 phase-end eased 3 unfit; 12 rule-met eased; 12 reposition; 17 phase-end time 5
			17 hold p3 r1 l1; 27 phase-end time 10; 27 hold p3 r1 l1 again; 47 phase-end time 20; 47 session-end plan`,
		},
		{
			"eased ends the block whose rule it is",
			protocol.Protocol{Blocks: []protocol.Block{
				until(block(5, hold(10*sec, 10*sec), release(2*sec)), "eased"), block(1, release(4*sec)),
			}},
			protocol.Options{},
			[]string{"11 eased"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 11 phase-end eased 1 unfit; 11 rule-met eased
			11 release p1 r1 l1; 15 phase-end time 4; 15 session-end plan`,
		},
		{
			"a phase between rounds is not after the last",
			protocol.Protocol{Blocks: []protocol.Block{block(2, hold(10*sec, 10*sec))}},
			protocol.Options{},
			nil,
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 15 phase-end time 5
			15 hold p1 r2 l1; 25 phase-end time 10; 25 session-end plan`,
		},
		{
			"a score is judged at the end of its round, where it was corrected to",
			protocol.Protocol{Blocks: []protocol.Block{until(block(5, hold(10*sec, 10*sec), release(3*sec)), "drop:2")}},
			protocol.Options{},
			[]string{"1 digit 7", "11 digit 1", "12 digit 0", "14 digit 6", "24 digit 8", "25 digit 5"},
			`0 hold p1 r1 l1; 1 score 7; 10 phase-end time 10; 10 release p1 r1 l1; 11 score 1; 12 score 10; 13 phase-end time 3
			13 hold p1 r2 l1; 14 score 6; 23 phase-end time 10; 23 release p1 r2 l1; 24 score 8; 25 score 5; 26 phase-end time 3
			26 rule-met drop; 26 session-end plan`,
		},
		{
			"half of the first score",
			protocol.Protocol{Blocks: []protocol.Block{until(block(9, hold(10*sec, 10*sec), release(3*sec)), "drop:50%", "score:1")}},
			protocol.Options{CountIn: 5 * sec},
			[]string{"2 score 8", "16 score 5", "29 score 4"},
			`0 count-in; 2 score 8; 5 phase-end time 5; 5 hold p1 r1 l1; 15 phase-end time 10; 15 release p1 r1 l1; 16 score 5
			18 phase-end time 3; 18 hold p1 r2 l1; 28 phase-end time 10; 28 release p1 r2 l1; 29 score 4; 31 phase-end time 3
			31 rule-met drop-%; 31 session-end plan`,
		},
		{
			"time counts active time and ends after the round",
			protocol.Protocol{Blocks: []protocol.Block{until(block(9, hold(10*sec, 10*sec), release(3*sec)), "time:15s")}},
			protocol.Options{CountIn: 5 * sec},
			[]string{"6 pause", "100 resume"},
			`0 count-in; 5 phase-end time 5; 5 hold p1 r1 l1; 6 paused; 100 resumed; 109 phase-end time 10; 109 release p1 r1 l1
			112 phase-end time 3; 112 hold p1 r2 l1; 122 phase-end time 10; 122 release p1 r2 l1; 125 phase-end time 3
			125 rule-met time; 125 session-end plan`,
		},
		{
			"a check-in waits, and its waiting is paused time",
			protocol.Protocol{Blocks: []protocol.Block{block(1, hold(10*sec, 10*sec), checkIn(), release(2*sec))}},
			protocol.Options{},
			[]string{"12 digit 4", "14 reply getting better", "40 next"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 check-in p1 r1 l1; 12 score 4; 14 reply getting better; 40 phase-end done 0
			40 release p1 r1 l1; 42 phase-end time 2; 42 session-end plan`,
		},
		{
			"levels in turn",
			protocol.Protocol{
				Pressure: protocol.Pressure{Change: protocol.Alternate, Levels: []string{"lighter", "deeper"}},
				Blocks:   []protocol.Block{block(3, hold(10*sec, 10*sec), release(sec))},
			},
			protocol.Options{},
			nil,
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 11 phase-end time 1
			11 hold p1 r2 l2 deeper; 21 phase-end time 10; 21 release p1 r2 l2; 22 phase-end time 1
			22 hold p1 r3 l1 lighter; 32 phase-end time 10; 32 release p1 r3 l1; 33 phase-end time 1; 33 session-end plan`,
		},
		{
			"pressure by hand, never past the ceiling",
			protocol.Protocol{
				Pressure: protocol.Pressure{Ceiling: 2, Change: protocol.Down},
				Blocks:   []protocol.Block{block(3, hold(10*sec, 10*sec), release(sec))},
			},
			protocol.Options{},
			[]string{"1 pressure-down", "2 pressure-up", "3 pressure-up", "4 finish"},
			`0 hold p1 r1 l1; 2 pressure l2; 4 phase-end finish 4 unfit; 4 session-end finish`,
		},
		{
			"pressure by hand on the way to the point",
			protocol.Protocol{Blocks: []protocol.Block{block(1, hold(10*sec, 10*sec))}},
			protocol.Options{CountIn: 5 * sec},
			[]string{"1 pressure-up", "2 pressure-up", "3 pressure-down"},
			`0 count-in; 1 pressure l2; 2 pressure l3; 3 pressure l2; 5 phase-end time 5
			5 hold p1 r1 l2; 15 phase-end time 10; 15 session-end plan`,
		},
		{
			"back takes back what raised the level, also where next returns to another point",
			protocol.Protocol{Order: protocol.Sweep, Blocks: []protocol.Block{block(2, hold(5*sec, 5*sec))}},
			protocol.Options{},
			[]string{"1 pressure-up", "2 next", "3 back", "4 next", "30 finish"},
			`0 hold p1 r1 l1; 1 pressure l2; 2 phase-end next 2 unfit; 2 reposition; 3 phase-end back 1 unfit
			3 superseded 1-2; 3 hold p1 r1 l1; 4 phase-end next 1 unfit; 4 reposition; 9 phase-end time 5
			9 hold p2 r1 l1; 14 phase-end time 5; 14 reposition; 19 phase-end time 5
			19 hold p3 r1 l1; 24 phase-end time 5; 24 reposition; 29 phase-end time 5
			29 hold p1 r2 l1; 30 phase-end finish 1 unfit; 30 session-end finish`,
		},
		{
			"a level less each round",
			protocol.Protocol{
				Pressure: protocol.Pressure{Level: 3, Change: protocol.Down},
				Blocks:   []protocol.Block{block(4, openHold(10*sec), release(sec))},
			},
			protocol.Options{},
			[]string{"10 pressure-up"},
			`0 hold p1 r1 l3; 10 phase-end cap 10 unfit; 10 release p1 r1 l3; 10 pressure l4; 11 phase-end time 1
			11 hold p1 r2 l3; 21 phase-end cap 10 unfit; 21 release p1 r2 l3; 22 phase-end time 1
			22 hold p1 r3 l2 lighter; 32 phase-end cap 10 unfit; 32 release p1 r3 l2; 33 phase-end time 1
			33 hold p1 r4 l1 lighter; 43 phase-end cap 10 unfit; 43 release p1 r4 l1; 44 phase-end time 1; 44 session-end plan`,
		},
		{
			"sweeps go over the points that are left",
			protocol.Protocol{
				Points: points[:1], Order: protocol.Sweep,
				Blocks: []protocol.Block{block(2, hold(5*sec, 5*sec))},
			},
			protocol.Options{},
			nil,
			`0 hold p1 r1 l1; 5 phase-end time 5; 5 release p1 r1 l1; 10 phase-end time 5
			10 hold p1 r2 l1; 15 phase-end time 5; 15 session-end plan`,
		},
		{
			"three unnamed points in a sweep, one eased",
			protocol.Protocol{Order: protocol.Sweep, Blocks: []protocol.Block{block(2, hold(5*sec, 5*sec))}},
			protocol.Options{},
			[]string{"11 eased"},
			`0 hold p1 r1 l1; 5 phase-end time 5; 5 reposition; 10 phase-end time 5
			10 hold p2 r1 l1; 11 phase-end eased 1 unfit; 11 rule-met eased; 11 reposition; 16 phase-end time 5
			16 hold p3 r1 l1; 21 phase-end time 5; 21 reposition; 26 phase-end time 5
			26 hold p1 r2 l1; 31 phase-end time 5; 31 reposition; 36 phase-end time 5
			36 hold p3 r2 l1; 41 phase-end time 5; 41 session-end plan`,
		},
		{
			"abort", alternating,
			protocol.Options{CountIn: 5 * sec},
			[]string{"2 abort", "3 resume"},
			`0 count-in; 2 phase-end abort 2 unfit; 2 session-end abort`,
		},
	})
}

// scripted is a run that is played by a script, and what it tells.
type scripted struct {
	name   string
	p      protocol.Protocol
	o      protocol.Options
	script []string
	want   string // events as tell writes them, after semicolons and on lines of their own
}

func runScripts(t *testing.T, tests []scripted) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkScript(t, newSession(t, tt.p, tt.o), tt.script, tt.want)
		})
	}
}

func checkScript(t *testing.T, s Session, lines []string, told string) {
	t.Helper()
	got := script(t, s, lines...)
	var want []string
	for line := range strings.SplitSeq(told, "\n") {
		for part := range strings.SplitSeq(line, ";") {
			want = append(want, strings.TrimSpace(part))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "; "), strings.Join(want, "; "))
	}
}

// TestNoDrift plays a thousand rounds, woken late each time.
func TestNoDrift(t *testing.T) {
	p := protocol.Protocol{Blocks: []protocol.Block{block(1000, hold(10*sec, 10*sec), release(3*sec))}}
	s := newSession(t, p, protocol.Options{CountIn: 5 * sec})
	n := 0
	var events []Event
	for at := time.Duration(0); s.state != Finished; at += 997 * time.Millisecond {
		s, events = s.Advance(at)
		for _, e := range events {
			if e.Kind != PhaseStart || e.Phase != protocol.Hold {
				continue
			}
			if want := 5*sec + time.Duration(n)*13*sec; e.At != want {
				t.Fatalf("hold %d began at %v, not at %v", n+1, e.At, want)
			}
			n++
		}
	}
	if n != 1000 {
		t.Errorf("%d holds", n)
	}
}

// Four presses of 5 s lengthen a hold of 8 s to its cap of 24 s and no further; then the
// key does nothing, in whatever state it is pressed.
func TestMoreTimeStopsAtTheCap(t *testing.T) {
	for _, tt := range []struct {
		name     string
		hold     protocol.Span
		cap      time.Duration // zero for none
		presses  int
		want     time.Duration
		canAgain bool
	}{
		{"three times its length", protocol.Fixed(8 * sec), 0, 4, 24 * sec, false},
		{"no press too many", protocol.Fixed(8 * sec), 0, 9, 24 * sec, false},
		{"not there yet", protocol.Fixed(8 * sec), 0, 3, 23 * sec, true},
		{"a cap of its own", protocol.Fixed(8 * sec), 9500 * time.Millisecond, 1, 9500 * time.Millisecond, false},
		{"a range, by its longest", protocol.Span{Min: 2 * sec, Max: 3 * sec}, 0, 4, 9 * sec, false},
		{"a cap that is its length", protocol.Fixed(8 * sec), 8 * sec, 1, 8 * sec, false},
		{"on the step", protocol.Fixed(10 * sec), 20 * sec, 2, 20 * sec, false},
	} {
		for _, paused := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, paused %v", tt.name, paused), func(t *testing.T) {
				phase := protocol.Phase{Kind: protocol.Hold, Duration: tt.hold, Cap: tt.cap}
				s, _ := newSession(t, protocol.Protocol{Blocks: []protocol.Block{block(1, phase)}}, protocol.Options{}).Advance(0)
				if paused {
					s, _ = s.Apply(0, Intent{Kind: Pause})
				}
				for range tt.presses {
					s, _ = s.Apply(0, Intent{Kind: MoreTime})
				}
				if got := s.Snapshot(0).Max; got != tt.want || s.Can(MoreTime) != tt.canAgain {
					t.Errorf("%v long after %d presses, can go on: %v; want %v, %v", got, tt.presses, s.Can(MoreTime), tt.want, tt.canAgain)
				}
				if paused {
					s, _ = s.Apply(0, Intent{Kind: Resume})
				}
				_, events := playOut(t, s, 0)
				for _, e := range events {
					if e.Kind == PhaseEnd && e.Held != tt.want {
						t.Errorf("it lasted %v", e.Held)
					}
				}
			})
		}
	}
}

// The large number counts a second down until it is over, and up when it is over.
func TestDigits(t *testing.T) {
	const ms = time.Millisecond
	timed := protocol.Phase{Duration: protocol.Fixed(10 * sec)}
	open := protocol.Phase{Duration: protocol.Span{Open: true}}
	for _, tt := range []struct {
		s    Snapshot
		want time.Duration
	}{
		{Snapshot{Phase: timed, Remaining: 6200 * ms}, 7 * sec},
		{Snapshot{Phase: timed, Remaining: 6800 * ms}, 7 * sec},
		{Snapshot{Phase: timed, Remaining: 7 * sec}, 7 * sec},
		{Snapshot{Phase: timed, Remaining: ms}, sec},
		{Snapshot{Phase: open, Elapsed: 3200 * ms}, 3 * sec},
		{Snapshot{Phase: open, Elapsed: 3999 * ms}, 3 * sec},
		{Snapshot{State: Ready, Phase: open, ReadyLeft: 2200 * ms}, 3 * sec},
	} {
		if got := tt.s.Digits(); got != tt.want {
			t.Errorf("%+v: %v, want %v", tt.s, got, tt.want)
		}
	}
}
