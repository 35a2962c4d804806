// Package keys tells which key was pressed, and which action it has.
package keys

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/plain"
)

// Map maps actions to keys, which are written as in Bubble Tea: "space", "enter", "ctrl+f", "?".
type Map map[keymap.Action][]string

// Of returns the actions that a key press may mean; there are several where screens differ.
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

// IsModifier reports whether only a modifier was pressed, which some terminals report.
func IsModifier(msg tea.KeyPressMsg) bool {
	switch msg.Code {
	case tea.KeyCapsLock, tea.KeyScrollLock, tea.KeyNumLock:
		return true
	default:
		return msg.Code >= tea.KeyLeftShift && msg.Code <= tea.KeyIsoLevel5Shift
	}
}

// Label returns the first two keys of an action, "" if it has none.
func (m Map) Label(a keymap.Action) string {
	return plain.Line(strings.Join(m[a][:min(len(m[a]), 2)], " / "))
}

// Short returns the first key of an action.
func (m Map) Short(a keymap.Action) string {
	if len(m[a]) == 0 {
		return ""
	}
	return plain.Line(m[a][0])
}

// Untyped returns the first key of an action that types no character, for use where text is typed.
func (m Map) Untyped(a keymap.Action) string {
	for _, k := range m[a] {
		if utf8.RuneCountInString(k) > 1 && k != "space" {
			return plain.Line(k)
		}
	}
	return ""
}

// Lines returns by how many lines an action scrolls, given the lines of a page and of the whole;
// false if it doesn't scroll.
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

// Hint is a key and what it does. A screen lists its keys once: help shows all of them in full, the
// foot of the screen as many as fit, in brief.
type Hint struct {
	Keys, Key   string // as help and as the foot name the key; "" for none
	Does, Brief string // what it does there; "" leaves it out
}

// Hint returns the hint of an action; it has no key if the action has none.
func (m Map) Hint(a keymap.Action, does string) Hint { return Hint{m.Label(a), m.Short(a), does, does} }

// Fixed returns the hint of a key that can't be changed.
func Fixed(key, does string) Hint { return Hint{key, key, does, does} }

// InBrief returns the hint with other words for the foot; "" leaves it out there.
func (h Hint) InBrief(words string) Hint {
	h.Brief = words
	return h
}

// AtFoot returns the hint for the foot only.
func (h Hint) AtFoot() Hint {
	h.Does = ""
	return h
}

// If returns the hint if the condition holds, and else none.
func If(so bool, hint Hint) Hint {
	if so {
		return hint
	}
	return Hint{}
}

// Enabled returns the hints that have a key.
func Enabled(hints ...Hint) []Hint {
	return slices.DeleteFunc(hints, func(h Hint) bool { return h.Key == "" })
}

// IsPedal reports whether a primary key is none of the default ones.
func IsPedal(name string) bool { return name != "space" && name != "enter" }
