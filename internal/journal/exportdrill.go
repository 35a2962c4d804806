package journal

import (
	"presshold/internal/protocol"
	"presshold/internal/training"
)

// exportedDrill is a drill as an export has it: its lengths of time are in seconds, like all others
// there, and not in the nanoseconds of the record.
type exportedDrill struct {
	training.Result

	Resolution protocol.Seconds   `json:"grain,omitempty"`
	Holds      []protocol.Seconds `json:"holds,omitempty"`
	Rests      []protocol.Seconds `json:"rests,omitempty"`
	Forces     []exportedForce    `json:"forces,omitempty"`

	// Each of these hides the result's own field of that name.
	NoResolution any `json:"grain_ns,omitempty"`
	NoHolds      any `json:"holds_ns,omitempty"`
	NoRests      any `json:"rests_ns,omitempty"`
}

type exportedForce struct {
	training.ForceHold

	Rise   protocol.Seconds `json:"rise"`
	Length protocol.Seconds `json:"length"`
	InBand protocol.Seconds `json:"in_band"`

	NoRise   any `json:"rise_ns,omitempty"`
	NoLength any `json:"length_ns,omitempty"`
	NoInBand any `json:"in_band_ns,omitempty"`
}

func drillOf(r training.Result) exportedDrill {
	d := exportedDrill{Result: r, Resolution: protocol.Seconds(r.Resolution)}
	for _, h := range r.Holds {
		d.Holds = append(d.Holds, protocol.Seconds(h))
	}
	for _, h := range r.Rests {
		d.Rests = append(d.Rests, protocol.Seconds(h))
	}
	for _, f := range r.Forces {
		d.Forces = append(d.Forces, exportedForce{
			ForceHold: f, Rise: protocol.Seconds(f.Rise), Length: protocol.Seconds(f.Length), InBand: protocol.Seconds(f.InBand),
		})
	}
	return d
}
