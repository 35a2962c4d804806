package keymap

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// modifiers returns the modifiers in Bubble Tea's order.
func modifiers() []string {
	return []string{"ctrl", "alt", "shift", "meta", "hyper", "super"}
}

// namedKeys are the names, as in Bubble Tea, of keys that type no character, each between blanks.
// Function keys are not among them.
const namedKeys = " enter tab backspace esc space up down left right" +
	" begin find insert delete select pgup pgdown home end" +
	" equal mul plus comma minus period div sep" + // keypad
	" capslock scrolllock numlock printscreen pause menu" +
	" mediaplay mediapause mediaplaypause mediareverse mediastop" +
	" mediafastforward mediarewind medianext mediaprev mediarecord" +
	" lowervol raisevol mute" +
	" leftshift leftalt leftctrl leftsuper lefthyper leftmeta" +
	" rightshift rightalt rightctrl rightsuper righthyper rightmeta" +
	" isolevel3shift isolevel5shift "

// functionKeys is the number of function keys that have a name.
const functionKeys = 63

func isNamed(base string) bool {
	if digits, ok := strings.CutPrefix(base, "f"); ok {
		n, err := strconv.Atoi(digits)
		if err == nil && n >= 1 && n <= functionKeys && strconv.Itoa(n) == digits {
			return true
		}
	}
	return !strings.Contains(base, " ") && strings.Contains(namedKeys, " "+base+" ")
}

// alias returns Bubble Tea's name for a key that has others.
func alias(name string) string {
	switch name {
	case "escape":
		return "esc"
	case "return":
		return "enter"
	case "del":
		return "delete"
	case "ins":
		return "insert"
	case "pageup":
		return "pgup"
	case "pagedown", "pgdn":
		return "pgdown"
	default:
		return name
	}
}

// maxSequence is the greatest number of keys that can be bound as one.
const maxSequence = 5

// ParseKey checks the name of a key and returns it as Bubble Tea writes it: "p", "?", "space",
// "f1", "ctrl+x", "alt+enter". Modifiers may be in any order, and a capital letter may be written
// "shift+p". Several keys with blanks between them are a sequence, which some pedals type at one
// press. It returns an error for a key that does not exist, that can't reach the program, or that
// can't be bound.
func ParseKey(text string) (string, error) {
	if text == " " {
		return "space", nil
	}
	names := strings.Split(text, " ")
	if len(names) > maxSequence {
		return "", fmt.Errorf(english.KeySequenceLong, plain.Quote(text), maxSequence)
	}
	for i, name := range names {
		key, err := parseOne(name)
		if err != nil {
			return "", err
		}
		if i == 0 && len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
			return "", fmt.Errorf(english.KeyIsDigit, text)
		}
		names[i] = key
	}
	return strings.Join(names, " "), nil
}

// parseOne parses a single key.
func parseOne(text string) (string, error) {
	mods, base := splitKey(text)
	switch {
	case base == "":
		return "", errors.New(english.KeyNameMissing)
	case isNamed(base):
	case !isCharacter(base):
		return "", unknownKey(text, base)
	default:
		var ok bool
		if mods, base, ok = shifted(mods, base); !ok {
			return "", fmt.Errorf(english.KeyShifted, plain.Quote(text))
		}
	}
	key := strings.Join(append(mods, base), "+")
	return key, bindable(key)
}

// shifted returns a character with modifiers as terminals report it: a capital with shift alone, a
// small letter with others. It is false for shift and a character without a capital, as what that
// types depends on the keyboard.
func shifted(mods []string, char string) ([]string, string, bool) {
	lower, upper := strings.ToLower(char), strings.ToUpper(char)
	isLetter := lower != upper && isCharacter(lower) && isCharacter(upper)
	shift := slices.Contains(mods, "shift")
	switch {
	case !isLetter:
		return mods, char, !shift
	case len(mods) == 0:
		return nil, char, true
	case len(mods) == 1 && shift:
		return nil, upper, true
	case char == upper && !shift && !slices.Contains(mods, "ctrl"):
		mods, _ = splitKey(strings.Join(mods, "+") + "+shift+x") // in order
	}
	return mods, lower, true
}

// splitKey splits a key's name into its modifiers, in order, and the key itself.
func splitKey(text string) (mods []string, base string) {
	base = text
	found := map[string]bool{}
	for {
		mod, rest, ok := strings.Cut(base, "+")
		mod = strings.ToLower(mod)
		if !ok || rest == "" || !slices.Contains(modifiers(), mod) {
			break
		}
		found[mod], base = true, rest
	}
	for _, m := range modifiers() {
		if found[m] {
			mods = append(mods, m)
		}
	}
	if utf8.RuneCountInString(base) > 1 {
		base = strings.ToLower(base)
	}
	return mods, alias(base)
}

func isCharacter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && r != utf8.RuneError && unicode.IsPrint(r) && r != ' '
}

func unknownKey(text, base string) error {
	if near := plain.Nearest(base, strings.Fields(namedKeys)); near != "" {
		return fmt.Errorf(english.UnknownNear, english.UnknownKeyName, plain.Quote(text), plain.Quote(near))
	}
	return fmt.Errorf(english.KeyUnknown, plain.Quote(text))
}

// bindable returns an error for an existing key that can't be bound.
func bindable(key string) error {
	switch key {
	case "ctrl+c":
		return fmt.Errorf(english.KeyAlwaysQuits, key)
	case "ctrl+z":
		return fmt.Errorf(english.KeyAlwaysSuspends, key)
	case "ctrl+i":
		return fmt.Errorf(english.KeyIsTab, key)
	case "ctrl+m":
		return fmt.Errorf(english.KeyIsEnter, key)
	case "ctrl+[":
		return fmt.Errorf(english.KeyIsEsc, key)
	default:
		return nil
	}
}
