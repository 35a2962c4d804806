package picker

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"presshold/internal/tui/ui"
)

// entry is the text of an item that filters are matched against, in lower case.
type entry struct{ name, id, rest string }

// The scores of a match: the beginning of a name beats its middle, a substring beats letters
// scattered over the name, and the name beats the summary.
const (
	worthStart = 4000
	worthWord  = 3000
	worthPlain = 2000
	worthRest  = 0 // below any letters in order
)

// score returns how well the entry matches all words; false if one doesn't match.
func (e entry) score(words []string) (int, bool) {
	sum := 0
	for _, w := range words {
		n, ok := e.scoreWord(w)
		if !ok {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

func (e entry) scoreWord(w string) (int, bool) {
	switch {
	case strings.HasPrefix(e.name, w) || strings.HasPrefix(e.id, w):
		return worthStart, true
	case strings.Contains(e.name, " "+w) || strings.Contains(e.id, "-"+w):
		return worthWord, true
	case strings.Contains(e.name, w) || strings.Contains(e.id, w):
		return worthPlain, true
	}
	// Scattered letters match nearly any long text, so they are only looked for in names.
	if len(w) > 1 {
		if m := fuzzy.FindNoSort(w, []string{e.name}); len(m) > 0 && m[0].Score > 0 {
			return min(m[0].Score, worthPlain-1), true
		}
	}
	if strings.Contains(e.rest, w) {
		return worthRest, true
	}
	return 0, false
}

// isTyping reports whether a key can add to the filter.
func isTyping(msg tea.KeyPressMsg, filter string) bool {
	for _, r := range msg.Text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && (filter == "" || r != '-' && r != ' ') {
			return false
		}
	}
	return msg.Text != "" && len(filter)+len(msg.Text) <= ui.MaxFilter
}
