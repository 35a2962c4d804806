package training

import (
	"fmt"
	"slices"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// rhythmWords says the pattern of a block: its phases, then levels, points and rounds. Phases that never
// run, such as a release between rounds where there is only one round, are left out.
func rhythmWords(part protocol.Part, b protocol.Block, p Pattern) phrase.Text {
	var parts []phrase.Text
	for i, ph := range b.Phases {
		if !ph.Between || p.often(i) > 0 {
			parts = append(parts, phrase.Phase(ph))
		}
	}
	if change := changeWords(part.Pressure, b); change != nil {
		parts = append(parts, change)
	}
	if sweeps(part) {
		r := part.Reposition
		parts = append(parts, phrase.Fill(english.RhythmToNext, phrase.Marked(phrase.SpanWords(r.Duration), r.From)),
			phrase.Fill(english.RhythmInTurn, pointsWords(part)))
	}
	parts = append(parts, phrase.HowOften(b.Rounds))
	if b.Sets > 1 {
		parts = append(parts, phrase.Marked(phrase.Count(b.Sets, "set"), b.SetsFrom))
	}
	return phrase.Join(parts, ", ")
}

// sweeps tells whether a round visits several points.
func sweeps(p protocol.Part) bool { return p.Order == protocol.Sweep && p.To-p.From > 1 }

// changeWords says how the level changes in a block; nil if nothing in it changes the level.
func changeWords(p protocol.Pressure, b protocol.Block) phrase.Text {
	has := func(is func(protocol.Phase) bool) bool { return slices.ContainsFunc(b.Phases, is) }
	presses := has(func(p protocol.Phase) bool { return p.Kind.Presses() })
	released := has(func(p protocol.Phase) bool {
		return p.Kind == protocol.Hold && (p.Duration.Open || p.Duration.IsRange())
	})
	switch {
	case p.Change == protocol.Up && released, p.Change == protocol.Down && presses:
		return phrase.Unmarked(phrase.LevelChange(p.Change))
	case p.Change == protocol.Alternate && presses:
		return phrase.MarkedWords(alternate(p), p.ChangeFrom)
	default:
		return nil
	}
}

// alternate says the two alternating levels, by name if both have one.
func alternate(p protocol.Pressure) string {
	one, two := p.LevelName(p.FirstLevel()), p.LevelName(p.FirstLevel()+1)
	if one == "" || two == "" {
		return phrase.LevelChange(protocol.Alternate)
	}
	return fmt.Sprintf(english.RhythmLevels, one, two)
}

// pointsWords says how many points a sweep has: an assumed number unless they are named.
func pointsWords(p protocol.Part) phrase.Text {
	n := phrase.Count(p.To-p.From, "point")
	if len(p.Protocol.Points) > 0 {
		return phrase.Unmarked(n)
	}
	return phrase.Marked(n, protocol.Provenance{Basis: protocol.Assumed})
}
