package theme

import (
	"slices"

	"presshold/internal/protocol"
)

// Role is what a screen expresses by its colours.
type Role string

// The roles.
const (
	Idle     Role = "idle"       // nothing runs
	Hold     Role = "hold"       // press
	Shift    Role = "shift"      // press deeper, lighter or again: a hold after a hold
	InRange  Role = "in-range"   // press, and let go whenever it is right
	Open     Role = "open"       // press until it is felt
	Release  Role = "release"    // let go
	Ready    Role = "ready"      // a hold is about to begin or to go on
	Move     Role = "reposition" // go to the next point
	Ask      Role = "check-in"   // ask the client
	Paused   Role = "paused"     // the clock stands
	Ease     Role = "ease"       // position of ease
	Contract Role = "contract"
	Stretch  Role = "stretch"
	Stroke   Role = "stroke"
	Heat     Role = "heat"
	Movement Role = "movement"
	Finished Role = "finished"
)

// count is the number of roles.
const count = 17

// Roles lists every role, each in its place in the tables.
func Roles() []Role {
	return []Role{
		Idle, Hold, Shift, InRange, Open, Release, Ready, Move, Ask, Paused, Ease, Contract,
		Stretch, Stroke, Heat, Movement, Finished,
	}
}

func (r Role) index() int { return max(slices.Index(Roles(), r), 0) }

// presses reports whether the hands press.
func (r Role) presses() bool {
	return r == Hold || r == Shift || r == InRange || r == Open || r == Stroke || r == Contract
}

// Of returns the role of a running phase.
func Of(p protocol.Phase) Role {
	switch p.Kind {
	case protocol.Hold:
		if p.Duration.Open {
			return Open
		}
		return Hold
	case protocol.Release:
		return Release
	case protocol.CountIn:
		return Ready
	case protocol.Reposition:
		return Move
	case protocol.CheckIn:
		return Ask
	case protocol.PositionOfEase:
		return Ease
	case protocol.Contract:
		return Contract
	case protocol.Stretch:
		return Stretch
	case protocol.Stroke:
		return Stroke
	case protocol.Heat:
		return Heat
	case "":
		return Idle
	default: // and of a kind that has no colours of its own
		return Movement
	}
}
