package app

import (
	"bufio"
	"strings"
	"testing"
)

// The last column is wrapped to the page, and stands below the others where it has no room.
func TestRows(t *testing.T) {
	rows := [][]string{
		{"name", "nothing", "what it does"},
		{"hold", "", "presses as long as it is told to"},
		{"release", "", ""},
		{"", "both, one after the other"},
	}
	for width, want := range map[int]string{
		0: "name     what it does\nhold     presses as long as it is told to\nrelease\n         both, one after the other\n",
		30: "name     what it does\nhold     presses as long as it\n         is told to\nrelease\n" +
			"         both, one after the\n         other\n",
		24: "name     what it does\nhold\n    presses as long as\n    it is told to\nrelease\n" +
			"    both, one after the\n    other\n",
	} {
		var b strings.Builder
		w := bufio.NewWriter(&b)
		Page{W: w, Width: width}.Rows("", rows)
		_ = w.Flush() // a builder takes everything
		if b.String() != want {
			t.Errorf("in %d cells\n%s\nwant\n%s", width, b.String(), want)
		}
		if fits := (Page{Width: width}).Fits(rows[:2]); fits != (width == 0) {
			t.Errorf("it fits into %d cells: %v", width, fits)
		}
	}
}

// Columns that are wider than the page break between words.
func TestRowsOfANarrowPage(t *testing.T) {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	Page{W: w, Width: 20}.Rows("", [][]string{
		{"session", "protocol", "points"}, {"12", "Alternating compression", "upper trapezius left"},
	})
	_ = w.Flush() // a builder takes everything
	if want := "session  protocol\n    points\n12       Alternating\ncompression\n    upper trapezius\n    left\n"; b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
