package training

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// mostPhases is the longest order that is asked for: longer ones can't be compared at a glance.
const mostPhases = 6

// order asks for the order of a protocol's phases. Each wrong order has two phases swapped.
func order(p protocol.Protocol) []ask {
	var own []string
	for _, b := range p.Blocks {
		own = append(own, phaseNames(b)...)
	}
	if len(own) > mostPhases {
		return nil
	}
	var wrong []string
	for i := range own {
		for j := range i {
			swapped := slices.Clone(own)
			swapped[i], swapped[j] = own[j], own[i]
			wrong = append(wrong, sequence(swapped))
		}
	}
	for _, also := range orders(p.Blocks) {
		wrong = slices.DeleteFunc(wrong, func(s string) bool { return s == sequence(also) })
	}
	right := sequence(own)
	return []ask{{
		topic: AskOrder, right: right, wrong: wrong,
		text:   fmt.Sprintf(english.QuizOrder, p.Name),
		answer: inOwnWords(fmt.Sprintf(english.QuizAnswerOrder, right), p),
	}}
}

// phaseNames are the names of a block's phases, without those that never run.
func phaseNames(b protocol.Block) []string {
	var words []string
	for _, ph := range b.Phases {
		if b.Repeats() || !ph.Between {
			words = append(words, line(ph.Word()))
		}
	}
	return words
}

// orders are all orders that could be called right: in a repeated block the last phase also comes
// before the first.
func orders(blocks []protocol.Block) [][]string {
	if len(blocks) == 0 {
		return [][]string{nil}
	}
	words := phaseNames(blocks[0])
	turns := 1
	if blocks[0].Repeats() {
		turns = len(words)
	}
	var out [][]string
	for i := range turns {
		for _, rest := range orders(blocks[1:]) {
			out = append(out, slices.Concat(words[i:], words[:i], rest))
		}
	}
	return out
}

func sequence(words []string) string { return strings.Join(words, english.QuizThen) }

// pressure asks how the protocol changes the pressure from round to round. If it doesn't, nothing is
// asked, because the pressure may still be changed by hand.
func pressure(p protocol.Protocol) []ask {
	change, from := p.Pressure.Change, p.Pressure.ChangeFrom
	asked := (change == protocol.Up || change == protocol.Down) && !from.Is(protocol.Assumed)
	if !asked || !slices.ContainsFunc(p.Blocks, protocol.Block.Repeats) {
		return nil
	}
	a := ask{
		id: "/change", topic: AskPressure, text: fmt.Sprintf(english.QuizPressure, p.Name),
		right: phrase.LevelChange(change), wrong: []string{english.QuizPressureByTime},
	}
	for _, other := range []protocol.Change{protocol.Same, protocol.Up, protocol.Down, protocol.Alternate} {
		if other != change {
			a.wrong = append(a.wrong, phrase.LevelChange(other))
		}
	}
	answer := fmt.Sprintf(english.QuizAnswerPressure, a.right)
	a.answer = inOwnWords(answer, p)
	if from.Source != "" {
		a.answer = explained(answer, p, from)
	}
	return []ask{a}
}

// recall asks which protocol has holds of a length that no phase of the wrong ones can have.
func (l *library) recall(p protocol.Protocol) []ask {
	hold, ok := onlyHold(p)
	span := hold.Duration
	if !ok || gives(numbersOf(p.Name), span.Min.Seconds(), span.Max.Seconds()) {
		return nil
	}
	a := ask{
		topic: AskRecall, right: p.Name,
		text:   fmt.Sprintf(english.QuizRecall, phrase.SpanWords(span)),
		answer: explained(fmt.Sprintf("%s: %s.", p.Name, phrase.SpanWords(span)), p, hold.From),
	}
	for _, other := range l.protocols {
		if _, ok := onlyHold(other); ok && lasting(span).outside(possible(other)) {
			a.wrong = append(a.wrong, other.Name) // never p itself, whose own hold is that long
		}
	}
	return []ask{a}
}

// onlyHold is the protocol's first hold; false if it has none, or if they are open, assumed or of
// several lengths.
func onlyHold(p protocol.Protocol) (hold protocol.Phase, ok bool) {
	for _, ph := range p.Phases() {
		switch {
		case ph.Kind != protocol.Hold:
		case !timed(ph), ph.From.Is(protocol.Assumed), ok && ph.Duration != hold.Duration:
			return hold, false
		case !ok:
			hold, ok = ph, true
		}
	}
	return hold, ok
}

// possible is how long each phase of a protocol may last.
func possible(p protocol.Protocol) []interval {
	var out []interval
	for _, ph := range p.Phases() {
		s := ph.Duration
		if s.Open || !ph.CapFrom.Is(protocol.Assumed) {
			s.Max = max(s.Max, ph.Cap)
		}
		out = append(out, lasting(s))
	}
	return out
}

// source asks for one of the sources that a protocol names.
func (l *library) source(p protocol.Protocol) []ask {
	var own []citation
	for _, s := range p.Sources {
		own = append(own, newCitation(s.Citation))
	}
	if len(own) == 0 || own[0].registered {
		return nil
	}
	first, a := p.Sources[0], ask{topic: AskSource, right: own[0].text, text: fmt.Sprintf(english.QuizSource, p.Name)}
	a.answer = fmt.Sprintf(english.QuizSourceStated, plain.Sentence(a.right))
	if first.Basis == protocol.Secondary {
		a.answer = fmt.Sprintf(english.QuizSourceSecondary, plain.Sentence(a.right))
	}
	if a.right != first.Citation {
		a.answer = fmt.Sprintf(english.QuizSourceInFull, a.answer, plain.Sentence(first.Citation))
	}
	named := telling(p.Name)
	for _, other := range l.citations {
		own := slices.ContainsFunc(own, func(s citation) bool { return s.alike(other) })
		if !own && !other.registered && len(named.and(other.telling)) == 0 {
			a.wrong = append(a.wrong, other.text)
		}
	}
	return []ask{a}
}

// registration is the number of a trial or a record, such as NCT04993118. It is compiled when first needed,
// since it would slow down every start.
var registration = sync.OnceValue(func() *regexp.Regexp { //nolint:gochecknoglobals // made once, never changed
	return regexp.MustCompile(`\p{L}{2,}[-/ ]?\d{5,}`)
})

// citation is a source as it is cited, and what sets it apart.
type citation struct {
	text, folded string
	telling      wordSet
	registered   bool // only its registration number tells it apart
}

func newCitation(text string) citation {
	text = withoutTitle(text)
	return citation{text, fold(text), telling(text), registration().MatchString(text)}
}

// withoutTitle drops the title from a citation that is too long for a choice.
func withoutTitle(citation string) string {
	before, rest, _ := strings.Cut(citation, `"`)
	_, after, titled := strings.Cut(rest, `", `)
	if !titled || fits(citation) {
		return citation
	}
	return before + after
}

// alike tells whether two citations may mean the same source: at least half of the telling words of
// the shorter are in the other.
func (c citation) alike(d citation) bool {
	one, other := c.telling, d.telling
	if len(other) < len(one) {
		one, other = other, one
	}
	return c.folded == d.folded || len(one) > 0 && 2*len(one.and(other)) >= len(one)
}

// SafetyQuestions ask what to do at each alarm, a sign to stop at once. Cautions of single protocols
// make no questions: good advice isn't wrong because it stands in another protocol.
func SafetyQuestions(alarms []string, seed uint64) []Question {
	var out []Question
	for _, alarm := range alarms {
		a := ask{
			id: "safety/" + string(AskCaution) + "/" + strings.ReplaceAll(fold(alarm), " ", "-"), topic: AskCaution,
			text:   fmt.Sprintf(english.QuizAlarm, alarm),
			right:  english.QuizLetGo,
			wrong:  []string{english.QuizHoldOn, english.QuizFinishRounds, english.QuizPressDeeper, english.QuizFinishThenAsk},
			answer: fmt.Sprintf(english.QuizAnswerAlarm, alarm),
		}
		if q, ok := a.question("", seed); ok {
			out = append(out, q)
		}
	}
	return out
}
