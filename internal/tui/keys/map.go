// Package keys says which key was pressed, and which key does what.
package keys

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/plain"
)

// Map says which keys do what.
//
// A key is written as Bubble Tea writes it: "space", "enter", "ctrl+f", "?".
type Map map[keymap.Action][]string

// Of are the actions that a key press may mean; more than one where screens differ.
func (m Map) Of(msg tea.KeyPressMsg) []keymap.Action {
	for _, name := range Names(msg) {
		var actions []keymap.Action
		for _, a := range keymap.Actions() {
			if slices.Contains(m[a], name) {
				actions = append(actions, a)
			}
		}
		if actions != nil {
			return actions
		}
	}
	return nil
}

// IsModifier tells whether nothing but a modifier was pressed: some terminals say so.
func IsModifier(msg tea.KeyPressMsg) bool {
	switch msg.Code {
	case tea.KeyCapsLock, tea.KeyScrollLock, tea.KeyNumLock:
		return true
	default:
		return msg.Code >= tea.KeyLeftShift && msg.Code <= tea.KeyIsoLevel5Shift
	}
}

// Label shows the first two keys of an action, "" where it has none.
func (m Map) Label(a keymap.Action) string {
	return plain.Line(strings.Join(m[a][:min(len(m[a]), 2)], " / "))
}

// Short shows the first key of an action.
func (m Map) Short(a keymap.Action) string {
	if len(m[a]) == 0 {
		return ""
	}
	return plain.Line(m[a][0])
}

// Untyped shows the first key of an action that writes nothing, for where text is typed.
func (m Map) Untyped(a keymap.Action) string {
	for _, k := range m[a] {
		if utf8.RuneCountInString(k) > 1 && k != "space" {
			return plain.Line(k)
		}
	}
	return ""
}

// Lines is by how many lines an action scrolls, where a page and the whole have so
// many; false if it does not scroll.
func Lines(a keymap.Action, page, all int) (int, bool) {
	page = max(page, 1)
	switch a {
	case keymap.Up:
		return -1, true
	case keymap.Down:
		return 1, true
	case keymap.PageUp:
		return -page, true
	case keymap.PageDown:
		return page, true
	case keymap.Top:
		return -all, true
	case keymap.Bottom:
		return all, true
	default:
		return 0, false
	}
}

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
