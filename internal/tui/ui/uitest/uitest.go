// Package uitest gives tests of a screen a window, themes, and keys to press.
package uitest

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"presshold/internal/keymap"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// Env returns a window without colours and with the default keys.
func Env(w, h int) ui.Env {
	return ui.Env{
		W: w, H: h, Look: ui.Look{Styles: theme.New(theme.Mono, true, colorprofile.ASCII)},
		Keys: keymap.DefaultKeys(),
	}
}

// Themes returns the names of all themes.
func Themes() []string { return []string{theme.Dark, theme.Light, theme.Dim, theme.Mono} }

// Press returns a key press as the program passes it to a screen: without actions while text is
// typed.
func Press(s ui.Screen, env ui.Env, name string) ui.Press {
	msg := Key(name)
	if entry, ok := s.(ui.TextEntry); ok && entry.Types(env) && msg.Text != "" {
		return ui.Press{KeyPressMsg: msg}
	}
	return ui.Press{KeyPressMsg: msg, Actions: env.Keys.Of(msg)}
}

// Key returns a press of a key by its name in the settings.
func Key(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	for prefix, m := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && rest != "" {
			name, mod = rest, m
		}
	}
	if code, ok := named()[name]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	code, _ := utf8.DecodeRuneInString(name)
	switch {
	case mod != 0:
		return tea.KeyPressMsg{Code: code, Mod: mod}
	case name == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	default:
		return tea.KeyPressMsg{Code: code, Text: name}
	}
}

// Truthful checks the help of a screen: no key is listed for two things, and each that is listed acts, which changes
// what is shown or asks something of the program. anew makes the screen again, as it stands.
func Truthful(t interface{ Errorf(string, ...any) }, anew func() (ui.Screen, ui.Env)) {
	shown := func(s ui.Screen, env ui.Env) string { return s.View(env).Content + fmt.Sprint(s.Help(env)) }
	s, env := anew()
	listed := map[string]bool{}
	for _, h := range s.Help(env) {
		if h.Does == "" {
			continue // in the foot only
		}
		if listed[h.Key] {
			t.Errorf("help lists %q twice: %+v", h.Key, s.Help(env))
		}
		listed[h.Key] = true
		first, _, _ := strings.Cut(h.Key, "-") // of "1-4"
		tried, env := anew()
		before := shown(tried, env)
		if step := tried.Update(env, Press(tried, env, first)); reflect.DeepEqual(step, ui.Step{}) && shown(tried, env) == before {
			t.Errorf("%q (%s) is listed, and does nothing here:\n%s", h.Key, h.Does, before)
		}
	}
}

// named returns the keys that type no character.
func named() map[string]rune {
	return map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
		"f7": tea.KeyF7, "f8": tea.KeyF8, "f13": tea.KeyF13,
	}
}
