package plain

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Wrap cuts a text into clean lines of at most limit cells, between words where it
// can: a flag, a number below zero and a range stay whole. Blanks within a line are kept.
func Wrap(s string, limit int) []string {
	if limit < 1 {
		return nil
	}
	var lines []string
	line := ""
	for rest := Line(s); rest != ""; {
		gap := len(rest) - len(strings.TrimLeft(rest, " "))
		end := len(rest)
		if next := strings.IndexByte(rest[gap:], ' '); next >= 0 {
			end = gap + next
		}
		word := rest[gap:end]
		switch whole := line + rest[:end]; {
		case ansi.StringWidth(whole) <= limit:
			line = whole
		case ansi.StringWidth(word) <= limit:
			lines, line = append(lines, strings.TrimRight(line, " ")), word
		default:
			parts := strings.Split(ansi.Hardwrap(strings.TrimLeft(line+" "+word, " "), limit, true), "\n")
			lines, line = append(lines, parts[:len(parts)-1]...), parts[len(parts)-1]
		}
		rest = rest[end:]
	}
	return append(lines, line)
}
