package draw

import "strings"

// Grid is a picture of characters that are one cell wide. What is put outside it is not
// seen.
type Grid [][]rune

// NewGrid makes an empty one.
func NewGrid(w, h int) Grid {
	g := make(Grid, max(h, 0))
	for y := range g {
		g[y] = []rune(strings.Repeat(" ", max(w, 0)))
	}
	return g
}

// Put puts a text into a row, from a column on.
func (g Grid) Put(x, y int, text string) {
	for i, r := range []rune(text) {
		if y >= 0 && y < len(g) && x+i >= 0 && x+i < len(g[y]) {
			g[y][x+i] = r
		}
	}
}

// Lines are its rows, without the air at the right.
func (g Grid) Lines() []string {
	lines := make([]string, len(g))
	for y, row := range g {
		lines[y] = strings.TrimRight(string(row), " ")
	}
	return lines
}
