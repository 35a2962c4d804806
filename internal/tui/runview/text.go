package runview

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
)

// clean makes a text from anywhere safe to stand in a line, also where terminals don't agree on the
// width of what people read as one letter: see to it that nothing beside it depends on that (paint
// does).
func clean(s string) string {
	if isASCII(s) {
		return s
	}
	if s = plain.Line(s); standsAlone(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r > '~' {
			return '?'
		}
		return r
	}, s)
}

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
