package training

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// library is what all protocols say: wrong choices are taken from it.
type library struct {
	protocols []protocol.Protocol
	spans     map[protocol.Kind][]protocol.Span
	rounds    []protocol.Range
	citations []citation
	said      map[string][]float64 // the numbers that stand in a protocol's words, by its id
}

func newLibrary(protocols []protocol.Protocol) *library {
	l := &library{protocols: protocols, spans: map[protocol.Kind][]protocol.Span{}, said: map[string][]float64{}}
	for _, p := range protocols {
		l.said[p.ID] = numbersOf(words(p))
		for _, s := range p.Sources {
			c := newCitation(s.Citation)
			if !slices.ContainsFunc(l.citations, func(other citation) bool { return c.text == other.text }) {
				l.citations = append(l.citations, c)
			}
		}
		for _, b := range p.Blocks {
			if r := b.Rounds.Range(); r.Max > 0 {
				r.About = false // "about" makes a wrong choice no less wrong
				l.rounds = append(l.rounds, r)
			}
			for _, ph := range b.Phases {
				if timed(ph) {
					s := ph.Duration
					s.About = false
					l.spans[ph.Kind] = append(l.spans[ph.Kind], s)
				}
			}
		}
	}
	return l
}

// interval is a closed range of numbers.
type interval struct{ lo, hi float64 }

// outside tells whether the interval overlaps none of the others.
func (v interval) outside(taken []interval) bool {
	return !slices.ContainsFunc(taken, func(t interval) bool { return v.lo <= t.hi && t.lo <= v.hi })
}

// about widens the interval, if isAbout, to what could be meant by "about".
func (v interval) about(isAbout bool) interval {
	const near = 1.5
	if isAbout {
		return interval{v.lo / near, v.hi * near}
	}
	return v
}

func lasting(s protocol.Span) interval {
	return interval{s.Min.Seconds(), s.Max.Seconds()}.about(s.About)
}

func counting(r protocol.Range) interval {
	return interval{float64(r.Min), float64(r.Max)}.about(r.About)
}

func lengths(p protocol.Protocol) []interval {
	out := []interval{lasting(protocol.Fixed(p.Reposition))}
	for _, b := range p.Blocks {
		for _, c := range b.Until {
			out = append(out, lasting(protocol.Fixed(c.Time)))
		}
		for _, ph := range b.Phases {
			out = append(out, lasting(ph.Duration), lasting(protocol.Fixed(ph.Cap)), lasting(protocol.Fixed(ph.Guide)))
		}
	}
	return out
}

// counts are a protocol's numbers of rounds, of sets, and of what is counted in a phase.
func counts(p protocol.Protocol) []interval {
	var out []interval
	for _, b := range p.Blocks {
		out = append(out, counting(b.Rounds.Range()))
		for _, n := range []int{b.Rounds.Min, b.Rounds.Cap, b.Sets} {
			out = append(out, counting(protocol.Range{Min: n, Max: n}))
		}
		for _, ph := range b.Phases {
			out = append(out, counting(ph.Count))
		}
	}
	return out
}

// words are the protocol's own texts, which may name numbers.
func words(p protocol.Protocol) string {
	all := append([]string{p.Summary, p.Technique, p.Tool, p.Breath, p.Pressure.Words}, p.Cautions...)
	for _, ph := range p.Phases() {
		all = append(all, ph.Note)
	}
	return strings.Join(all, " ")
}

func explained(answer string, p protocol.Protocol, from protocol.Provenance) string {
	answer = plain.Sentence(answer)
	source, ok := p.Source(from.Source)
	switch {
	case !ok:
		return fmt.Sprintf(english.QuizAnswerChosen, answer)
	case from.Is(protocol.Secondary):
		return fmt.Sprintf(english.QuizAnswerSecondary, answer, plain.Sentence(source.Citation))
	default:
		return fmt.Sprintf(english.QuizAnswerStated, answer, plain.Sentence(source.Citation))
	}
}

// inOwnWords is an answer in the protocol's words, with the source that the protocol follows. The
// words themselves are in no source, so they are not called stated.
func inOwnWords(answer string, p protocol.Protocol) string {
	answer = plain.Sentence(answer)
	if len(p.Sources) == 0 {
		return fmt.Sprintf(english.QuizAnswerChosen, answer)
	}
	return fmt.Sprintf(english.QuizAnswerAfter, answer, plain.Sentence(p.Sources[0].Citation))
}

// numbersOf are the numbers in a text, in digits or in words.
func numbersOf(text string) []float64 {
	var out []float64
	for word := range strings.FieldsSeq(fold(text)) {
		n, err := strconv.ParseFloat(word, 64)
		if err != nil {
			n = numeral(word)
		}
		if n > 0 {
			out = append(out, n)
		}
	}
	return out
}

// gives tells whether a text's numbers give one of the others away, in any unit of time.
func gives(text []float64, numbers ...float64) bool {
	return slices.ContainsFunc(text, func(n float64) bool {
		return slices.ContainsFunc(asTimes(n), func(n float64) bool { return slices.Contains(numbers, n) })
	})
}

// asTimes is a number without its unit as seconds, minutes and hours, in seconds.
func asTimes(n float64) []float64 {
	return []float64{n, n * time.Minute.Seconds(), n * time.Hour.Seconds()}
}

// beyond are the lengths from each number of a note on that lies outside the phase's own length: the note
// of "5 to 7 seconds" may say that 10 and more are right as well.
func beyond(own interval, note []float64) []interval {
	var out []interval
	for _, number := range note {
		for _, n := range asTimes(number) {
			switch {
			case n > own.hi:
				out = append(out, interval{n, math.Inf(1)})
			case n < own.lo:
				out = append(out, interval{0, n})
			}
		}
	}
	return out
}

// numeral is the number that a word says; zero for none.
func numeral(word string) float64 {
	return map[string]float64{
		"half": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
	}[word]
}

// wordSet is a set of telling words.
type wordSet map[string]bool

func (w wordSet) and(other wordSet) wordSet {
	both := wordSet{}
	for a := range w {
		for b := range other {
			if akin(a, b) {
				both[a] = true
			}
		}
	}
	return both
}

// akin tells whether two words are forms of one: "release" and "released", "press" and "pressure".
func akin(a, b string) bool {
	if a == b {
		return true
	}
	const stem = 6
	n := min(len(a), len(b), stem)
	return n >= shortest && a[:n] == b[:n]
}

// shortest is the least length of a telling word, in bytes.
const shortest = 4

// telling are the words that carry a text's meaning: numbers, and longer words that aren't common.
func telling(s string) wordSet {
	out := wordSet{}
	for w := range strings.FieldsSeq(fold(s)) {
		if isNumber := strings.IndexFunc(w, unicode.IsDigit) == 0; isNumber || len(w) >= shortest && !isCommon(w) {
			out[w] = true
		}
	}
	return out
}

func isCommon(w string) bool {
	switch w {
	case "when", "with", "than", "that", "then", "them", "they", "this", "from", "into", "over",
		"each", "does", "must", "where", "after", "before", "which", "what":
		return true
	default:
		return false
	}
}

// fold is a text in lower case, without punctuation.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
