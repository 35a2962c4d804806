package phrase

import (
	"strings"
	"testing"

	"presshold/internal/session"
)

// Each hindrance has words of its own: they fit beside the digits of a small window, and
// nobody reads the engine's.
func TestHindrance(t *testing.T) {
	seen := map[string]bool{}
	for _, h := range session.Hindrances() {
		words := Hindrance(h)
		if words == "" || len(words) > 32 || words == string(h) && strings.Contains(words, "-") || seen[words] {
			t.Errorf("%s is said as %q", h, words)
		}
		seen[words] = true
	}
	if got := Hindrance(session.NoHindrance); got != "" {
		t.Errorf("none is said as %q", got)
	}
}
