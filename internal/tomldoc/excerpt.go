package tomldoc

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
)

const (
	excerptCells  = 72  // how much of a line is shown, in cells
	excerptBefore = 48  // how much of that before the carets, or one more where wide characters stand
	excerptBytes  = 512 // how far to look on either side of the place
)

// excerpt shows a line with carets under data[from:to], as far as that is on it, and
// at least one:
//
//	3 | duraton = "10s"
//	  | ^^^^^^^
//
// The data begins with the line and may go on after it; number is that of the line. Of a
// long line only what is around the place is shown.
func excerpt(number int, data []byte, from, to int) string {
	end := len(data)
	if n := bytes.IndexByte(data[from:], '\n'); n >= 0 {
		end = from + n
	}
	end = max(from, len(bytes.TrimRight(data[:end], "\r")))
	before, after := data[:from], data[from:end]
	cutBefore, cutAfter := len(before) > excerptBytes, len(after) > excerptBytes
	if cutBefore {
		before = before[len(before)-excerptBytes:] // amid a character perhaps, but that is cut off below
	}
	if cutAfter {
		after = after[:excerptBytes]
	}
	place := after[:min(to-from, len(after))]

	left := show(before)
	if w := ansi.StringWidth(left); cutBefore || w > excerptBefore {
		left = "…" + ansi.Cut(left, w-excerptBefore+1, w)
	}
	lead := ansi.StringWidth(left)
	right := show(after)
	if room := excerptCells - lead; cutAfter || ansi.StringWidth(right) > room {
		right = plain.Shorten(right, room-1, "") + "…"
	}
	// Characters that join across the place may be wider than they were apart.
	line := left + right
	if ansi.StringWidth(line) > excerptCells {
		line = plain.Shorten(line, excerptCells, "…")
	}
	carets := max(1, min(ansi.StringWidth(show(place)), ansi.StringWidth(line)-lead))

	label := strconv.Itoa(number)
	return "  " + label + " | " + line + "\n" +
		"  " + strings.Repeat(" ", len(label)) + " | " + strings.Repeat(" ", lead) + strings.Repeat("^", carets)
}

// show makes a part of a line visible and harmless. A tab becomes as wide as people
// have them, for the line is to be known again; a stray carriage return is likely
// what is wrong, so it is shown.
func show(part []byte) string {
	s := strings.ReplaceAll(string(part), "\t", "    ")
	return plain.Line(strings.ReplaceAll(s, "\r", "\u240d"))
}
