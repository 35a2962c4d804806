package practice

import (
	"strings"
	"unicode"
)

// texts are texts that a further choice must not repeat, nor say in other words.
type texts struct {
	folded map[string]bool
	words  []map[string]bool // of each text
}

func newTexts(all ...string) *texts {
	t := &texts{folded: map[string]bool{}}
	for _, s := range all {
		t.add(s)
	}
	return t
}

func (t *texts) add(s string) {
	s = clip(s)
	if s == "" {
		return
	}
	t.folded[fold(s)] = true
	t.words = append(t.words, telling(s))
}

// has tells whether the text is there, but for its case and punctuation.
func (t *texts) has(s string) bool { return t.folded[fold(clip(s))] }

// like tells whether a text says much the same as one that is there: whether half of
// the telling words of the shorter are in the other. "Pain lessened" and "pain
// diminished" must not be two choices of one question.
func (t *texts) like(s string) bool {
	words := telling(s)
	for _, other := range t.words {
		shared := 0
		for w := range words {
			if other[w] {
				shared++
			}
		}
		if shorter := min(len(words), len(other)); shorter > 0 && 2*shared >= shorter {
			return true
		}
	}
	return false
}

func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), isBreak), " ")
}

func isBreak(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// stem is how many letters two words share to count as one: "releases", "released".
const stem = 6

// telling are the words of a text that say something: those of four letters and more,
// but for the commonest, by their first letters.
func telling(s string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(fold(s)) {
		runes := []rune(w)
		if len(runes) < 4 || isCommon(w) {
			continue
		}
		words[string(runes[:min(len(runes), stem)])] = true
	}
	return words
}

func isCommon(w string) bool {
	switch w {
	case "until", "when", "with", "than", "that", "then", "them", "they", "this", "from", "into", "over",
		"each", "does", "must", "where", "after", "before", "round", "rounds":
		return true
	default:
		return false
	}
}
