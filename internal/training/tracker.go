package training

import (
	"math"
	"slices"
	"time"

	"presshold/internal/gauge"
)

// Stage is how far a hold on a gauge has come.
type Stage string

// The stages.
const (
	LetGo    Stage = "let-go"  // the hand has to come off the gauge first
	Ready    Stage = "ready"   // to press
	Moving   Stage = "moving"  // pressing, on the way to the band
	Holding  Stage = "holding" // the hold counts
	Finished Stage = "finished"
)

// Remark is what is worth saying about the readings.
type Remark string

// The remarks.
const (
	NoRemark   Remark = ""
	TooShort   Remark = "too-short" // the hold ended before its time, and does not count
	Overload   Remark = "overload"  // more than the gauge can measure; the hold does not count
	Paused     Remark = "paused"    // there were no readings for a while, which does not count
	UnitChange Remark = "unit"      // the gauge reads in another unit now
)

const (
	// ForceGap is how long a reading stands at most. A longer gap is a pause, which counts for no
	// hold.
	ForceGap = time.Second
	// BlindRise is how long a blind hand may search for the band. Then the hold counts, whatever
	// the force is.
	BlindRise = 3 * time.Second

	onset     = 0.10                   // part of the target from which on the hand presses
	off       = 0.25                   // part of the target below which it has let go
	letting   = 500 * time.Millisecond // before that it lets go, and the hold has ended
	leastHeld = time.Second            // of a hold that ends by a key
	tareOver  = 500 * time.Millisecond
	lead      = time.Second // of a curve before the hand presses
)

// Tracker makes holds of the readings of a gauge. It has no clock: a hold lasts as long as its
// readings say, without pauses between them.
type Tracker struct {
	exercise Exercise

	Stage  Stage
	Holds  []ForceHold
	Remark Remark     // on the latest that happened; NoRemark once a hold begins to count, or has counted
	Reads  gauge.Unit // the unit that the gauge reads in

	raw   []gauge.Reading // of late
	zero  float64
	lost  time.Duration // without readings, so far
	curve Curve         // of the current hold, by the time without pauses
	since time.Duration // the hand has pressed, or the level has changed
	began time.Duration // the hold counts
}

// NewTracker begins a drill whose levels are set.
func NewTracker(e Exercise) *Tracker { return &Tracker{exercise: e, Stage: LetGo} }

// Level is the current level, or the next one to press.
func (t *Tracker) Level() Level { return t.exercise.Levels[len(t.Holds)%len(t.exercise.Levels)] }

// Force is the latest force; false if there is none, or an overload.
func (t *Tracker) Force() (newtons float64, ok bool) {
	if n := len(t.raw); n > 0 && !t.raw[n-1].Over {
		return t.pressed(t.raw[n-1]), true
	}
	return 0, false
}

// Presses tells whether the student presses now.
func (t *Tracker) Presses() bool { return t.Stage == Moving || t.Stage == Holding }

// Hidden tells whether the force must not be shown: while the student presses blind.
func (t *Tracker) Hidden() bool { return t.exercise.Mode == Blind && t.Presses() }

// Held is how long the current hold has counted.
func (t *Tracker) Held() time.Duration {
	if t.Stage != Holding {
		return 0
	}
	return t.at() - t.began
}

// Curve is the readings of the current hold and a moment before it; since is when the hand began to
// press. The points are valid until the next reading.
func (t *Tracker) Curve() (points Curve, since time.Duration) { return t.curve, t.since }

// at is the time of the latest reading, without pauses.
func (t *Tracker) at() time.Duration {
	if n := len(t.raw); n > 0 {
		return t.raw[n-1].At - t.lost
	}
	return 0
}

func (t *Tracker) pressed(r gauge.Reading) float64 {
	return gauge.Round(math.Abs(r.Newtons - t.zero))
}

// Tare takes the latest readings as zero. It fails while a hold counts, and without readings.
func (t *Tracker) Tare() bool {
	mean, ok := t.rest()
	if ok {
		t.zero, t.curve, t.Stage = mean, nil, LetGo
	}
	return ok
}

// CanTare tells whether Tare would succeed.
func (t *Tracker) CanTare() bool {
	_, ok := t.rest()
	return ok
}

// rest is the mean of the latest readings; false if they can't become zero.
func (t *Tracker) rest() (newtons float64, ok bool) {
	var mean moments
	for _, r := range t.raw {
		if !r.Over && t.raw[len(t.raw)-1].At-r.At <= tareOver {
			mean.add(r.Newtons)
		}
	}
	return mean.mean, mean.n > 0 && t.Stage != Holding && t.Stage != Finished
}

// Take adds a reading. Readings must be in the order of their times.
func (t *Tracker) Take(r gauge.Reading) {
	if t.Stage == Finished {
		return
	}
	if n := len(t.raw); n > 0 {
		last := t.raw[n-1]
		if gap := r.At - last.At; gap > ForceGap {
			t.lost += gap
			t.Remark = Paused
		}
		if last.Unit != r.Unit {
			t.Remark = UnitChange
		}
	}
	t.Reads = r.Unit
	t.raw = append(t.raw, r)
	if r.Over {
		t.Remark, t.curve = Overload, nil
		t.Stage = LetGo
		return
	}
	at, force := t.at(), t.pressed(r)
	t.curve = append(t.curve, Point{at, force})
	t.judge(at, force)
	t.forget(at)
}

func (t *Tracker) judge(at time.Duration, force float64) {
	l := t.Level()
	switch t.Stage {
	case LetGo:
		if force < off*l.Target {
			t.Stage = Ready
		}
	case Ready:
		if force >= onset*l.Target {
			t.Stage, t.since = Moving, at
			t.judge(at, force)
		}
	case Moving:
		switch {
		case l.In(force) || t.exercise.Mode == Blind && at-t.since >= BlindRise:
			t.Stage, t.began, t.Remark = Holding, at, NoRemark
		case force < onset*l.Target:
			t.Stage = Ready
		}
	case Holding:
		t.hold(at, force)
	}
}

// hold continues the current hold, or ends it.
func (t *Tracker) hold(at time.Duration, force float64) {
	span, held := t.exercise.Press.Span, at-t.began
	full := span.Min
	if t.exercise.Drill == SteadyForce {
		full = span.Max
	}
	switch {
	case held >= full:
		t.finish(full)
	case force >= off*t.Level().Target:
	case held < span.Min:
		t.Stage, t.Remark = Ready, TooShort
	default:
		t.finish(max(held-letting, span.Min))
		if t.Stage == LetGo {
			t.Stage = Ready
		}
	}
}

// Released ends the current hold, as a felt release does in a session, and changes the level. It does
// nothing in SteadyForce, or if no hold counts or one has hardly begun.
func (t *Tracker) Released() bool {
	held := t.Held()
	if t.Stage != Holding || held < leastHeld || t.exercise.Drill == SteadyForce {
		return false
	}
	t.finish(held)
	return true
}

// finish ends the current hold with a length.
func (t *Tracker) finish(length time.Duration) {
	h := ForceHold{Level: t.Level(), Rise: t.began - t.since, Length: length}
	for _, p := range t.curve {
		if p.At >= t.since && p.At <= t.began+length {
			h.Readings = append(h.Readings, Point{p.At - t.began, p.Newtons})
		}
	}
	h.ForceScore = ScoreForce(h.Level, h.Readings, length)
	t.Holds, t.Remark = append(t.Holds, h), NoRemark
	top := len(t.Holds)%len(t.exercise.Levels) == 0
	switch {
	case len(t.Holds) >= t.exercise.Trials:
		t.Stage = Finished
	case t.exercise.Drill == SteadyForce, t.exercise.Drill == StepsForce && top:
		t.Stage = LetGo
	default:
		t.Stage, t.since, t.curve = Moving, t.at(), nil
	}
}

func (t *Tracker) forget(at time.Duration) {
	if t.Stage == Ready || t.Stage == LetGo {
		t.curve = slices.DeleteFunc(t.curve, func(p Point) bool { return at-p.At > lead })
	}
	now := t.raw[len(t.raw)-1].At
	t.raw = slices.DeleteFunc(t.raw, func(r gauge.Reading) bool { return now-r.At > tareOver })
}

// Again begins another drill on the same gauge, and keeps its zero.
func (t *Tracker) Again(e Exercise) {
	*t = Tracker{exercise: e, Stage: LetGo, Reads: t.Reads, raw: t.raw, zero: t.zero, lost: t.lost}
}
