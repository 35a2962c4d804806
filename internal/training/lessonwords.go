package training

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// rangeOf is a range in words: "6", "3 to 5".
func rangeOf(lo, hi int) string {
	if lo == hi || lo == 0 {
		return strconv.Itoa(hi)
	}
	return fmt.Sprintf("%d to %d", lo, hi)
}

// join is a list in words: "a, b and c".
func join(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// words is a pattern in words: its phases, then levels, points and rounds. What does
// not run, such as a release between the rounds of a single one, is left out.
func (w *roundLayout) words(p Pattern) string {
	var parts []string
	for i, ph := range w.block.Phases {
		if !ph.Between || p.often(i) > 0 {
			parts = append(parts, phaseWords(ph))
		}
	}
	if s := w.change(); s != "" {
		parts = append(parts, s)
	}
	if w.sweeps() {
		r := w.part.Reposition
		parts = append(parts, phrase.Marked(r.Duration.Words(), r.From)+" to the next point",
			pointsWords(w.part)+" in turn")
	}
	parts = append(parts, roundTimes(w.block.Rounds))
	if b := w.block; b.Sets > 1 {
		parts = append(parts, phrase.Marked(protocol.Count(b.Sets, "set"), b.SetsFrom))
	}
	return strings.Join(parts, ", ")
}

// change is how the level changes in the block, if anything in it can change it.
func (w *roundLayout) change() string {
	has := func(is func(protocol.Phase) bool) bool { return slices.ContainsFunc(w.block.Phases, is) }
	presses := has(func(p protocol.Phase) bool { return p.Kind.Presses() })
	released := has(func(p protocol.Phase) bool {
		return p.Kind == protocol.Hold && (p.Duration.Open || p.Duration.IsRange())
	})
	switch p := w.part.Pressure; {
	case p.Change == protocol.Up && released:
		return "a level up at each release that is felt"
	case p.Change == protocol.Down && presses:
		return "a level down each round"
	case p.Change == protocol.Alternate && presses:
		return phrase.MarkedWords(alternate(p), p.ChangeFrom)
	default:
		return ""
	}
}

// alternate are the two levels that take turns, by name if they have one.
func alternate(p protocol.Pressure) string {
	one, two := p.LevelName(p.FirstLevel()), p.LevelName(p.FirstLevel()+1)
	if one == "" || two == "" {
		return "two levels in turn"
	}
	return one + " and " + two + " in turn"
}

// pointsWords are how many points a sweep has; unless they are named, nobody says so.
func pointsWords(p protocol.Part) string {
	n := protocol.Count(p.To-p.From, "point")
	if len(p.Protocol.Points) > 0 {
		return n
	}
	return phrase.Marked(n, protocol.Provenance{Basis: protocol.Assumed})
}

// phaseWords is a phase with its length in words.
func phaseWords(p protocol.Phase) string {
	s := p.Word()
	switch {
	case p.Waits:
		s += " until it is answered"
	case p.Counted():
		s += " " + phrase.Marked(p.Counting(), p.CountFrom)
	case p.Duration.Open:
		s += " open, at most " + phrase.Marked(protocol.DurationWords(p.Cap), p.CapFrom)
	default:
		s += " " + phrase.Marked(p.Duration.Words(), p.From)
	}
	if p.Kind == protocol.CheckIn && p.When != (protocol.Occasion{}) {
		s += " " + occasion(p.When)
	}
	if p.Between {
		s += " between rounds"
	}
	return s
}

// times is how often a round is done: "once", "6 times (assumed)".
func roundTimes(r protocol.Rounds) string {
	switch r.Planned {
	case 0:
		return "at most " + phrase.Marked(protocol.Count(r.Cap, "time"), r.CapFrom)
	case 1:
		return phrase.Marked("once", r.From)
	default:
		return phrase.Marked(r.Range().Words()+" times", r.From)
	}
}

// occasion says in which rounds a check-in takes place.
func occasion(o protocol.Occasion) string {
	switch {
	case o.Last:
		return "in the last round"
	case o.Every > 1:
		return "in every " + strconv.Itoa(o.Every) + ordinal(o.Every) + " round"
	case o.In != "":
		return "in rounds " + join(strings.Split(o.In, ","))
	default:
		return "in every round"
	}
}

// ordinal is the ending of an ordinal number.
func ordinal(n int) string {
	if n/10%10 == 1 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	default:
		return "th"
	}
}
