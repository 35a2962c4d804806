package plain

import "github.com/charmbracelet/x/ansi"

// Shorten cuts a line, styled or not, to at most so many cells. A line that it cuts ends in the
// tail, if there is room for it. The library takes a keycap ("1️⃣") for one cell, so what is
// still too wide is cut shorter.
func Shorten(s string, cells int, tail string) string {
	for n := cells; n > 0; n-- {
		if short := ansi.Truncate(s, n, tail); ansi.StringWidth(short) <= cells {
			return short
		}
	}
	return ""
}

// ShortenMiddle cuts a line to at most so many cells by leaving out its middle: the name of a
// site begins and ends with what distinguishes it.
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
