package app

import (
	"bufio"
	"fmt"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/tui/ui"
)

// Table writes rows in columns under a head. A column with nothing in it but its head is
// left out; a row of one cell stands apart and is as wide as it comes.
type Table struct {
	indent string
	head   []string
	widths []int // zero for a column that is left out
}

// NewTable begins a table with a head.
func NewTable(indent string, head []string) *Table {
	return &Table{indent, head, make([]int, len(head))}
}

// Measure makes room for a row.
func (t *Table) Measure(row []string) {
	if len(row) == 1 {
		return
	}
	for i, cell := range row {
		if cell != "" {
			t.widths[i] = max(t.widths[i], ui.Width(t.head[i]), ui.Width(plain.Line(cell)))
		}
	}
}

// Write writes a row that was measured.
func (t *Table) Write(w *bufio.Writer, row []string) {
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

// WriteRows writes a table of rows, the first of which is the head.
func WriteRows(w *bufio.Writer, indent string, rows [][]string) {
	t := NewTable(indent, rows[0])
	for _, row := range rows[1:] {
		t.Measure(row)
	}
	for _, row := range rows {
		t.Write(w, row)
	}
}
