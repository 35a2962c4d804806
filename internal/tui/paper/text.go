// Package paper is what all screens are drawn with: text in lines of so many cells,
// numbers as they are said in the treatment room, pages that scroll, and the frame of
// head, body and foot that a screen stands in.
package paper

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Wrap cuts a text into clean lines of at most limit cells, between words where it
// can: a flag, a number below zero and a range stay whole. Blanks within a line are kept.
func Wrap(s string, limit int) []string {
	if limit < 1 {
		return nil
	}
	var lines []string
	line := ""
	for rest := plain.Line(s); rest != ""; {
		gap := len(rest) - len(strings.TrimLeft(rest, " "))
		end := len(rest)
		if next := strings.IndexByte(rest[gap:], ' '); next >= 0 {
			end = gap + next
		}
		word := rest[gap:end]
		switch whole := line + rest[:end]; {
		case Width(whole) <= limit:
			line = whole
		case Width(word) <= limit:
			lines, line = append(lines, strings.TrimRight(line, " ")), word
		default:
			parts := strings.Split(ansi.Hardwrap(strings.TrimLeft(line+" "+word, " "), limit, true), "\n")
			lines, line = append(lines, parts[:len(parts)-1]...), parts[len(parts)-1]
		}
		rest = rest[end:]
	}
	return append(lines, line)
}

// Cut shortens a line, styled or not, to at most width cells.
func Cut(s string, width int) string {
	if len(s) <= width { // bytes are never fewer than cells
		return s
	}
	return ansi.Truncate(s, max(width, 0), "…")
}

// Pad fills a line up to width cells, and cuts a longer one.
func Pad(s string, width int) string {
	s = Cut(s, width)
	if n := width - ansi.StringWidth(s); n > 0 {
		s += strings.Repeat(" ", n)
	}
	return s
}

// Seconds writes a length as it is said in the treatment room: "8 s", "90 s", and
// from two minutes on "2:30".
func Seconds(d time.Duration) string {
	if d < 2*time.Minute {
		return fmt.Sprintf("%g s", d.Round(time.Millisecond).Seconds())
	}
	return Clock(d)
}

// Clock writes a length as minutes and seconds, "1:32", rounded down.
func Clock(d time.Duration) string {
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Span writes how long a phase lasts: "10 s", "8-10 s".
func Span(s protocol.Span) string {
	switch {
	case s.Open:
		return "open"
	case !s.IsRange():
		return Seconds(s.Max)
	case s.Max < 2*time.Minute:
		return fmt.Sprintf("%g-%s", s.Min.Seconds(), Seconds(s.Max))
	default:
		return Seconds(s.Min) + "-" + Seconds(s.Max)
	}
}

// Marked puts the word that must stand beside a number of no source.
func Marked(number string, from protocol.Provenance) string {
	if mark := from.Mark(); mark != "" {
		return number + " (" + mark + ")"
	}
	return number
}

// Count writes a number of things: "1 round", "6 rounds".
func Count(n int, noun string) string { return protocol.Count(n, noun) }

// Either writes a value or, where they differ, one to another.
func Either(a, b string) string {
	if a == b {
		return a
	}
	return a + " to " + b
}

// Width is how many cells a line takes.
func Width(s string) int { return ansi.StringWidth(s) }

// Fitting is the first of some wordings that is at most so many cells wide, or the
// last one.
func Fitting(cells int, wordings ...string) string {
	for _, s := range wordings[:len(wordings)-1] {
		if Width(s) <= cells {
			return s
		}
	}
	return wordings[len(wordings)-1]
}
