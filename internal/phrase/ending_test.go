package phrase

import (
	"testing"

	"presshold/internal/session"
)

// Each reason has words of its own.
func TestEnded(t *testing.T) {
	said := map[string]session.EndReason{}
	for _, why := range session.EndReasons() {
		words := Ended(why)
		if other, ok := said[words]; ok || words == "" {
			t.Errorf("%s is %q, as is %q", why, words, other)
		}
		said[words] = why
	}
}
