package practice

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"presshold/internal/protocol"
)

// nearness is how many of the nearest wrong numbers the choices are drawn from: more
// than are needed, so that they differ from one quiz to the next.
const nearness = 5

// untilReleased is an open duration as a choice.
const untilReleased = "no set time: open, until you end it"

// seconds asks for every number of the phases: how long, how many strokes, and where an
// open one ends at the latest.
func (l *library) seconds(p protocol.Protocol) []ask {
	var out []ask
	for i, b := range p.Blocks {
		for j, ph := range b.Phases {
			if ph.Waits {
				continue
			}
			at := place(i, j)
			what := naming(p, i, j)
			switch {
			case ph.Counted():
				out = append(out, l.strokes(p, ph, at, what))
			default:
				out = append(out, l.length(p, ph, at, what))
			}
			if ph.Duration.Open {
				out = append(out, l.limit(p, ph, at, what))
			}
		}
	}
	return out
}

// naming names a phase so that no other of its protocol is meant: `the hold in "Pumping"`.
func naming(p protocol.Protocol, block, phase int) string {
	word := p.Blocks[block].Phases[phase].Word()
	nth, of := 0, 0
	for i, b := range p.Blocks {
		for j, ph := range b.Phases {
			if ph.Word() != word {
				continue
			}
			of++
			if i < block || i == block && j <= phase {
				nth++
			}
		}
	}
	if of > 1 {
		return fmt.Sprintf("the %s (number %d of %d) in %q", word, nth, of, p.Name)
	}
	return fmt.Sprintf("the %s in %q", word, p.Name)
}

func (l *library) length(p protocol.Protocol, ph protocol.Phase, at, what string) ask {
	a := ask{
		id: at, topic: AskSeconds, from: ph.From, blunt: true, near: nearness,
		text:  number("How long is "+what, ph.From),
		right: spanChoice(ph.Duration),
	}
	a.answer = sentence(a.right) + " " + origin(p, ph.From)
	like := ph.Duration
	if like.Open {
		like = protocol.Fixed(ph.Cap)
	} else {
		a.pool = append(a.pool, untilReleased)
		a.near++
	}
	for _, s := range l.wrongSpans(ph.Kind, like) {
		a.pool = append(a.pool, s.Words())
	}
	return a
}

func spanChoice(s protocol.Span) string {
	if s.Open {
		return untilReleased
	}
	return s.Words()
}

func (l *library) limit(p protocol.Protocol, ph protocol.Phase, at, what string) ask {
	right := protocol.DurationWords(ph.Cap)
	a := ask{
		id: at + "/cap", topic: AskSeconds, from: ph.CapFrom, blunt: true, near: nearness,
		text:   number("It is open, but how long is "+what+" at most", ph.CapFrom),
		right:  right,
		answer: sentence("At most "+right) + " " + origin(p, ph.CapFrom),
	}
	for _, s := range l.wrongSpans(ph.Kind, protocol.Fixed(ph.Cap)) {
		if !s.IsRange() {
			a.pool = append(a.pool, s.Words())
		}
	}
	return a
}

// wrongSpans are wrong lengths for a phase of some kind: what the library has, the
// nearest first, and after that what is made up from the right one. None lies within
// the right one: 10 seconds is no wrong answer where 8 to 10 are right.
func (l *library) wrongSpans(kind protocol.Kind, right protocol.Span) []protocol.Span {
	var known []protocol.Span
	for _, f := range l.facts {
		known = append(known, f.spans[kind]...)
	}
	size := func(s protocol.Span) float64 { return float64(s.Min + s.Max) }
	all := append(nearest(right, known, size), made(right)...)
	return slices.DeleteFunc(all, func(s protocol.Span) bool {
		return s.Min >= right.Min && s.Max <= right.Max
	})
}

// made are lengths that nobody states: a half and more of the right one, in whole
// seconds unless it is very short.
func made(right protocol.Span) []protocol.Span {
	step := time.Second
	if right.Min < 2*time.Second {
		step = protocol.MinDuration
	}
	var out []protocol.Span
	for _, tenths := range []time.Duration{5, 20, 15, 30} {
		part := func(d time.Duration) time.Duration { return max((d * tenths / 10).Round(step), step) }
		out = append(out, protocol.Span{Min: part(right.Min), Max: part(right.Max)})
	}
	return out
}

func (l *library) strokes(p protocol.Protocol, ph protocol.Phase, at, what string) ask {
	a := ask{
		id: at + "/count", topic: AskSeconds, from: ph.CountFrom, blunt: true,
		text:  number("How many times is "+what+" done in one round", ph.CountFrom),
		right: times(ph.Count),
	}
	a.answer = sentence(a.right) + " " + origin(p, ph.CountFrom)
	for _, r := range otherRanges(ph.Count) {
		a.pool = append(a.pool, times(r))
	}
	return a
}

func times(r protocol.Range) string {
	if r.Min == r.Max {
		return fmt.Sprintf("%d times", r.Max)
	}
	return fmt.Sprintf("%d to %d times", r.Min, r.Max)
}

// otherRanges are numbers that nobody states, none of them within the right ones.
func otherRanges(right protocol.Range) []protocol.Range {
	width := right.Max - right.Min
	var out []protocol.Range
	for _, low := range []int{right.Max + 1, right.Min / 2, 2 * right.Min, right.Min - 1 - width, right.Max + 3} {
		r := protocol.Range{Min: low, Max: low + width}
		if r.Min > 0 && r.Max > 0 && (r.Min < right.Min || r.Max > right.Max) {
			out = append(out, r)
		}
	}
	return out
}

// nearest sorts numbers by how many times larger or smaller than the right one they
// are, and leaves each in but once.
func nearest[T comparable](right T, all []T, size func(T) float64) []T {
	var out []T
	for _, x := range all {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	far := func(x T) float64 { return math.Abs(math.Log(size(x) / size(right))) }
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(far(a), far(b)) })
	return out
}
