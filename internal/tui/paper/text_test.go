package paper

import (
	"strings"
	"testing"
	"time"

	"presshold/internal/plain"
	"presshold/internal/protocol"
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

func TestNumbers(t *testing.T) {
	const s = time.Second
	for _, tt := range []struct{ got, want string }{
		{Seconds(8 * s), "8 s"},
		{Seconds(2500 * time.Millisecond), "2.5 s"},
		{Seconds(90 * s), "90 s"},
		{Seconds(150 * s), "2:30"},
		{Clock(59 * s), "0:59"},
		{Clock(3661 * s), "1:01:01"},
		{Span(protocol.Fixed(10 * s)), "10 s"},
		{Span(protocol.Span{Min: 8 * s, Max: 10 * s}), "8-10 s"},
		{Span(protocol.Span{Min: 90 * s, Max: 180 * s}), "90 s-3:00"},
		{Span(protocol.Span{Open: true}), "open"},
		{Marked("3 s", protocol.Provenance{Basis: protocol.Assumed}), "3 s (assumed)"},
		{Marked("3 s", protocol.Provenance{}), "3 s (chosen)"},
		{Marked("3 s", protocol.Provenance{Basis: protocol.Stated, Source: "S"}), "3 s"},
		{Count(1, "round"), "1 round"},
		{Count(6, "round"), "6 rounds"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
