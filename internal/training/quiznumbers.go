package training

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// nearness is how many of the nearest wrong numbers the choices are drawn from: more than are
// needed, so that they vary from quiz to quiz.
const nearness = 5

// number completes a question for a number of a protocol. It is not asked if the number is assumed,
// or if the names in the question give it away.
func (a ask) number(p protocol.Protocol, from protocol.Provenance, names string, numbers ...float64) []ask {
	if from.Is(protocol.Assumed) || gives(numbersOf(names), numbers...) {
		return nil
	}
	if from.Is(protocol.Chosen) {
		a.text = fmt.Sprintf(english.QuizAsChosen, a.text)
	}
	a.answer = explained(cmp.Or(a.answer, a.right), p, from)
	return []ask{a}
}

// seconds asks for the numbers of the phases: how long, how many strokes, and where an open
// one ends at the latest.
func (l *library) seconds(p protocol.Protocol) []ask {
	var out []ask
	for i, b := range p.Blocks {
		for j, ph := range b.Phases {
			for _, a := range l.ofPhase(p, b, ph, naming(p, i, j)) {
				a.id, a.topic = "/"+strconv.Itoa(i+1)+"."+strconv.Itoa(j+1)+a.id, AskSeconds
				out = append(out, a)
			}
		}
	}
	return out
}

func (l *library) ofPhase(p protocol.Protocol, b protocol.Block, ph protocol.Phase, what string) []ask {
	var out []ask
	names, end := ph.Word()+" "+p.Name, ph.Duration
	if end.Open {
		end = protocol.Fixed(ph.Cap)
		out = l.limit(p, ph, what).number(p, ph.CapFrom, names, end.Max.Seconds())
	}
	switch {
	case ph.Waits:
		return out
	case ph.Counted():
		return append(out, l.strokes(p, ph, what).number(p, ph.CountFrom, names, float64(ph.Count.Min), float64(ph.Count.Max))...)
	default:
		return append(out, l.length(p, b, ph, what).number(p, ph.From, names, end.Min.Seconds(), end.Max.Seconds())...)
	}
}

// naming names a phase unambiguously within its protocol: `the phase "hold" in "Pumping"`.
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
		return fmt.Sprintf(english.QuizPhaseNth, word, nth, of, p.Name)
	}
	return fmt.Sprintf(english.QuizPhase, word, p.Name)
}

// length asks how long a phase is. No length up to an open phase's cap is wrong, and none to which
// a timed phase may be lengthened.
func (l *library) length(p protocol.Protocol, b protocol.Block, ph protocol.Phase, what string) ask {
	a := ask{near: nearness, text: fmt.Sprintf(english.QuizHowLong, what)}
	right := ph.Duration
	switch {
	case right.Open:
		right = protocol.Span{Max: ph.Cap}
		a.right = english.QuizNoSetTime
	default:
		a.right = phrase.SpanWords(right)
		if !ph.CapFrom.Is(protocol.Assumed) {
			right.Max = max(right.Max, ph.Cap)
		}
		if !right.IsRange() && len(b.Until) == 0 {
			a.wrong = append(a.wrong, english.QuizNoSetTime)
			a.near++
		}
	}
	a.wrong = append(a.wrong, l.wrongSpans(p, ph, right, l.spans[ph.Kind])...)
	return a
}

// limit asks how long an open phase may last. Its note may explain the cap.
func (l *library) limit(p protocol.Protocol, ph protocol.Phase, what string) ask {
	right := phrase.LengthWords(ph.Cap)
	a := ask{
		id: "/cap", near: nearness, text: fmt.Sprintf(english.QuizHowLongMost, what),
		right: right, answer: plain.Sentence(fmt.Sprintf(english.AtMost, right)),
	}
	if ph.Note != "" {
		a.answer = fmt.Sprintf("%s %s", a.answer, plain.Sentence(ph.Note))
	}
	fixed := slices.DeleteFunc(slices.Clone(l.spans[ph.Kind]), protocol.Span.IsRange)
	a.wrong = l.wrongSpans(p, ph, protocol.Fixed(ph.Cap), fixed)
	return a
}

func (l *library) wrongSpans(p protocol.Protocol, ph protocol.Phase, right protocol.Span, known []protocol.Span) []string {
	taken := append(lengths(p), beyond(lasting(right), numbersOf(ph.Note))...)
	say := func(s protocol.Span) string {
		s.About = right.About // the only "about" would give the right one away
		return phrase.SpanWords(s)
	}
	if out := wrong(right, known, made(right, time.Second), lasting, say, taken, l.said[p.ID]); len(out) >= minChoices-1 {
		return out
	}
	return wrong(right, known, made(right, protocol.MinDuration), lasting, say, taken, l.said[p.ID])
}

// wrong are wrong choices in words: first the known ones, by their ratio to the right one, then the
// made-up ones. None overlaps the right one or a number taken by the protocol, or ends in a number
// that its words name.
func wrong[T any](right T, known, made []T, as func(T) interval, say func(T) string, taken []interval, said []float64) []string {
	size := func(x T) float64 { return as(x).lo + as(x).hi }
	far := func(x T) float64 { return math.Abs(math.Log(size(x) / size(right))) }
	known = slices.Clone(known)
	slices.SortStableFunc(known, func(a, b T) int { return cmp.Compare(far(a), far(b)) })
	taken = append(taken, as(right))
	var out []string
	for _, x := range append(known, made...) {
		if v := as(x); v.outside(taken) && !gives(said, v.lo, v.hi) {
			out = append(out, say(x))
		}
	}
	return out
}

// made are made-up lengths, shorter and longer than the right one and as wide in proportion, the short ones in
// whole units.
func made(right protocol.Span, unit time.Duration) []protocol.Span {
	lo, hi := float64(right.Min), float64(right.Max)
	if lo == 0 {
		lo = hi // nothing is shorter
	}
	var out []protocol.Span
	for _, times := range []float64{2, 1.5, 3, 4, 6, 8} {
		by := times * hi / lo
		for _, scale := range []float64{1 / by, by} {
			if s := (protocol.Span{Min: round(lo*scale, unit), Max: round(hi*scale, unit)}); s.Min > 0 && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// round rounds a length as people would choose it.
func round(length float64, unit time.Duration) time.Duration {
	d := time.Duration(length)
	switch {
	case d < 10*time.Second:
		return d.Round(unit)
	case d < 2*time.Minute:
		return d.Round(5 * time.Second)
	case d < 3*time.Minute:
		return d.Round(30 * time.Second)
	default:
		return d.Round(time.Minute)
	}
}

func (l *library) strokes(p protocol.Protocol, ph protocol.Phase, what string) ask {
	noun := ph.Kind.Counts()
	return ask{
		id: "/count", text: fmt.Sprintf(english.QuizHowMany, phrase.Plural(noun), what),
		right: phrase.CountOf(ph.Count, noun), wrong: l.wrongRanges(p, ph.Count, nil, noun),
	}
}

func (l *library) wrongRanges(p protocol.Protocol, right protocol.Range, known []protocol.Range, noun string) []string {
	width := right.Max - right.Min
	var made []protocol.Range
	for _, low := range []int{right.Max + 1, right.Min - 1 - width, right.Max + 2, 2 * right.Max, 3 * right.Max, right.Max + 3} {
		if low > 0 {
			made = append(made, protocol.Range{Min: low, Max: low + width})
		}
	}
	say := func(r protocol.Range) string {
		r.About = right.About
		return phrase.CountOf(r, noun)
	}
	return wrong(right, known, made, counting, say, counts(p), l.said[p.ID])
}

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
	var numbers []float64
	for _, c := range b.Until {
		numbers = append(numbers, c.Time.Seconds(), float64(c.N))
	}
	a := ask{text: fmt.Sprintf(english.QuizUntil, what), right: until(b.Until, b.Eased)}
	a.wrong = slices.Concat(otherSigns(b), l.otherTimes(p, b))
	for _, n := range []int{2, 4, 8} {
		most := max(b.Rounds.Cap, 2*b.Rounds.Planned)
		taken := append(counts(p), counting(protocol.Range{Min: max(b.Rounds.Range().Min, 1), Max: most}))
		rounds := counting(protocol.Range{Min: n, Max: n})
		if rounds.outside(taken) && !gives(l.said[p.ID], rounds.lo) {
			a.wrong = append(a.wrong, fmt.Sprintf(english.QuizForRegardless, phrase.Count(n, roundNoun(p))))
			break // two that begin alike would point at the right one
		}
	}
	return a.number(p, b.UntilFrom, p.Name+" "+b.Name, numbers...)
}

// until words the criteria of a block, whose sign of ease is eased.
func until(criteria []protocol.Criterion, eased string) string {
	var words []string
	for _, c := range criteria {
		words = append(words, phrase.Until(c, eased))
	}
	return strings.Join(words, english.QuizOrUntil)
}

// otherSigns are the block's criteria with a sign that no source waits for, and that doesn't resemble its own, in
// place of its own or, if it has none, of the first criterion.
func otherSigns(b protocol.Block) []string {
	place := max(0, slices.IndexFunc(b.Until, func(c protocol.Criterion) bool { return c.Rule == protocol.UntilEased }))
	criteria, own := slices.Clone(b.Until), telling(b.Eased)
	criteria[place] = protocol.Criterion{Rule: protocol.UntilEased}
	var out []string
	for _, sign := range []string{english.QuizUntilTwitch, english.QuizUntilRedness, english.QuizUntilBreath} {
		if len(telling(sign).and(own)) == 0 {
			out = append(out, until(criteria, sign))
		}
	}
	return out
}

// otherTimes are the block's criteria with another time than its own. If it has none, it is one length of time,
// whatever is felt.
func (l *library) otherTimes(p protocol.Protocol, b protocol.Block) []string {
	taken := lengths(p)
	for _, ph := range b.Phases {
		taken = append(taken, lasting(protocol.Span{Max: max(ph.Duration.Max, ph.Cap)}))
	}
	place := slices.IndexFunc(b.Until, func(c protocol.Criterion) bool { return c.Time > 0 })
	var out []string
	for _, minutes := range []time.Duration{2, 3, 5, 10, 15} {
		wrong := protocol.Fixed(minutes * time.Minute)
		switch {
		case !lasting(wrong).outside(taken), gives(l.said[p.ID], wrong.Max.Seconds()):
		case place < 0:
			return []string{fmt.Sprintf(english.QuizForRegardless, phrase.SpanWords(wrong))}
		default:
			criteria := slices.Clone(b.Until)
			criteria[place].Time = wrong.Max
			out = append(out, until(criteria, b.Eased))
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
