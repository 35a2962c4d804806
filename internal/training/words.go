package training

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"presshold/internal/protocol"
)

// sentence begins a text with a capital and ends it with a full stop, unless it ends
// with a mark already.
func sentence(s string) string {
	s = capital(line(s))
	if last, _ := utf8.DecodeLastRuneInString(s); s == "" || strings.ContainsRune(".!?…", last) {
		return s
	}
	return s + "."
}

// capital begins a text with a capital.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// explained is an answer with where it comes from.
func explained(answer string, p protocol.Protocol, from protocol.Provenance) string {
	source, ok := p.Source(from.Source)
	origin := "Chosen by whoever wrote the protocol."
	switch {
	case ok && from.Is(protocol.Secondary):
		origin = "Secondary: " + sentence(source.Citation)
	case ok:
		origin = "Stated: " + sentence(source.Citation)
	}
	return sentence(answer) + " " + origin
}

// told is an answer that is in the words of a protocol, with whom the protocol follows.
// Words are in no source as they stand, so they are not called stated.
func told(answer string, p protocol.Protocol) string {
	if len(p.Sources) == 0 {
		return sentence(answer) + " Chosen by whoever wrote the protocol."
	}
	return sentence(answer) + " After " + sentence(p.Sources[0].Citation)
}

// asked puts the question for a number so that it claims no more than is known of it.
func asked(question string, from protocol.Provenance) string {
	if from.Is(protocol.Chosen) {
		return question + ", as chosen in its file?"
	}
	return question + "?"
}

// words are the words of a text that say something, by how they begin.
type words map[string]bool

func (w words) and(other words) words {
	both := words{}
	for a := range w {
		for b := range other {
			if akin(a, b) {
				both[a] = true
			}
		}
	}
	return both
}

// akin tells whether two words are forms of one: "release", "releases" and "released",
// "press" and "pressure".
func akin(a, b string) bool {
	if a == b {
		return true
	}
	const stem = 6
	n := min(len(a), len(b), stem)
	return n >= shortest && a[:n] == b[:n]
}

// shortest is the fewest letters, in bytes, of a word that says something by itself.
const shortest = 4

// telling are the telling words of a text: those of some length, but for the commonest,
// and all numbers.
func telling(s string) words {
	out := words{}
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

// fold is a text without its case and punctuation.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
