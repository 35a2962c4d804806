package runview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
)

// clean makes a text from anywhere safe to stand in a line: no escape sequences, no
// control or direction characters, every blank one cell. What people read as one letter
// stays whole, also where terminals don't agree on its width: see to it that nothing
// beside it depends on that (paint does).
func clean(s string) string {
	if isASCII(s) {
		return s
	}
	s = strings.ToValidUTF8(ansi.Strip(s), "\uFFFD")
	var b strings.Builder
	for s != "" {
		cluster, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(cluster):]
		r, _ := utf8.DecodeRuneInString(cluster)
		switch {
		case r == '\t' || r == '\n' || r == '\r' || unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.M) || width == 0:
		case !strings.ContainsFunc(cluster, turns):
			b.WriteString(cluster)
		default:
			b.WriteRune('\uFFFD')
		}
	}
	if out := b.String(); standsAlone(out) {
		return out
	}
	return strings.Map(func(r rune) rune {
		if r > '~' {
			return '?'
		}
		return r
	}, b.String())
}

// turns tells of characters that do something to others: controls, and those that turn
// the direction of writing.
func turns(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

// standsAlone tells whether a text does not join what stands beside it.
func standsAlone(s string) bool { return ansi.StringWidth(" "+s+" ") == ansi.StringWidth(s)+2 }

// isASCII tells whether s has nothing but printable ASCII, a cell each.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// width is how many cells a clean text takes.
func width(s string) int {
	if isASCII(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// cut shortens a clean text to so many cells, and marks that it did.
func cut(s string, cells int) string {
	if width(s) <= cells {
		return s
	}
	return plain.Shorten(s, cells, "…")
}
