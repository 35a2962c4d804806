package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/plain"
)

// keymap says which key does what. It is a value: binding makes another one.
//
// A key is written as Bubble Tea writes it: "space", "enter", "ctrl+f", "?".
type keymap map[Action]key.Binding

// newKeymap copies the bindings.
func newKeymap(keys map[Action][]string) keymap {
	m := make(keymap, len(keys))
	for a, k := range keys {
		m[a] = key.NewBinding(key.WithKeys(slices.Clone(k)...), key.WithHelp(label(k), ""))
	}
	return m
}

// bind returns the keymap with one more key for an action. Whatever else the key
// meant, it no longer does.
func (m keymap) bind(a Action, k string) keymap {
	keys := make(map[Action][]string, len(m))
	for b, bound := range m {
		keys[b] = slices.DeleteFunc(slices.Clone(bound.Keys()), func(s string) bool { return s == k })
	}
	keys[a] = append(keys[a], k)
	return newKeymap(keys)
}

// of are the actions that a key press may mean; more than one where screens differ.
// Neither caps lock nor a keyboard of other letters matters, unless the character
// has a meaning of its own.
func (m keymap) of(msg tea.KeyPressMsg) []Action {
	name := msg.String()
	names := []string{name, msg.Keystroke()}
	if utf8.RuneCountInString(name) == 1 {
		names = append(names, strings.ToLower(name))
		if msg.BaseCode != 0 && msg.Mod&^(tea.ModCapsLock|tea.ModNumLock) == 0 {
			names = append(names, string(msg.BaseCode))
		}
	}
	for _, n := range names {
		var actions []Action
		for _, a := range Actions() {
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

// isModifier tells whether nothing but a modifier was pressed: some terminals say so.
func isModifier(msg tea.KeyPressMsg) bool {
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

// label shows the first two keys of an action, "" where it has none.
func (m keymap) label(a Action) string { return m[a].Help().Key }

// short shows the first key of an action.
func (m keymap) short(a Action) string {
	if keys := m[a].Keys(); len(keys) > 0 {
		return plain.Line(keys[0])
	}
	return ""
}

// full is a line of help with all that is shown of an action's keys.
func (m keymap) full(a Action, does string) key.Binding { return hint(m.label(a), does) }

// brief is one with its first key only.
func (m keymap) brief(a Action, does string) key.Binding { return hint(m.short(a), does) }

// hint is a line of help: a key and what it does; disabled if there is no key.
func hint(keys, does string) key.Binding {
	if keys == "" {
		return key.Binding{}
	}
	return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, does))
}

// enabled leaves out what has no key.
func enabled(hints ...key.Binding) []key.Binding {
	return slices.DeleteFunc(hints, func(h key.Binding) bool { return !h.Enabled() })
}
