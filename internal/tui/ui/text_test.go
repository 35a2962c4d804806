package ui

import (
	"strings"
	"testing"

	"presshold/internal/phrase"
	"presshold/internal/plain"
)

func FuzzPad(f *testing.F) {
	f.Add("a\x1b]0;title\x07b\u2028")
	f.Fuzz(func(t *testing.T, s string) {
		if n := Width(Pad(plain.Line(s), 7)); n > 7 {
			t.Fatalf("%q is cut to %d cells", s, n)
		}
	})
}

// However a text is broken into lines, no character of it goes over into a mark or out of one.
func FuzzWrap(f *testing.F) {
	f.Add("hold 8 s", "(assumed)", ", at most 30 s", 9)
	f.Add("  two  blanks", "(x)", "averylongword", 4)
	f.Fuzz(func(t *testing.T, before, mark, after string, width int) {
		before, mark, after = strings.ToValidUTF8(before, "?"), strings.ToValidUTF8(mark, "?"), strings.ToValidUTF8(after, "?")
		text := phrase.Text{{Text: before + " "}, {Text: mark, Mark: true}, {Text: after}}
		want := plain.Wrap(text.String(), width)
		lines := Wrap(text, width)
		if len(lines) != len(want) {
			t.Fatalf("%d lines, want %d", len(lines), len(want))
		}
		marked := ""
		for i, line := range lines {
			if line.String() != want[i] {
				t.Errorf("line %d is %q, want %q", i, line, want[i])
			}
			for _, p := range line {
				if p.Mark {
					marked += p.Text
				}
			}
		}
		without := func(s string) string { return strings.ReplaceAll(plain.Line(s), " ", "") }
		if without(marked) != without(mark) && width > 0 {
			t.Errorf("the mark is %q, want %q", marked, mark)
		}
	})
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		cells int
		want  string
	}{
		{"trapezius", 9, "trapezius"},
		{"trapezius", 5, "trap…"},
		{"trapezius", 1, "…"},
		{"trapezius", 0, ""},
		{"trapezius", -3, ""},
		{"僧帽筋", 4, "僧…"},
		{"", 3, ""},
	} {
		if got := Cut(c.in, c.cells); got != c.want {
			t.Errorf("%q in %d cells is %q, want %q", c.in, c.cells, got, c.want)
		}
	}
}
