package qrcode

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

const address = "http://192.168.178.100:54321/0123456789abcdefghijkl"

// modules are what a camera sees of the lines: true for dark. A dark blank is drawn in
// reverse here.
func modules(lines []string) [][]bool {
	var all [][]bool
	for _, line := range lines {
		var upper, lower []bool
		for part := range strings.SplitSeq(line, "\x1b[7m") {
			reversed, rest, ok := strings.Cut(part, "\x1b[m")
			if !ok {
				reversed, rest = "", part
			}
			for range reversed {
				upper, lower = append(upper, true), append(lower, true)
			}
			for _, r := range rest {
				upper, lower = append(upper, r == '▀'), append(lower, r == '▄')
			}
		}
		all = append(all, upper, lower)
	}
	return all
}

func TestLines(t *testing.T) {
	c, err := New(address)
	if err != nil {
		t.Fatal(err)
	}
	w, h := c.Size()
	if w != 29+8 || h != 19 {
		t.Errorf("it takes %d x %d cells", w, h)
	}
	lines := c.Lines(lipgloss.NewStyle(), lipgloss.NewStyle().Reverse(true))
	for i, l := range lines {
		if got := ansi.StringWidth(l); got != w || len(lines) != h {
			t.Errorf("line %d of %d takes %d cells", i, len(lines), got)
		}
	}
	seen := modules(lines)
	for y, row := range seen {
		for x, dark := range row {
			if dark != c.code.Black(x-quiet, y-quiet) {
				t.Fatalf("the module at %d, %d is not drawn as it is", x, y)
			}
			if dark && (x < quiet || y < quiet || x >= w-quiet || y >= w-quiet) {
				t.Errorf("the quiet zone has ink at %d, %d", x, y)
			}
		}
	}
}

func TestNoCode(t *testing.T) {
	if w, h := (Code{}).Size(); w != 0 || h != 0 || len((Code{}).Lines(lipgloss.NewStyle(), lipgloss.NewStyle())) != 0 {
		t.Error("there is something of no code")
	}
	if _, err := New(strings.Repeat("x", 3000)); err == nil {
		t.Error("a text that is too long has a code")
	}
}
