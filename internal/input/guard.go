package input

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// What a guard tells apart, where the terminal does not say when a key is let go of.
//
//   - A key held down repeats itself after a delay (X11 0.66 s, GNOME 0.5 s, Windows 0.25 to
//     1 s, macOS 0.23 to 1.8 s) and then evenly (30 to 500 ms; over SSH in bursts). What
//     comes within 120 ms of the same key is a repeat: no hand is as fast. What comes later
//     but may be the first repeat waits until a second one would have come; if none does,
//     it was a press. So it is known late, by up to half a second, but it is known.
//   - That waiting ends once the terminal's delay was seen, on any key that was held down,
//     for what comes at another time; and after a press that had to wait, for presses that
//     come at the same pace.
//   - A contact that bounces within 200 ms is one press.
//   - A key after which another one came does not repeat itself any more.
//
// It cannot be told from two presses when a key is held down just long enough for one
// repeat, after a delay of more than the gap; when it repeats itself more slowly than
// twice a second; and the wheel, in a multiplexer that was told to leave the mouse alone,
// when it sends one arrow key and then nothing.
const (
	// DefaultGap is the shortest time between two presses of a key that does one thing at a
	// time: what comes sooner is not meant.
	DefaultGap = 700 * time.Millisecond

	// BounceGap is how long after a press a contact may still bounce.
	BounceGap = 200 * time.Millisecond

	separateGap = 225 * time.Millisecond  // two presses by a hand are further apart
	fastPeriod  = 120 * time.Millisecond  // the same key again: a repeat
	slowPeriod  = 550 * time.Millisecond  // the slowest repeats come sooner
	slowDelay   = 2000 * time.Millisecond // and the first of them after less than that
	arrowWait   = 30 * time.Millisecond   // for what shows that an arrow key is a wheel
	leadGap     = 50 * time.Millisecond   // another key after the primary one, typed by the same pedal
	alike       = 25 * time.Millisecond   // periods that differ by less are even
)

// Use is what a key is about to be used for.
type Use int

// The uses.
const (
	// Deed is what is done once for each press, and not sooner than a gap after the last.
	Deed Use = iota
	// Step is what is done once for each press, also for presses in quick succession.
	Step
	// Brisk is a Step that does no harm if the first repeat of a slow keyboard does it too.
	Brisk
	// Scroll is what a held key may do over and over.
	Scroll
)

// Rule is how a press is judged.
type Rule struct {
	Use Use
	Gap time.Duration // of a Deed; 0 for DefaultGap, or none where releases are reported
	// Leads tells that it is the primary key: of a pedal that types several keys with one
	// press, the others are no presses.
	Leads bool
	// Layer tells that the key closes what is on top, so that two presses at once mean two
	// things; there a contact that bounces is not told from them.
	Layer bool
	Told  bool          // whoever sends it tells a press from a repeat, whatever the terminal does
	Wait  time.Duration // how long to wait in any case for a repeat that shows that the key is held down
}

// Verdict is what a press is found to be.
type Verdict int

// The verdicts.
const (
	Drop Verdict = iota // not meant
	Take                // a deliberate press
	Wait                // not known yet: Expire returns it if it was one
)

// Press is a key, and when it was pressed.
type Press struct {
	Key tea.KeyPressMsg
	At  time.Duration
}

// Guard tells deliberate presses from whatever else looks like one. The zero value is ready
// to use.
type Guard struct {
	// Releases tells that the terminal reports repeats, and that keys are let go of.
	Releases bool

	keys    map[rune]*track
	latest  rune          // the key that came last: only that repeats itself
	lead    rune          // the primary key, as it was pressed last
	led     time.Duration // when it or what it led came; 0 for never
	waiting []held
	delay   time.Duration   // before a held key repeats itself; 0 until it was seen
	paces   []time.Duration // between presses that had to wait
}

// track is what is known of a key.
type track struct {
	acted    time.Duration // when it was last taken
	seen     time.Duration // when it last came
	released time.Duration
	long     bool // it was down for longer than a contact bounces
	down     bool
	held     bool // what comes now is its repetition
	gaps     []time.Duration
}

// held is a press that waits.
type held struct {
	Press
	due  time.Duration
	pace time.Duration // since the press before; 0 for a first one
}

// Judge classifies a press. It must be called for every press whose use is known.
func (g *Guard) Judge(now time.Duration, key tea.KeyPressMsg, rule Rule) Verdict {
	t, known := g.keys[key.Code]
	if !known {
		t = g.track(key.Code, track{})
	}
	var v Verdict
	leads := g.led == 0 || key.Code == g.lead || now-g.led >= leadGap
	if rule.Leads && leads {
		g.lead = key.Code
	}
	if rule.Leads || !leads {
		g.led = max(now, 1)
	}
	switch {
	case !leads:
		t.seen, t.acted, t.down, g.latest = now, now, true, key.Code
		return Drop
	case key.IsRepeat || g.Releases || rule.Told:
		v = g.told(t, known, now, key.IsRepeat, rule)
	default:
		v = g.guessed(t, known, now, key, rule)
	}
	t.seen, g.latest = now, key.Code
	if v == Take {
		t.acted = now
	}
	return v
}

// track replaces what is known of a key.
func (g *Guard) track(code rune, known track) *track {
	if g.keys == nil {
		g.keys = map[rune]*track{}
	}
	g.keys[code] = &known
	return &known
}

// told judges a press where the terminal reports releases and repeats.
func (g *Guard) told(t *track, known bool, now time.Duration, repeat bool, rule Rule) Verdict {
	t.down = true
	gap := separateGap
	if rule.Use == Deed && rule.Gap > 0 {
		gap = rule.Gap
	}
	switch {
	case rule.Use == Scroll:
		return Take
	case repeat,
		known && t.acted > 0 && now-t.acted < gap && !rule.Layer,
		t.long && now-t.released < BounceGap:
		return Drop
	default:
		return Take
	}
}

// guessed judges a press where nothing tells it from a repeat but the time.
func (g *Guard) guessed(t *track, known bool, now time.Duration, key tea.KeyPressMsg, rule Rule) Verdict {
	explicit := rule.Gap
	rule.Gap = cmp.Or(rule.Gap, DefaultGap)
	gap := now - t.seen
	if known && gap <= slowDelay {
		g.learn(t, gap)
	} else {
		t.gaps, t.held = nil, false
	}
	if rule.Use == Scroll {
		return Take
	}
	apart := g.latest != key.Code && now-t.acted > max(BounceGap, explicit)
	if !known || gap > slowDelay || apart {
		t.gaps, t.held = nil, false
		return g.hold(t, now, key, rule.Wait, 0)
	}
	if waits := g.waits(key.Code); waits > 0 {
		return g.again(t, now, key, gap, waits, rule)
	}
	quiet := gap >= DefaultGap
	switch {
	case rule.Layer && gap < separateGap && !t.held:
		return Take
	case now-t.acted <= BounceGap:
		return Drop
	case gap < fastPeriod, t.held && !quiet:
		t.held = true
		return Drop
	case gap < separateGap, rule.Use == Deed && now-t.acted < rule.Gap:
		return Drop
	}
	t.held = false
	if quiet && rule.Use == Brisk || !g.suspects(gap) && (quiet || rule.Use != Deed) {
		return g.hold(t, now, key, rule.Wait, gap)
	}
	return g.hold(t, now, key, slowPeriod, gap)
}

// again judges a press of a key of which others wait to be judged. A deed waits alone; of
// steps there may be several, unless they come as evenly as repeats do.
func (g *Guard) again(t *track, now time.Duration, key tea.KeyPressMsg, gap time.Duration, waits int, rule Rule) Verdict {
	even := waits > 1 && len(t.gaps) > 1 && (t.gaps[len(t.gaps)-1]-t.gaps[len(t.gaps)-2]).Abs() < alike
	switch {
	case now-t.acted <= BounceGap: // of the one that waits
		return Drop
	case gap < separateGap, rule.Use == Deed, even:
		t.held = true
		g.forget(key.Code)
		return Drop
	}
	for i := range g.waiting { // they are known together
		if g.waiting[i].Key.Code == key.Code {
			g.waiting[i].due = now + slowPeriod
		}
	}
	return g.hold(t, now, key, slowPeriod, gap)
}

// hold makes a press wait, or takes it at once if it needn't.
func (g *Guard) hold(t *track, now time.Duration, key tea.KeyPressMsg, wait, pace time.Duration) Verdict {
	if key.Code == tea.KeyUp || key.Code == tea.KeyDown {
		wait = max(wait, arrowWait)
	}
	if wait == 0 {
		return Take
	}
	t.acted = now
	g.waiting = append(g.waiting, held{Press{key, now}, now + wait, pace})
	return Wait
}

// suspects tells whether a press that comes so long after the last one of its key may be
// the first repeat of a key that is held down.
func (g *Guard) suspects(gap time.Duration) bool {
	if g.delay > 0 {
		return near(gap, g.delay)
	}
	return gap <= slowDelay && !slices.ContainsFunc(g.paces, func(p time.Duration) bool { return near(gap, p) })
}

// near tells whether two times are the same, as far as a busy machine tells.
func near(a, b time.Duration) bool { return (a - b).Abs() <= max(60*time.Millisecond, b/8) }

// learn notes the time between two presses of the same key. Five in a row, faster than any hand,
// are repeats; the first of their times was the delay before them.
func (g *Guard) learn(t *track, gap time.Duration) {
	if t.gaps = append(t.gaps, gap); len(t.gaps) < 5 {
		return
	}
	last := t.gaps[len(t.gaps)-4:]
	if first := t.gaps[0]; first > separateGap && slices.Max(last) < fastPeriod {
		g.delay = first
	}
	t.gaps = append(t.gaps[:1], last...)
}

func (g *Guard) waits(code rune) int {
	n := 0
	for _, h := range g.waiting {
		if h.Key.Code == code {
			n++
		}
	}
	return n
}

// forget drops what waits of a key.
func (g *Guard) forget(code rune) {
	g.waiting = slices.DeleteFunc(g.waiting, func(h held) bool { return h.Key.Code == code })
}

// Release notes that a key was released.
func (g *Guard) Release(now time.Duration, code rune) {
	if t, ok := g.keys[code]; ok && t.down {
		t.down, t.released, t.long = false, now, now-t.acted >= BounceGap
	}
}

// Wheel notes that an arrow key turned out to be the mouse wheel.
func (g *Guard) Wheel(now time.Duration, code rune) {
	g.forget(code)
	g.track(code, track{seen: now, acted: now, held: true})
}

// Holds notes that a key is down, and that it meant something else than was judged here.
func (g *Guard) Holds(now time.Duration, code rune) {
	g.forget(code)
	g.track(code, track{seen: now, acted: now, down: true})
}

// Cancel drops what waits: what it was meant for is gone.
func (g *Guard) Cancel() { g.waiting = nil }

// Due is when Expire has something to return; false for never.
func (g *Guard) Due() (time.Duration, bool) {
	var next time.Duration
	for i, h := range g.waiting {
		if i == 0 || h.due < next {
			next = h.due
		}
	}
	return next, len(g.waiting) > 0
}

// Expire returns the presses that have waited long enough: they were deliberate.
func (g *Guard) Expire(now time.Duration) []Press {
	var out []Press
	g.waiting = slices.DeleteFunc(g.waiting, func(h held) bool {
		if h.due > now {
			return false
		}
		out = append(out, h.Press)
		if h.pace > 0 {
			g.paces = append(g.paces[max(0, len(g.paces)-7):], h.pace)
		}
		return true
	})
	return out
}

// Delay is how long after a press the same key may still be its repetition, as far as the
// terminal has shown it.
func (g *Guard) Delay() time.Duration { return max(g.delay, DefaultGap) }
