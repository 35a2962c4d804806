package runview

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
)

// clean makes any text safe to stand in a line. Terminals disagree about the width of some
// characters, so nothing beside the text may depend on it; paint takes care of that.
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

// standsAlone reports whether a text doesn't combine with what is beside it.
func standsAlone(s string) bool { return ansi.StringWidth(" "+s+" ") == ansi.StringWidth(s)+2 }

// isASCII reports whether s is printable ASCII, one cell for each byte.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// width returns the number of cells of a clean text.
func width(s string) int {
	if isASCII(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// cut shortens a clean text to so many cells, and marks the cut.
func cut(s string, cells int) string {
	if width(s) <= cells {
		return s
	}
	return plain.Shorten(s, cells, "…")
}
