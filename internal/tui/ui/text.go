// Package ui is what all screens are drawn with: text in lines of so many cells,
// numbers as they are said in the treatment room, pages that scroll, and the frame of
// head, body and foot that a screen stands in.
package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
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
	return plain.Shorten(s, width, "…")
}

// Pad fills a line up to width cells, and cuts a longer one.
func Pad(s string, width int) string {
	s = Cut(s, width)
	if n := width - ansi.StringWidth(s); n > 0 {
		s += strings.Repeat(" ", n)
	}
	return s
}

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
