package practice

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"presshold/internal/protocol"
)

// asks are the questions that a protocol gives, without their choices.
func (l *library) asks(p protocol.Protocol) []ask {
	out := []ask{l.recall(p), l.order(p)}
	out = append(out, l.seconds(p)...)
	out = append(out, l.stops(p)...)
	out = append(out, l.pressures(p)...)
	out = append(out, l.cautions(p)...)
	return append(out, l.source(p))
}

// origin says where an answer comes from, as the last sentence of the answer.
func origin(p protocol.Protocol, from protocol.Provenance) string {
	source, ok := p.Source(from.Source)
	switch {
	case from.Is(protocol.Assumed):
		return "Assumed: no source states it."
	case !ok:
		return "Chosen by whoever wrote the protocol."
	case from.Is(protocol.Secondary):
		return "Secondary: " + source.Citation + "."
	default:
		return "Stated: " + source.Citation + "."
	}
}

// after says whom the words of a protocol follow, as the last sentence of an answer.
// Words are in no source as they stand, so none of them is called stated.
func after(p protocol.Protocol) string {
	if len(p.Sources) == 0 {
		return ""
	}
	return " After " + sentence(p.Sources[0].Citation)
}

// assumptions lists the lengths and rounds of a protocol that no source states.
func assumptions(p protocol.Protocol) string {
	var parts []string
	for _, b := range p.Blocks {
		for _, ph := range b.Phases {
			if timed(ph) && ph.From.Is(protocol.Assumed) {
				parts = append(parts, ph.Word()+" "+ph.Duration.Words())
			}
		}
		if r := planned(b.Rounds); r.Max > 1 && b.Rounds.From.Is(protocol.Assumed) {
			parts = append(parts, roundWords(r))
		}
	}
	return strings.Join(parts, ", ")
}

// sentence begins a text with a capital and ends it with a full stop, unless it ends
// with a mark already.
func sentence(s string) string {
	runes := []rune(line(s))
	if len(runes) == 0 {
		return ""
	}
	runes[0] = unicode.ToUpper(runes[0])
	if strings.ContainsRune(".!?…", runes[len(runes)-1]) {
		return string(runes)
	}
	return string(runes) + "."
}

// number puts the question for a number so that it claims no more than is known of it.
// The question goes on from "How long is" or its like.
func number(question string, from protocol.Provenance) string {
	switch {
	case from.Is(protocol.Assumed):
		return question + "? No source states it: what does this program assume?"
	case from.Is(protocol.Chosen):
		return question + ", as chosen in its file?"
	default:
		return question + "?"
	}
}

func (l *library) recall(p protocol.Protocol) ask {
	answer := sentence(gist(p)) + after(p)
	if assumed := assumptions(p); assumed != "" {
		answer += " Assumed, no source states it: " + sentence(assumed)
	}
	return ask{
		topic:  AskRecall,
		text:   fmt.Sprintf("What is done in %q?", p.Name),
		right:  gist(p),
		pool:   l.others(p, func(o *fact) []string { return []string{o.gist} }),
		answer: answer,
	}
}

// gist is what is done in a protocol, in a sentence.
func gist(p protocol.Protocol) string {
	if line(p.Summary) != "" {
		return p.Summary
	}
	return p.Technique
}

func (l *library) order(p protocol.Protocol) ask {
	own := phaseWords(p.Blocks, true)
	right := sequence(own)
	also := []string{sequence(phaseWords(p.Blocks, false)), sequence(append(own, protocol.Release.Word()))}
	if plan, err := protocol.Expand(p, protocol.Options{}); err == nil {
		also = append(also, sequence(phaseWords(plan.Parts[0].Blocks, true)))
	}
	return ask{
		topic: AskOrder, blunt: true, also: also, right: right,
		text:   fmt.Sprintf("Which phases does %q go through, from first to last?", p.Name),
		pool:   append(turned(own), l.others(p, func(o *fact) []string { return []string{o.phases} })...),
		answer: sentence("First to last: " + right),
	}
}

// turned are the orders that begin elsewhere or run backwards.
func turned(words []string) []string {
	var out []string
	back := make([]string, len(words))
	for i, w := range words {
		back[len(words)-1-i] = w
	}
	for i := 1; i < len(words); i++ {
		out = append(out, sequence(append(append([]string(nil), words[i:]...), words[:i]...)))
	}
	return append(out, sequence(back))
}

// phaseWords are what the phases of all blocks are called, with or without those that
// stand between rounds only.
func phaseWords(blocks []protocol.Block, between bool) []string {
	var words []string
	for _, b := range blocks {
		for _, ph := range b.Phases {
			if between || !ph.Between {
				words = append(words, ph.Word())
			}
		}
	}
	return words
}

func sequence(words []string) string { return strings.Join(words, ", then ") }

func (l *library) pressures(p protocol.Protocol) []ask {
	out := []ask{{
		id: "/words", topic: AskPressure,
		text:   fmt.Sprintf("What pressure does %q ask for, in the words of its file?", p.Name),
		right:  p.Pressure.Words,
		pool:   l.others(p, func(o *fact) []string { return []string{o.pressure} }),
		answer: sentence(p.Pressure.Words) + after(p),
	}}
	if p.Pressure.Change == "" || !slices.ContainsFunc(p.Blocks, protocol.Block.Repeats) {
		return out // nothing is said of it, or there is but one round
	}
	var pool []string
	for _, c := range []protocol.Change{protocol.Same, protocol.Up, protocol.Down, protocol.Alternate} {
		if c != p.Pressure.Change {
			pool = append(pool, changeWords(c))
		}
	}
	return append(out, ask{
		id: "/change", topic: AskPressure, blunt: true,
		text:   fmt.Sprintf("How does the pressure change from round to round in %q?", p.Name),
		right:  changeWords(p.Pressure.Change),
		pool:   pool,
		answer: sentence("The pressure: " + changeWords(p.Pressure.Change)),
	})
}

func changeWords(c protocol.Change) string {
	switch c {
	case protocol.Up:
		return "one level up each time that a hold is released"
	case protocol.Down:
		return "one level down each round"
	case protocol.Alternate:
		return "two levels in turn, round by round"
	default:
		return "it stays the same"
	}
}

func (l *library) cautions(p protocol.Protocol) []ask {
	out := make([]ask, 0, len(p.Cautions))
	for i, c := range p.Cautions {
		out = append(out, ask{
			id: fmt.Sprintf("/%d", i+1), topic: AskCaution, also: p.Cautions,
			text:   fmt.Sprintf("Which caution is given with %q?", p.Name),
			right:  c,
			pool:   l.others(p, func(o *fact) []string { return o.cautions }),
			answer: sentence(c) + " The other choices are given with other protocols.",
		})
	}
	return out
}

func (l *library) source(p protocol.Protocol) ask {
	if len(p.Sources) == 0 {
		return ask{topic: AskSource}
	}
	var also []string
	for _, s := range p.Sources {
		also = append(also, s.Citation)
	}
	first := p.Sources[0]
	basis := "stated there"
	if first.Basis == protocol.Secondary {
		basis = "read in a text that quotes or teaches it"
	}
	return ask{
		topic: AskSource, also: also, blunt: true,
		text:   fmt.Sprintf("Where does %q come from?", p.Name),
		right:  first.Citation,
		pool:   l.others(p, func(o *fact) []string { return o.citations }),
		answer: sentence(first.Citation) + " What it gives is " + basis + ".",
	}
}
