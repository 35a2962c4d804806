package system

import (
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestProbe(t *testing.T) {
	for _, tt := range []struct {
		name, answer      string
		reports, answered bool
	}{
		{"kitty", "\x1b[?3u\x1b[?62;c", true, true},
		{"in pieces that lie together", "x\x1b[?31u\x1b[?1;2;4c", true, true},
		{"without releases", "\x1b[?1u\x1b[?62;22c", false, true},
		{"xterm", "\x1b[?64;1;2;6c", false, true},
		{"no answer", "", false, false},
		{"something typed", "abc\x1b[A", false, false},
		{"nonsense", "\x1b[?99999999999999999999u\x1b[?c", false, true},
		{"no end", "\x1b[?3u" + strings.Repeat("x", 1<<13), true, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var asked strings.Builder
			reports, answered := probe(struct{ io.Reader }{strings.NewReader(tt.answer)}, &asked)
			if reports != tt.reports || answered != tt.answered {
				t.Errorf("reports %v, answered %v", reports, answered)
			}
			// What was turned on is turned off again.
			if got, want := asked.String(), "\x1b[>3u\x1b[?u\x1b[<1u"+ansi.RequestPrimaryDeviceAttributes; got != want {
				t.Errorf("asked %q, want %q", got, want)
			}
		})
	}
}
