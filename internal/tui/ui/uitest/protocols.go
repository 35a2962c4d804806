package uitest

import (
	"time"

	"presshold/internal/protocol"
)

// Protocols returns a protocol of each make; the last one is the user's own.
func Protocols() []protocol.Protocol {
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "S"}
	source := []protocol.Source{{Key: "S", Basis: protocol.Stated, Citation: "A. Author, “A source”, 2024"}}
	second := time.Second
	ranged := protocol.Protocol{
		ID: "alternating-ischemic-compression", Name: "Alternating ischemic compression",
		Summary: "Press for 8 to 10 seconds, let go for a moment, and press again until it has eased.",
		Tool:    "thumb or knuckle", Sources: source, Pressure: protocol.Pressure{Words: "direct, into the point"},
		Cautions: []string{"Ask about the pressure."},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Span{Min: 8 * second, Max: 10 * second}, From: stated},
				{Kind: protocol.Release, Duration: protocol.Fixed(3 * second), From: assumed},
			},
			Rounds: protocol.Rounds{Planned: 6, From: assumed, Cap: 12, CapFrom: assumed},
			Until:  []protocol.Criterion{{Rule: protocol.UntilEased}}, UntilFrom: stated, Eased: "pain is lessened",
		}},
	}
	open := protocol.Protocol{
		ID: "prolonged-ischemic-compression", Name: "Prolonged ischemic compression",
		Summary: "Hold until a release is felt, then press one step deeper.", Sources: source,
		Pressure: protocol.Pressure{Change: protocol.Up},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{{
				Kind: protocol.Hold, Duration: protocol.Span{Open: true}, From: stated, Cap: 60 * second, CapFrom: stated,
			}},
			Rounds: protocol.Rounds{Cap: 5, CapFrom: assumed},
			Until:  []protocol.Criterion{{Rule: protocol.UntilEased}}, UntilFrom: stated, Eased: "pain is diminished",
		}},
	}
	asking := protocol.Protocol{
		ID: "asking", Name: "Asking", Summary: "Holds with a question after each.", Sources: source,
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(10 * second), From: stated},
				{Kind: protocol.CheckIn, Waits: true},
			},
			Rounds: protocol.Rounds{Planned: 3, From: stated},
			Until:  []protocol.Criterion{{Rule: protocol.UntilScore, N: 3}}, UntilFrom: stated,
		}},
	}
	once := protocol.Protocol{
		ID: "ninety-second-compression", Name: "Ninety-second compression", Sources: source,
		Summary: "One hold of 90 seconds.",
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(90 * second), From: stated}},
			Rounds: protocol.Rounds{Planned: 1, From: stated},
		}},
	}
	own := protocol.Protocol{
		ID: "mine", Name: "日本の Mine \x1b[31m😀", Summary: "Two points, two rounds.",
		Points: []protocol.Point{{Site: "upper trapezius", Side: protocol.Both}},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(5 * second)},
				{Kind: protocol.Release, Duration: protocol.Fixed(2 * second)},
			},
			Rounds: protocol.Rounds{Planned: 2},
		}},
	}
	return []protocol.Protocol{ranged, open, asking, once, own}
}
