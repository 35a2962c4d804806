package runview

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
)

// clean makes any text safe to stand in a line. Terminals disagree about the width of some
// characters, so nothing beside the text may depend on it; paint takes care of that.
func clean(s string) string {
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
