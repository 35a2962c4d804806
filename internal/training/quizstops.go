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

// stops asks of each block until when it goes on, and how many rounds it has.
func (l *library) stops(p protocol.Protocol) []ask {
	var out []ask
	for i, b := range p.Blocks {
		what := blockName(p, i)
		for _, a := range []ask{l.until(p, b, what), l.rounds(p, b, what)} {
			a.id, a.topic = fmt.Sprintf("/%d%s", i+1, a.id), AskStop
			out = append(out, a)
		}
	}
	return out
}

// blockName names a block so that no other of its protocol is meant.
func blockName(p protocol.Protocol, i int) string {
	b := p.Blocks[i]
	what := fmt.Sprintf(english.QuizWhole, p.Name)
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

// until asks for the criteria of a block. Where the practitioner's feeling or the client
// decides, it is wrong that it goes on for a set time or number of rounds.
func (l *library) until(p protocol.Protocol, b protocol.Block, what string) ask {
	if len(b.Until) == 0 || b.UntilFrom.Is(protocol.Assumed) {
		return ask{}
	}
	var criteria []string
	for _, c := range b.Until {
		criteria = append(criteria, phrase.Until(c, b.Eased))
	}
	right := strings.Join(criteria, english.QuizOrUntil)
	if tells(p.Name+" "+b.Name, ends(b)...) {
		return ask{}
	}
	return ask{
		text:   asked(fmt.Sprintf(english.QuizUntil, what), b.UntilFrom),
		right:  right,
		wrong:  slices.Concat(l.otherSigns(p, b), l.otherLengths(p, b)),
		answer: explained(right, p, b.UntilFrom),
	}
}

// ends are the numbers of a block's criteria.
func ends(b protocol.Block) []float64 {
	var out []float64
	for _, c := range b.Until {
		switch {
		case c.Time > 0:
			out = append(out, c.Time.Seconds())
		case c.N > 0:
			out = append(out, float64(c.N))
		}
	}
	return out
}

// sense is what a sign that ends a block is about. Signs of one sense may mean the same.
type sense struct {
	until string   // a sign that no source waits for, to choose wrongly
	about []string // words that speak of it, by how they begin
}

// senses are what practitioners may wait for. The first two are those of the protocols
// themselves, which say it in words of their own.
func senses() []sense {
	return []sense{
		{about: []string{
			"pain", "tender", "sore", "discomfort", "hurt", "ache", "aching", "sensation", "sensitiv", "feel", "eased", "easing", "subside",
		}},
		{about: []string{
			"tension", "tense", "muscle", "tissue", "release", "soften", "melt", "barrier", "slack", "resist", "spasm", "tight", "knot",
			"band", "let", "go", "give", "gave", "relax",
		}},
		{english.QuizUntilTwitch, []string{"twitch", "jump", "fasciculat"}},
		{english.QuizUntilRedness, []string{"skin", "redden", "redness", "colour", "flush"}},
		{english.QuizUntilBreath, []string{"breath", "inhale", "exhale"}},
	}
}

// of reports whether a text speaks of what the sense is about.
func (s sense) of(text string) bool {
	for word := range strings.FieldsSeq(fold(text)) {
		if slices.ContainsFunc(s.about, func(about string) bool { return strings.HasPrefix(word, about) }) {
			return true
		}
	}
	return false
}

// otherSigns are signs that the protocol doesn't mention: those of other protocols, and
// some that none waits for. A sign whose sense isn't known could mean anything, and is left
// out.
func (l *library) otherSigns(p protocol.Protocol, b protocol.Block) []string {
	if !b.Has(protocol.UntilEased) {
		return nil
	}
	all, said := senses(), l.said[p.ID].text
	if !slices.ContainsFunc(all, func(s sense) bool { return s.of(b.Eased) }) {
		return nil
	}
	speaks := func(sign string) bool {
		of := slices.DeleteFunc(slices.Clone(all), func(s sense) bool { return !s.of(sign) })
		return len(of) == 0 || slices.ContainsFunc(of, func(s sense) bool { return s.of(said) })
	}
	var out []string
	for _, sign := range l.eased {
		if !speaks(sign) {
			out = append(out, phrase.Until(protocol.Criterion{Rule: protocol.UntilEased}, sign))
		}
	}
	for _, s := range all {
		if s.until != "" && !speaks(s.until) {
			out = append(out, s.until)
		}
	}
	return out
}

// otherLengths are numbers of rounds and lengths of time that don't end the block.
func (l *library) otherLengths(p protocol.Protocol, b protocol.Block) []string {
	var out []string
	r := protocol.Range{Min: max(b.Rounds.Range().Min, 1), Max: max(b.Rounds.Planned, b.Rounds.Cap, 2*b.Rounds.Planned)}
	for _, wrong := range l.wrongRanges(p, r, []protocol.Range{{Min: 2, Max: 2}, {Min: 4, Max: 4}, {Min: 8, Max: 8}}) {
		if wrong.Min == wrong.Max && !slices.ContainsFunc(p.Blocks, func(b protocol.Block) bool { return b.Rounds.Range() == wrong }) {
			out = append(out, fmt.Sprintf(english.QuizForRegardless, roundWords(p, wrong)))
		}
	}
	if len(out) > 2 {
		out = out[:2]
	}
	taken := slices.Clone(l.said[p.ID].times)
	for _, c := range b.Until {
		taken = append(taken, lasting(protocol.Fixed(c.Time)))
	}
	for _, ph := range b.Phases {
		taken = append(taken, lasting(protocol.Span{Max: max(ph.Duration.Max, ph.Cap)}))
	}
	for _, minutes := range []time.Duration{2, 3, 5, 10, 15} {
		if wrong := protocol.Fixed(minutes * time.Minute); outside(lasting(wrong), taken) {
			out = append(out, fmt.Sprintf(english.QuizForRegardless, wrong.Words()))
		}
	}
	return out
}

// rounds asks for the planned rounds; where there is no plan, for the most there may be.
func (l *library) rounds(p protocol.Protocol, b protocol.Block, what string) ask {
	right, from := b.Rounds.Range(), b.Rounds.From
	question := fmt.Sprintf(english.QuizRounds, rounds(p), what)
	if right.IsZero() {
		right, from = protocol.Range{Min: b.Rounds.Cap, Max: b.Rounds.Cap}, b.Rounds.CapFrom
		question = fmt.Sprintf(english.QuizRoundsAtMost, rounds(p), what)
	}
	if from.Is(protocol.Assumed) || tells(p.Name+" "+b.Name, float64(right.Min), float64(right.Max)) {
		return ask{}
	}
	taken := right
	if !b.Rounds.CapFrom.Is(protocol.Assumed) {
		taken.Max = max(taken.Max, b.Rounds.Cap)
	}
	a := ask{id: "/rounds", near: nearness, text: asked(question, from), right: roundWords(p, right)}
	a.answer = explained(a.right, p, from)
	for _, r := range l.wrongRanges(p, taken, l.known) {
		a.wrong = append(a.wrong, roundWords(p, r))
	}
	return a
}

// rounds is what the rounds of a protocol are called.
func rounds(p protocol.Protocol) string {
	if p.Order == protocol.Sweep {
		return "sweeps"
	}
	return "rounds"
}

func roundWords(p protocol.Protocol, r protocol.Range) string {
	if p.Order == protocol.Sweep {
		return r.Of("sweep")
	}
	return r.Of("round")
}
