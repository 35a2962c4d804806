package cli

import (
	"bufio"
	"fmt"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/tui/ui"
)

// table writes rows in columns under a head. A column with nothing in it but its head is
// left out; a row of one cell stands apart and is as wide as it comes.
type table struct {
	indent string
	head   []string
	widths []int // zero for a column that is left out
}

func newTable(indent string, head []string) *table {
	return &table{indent, head, make([]int, len(head))}
}

// measure makes room for a row.
func (t *table) measure(row []string) {
	if len(row) == 1 {
		return
	}
	for i, cell := range row {
		if cell != "" {
			t.widths[i] = max(t.widths[i], ui.Width(t.head[i]), ui.Width(plain.Line(cell)))
		}
	}
}

// write writes a row that was measured.
func (t *table) write(w *bufio.Writer, row []string) {
	line := t.indent
	for i, cell := range row {
		switch cell = plain.Line(cell); {
		case len(row) == 1 || t.widths[i] > 0 && i == len(row)-1:
			line += cell
		case t.widths[i] > 0:
			line += ui.Pad(cell, t.widths[i]) + "  "
		}
	}
	fmt.Fprintln(w, strings.TrimRight(line, " "))
}

// writeRows writes a table of rows, the first of which is the head.
func writeRows(w *bufio.Writer, indent string, rows [][]string) {
	t := newTable(indent, rows[0])
	for _, row := range rows[1:] {
		t.measure(row)
	}
	for _, row := range rows {
		t.write(w, row)
	}
}
