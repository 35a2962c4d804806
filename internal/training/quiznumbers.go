package training

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// nearness is how many of the nearest wrong numbers the choices are drawn from: more
// than are needed, so that they differ from one quiz to the next.
const nearness = 5

// seconds asks for the numbers of the phases that a source states or the file's author
// chose: how long, how many strokes, and where an open one ends at the latest.
func (l *library) seconds(p protocol.Protocol) []ask {
	var out []ask
	for i, b := range p.Blocks {
		for j, ph := range b.Phases {
			what, naming := naming(p, i, j)
			add := func(a ask, from protocol.Provenance, ends ...float64) {
				if a.right != "" && !from.Is(protocol.Assumed) && !tells(naming, ends...) {
					a.id, a.topic = place(i, j)+a.id, AskSeconds
					out = append(out, a)
				}
			}
			end := ph.Duration
			if end.Open {
				end = protocol.Fixed(ph.Cap)
				add(l.limit(p, ph, what), ph.CapFrom, end.Max.Seconds())
			}
			switch {
			case ph.Waits:
			case ph.Counted():
				add(l.strokes(p, ph, what), ph.CountFrom, float64(ph.Count.Min), float64(ph.Count.Max))
			default:
				add(l.length(p, b, ph, what), ph.From, end.Min.Seconds(), end.Max.Seconds())
			}
		}
	}
	return out
}

// naming names a phase so that no other of its protocol is meant: `the phase "hold" in "Pumping"`.
// The second text is the names in it alone.
func naming(p protocol.Protocol, block, phase int) (what, names string) {
	own := p.Blocks[block].Phases[phase]
	word := own.Word()
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
	names = word + " " + p.Name
	if of > 1 {
		return fmt.Sprintf(english.QuizPhaseNth, word, nth, of, p.Name), names
	}
	return fmt.Sprintf(english.QuizPhase, word, p.Name), names
}

// length asks how long a phase is. Of an open one nothing below its cap is wrong, and of
// a timed one nothing that it may be lengthened to.
func (l *library) length(p protocol.Protocol, b protocol.Block, ph protocol.Phase, what string) ask {
	a := ask{near: nearness, text: asked(fmt.Sprintf(english.QuizHowLong, what), ph.From)}
	right := ph.Duration
	switch {
	case right.Open:
		right = protocol.Span{Max: ph.Cap}
		a.right = english.QuizNoSetTime
	default:
		a.right = right.Words()
		if !ph.CapFrom.Is(protocol.Assumed) {
			right.Max = max(right.Max, ph.Cap)
		}
		if !right.IsRange() && len(b.Until) == 0 {
			a.wrong = append(a.wrong, english.QuizNoSetTime)
			a.near++
		}
	}
	a.answer = explained(a.right, p, ph.From)
	for _, s := range l.wrongSpans(p, ph.Kind, right) {
		a.wrong = append(a.wrong, s.Words())
	}
	return a
}

// limit asks how long an open phase is at most.
func (l *library) limit(p protocol.Protocol, ph protocol.Phase, what string) ask {
	right := protocol.DurationWords(ph.Cap)
	a := ask{
		id: "/cap", near: nearness, right: right,
		text:   asked(fmt.Sprintf(english.QuizHowLongMost, what), ph.CapFrom),
		answer: explained(fmt.Sprintf(english.QuizAnswerAtMost, right), p, ph.CapFrom),
	}
	if ph.Note != "" { // it may say what the cap is taken from
		a.answer = fmt.Sprintf(english.QuizAnswerNote, a.answer, phrase.Sentence(ph.Note))
	}
	for _, s := range l.wrongSpans(p, ph.Kind, protocol.Fixed(ph.Cap)) {
		if !s.IsRange() {
			a.wrong = append(a.wrong, s.Words())
		}
	}
	return a
}

// wrongSpans are wrong lengths for a phase of some kind: what the library has, the
// nearest first, and after that what is made up from the right one. None has anything
// in common with the right one, nor with any length that the protocol's words name.
func (l *library) wrongSpans(p protocol.Protocol, kind protocol.Kind, right protocol.Span) []protocol.Span {
	taken := append(slices.Clone(l.said[p.ID].times), lasting(right))
	size := func(s protocol.Span) float64 { return float64(s.Min + s.Max) }
	all := append(nearest(right, l.spans[kind], size), made(right)...)
	return slices.DeleteFunc(all, func(s protocol.Span) bool { return !outside(lasting(s), taken) })
}

// made are lengths that nobody states, shorter and longer than the right one and as wide.
func made(right protocol.Span) []protocol.Span {
	lo, hi := float64(right.Min), float64(right.Max)
	if lo == 0 {
		lo = hi // nothing is shorter
	}
	var out []protocol.Span
	for _, times := range []float64{2, 1.5, 3, 4, 6} {
		by := times * hi / lo
		for _, scale := range []float64{1 / by, by} {
			if s := (protocol.Span{Min: round(lo * scale), Max: round(hi * scale)}); s.Min > 0 {
				out = append(out, s)
			}
		}
	}
	return out
}

// round is a length of time as people would choose it.
func round(length float64) time.Duration {
	d := time.Duration(length)
	switch {
	case d < 4*time.Second:
		return d.Round(protocol.MinDuration)
	case d < 20*time.Second:
		return d.Round(time.Second)
	case d < 2*time.Minute:
		return d.Round(5 * time.Second)
	default:
		return d.Round(30 * time.Second)
	}
}

func (l *library) strokes(p protocol.Protocol, ph protocol.Phase, what string) ask {
	a := ask{
		id:    "/count",
		text:  asked(fmt.Sprintf(english.QuizHowMany, ph.Kind.Counts(), what), ph.CountFrom),
		right: ph.Counting(),
	}
	a.answer = explained(a.right, p, ph.CountFrom)
	for _, r := range l.wrongRanges(p, ph.Count, nil) {
		ph.Count = r
		a.wrong = append(a.wrong, ph.Counting())
	}
	return a
}

// wrongRanges are wrong numbers, the known ones that are nearest first, and after them
// some that are made up. None has anything in common with the right ones, nor with any
// number that the protocol's words name.
func (l *library) wrongRanges(p protocol.Protocol, right protocol.Range, known []protocol.Range) []protocol.Range {
	taken := append(slices.Clone(l.said[p.ID].counts), counting(right))
	width := right.Max - right.Min
	size := func(r protocol.Range) float64 { return float64(r.Min + r.Max) }
	all := nearest(right, known, size)
	for _, low := range []int{right.Max + 1, right.Min - 1 - width, right.Max + 2, 2 * right.Max, 3 * right.Max, right.Max + 3} {
		if low > 0 {
			all = append(all, protocol.Range{Min: low, Max: low + width})
		}
	}
	return slices.DeleteFunc(all, func(r protocol.Range) bool { return !outside(counting(r), taken) })
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
