package ui

import (
	"strings"
	"testing"

	"presshold/internal/plain"
)

func FuzzWrap(f *testing.F) {
	f.Add("a\x1b]0;title\x07b\u2028")
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range Wrap(s, 10) {
			if strings.ContainsFunc(l, plain.Acts) {
				t.Fatalf("%q lets %q through", s, l)
			}
			if n := Width(l); n > 10 {
				t.Fatalf("%q has a line of %d cells: %q", s, n, l)
			}
		}
		if n := Width(Pad(plain.Line(s), 7)); n > 7 {
			t.Fatalf("%q is cut to %d cells", s, n)
		}
	})
}
