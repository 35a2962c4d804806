package keys

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/plain"
)

// Map says which key does what. It is a value: binding makes another one.
//
// A key is written as Bubble Tea writes it: "space", "enter", "ctrl+f", "?".
type Map map[keymap.Action]key.Binding

// NewMap copies the bindings.
func NewMap(keys map[keymap.Action][]string) Map {
	m := make(Map, len(keys))
	for a, k := range keys {
		m[a] = key.NewBinding(key.WithKeys(slices.Clone(k)...), key.WithHelp(label(k), ""))
	}
	return m
}

// Of are the actions that a key press may mean; more than one where screens differ.
func (m Map) Of(msg tea.KeyPressMsg) []keymap.Action {
	for _, n := range Names(msg) {
		var actions []keymap.Action
		for _, a := range keymap.Actions() {
			if key.Matches(keyName(n), m[a]) {
				actions = append(actions, a)
			}
		}
		if actions != nil {
			return actions
		}
	}
	return nil
}

// keyName is a key by its name.
type keyName string

// String is what bindings are matched against.
func (k keyName) String() string { return string(k) }

// IsModifier tells whether nothing but a modifier was pressed: some terminals say so.
func IsModifier(msg tea.KeyPressMsg) bool {
	switch msg.Code {
	case tea.KeyCapsLock, tea.KeyScrollLock, tea.KeyNumLock:
		return true
	default:
		return msg.Code >= tea.KeyLeftShift && msg.Code <= tea.KeyIsoLevel5Shift
	}
}

// label shows the first two of an action's keys.
func label(keys []string) string {
	return plain.Line(strings.Join(keys[:min(len(keys), 2)], " / "))
}

// Label shows the first two keys of an action, "" where it has none.
func (m Map) Label(a keymap.Action) string { return m[a].Help().Key }

// Short shows the first key of an action.
func (m Map) Short(a keymap.Action) string {
	if keys := m[a].Keys(); len(keys) > 0 {
		return plain.Line(keys[0])
	}
	return ""
}

// Untyped shows the first key of an action that writes nothing, for where text is typed.
func (m Map) Untyped(a keymap.Action) string {
	for _, k := range m[a].Keys() {
		if utf8.RuneCountInString(k) > 1 && k != "space" {
			return plain.Line(k)
		}
	}
	return ""
}

// Full is a line of help with all that is shown of an action's keys.
func (m Map) Full(a keymap.Action, does string) key.Binding { return Hint(m.Label(a), does) }

// Brief is one with its first key only.
func (m Map) Brief(a keymap.Action, does string) key.Binding { return Hint(m.Short(a), does) }

// Hint is a line of help: a key and what it does; disabled if there is no key.
func Hint(keys, does string) key.Binding {
	if keys == "" {
		return key.Binding{}
	}
	return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, does))
}

// If is a line of help where something is so, and else a disabled one.
func If(so bool, hint key.Binding) key.Binding {
	if so {
		return hint
	}
	return key.Binding{}
}

// Enabled leaves out what has no key.
func Enabled(hints ...key.Binding) []key.Binding {
	return slices.DeleteFunc(hints, func(h key.Binding) bool { return !h.Enabled() })
}
