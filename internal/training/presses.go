package training

import (
	"slices"
	"time"
)

// Presses makes the holds and rests of a timed drill from the moments at which the hand presses and
// lets go. It has no clock.
type Presses struct {
	Pressing bool
	result   *Result
	since    time.Duration // when the press or the rest at hand began
	rested   time.Duration // before the current press
}

// NewPresses begins a drill whose trials go into a result.
func NewPresses(r *Result, at time.Duration) *Presses { return &Presses{result: r, since: at} }

// Press begins a press.
func (p *Presses) Press(at time.Duration) {
	p.Pressing, p.rested, p.since = true, at-p.since, at
}

// tap is too short for a press: shorter than any target.
const tap = 200 * time.Millisecond

// Lift ends the press. It counts, and in a rhythm so does the rest before it, unless it was a tap:
// then it is as if nobody had pressed, and Lift is false.
func (p *Presses) Lift(at time.Duration) bool {
	length := at - p.since
	p.Pressing = false
	if length < tap {
		p.since -= p.rested
		return false
	}
	if p.Resting() {
		p.result.Rests = append(p.result.Rests, p.rested)
	}
	p.result.Holds, p.since = append(p.result.Holds, length), at
	return true
}

// Turn begins a press, or ends it, where nothing tells when the hand lets go. It is false for what
// comes so soon that it can't be meant, and does not count.
func (p *Presses) Turn(at, soon time.Duration) bool {
	switch {
	case at-p.since < soon:
		return false
	case p.Pressing:
		return p.Lift(at)
	default:
		p.Press(at)
		return true
	}
}

// Resting tells whether the rest of a rhythm lasts.
func (p *Presses) Resting() bool {
	return p.result.Drill == Rhythm && !p.Pressing && len(p.result.Holds) > 0
}

// minRepeats is how many gaps between repeats a measurement needs.
const minRepeats = 12

// Resolution measures how precise the terminal's times are. A key that is held down repeats evenly, so
// the times at which its repeats arrive show how much the keyboard, the terminal and the network vary:
// nine in ten gaps are within the resolution of the median gap. It is false for too few repeats. A
// constant delay isn't measured, and does no harm: it cancels out between the start and the end of a
// press.
//
// The times must be in order, without the longer wait before a key begins to repeat.
func Resolution(seen []time.Duration) (time.Duration, bool) {
	if len(seen) <= minRepeats {
		return 0, false
	}
	gaps := make([]time.Duration, len(seen)-1)
	for i := range gaps {
		gaps[i] = seen[i+1] - seen[i]
	}
	slices.Sort(gaps)
	usual := gaps[len(gaps)/2]
	for i, g := range gaps {
		gaps[i] = (g - usual).Abs()
	}
	slices.Sort(gaps)
	return gaps[(9*len(gaps)-1)/10], true
}
