package plain

import "github.com/charmbracelet/x/ansi"

// Shorten cuts a line, styled or not, to at most so many cells, and marks that it did by
// the tail, which is left out where even that has no room. The library's own cutting
// takes a keycap ("1️⃣") for one cell, so what is still too wide is cut shorter.
func Shorten(s string, cells int, tail string) string {
	for n := cells; n > 0; n-- {
		if short := ansi.Truncate(s, n, tail); ansi.StringWidth(short) <= cells {
			return short
		}
	}
	return ""
}
