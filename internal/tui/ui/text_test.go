package ui

import (
	"testing"

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
