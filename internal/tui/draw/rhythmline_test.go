package draw

import (
	"testing"
	"time"

	"presshold/internal/protocol"
)

func TestRhythmLine(t *testing.T) {
	const s = time.Second
	hold := func(least, most int) protocol.Phase {
		return protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: time.Duration(least) * s, Max: time.Duration(most) * s}}
	}
	release := protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(10 * s)}
	open := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 90 * s}
	one := func(phases ...protocol.Phase) protocol.Protocol {
		return protocol.Protocol{Blocks: []protocol.Block{{Phases: phases, Rounds: protocol.Rounds{Planned: 1}}}}
	}
	for _, tt := range []struct {
		name  string
		p     protocol.Protocol
		cells int
		want  string
	}{
		{"one hold", one(hold(30, 30)), 8, "████████"},
		{"hold and release", one(hold(10, 10), release), 8, "████▁▁▁▁"},
		{"a range", one(hold(10, 20)), 8, "████▓▓▓▓"},
		{"open", one(open, release), 9, "░░░░░░▁▁▁"},
		{"a check-in takes no room", one(hold(10, 10), protocol.Phase{Kind: protocol.CheckIn}), 4, "████"},
		{"a stretch", one(protocol.Phase{Kind: protocol.Stretch, Duration: protocol.Fixed(30 * s)}), 4, "▄▄▄▄"},
		{"a short phase is seen", one(hold(90, 90), protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(s)}), 8, "███████▁"},
		{"more phases than cells", one(hold(10, 10), release, hold(10, 10), release), 3, "█▁█"},
		{"nothing", one(protocol.Phase{Kind: protocol.CheckIn}), 8, ""},
		{"rounds", protocol.Protocol{Blocks: []protocol.Block{{Phases: []protocol.Phase{hold(10, 10), release}}}}, 8, "██▁▁██▁▁"},
	} {
		if got := RhythmLine(tt.p, tt.cells); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
