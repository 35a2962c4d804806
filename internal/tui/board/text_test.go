package board

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"upper trapezius", "upper trapezius"},
		{"a\tb\r\nc", "a b c"},
		{"\x1b[31mred\x1b[0m", "red"},
		{"\x1b]0;title\aname", "name"},
		{"bell\a and \x7f", "bell and "},
		{"\u202eright to left\u2066", "right to left"},
		{"\xffbad", "bad"},
		{"僧帽筋", "僧帽筋"},
		{"e\u0301", "e\u0301"},
		{"\u0903first", "first"},
		{"👍🏽", "👍"},
		{"1️⃣ one", "1 one"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("%q became %q, want %q", c.in, got, c.want)
		}
	}
}

// TestCleanAgrees tries every character between two others: what is left of it takes as
// many cells by clusters as by code points, and joins nothing beside it.
func TestCleanAgrees(t *testing.T) {
	for r := rune(1); r < 0x20000; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "b", string(r) + string(r+1)} {
			out := " " + clean(s) + " "
			if g, w := ansi.StringWidth(out), ansi.StringWidthWc(out); g != w || g != width(clean(s))+2 {
				t.Fatalf("%q became %q: %d cells by clusters, %d by code points", s, out, g, w)
			}
		}
	}
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
		if got := cut(c.in, c.cells); got != c.want {
			t.Errorf("%q in %d cells is %q, want %q", c.in, c.cells, got, c.want)
		}
	}
}
