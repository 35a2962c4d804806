package author

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

func TestMakeID(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"Hold & wait", "hold-wait"},
		{"  Größe: 2nd!  ", "groesse-2nd"},
		{"It's mine", "its-mine"},
		{"taken", "taken-3"},
		{"指压", ""},
		{"", ""},
	} {
		if got := MakeID(tt.name, []string{"taken", "taken-2"}); got != tt.want {
			t.Errorf("%q makes %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Whatever the name, the id is one, and nobody else's.
func TestMakeIDLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-z -]{0,120}`)).Draw(t, "name")
		taken := []string{}
		for range 3 {
			id := MakeID(name, taken)
			if id == "" {
				return
			}
			p := protocol.Protocol{ID: id, Name: "x", Blocks: []protocol.Block{{
				Rounds: protocol.Rounds{Planned: 1}, Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(1e9)}},
			}}}
			if problems := p.Problems(); len(problems) > 0 || slices.Contains(taken, id) {
				t.Fatalf("%q makes %q: %v", name, id, problems)
			}
			taken = append(taken, id)
		}
	})
}
