package training

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// stops asks when each block ends, and how many rounds it has.
func (l *library) stops(p protocol.Protocol) []ask {
	var out []ask
	for i, b := range p.Blocks {
		what := blockName(p, i)
		for _, a := range append(l.until(p, b, what), l.rounding(p, b, what)...) {
			a.id, a.topic = fmt.Sprintf("/%d%s", i+1, a.id), AskStop
			out = append(out, a)
		}
	}
	return out
}

// blockName names a block unambiguously within its protocol.
func blockName(p protocol.Protocol, i int) string {
	b := p.Blocks[i]
	what := fmt.Sprintf("%q", p.Name)
	switch several := len(p.Blocks) > 1; {
	case several && b.Name != "":
		what = fmt.Sprintf(english.QuizBlock, b.Name, p.Name)
	case several:
		what = fmt.Sprintf(english.QuizPart, i+1, p.Name)
	}
	if b.Sets > 1 {
		return fmt.Sprintf(english.QuizOneSet, what)
	}
	return what
}

// until asks for the criteria of a block. Where feeling or the client decides, a set time or number
// of rounds is wrong.
func (l *library) until(p protocol.Protocol, b protocol.Block, what string) []ask {
	if len(b.Until) == 0 {
		return nil
	}
	var criteria []string
	var numbers []float64
	for _, c := range b.Until {
		criteria = append(criteria, phrase.Until(c, b.Eased))
		numbers = append(numbers, c.Time.Seconds(), float64(c.N))
	}
	a := ask{text: fmt.Sprintf(english.QuizUntil, what), right: strings.Join(criteria, english.QuizOrUntil)}
	a.wrong = slices.Concat(otherSigns(b), l.otherRounds(p, b), l.otherLengths(p, b))
	return a.number(p, b.UntilFrom, p.Name+" "+b.Name, numbers...)
}

// otherSigns are signs that no source waits for, without those that the block's own sign resembles.
func otherSigns(b protocol.Block) []string {
	if !b.Has(protocol.UntilEased) {
		return nil
	}
	own := telling(b.Eased)
	var signs []string
	for _, sign := range []string{english.QuizUntilTwitch, english.QuizUntilRedness, english.QuizUntilBreath} {
		if len(telling(sign).and(own)) == 0 {
			signs = append(signs, phrase.Until(protocol.Criterion{Rule: protocol.UntilEased}, sign))
		}
	}
	return signs
}

// otherRounds are two numbers of rounds that don't end the block.
func (l *library) otherRounds(p protocol.Protocol, b protocol.Block) []string {
	most := max(b.Rounds.Cap, 2*b.Rounds.Planned)
	taken := append(counts(p), counting(protocol.Range{Min: max(b.Rounds.Range().Min, 1), Max: most}))
	var out []string
	for _, n := range []int{2, 4, 8, most + 1, most + 2} {
		wrong := counting(protocol.Range{Min: n, Max: n})
		if len(out) < 2 && wrong.outside(taken) && !gives(l.said[p.ID], wrong.lo) {
			out = append(out, fmt.Sprintf(english.QuizForRegardless, phrase.Count(n, roundNoun(p))))
		}
	}
	return out
}

// otherLengths are lengths of time that don't end the block.
func (l *library) otherLengths(p protocol.Protocol, b protocol.Block) []string {
	taken := lengths(p)
	for _, ph := range b.Phases {
		taken = append(taken, lasting(protocol.Span{Max: max(ph.Duration.Max, ph.Cap)}))
	}
	var out []string
	for _, minutes := range []time.Duration{2, 3, 5, 10, 15} {
		wrong := protocol.Fixed(minutes * time.Minute)
		if lasting(wrong).outside(taken) && !gives(l.said[p.ID], wrong.Max.Seconds()) {
			out = append(out, fmt.Sprintf(english.QuizForRegardless, phrase.SpanWords(wrong)))
		}
	}
	return out
}

// rounding asks for the planned rounds or, where none are planned, for the cap.
func (l *library) rounding(p protocol.Protocol, b protocol.Block, what string) []ask {
	right, from, question := b.Rounds.Range(), b.Rounds.From, english.QuizRounds
	if right.IsZero() {
		right, from = protocol.Range{Min: b.Rounds.Cap, Max: b.Rounds.Cap}, b.Rounds.CapFrom
		question = english.QuizRoundsAtMost
	}
	taken := right
	if !b.Rounds.CapFrom.Is(protocol.Assumed) {
		taken.Max = max(taken.Max, b.Rounds.Cap)
	}
	a := ask{
		id: "/rounds", near: nearness, text: fmt.Sprintf(question, phrase.Plural(roundNoun(p)), what),
		right: phrase.CountOf(right, roundNoun(p)), wrong: l.wrongRanges(p, taken, l.rounds, roundNoun(p)),
	}
	return a.number(p, from, p.Name+" "+b.Name, float64(right.Min), float64(right.Max))
}

// roundNoun is what a round of a protocol is called.
func roundNoun(p protocol.Protocol) string {
	if p.Order == protocol.Sweep {
		return "sweep"
	}
	return "round"
}
