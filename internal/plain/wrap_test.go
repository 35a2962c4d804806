package plain

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// A line ends between words, never within a flag, a number or a range.
func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		text  string
		limit int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two", 10, []string{"one two"}},
		{"SMD -0.22, CI -0.53", 12, []string{"SMD -0.22,", "CI -0.53"}},
		{"use --no-settings", 13, []string{"use", "--no-settings"}},
		{"hold 8-10 s", 8, []string{"hold", "8-10 s"}},
		{"  indented text", 10, []string{"  indented", "text"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"x", 0, nil},
	} {
		if got := Wrap(tt.text, tt.limit); !slices.Equal(got, tt.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", tt.text, tt.limit, got, tt.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("a\x1b]0;title\x07b\u2028")
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range Wrap(s, 10) {
			if strings.ContainsFunc(l, Acts) {
				t.Fatalf("%q lets %q through", s, l)
			}
			if n := ansi.StringWidth(l); n > 10 {
				t.Fatalf("%q has a line of %d cells: %q", s, n, l)
			}
		}
	})
}
