package practice

import (
	"fmt"
	"strings"

	"presshold/internal/protocol"
)

// stops asks of each block when it ends, and how many rounds it has.
func (l *library) stops(p protocol.Protocol) []ask {
	var out []ask
	for i, b := range p.Blocks {
		what := fmt.Sprintf("%q", p.Name)
		if len(p.Blocks) > 1 {
			what = fmt.Sprintf("part %d of %q", i+1, p.Name)
			if b.Name != "" {
				what = fmt.Sprintf("the part %q of %q", b.Name, p.Name)
			}
		}
		at := fmt.Sprintf("/%d", i+1)
		if len(b.Until) > 0 {
			out = append(out, l.until(p, b, at, what))
		}
		out = append(out, l.rounds(p, b, at, what))
	}
	return out
}

func (l *library) until(p protocol.Protocol, b protocol.Block, at, what string) ask {
	a := ask{
		id: at, topic: AskStop, from: b.UntilFrom,
		text:  number(fmt.Sprintf("Until when does %s go on", what), b.UntilFrom),
		right: stopWords(b),
		also:  append(criteria(b), forRounds(planned(b.Rounds)), forRounds(protocol.Range{Min: b.Rounds.Cap, Max: b.Rounds.Cap})),
		pool:  l.others(p, func(o *fact) []string { return o.stops }),
	}
	a.answer = sentence(a.right) + " " + origin(p, b.UntilFrom)
	return a
}

// rounds asks for the planned rounds; where there is no plan, for the most there may be.
func (l *library) rounds(p protocol.Protocol, b protocol.Block, at, what string) ask {
	right, from, question := planned(b.Rounds), b.Rounds.From, "How many rounds are planned in "
	if right.IsZero() {
		right = protocol.Range{Min: b.Rounds.Cap, Max: b.Rounds.Cap}
		from, question = b.Rounds.CapFrom, "At most how many rounds does the program let pass in "
	}
	a := ask{
		id: at + "/rounds", topic: AskStop, from: from, blunt: true, near: nearness,
		text: number(question+what, from), right: roundWords(right),
	}
	a.answer = sentence(a.right) + " " + origin(p, from)
	var known []protocol.Range
	for _, f := range l.facts {
		known = append(known, f.rounds...)
	}
	size := func(r protocol.Range) float64 { return float64(r.Min + r.Max) }
	for _, r := range append(nearest(right, known, size), otherRanges(right)...) {
		if (r.Min < right.Min || r.Max > right.Max) && r.Max != b.Rounds.Cap {
			a.pool = append(a.pool, roundWords(r))
		}
	}
	return a
}

// planned are the rounds that a block plans; zero for none.
func planned(r protocol.Rounds) protocol.Range {
	if r.Min > 0 {
		return protocol.Range{Min: r.Min, Max: r.Planned}
	}
	return protocol.Range{Min: r.Planned, Max: r.Planned}
}

func roundWords(r protocol.Range) string {
	switch {
	case r.Min != r.Max:
		return fmt.Sprintf("%d to %d rounds", r.Min, r.Max)
	case r.Max == 1:
		return "1 round"
	default:
		return fmt.Sprintf("%d rounds", r.Max)
	}
}

// forRounds is how long a block goes on that has so many rounds; "" for no plan.
func forRounds(r protocol.Range) string {
	if r.IsZero() {
		return ""
	}
	return "for " + roundWords(r)
}

// criteria are the criteria of a block, one by one, as choices.
func criteria(b protocol.Block) []string {
	var out []string
	for _, c := range b.Until {
		out = append(out, "until "+c.Words(b.Eased))
	}
	return out
}

// stopWords says when a block ends.
func stopWords(b protocol.Block) string {
	if len(b.Until) > 0 {
		return strings.Join(criteria(b), ", or ")
	}
	return forRounds(planned(b.Rounds))
}
