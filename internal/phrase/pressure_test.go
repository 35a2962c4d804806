package phrase

import (
	"testing"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

func TestShift(t *testing.T) {
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N3"}
	for _, tt := range []struct {
		name  string
		p     protocol.Pressure
		shift session.Shift
		level int
		want  string
	}{
		{"nothing", protocol.Pressure{Change: protocol.Same}, session.NoShift, 1, ""},
		{"by hand", protocol.Pressure{Change: protocol.Same, ChangeFrom: assumed}, session.Deeper, 2, "deeper"},
		{"stated", protocol.Pressure{Change: protocol.Up, ChangeFrom: stated}, session.Deeper, 2, "deeper"},
		{"assumed", protocol.Pressure{Change: protocol.Up, ChangeFrom: assumed}, session.Deeper, 2, "deeper (assumed)"},
		{"named", protocol.Pressure{Change: protocol.Up, ChangeFrom: assumed, Levels: []string{"light", "firm"}, LevelsFrom: stated}, session.Deeper, 2, "deeper (assumed), firm"},
		{"the name says it", protocol.Pressure{Change: protocol.Alternate, ChangeFrom: stated, Levels: []string{"lighter", "deeper"}, LevelsFrom: assumed}, session.Lighter, 1, "lighter (assumed)"},
		{"first of named", protocol.Pressure{Change: protocol.Alternate, Levels: []string{"lighter", "deeper"}, LevelsFrom: assumed}, session.NoShift, 1, "lighter (assumed)"},
		{"named for another change", protocol.Pressure{Change: protocol.Alternate, Levels: []string{"lighter", "deeper"}, LevelsFrom: assumed}, session.Lighter, 2, "level 2, deeper (assumed)"},
	} {
		if got := Shift(tt.p, tt.shift, tt.level); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
