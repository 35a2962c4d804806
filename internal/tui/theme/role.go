package theme

import (
	"slices"

	"presshold/internal/protocol"
)

// Role is what a screen expresses by its colours.
type Role string

// The roles.
const (
	Idle     Role = "idle"             // nothing runs
	Hold     Role = "hold"             // press
	Shift    Role = "shift"            // press deeper, lighter or again: a hold after a hold
	InRange  Role = "in-range"         // press, and let go whenever it is right
	Open     Role = "open"             // press until it is felt
	Release  Role = "release"          // let go
	Ready    Role = "ready"            // a hold is about to begin or to go on
	Move     Role = "reposition"       // go to the next point
	Ask      Role = "check-in"         // ask the client
	Paused   Role = "paused"           // the clock stands
	Ease     Role = "position-of-ease" // position of ease
	Contract Role = "contract"
	Stretch  Role = "stretch"
	Stroke   Role = "stroke"
	Heat     Role = "heat"
	Movement Role = "movement"
	Finished Role = "finished"
)

// Roles lists every role.
func Roles() []Role {
	return []Role{
		Idle, Hold, Shift, InRange, Open, Release, Ready, Move, Ask, Paused, Ease, Contract,
		Stretch, Stroke, Heat, Movement, Finished,
	}
}

// presses reports whether the hands press.
func (r Role) presses() bool {
	return r == Hold || r == Shift || r == InRange || r == Open || r == Stroke || r == Contract
}

// Of returns the role of a running phase: most are named like its kind.
func Of(p protocol.Phase) Role {
	r := Role(p.Kind)
	switch {
	case r == Hold && p.Duration.Open:
		return Open
	case p.Kind == protocol.CountIn:
		return Ready
	case p.Kind == "":
		return Idle
	case !slices.Contains(Roles(), r): // a kind that has no colours of its own
		return Movement
	default:
		return r
	}
}
