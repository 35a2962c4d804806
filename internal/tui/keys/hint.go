package keys

import (
	"slices"

	"presshold/internal/keymap"
)

// Hint is a key and what it does. A screen lists its keys once: help shows each in full, the foot
// of the screen as many as fit there in brief.
type Hint struct {
	Keys, Key   string // as help and as the foot name the key; "" for none
	Does, Brief string // what it does there; "" leaves it out
}

// Hint is one of an action.
func (m Map) Hint(a keymap.Action, does string) Hint { return Hint{m.Label(a), m.Short(a), does, does} }

// Fixed is one of a key that can't be bound to another action.
func Fixed(key, does string) Hint { return Hint{key, key, does, does} }

// InBrief has other words at the foot; none there for "".
func (h Hint) InBrief(words string) Hint {
	h.Brief = words
	return h
}

// AtFoot leaves it out of help.
func (h Hint) AtFoot() Hint {
	h.Does = ""
	return h
}

// If is a hint where something is so, and else none.
func If(so bool, hint Hint) Hint {
	if so {
		return hint
	}
	return Hint{}
}

// Enabled leaves out what has no key.
func Enabled(hints ...Hint) []Hint {
	return slices.DeleteFunc(hints, func(h Hint) bool { return h.Key == "" })
}
