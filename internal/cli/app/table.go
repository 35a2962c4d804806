package app

import (
	"presshold/internal/plain"
	"presshold/internal/tui/ui"
)

// Rows writes a table, headed by its first row. Columns are as wide as their widest cell; an empty
// one is left out. The last one is wrapped to the page, or goes below the others, as [Page.Item]
// does it. In a row with fewer cells the last takes the rest of the line.
func (p Page) Rows(indent string, rows [][]string) {
	widths := make([]int, len(rows[0])) // zero for a column that is left out
	for _, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && (i < len(row)-1 || len(row) == len(widths)) {
				widths[i] = max(widths[i], ui.Width(rows[0][i]), ui.Width(plain.Line(cell)))
			}
		}
	}
	for _, row := range rows {
		last := len(row) - 1
		lead := indent
		for i, cell := range row[:last] {
			if widths[i] > 0 {
				lead += ui.Pad(plain.Line(cell), widths[i]) + "  "
			}
		}
		cell := row[last]
		if len(row) == len(widths) && widths[last] == 0 {
			cell = ""
		}
		p.Item(lead, cell)
	}
}

// Fits tells whether a table of these rows needs no wrapping.
func (p Page) Fits(rows [][]string) bool {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ui.Width(plain.Line(cell))+2)
		}
	}
	total := -2
	for _, w := range widths {
		total += w
	}
	return p.Width == 0 || total <= p.Width
}
