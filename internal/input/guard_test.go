package input

import (
	"fmt"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// profile is when the presses of a key come that is held down for a time.
type profile struct {
	name string
	at   []time.Duration
}

// every is a press, and its repeats after a delay until the key is let go of.
func every(delay, period time.Duration) []time.Duration {
	at := []time.Duration{0}
	for t := delay; t < 3000*ms; t += period {
		at = append(at, t)
	}
	return at
}

// flushed is what a line makes of presses that hands them on only so often.
func flushed(at []time.Duration, period time.Duration) []time.Duration {
	late := slices.Clone(at)
	for i, t := range late {
		late[i] = (t + period - 1) / period * period
	}
	return late
}

// stalled is what a line makes of presses that stands still for a time.
func stalled(at []time.Duration, from, length time.Duration) []time.Duration {
	late := slices.Clone(at)
	for i, t := range late {
		if t >= from && t < from+length {
			late[i] = from + length
		}
	}
	return late
}

// profiles are how keyboards repeat a key that is held down for 3 s, by the settings of their
// systems, and how contacts bounce.
func profiles() []profile {
	x11 := every(660*ms, 40*ms)
	return []profile{
		{"X11", x11},
		{"GNOME", every(500*ms, 30*ms)},
		{"macOS, fastest", every(225*ms, 30*ms)},
		{"macOS, slowest", every(1800*ms, 500*ms)},
		{"Windows, fastest", every(250*ms, 33*ms)},
		{"Windows, slowest", every(1000*ms, 500*ms)},
		{"Windows, short and slow", every(250*ms, 500*ms)},
		{"slow settings", every(750*ms, 110*ms)},
		{"SSH, in bursts", flushed(every(500*ms, 30*ms), 200*ms)},
		{"a stall of 150 ms", stalled(x11, 1200*ms, 150*ms)},
		{"a stall before the first repeat", stalled(x11, 600*ms, 300*ms)},
		{"five times a second", every(500*ms, 200*ms)},
		{"a bounce of 5 ms", []time.Duration{0, 5 * ms}},
		{"a bounce of 50 ms", []time.Duration{0, 50 * ms}},
		{"a bounce of 200 ms", []time.Duration{0, 200 * ms}},
		{"a long bounce", []time.Duration{0, 5 * ms, 30 * ms, 80 * ms, 190 * ms}},
	}
}

// count lets presses of one key come, and tells how many are deliberate.
func count(g *Guard, from time.Duration, at []time.Duration, key tea.KeyPressMsg, rule Rule) int {
	n := 0
	expire := func(until time.Duration) {
		for due, ok := g.Due(); ok && due <= until; due, ok = g.Due() {
			n += len(g.Expire(due))
		}
	}
	for _, t := range at {
		expire(from + t)
		if g.Judge(from+t, key, rule) == Take {
			n++
		}
	}
	expire(from + time.Hour)
	return n
}

func key(r rune) tea.KeyPressMsg {
	if r > tea.KeyExtended {
		return tea.KeyPressMsg{Code: r}
	}
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}

// A key that is held down, however its keyboard repeats it, is one press; for the first
// time, and after the terminal's habits are known.
func TestHeldDown(t *testing.T) {
	for _, p := range profiles() {
		for use, rule := range map[string]Rule{"deed": {}, "primary": {Gap: DefaultGap}, "step": {Use: Step}} {
			for _, k := range []tea.KeyPressMsg{key('r'), key(tea.KeyUp)} {
				var g Guard
				for i := range 3 {
					if n := count(&g, time.Duration(i+1)*10*time.Second, p.at, k, rule); n != 1 {
						t.Errorf("%s, %s of %s, time %d: %d deeds", p.name, use, k, i+1, n)
					}
				}
			}
		}
	}
}

// One key is held down after the other.
func TestHeldDownAmongOthers(t *testing.T) {
	for _, p := range profiles() {
		var g Guard
		for i, k := range []rune{'r', 'n', 's', '+', 'r'} {
			rule := Rule{}
			if k == '+' {
				rule.Use = Step
			}
			if n := count(&g, time.Duration(i+1)*4*time.Second, p.at, key(k), rule); n != 1 {
				t.Errorf("%s, %c: %d deeds", p.name, k, n)
			}
		}
	}
}

// Presses by a hand are all taken, whatever is known of the terminal; a contact that
// bounces at each of them changes nothing.
func TestPressed(t *testing.T) {
	pressed := func(apart time.Duration, bounce ...time.Duration) []time.Duration {
		var at []time.Duration
		for i := range 8 {
			at = append(at, time.Duration(i)*apart)
			for _, b := range bounce {
				at = append(at, time.Duration(i)*apart+b)
			}
		}
		return at
	}
	uneven := []time.Duration{0, 300 * ms, 680 * ms, 990 * ms, 1350 * ms, 1660 * ms, 2050 * ms, 2400 * ms}
	for _, tt := range []struct {
		name string
		rule Rule
		at   []time.Duration
	}{
		{"the primary key, 0.8 s apart", Rule{Gap: DefaultGap}, pressed(800 * ms)},
		{"the primary key, 0.8 s apart, bouncing", Rule{Gap: DefaultGap}, pressed(800*ms, 5*ms, 60*ms)},
		{"the primary key, 1 s apart", Rule{Gap: DefaultGap}, pressed(1000 * ms)},
		{"the primary key, 3 s apart", Rule{Gap: DefaultGap}, pressed(3000*ms, 190*ms)},
		{"a pedal that was set so", Rule{Gap: 200 * ms}, pressed(900 * ms)},
		{"a deed", Rule{}, pressed(750 * ms)},
		{"steps", Rule{Use: Step}, uneven},
		{"steps, bouncing", Rule{Use: Step}, []time.Duration{0, 50 * ms, 350 * ms, 355 * ms, 750 * ms, 840 * ms}},
		{"two steps", Rule{Use: Step}, []time.Duration{0, 250 * ms}},
		{"three steps", Rule{Use: Step}, []time.Duration{0, 300 * ms, 600 * ms}},
		{"steps, 0.8 s apart", Rule{Use: Step}, pressed(800 * ms)},
		{"pages", Rule{Use: Brisk}, uneven},
	} {
		for _, learned := range [][]time.Duration{nil, every(500*ms, 30*ms), every(250*ms, 33*ms)} {
			var g Guard
			count(&g, time.Second, learned, key('j'), Rule{Use: Scroll})
			want := 0
			for i, at := range tt.at {
				if i == 0 || at-tt.at[i-1] > BounceGap && !slices.Contains(pressed(0, 60*ms, 190*ms), at-tt.at[i-1]) {
					want++
				}
			}
			if got := count(&g, 10*time.Second, tt.at, key('x'), tt.rule); got != want {
				t.Errorf("%s, learned from %d: %d taken of %d", tt.name, len(learned), got, want)
			}
		}
	}
}

// Digits of a score come 0.25 s apart, one key after the other.
func TestDigits(t *testing.T) {
	var g Guard
	for i, r := range "73102598" {
		if v := g.Judge(time.Duration(i+1)*250*ms, key(r), Rule{}); v != Take {
			t.Errorf("digit %c: %v", r, v)
		}
	}
}

// Once the terminal's delay is known nothing has to wait but what comes after it; once
// presses had to wait, others at their pace do not.
func TestNothingWaitsForLong(t *testing.T) {
	late := func(g *Guard, from, apart time.Duration) (n int) {
		for i := range 4 {
			now := from + time.Duration(i)*apart
			g.Expire(now)
			if g.Judge(now, key('x'), Rule{Gap: DefaultGap}) == Wait {
				n++
			}
		}
		g.Expire(time.Hour)
		return n
	}
	var g Guard
	for i, want := range []int{1, 0, 1} {
		apart := []time.Duration{1000 * ms, 1050 * ms, 1500 * ms}[i]
		if n := late(&g, time.Duration(i+1)*time.Minute, apart); n != want {
			t.Errorf("%v apart: %d of 4 had to wait, want %d", apart, n, want)
		}
	}
	var quick Guard
	count(&quick, time.Second, every(500*ms, 30*ms), key('j'), Rule{Use: Scroll})
	if n := late(&quick, time.Minute, 1000*ms); n != 0 {
		t.Errorf("%d had to wait although the delay is known", n)
	}
	if quick.Delay() != DefaultGap || quick.delay != 500*ms {
		t.Errorf("the delay is %v", quick.delay)
	}
}

// Where the terminal reports repeats and releases, nothing has to wait.
func TestReported(t *testing.T) {
	for _, tt := range []struct {
		name string
		rule Rule
		in   string // presses, repeats and releases: "p0 r500 u3000"
		want int
	}{
		{"held", Rule{}, "p0 r500 r533 r566 u3000", 1},
		{"held twice", Rule{}, "p0 r500 u900 p1000 r1500 u2000", 1 + 0},
		{"held twice, apart", Rule{}, "p0 r500 u900 p1100 r1600 u2000", 2},
		{"tapped", Rule{}, "p0 u100 p250 u350 p500 u600", 3},
		{"the primary key, tapped", Rule{Gap: DefaultGap}, "p0 u100 p250 u350 p800 u900", 2},
		{"a bounce when pressed", Rule{}, "p0 u5 p10 u3000", 1},
		{"a bounce when let go of", Rule{}, "p0 u3000 p3050 u3060 p3199 u3200", 1},
		{"steps", Rule{Use: Step}, "p0 u80 p230 u300", 2},
		{"scrolling", Rule{Use: Scroll}, "p0 r500 r533 u600", 3},
		{"what closes the top, twice at once", Rule{Layer: true}, "p0 u40 p90 u130", 2},
		{"a release that was not heard", Rule{}, "p0 p1000", 2},
	} {
		g, got := Guard{Releases: true}, 0
		for what := range fieldsOf(tt.in) {
			k, now := key('x'), time.Second+what.at
			switch what.kind {
			case 'u':
				g.Release(now, k.Code)
				continue
			case 'r':
				k.IsRepeat = true
			}
			switch g.Judge(now, k, tt.rule) {
			case Take:
				got++
			case Wait:
				t.Errorf("%s: %v waits", tt.name, what)
			}
		}
		if got != tt.want {
			t.Errorf("%s: %d deeds, want %d", tt.name, got, tt.want)
		}
	}
}

type stroke struct {
	kind byte
	at   time.Duration
}

func fieldsOf(script string) func(func(stroke) bool) {
	return func(yield func(stroke) bool) {
		for len(script) > 0 {
			var s stroke
			var n int
			if _, err := fmt.Sscanf(script, "%c%d", &s.kind, &n); err != nil {
				panic(err)
			}
			s.at = time.Duration(n) * ms
			if !yield(s) {
				return
			}
			script = script[min(len(script), len(fmt.Sprintf("%c%d ", s.kind, n))):]
		}
	}
}

// An arrow key waits for a moment, in which it may turn out to be a wheel.
func TestWheelIsNoDeed(t *testing.T) {
	var g Guard
	if v := g.Judge(time.Second, key(tea.KeyUp), Rule{}); v != Wait {
		t.Fatalf("it does not wait: %v", v)
	}
	g.Wheel(time.Second+5*ms, tea.KeyUp)
	g.Judge(time.Second+20*ms, key(tea.KeyUp), Rule{})
	if got := g.Expire(time.Hour); len(got) != 0 {
		t.Errorf("a wheel is %v", got)
	}
	if v := g.Judge(10*time.Second, key(tea.KeyUp), Rule{}); v != Wait || len(g.Expire(10*time.Second+arrowWait)) != 1 {
		t.Error("the key is lost after a wheel")
	}
}

// The button of another device never repeats itself and has nothing to let go of: of two
// presses within the gap one counts, and none waits, whatever the terminal tells of its own
// keys, and whatever key is pressed meanwhile.
func TestTakeButton(t *testing.T) {
	for _, releases := range []bool{false, true} {
		g := Guard{Releases: releases}
		var took []time.Duration
		for _, now := range []time.Duration{1000 * ms, 1050 * ms, 1699 * ms, 1700 * ms, 2300 * ms, 2500 * ms, 10000 * ms, 10700 * ms} {
			if g.TakeButton(now, DefaultGap) {
				took = append(took, now)
			}
			if _, waits := g.Due(); waits {
				t.Errorf("releases %v: a press at %v waits", releases, now)
			}
			g.Judge(now+20*ms, tea.KeyPressMsg{Code: 'x', Text: "x"}, Rule{Use: Scroll})
		}
		if want := []time.Duration{1000 * ms, 1700 * ms, 2500 * ms, 10000 * ms, 10700 * ms}; !slices.Equal(took, want) {
			t.Errorf("releases %v: taken at %v, want %v", releases, took, want)
		}
	}
}
