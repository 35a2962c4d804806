package app

import (
	"bufio"
	"fmt"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/tui/ui"
)

// WriteRows writes rows in columns, the first of which is the head. A column with nothing in it
// but its head is left out; a row of one cell stands apart and is as wide as it comes.
func WriteRows(w *bufio.Writer, indent string, rows [][]string) {
	widths := make([]int, len(rows[0])) // zero for a column that is left out
	for _, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && len(row) > 1 {
				widths[i] = max(widths[i], ui.Width(rows[0][i]), ui.Width(plain.Line(cell)))
			}
		}
	}
	for _, row := range rows {
		line := indent
		for i, cell := range row {
			switch cell = plain.Line(cell); {
			case len(row) == 1 || widths[i] > 0 && i == len(row)-1:
				line += cell
			case widths[i] > 0:
				line += ui.Pad(cell, widths[i]) + "  "
			}
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}
