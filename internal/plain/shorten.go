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

// ShortenMiddle cuts a line to at most so many cells by what is in its middle: what a site
// is called begins and ends with what tells it from others.
func ShortenMiddle(s string, cells int) string {
	wide := ansi.StringWidth(s)
	switch {
	case wide <= cells:
		return s
	case cells < 3:
		return Shorten(s, cells, "…")
	}
	end := (cells - 1) / 2
	return Shorten(s, cells-1-end, "") + "…" + ansi.Cut(s, wide-end, wide)
}
