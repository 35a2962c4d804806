package keys

import (
	"slices"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// locks change what a key types, but not which key it is.
const locks = tea.ModCapsLock | tea.ModNumLock | tea.ModScrollLock

// Names returns what a key press may be called in Bubble Tea's notation, the most likely name
// first. Keys are compared by these names only.
//
// A key is named by what it types, not by its place. Its place on a Latin keyboard counts if the
// layout has no Latin letter there (Cyrillic, Greek, Arabic, Hebrew), also with ctrl and alt. Caps
// lock changes nothing, unless the capital has a binding of its own.
func Names(msg tea.KeyPressMsg) []string {
	if typed, ok := character(msg); ok {
		return typed
	}
	k := tea.Key(msg)
	k.Text, k.BaseCode, k.ShiftedCode, k.Mod = "", 0, 0, k.Mod&^locks
	k.Code = unicode.ToLower(latin(k.Code, msg.BaseCode))
	return []string{k.Keystroke()}
}

// character returns the names of a key that types a character. Windows reports AltGr as ctrl and
// alt.
func character(msg tea.KeyPressMsg) ([]string, bool) {
	mods := msg.Mod &^ (locks | tea.ModShift)
	if msg.Text == "" || mods != 0 && mods != tea.ModCtrl|tea.ModAlt {
		return nil, false
	}
	if msg.Text == " " {
		return []string{"space"}, true
	}
	names := []string{msg.Text}
	r, size := utf8.DecodeRuneInString(msg.Text)
	if size < len(msg.Text) {
		return names, true
	}
	add := func(name rune) {
		if s := string(name); !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	if place := latin(r, msg.BaseCode); place != r {
		if unicode.IsUpper(r) {
			add(unicode.ToUpper(place))
		}
		add(place)
		return names, true
	}
	if msg.Mod.Contains(tea.ModCapsLock) { // which turns the two around
		names = []string{turned(r)}
		add(r)
	}
	add(unicode.ToLower(r))
	return names, true
}

func turned(r rune) string {
	if unicode.IsUpper(r) {
		return string(unicode.ToLower(r))
	}
	return string(unicode.ToUpper(r))
}

// latin returns the character at a key's place on a Latin keyboard if the key types a letter or
// digit of another script, and else the character that it types. If the terminal doesn't report the
// place, that of the usual layout counts.
func latin(r, place rune) rune {
	foreign := unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) && r > unicode.MaxASCII
	switch {
	case !foreign || r > unicode.MaxRune:
		return r
	case place != 0 && place != r:
		return place
	}
	for _, l := range layouts() {
		if i := slices.Index([]rune(l.types), unicode.ToLower(r)); i >= 0 {
			return []rune(l.at)[i]
		}
	}
	return r
}

// layout is what the keys of a keyboard type, and what keys at the same places of a Latin one do.
type layout struct{ types, at string }

// layouts are the usual ones of other scripts than Latin.
func layouts() []layout {
	return []layout{
		{"йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"},
		{"іїє", "s]'"}, // Ukrainian, where it differs
		{"ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"},
		{"קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."},
		{"ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[]asdfghjkl;'zxcvnm,./"},
		{"٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789"},
	}
}

// Name returns the first name of a key, by which it is bound.
func Name(msg tea.KeyPressMsg) string { return Names(msg)[0] }

// Is reports whether a key has a name.
func Is(msg tea.KeyPressMsg, name string) bool { return slices.Contains(Names(msg), name) }

// Digit returns the digit on a key, if there is one.
func Digit(msg tea.KeyPressMsg) (int, bool) {
	for _, n := range Names(msg) {
		if len(n) == 1 && n[0] >= '0' && n[0] <= '9' {
			return int(n[0] - '0'), true
		}
	}
	return 0, false
}
