package training

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Pattern is the rhythm of one block at one point or, in a sweep, at every point in turn: what the
// engine runs if every phase lasts its maximum and each open hold is released.
type Pattern struct {
	// Words is the pattern in words: "hold 8 to 10 seconds, release 3 seconds (assumed), 6 times".
	Words  phrase.Text
	Rounds [][]Beat
	// Planned is the number of rounds if nothing ends them early.
	Planned int
	// Round and Whole are the lengths of the first round and of all planned rounds.
	Round, Whole Extent
}

// Beat is one phase of a pattern.
type Beat struct {
	Phase int // index in the plan's block; NoIndex for the way to the next point
	Point int // from 0; above it in sweeps only
	Kind  protocol.Kind
	Word  string
	// Span is how long the phase may last. Its Max is the cap of an open phase, and zero for a
	// check-in that waits, because the clock stands still then.
	Span  protocol.Span
	From  protocol.Provenance // of the span, or of the cap of an open one
	Guide time.Duration
	Level int    // of pressure; zero if nobody presses
	Name  string // of the level, if the protocol has one
}

// often is how many times a phase runs in the first round: several times in a sweep.
func (p Pattern) often(phase int) int {
	n := 0
	for _, b := range p.Rounds[0] {
		if b.Phase == phase {
			n++
		}
	}
	return n
}

// A protocol of more phases than maxSteps, more than a session has, gets no totals, and no picture of
// the blocks beyond.
const maxSteps = 5000

// patterns are the rhythms of the blocks of a plan with one part: the engine runs it, without the rules
// that may end a block early. All points go through the same levels, so one point stands for all
// unless a round sweeps over them.
func patterns(plan protocol.Plan) []Pattern {
	part := plan.Parts[0]
	out := make([]Pattern, len(part.Blocks))
	for i, b := range part.Blocks {
		out[i] = Pattern{Rounds: make([][]Beat, 1), Planned: cmp.Or(b.Rounds.Planned, b.Rounds.Cap)}
	}
	block, round, point, steps := 0, 1, 0, 0
	for e := range session.Simulate(rehearsal(plan), session.Releasing()) {
		if e.Kind != session.PhaseStart {
			continue
		}
		steps++
		if steps > maxSteps {
			out[block].Whole = Extent{}
			break
		}
		var beat Beat
		if e.Block == 0 {
			beat = newBeat(NoIndex, part.Reposition)
		} else {
			block, round, point = e.Block-1, e.Round, e.Point-1
			index, _ := strconv.Atoi(e.Label) // see rehearsal
			beat = newBeat(index, part.Blocks[block].Phases[index])
		}
		beat.Point = point
		if beat.Kind.Presses() {
			beat.Level, beat.Name = e.Level, part.Pressure.LevelName(e.Level)
		}
		out[block].add(round, beat)
	}
	for i, b := range part.Blocks {
		out[i].Whole.From = out[i].Whole.From.Weaker(plannedFrom(b.Rounds))
		out[i].Words = rhythmWords(part, b, out[i])
	}
	return out
}

// rehearsal is the plan to take a rhythm from. The label of each phase is its index in the block.
func rehearsal(plan protocol.Plan) *protocol.Plan {
	part := plan.Parts[0]
	if part.Order != protocol.Sweep {
		plan.Points, part.To = plan.Points[:1], 1
	}
	part.Blocks = slices.Clone(part.Blocks)
	for i := range part.Blocks {
		b := &part.Blocks[i]
		b.Until, b.Phases = nil, slices.Clone(b.Phases)
		for j := range b.Phases {
			b.Phases[j].Label = strconv.Itoa(j)
		}
	}
	plan.Parts, plan.CountIn = []protocol.Part{part}, protocol.Phase{}
	return &plan
}

func newBeat(index int, p protocol.Phase) Beat {
	b := Beat{Phase: index, Kind: p.Kind, Word: p.Word(), Span: p.Duration, From: p.From, Guide: p.Guide}
	if p.Duration.Open {
		b.Span.Max, b.From = p.Cap, p.CapFrom
	}
	return b
}

// add adds a beat to a round, and counts it.
func (p *Pattern) add(round int, b Beat) {
	lasts := Extent{Min: b.Span.Min, Max: b.Span.Max, Open: b.Span.Open, From: b.From}
	p.Whole = p.Whole.plus(lasts)
	if round == 1 {
		p.Round = p.Round.plus(lasts)
	}
	for len(p.Rounds) < round {
		p.Rounds = append(p.Rounds, nil)
	}
	p.Rounds[round-1] = append(p.Rounds[round-1], b)
}

// Extent is how long several phases last in sum.
type Extent struct {
	Min, Max time.Duration
	Open     bool                // at least one of them is open: Min is not known, Max is a cap
	From     protocol.Provenance // the weakest of theirs
}

func (e Extent) plus(o Extent) Extent {
	switch {
	case e.Max == 0:
		return o
	case o.Max == 0:
		return e
	default:
		return Extent{e.Min + o.Min, e.Max + o.Max, e.Open || o.Open, e.From.Weaker(o.From)}
	}
}

// words says the extent: "11 to 13 seconds (assumed)", "at most 1 minute 5 seconds".
func (e Extent) words() phrase.Text {
	if e.Open {
		return phrase.Marked(fmt.Sprintf(english.AtMost, phrase.LengthWords(e.Max)), e.From)
	}
	return phrase.Marked(phrase.SpanWords(protocol.Span{Min: e.Min, Max: e.Max}), e.From)
}

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
