package keymap

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestParseKey(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"p", "p"},
		{"P", "P"},
		{"shift+p", "P"},
		{"Shift+P", "P"},
		{"?", "?"},
		{"ü", "ü"},
		{"ß", "ß"},
		{"+", "+"},
		{" ", "space"},
		{"Space", "space"},
		{"escape", "esc"},
		{"PageDown", "pgdown"},
		{"pageup", "pgup"},
		{"Return", "enter"},
		{"Del", "delete"},
		{"ins", "insert"},
		{"ctrl+P", "ctrl+p"},
		{"alt+P", "alt+shift+p"},
		{"shift+alt+p", "alt+shift+p"},
		{"alt+ctrl+p", "ctrl+alt+p"},
		{"ctrl++", "ctrl++"},
		{"alt+5", "alt+5"},
		{"shift+tab", "shift+tab"},
		{"ctrl+shift+F5", "ctrl+shift+f5"},
		{"f63", "f63"},
		{"b enter", "b enter"},
		{"x 1 2 3 4", "x 1 2 3 4"},
	} {
		got, err := ParseKey(test.text)
		if err != nil || got != test.want {
			t.Errorf("ParseKey(%q) = %q, %v, want %q", test.text, got, err, test.want)
		}
		if again, err := ParseKey(got); err != nil || again != got {
			t.Errorf("ParseKey(%q) = %q, %v, want it unchanged", got, again, err)
		}
	}
}

func TestParseKeyBad(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", `a key needs a name, such as "p" or "space"`},
		{"ctrl+", `no key is called "ctrl+"`},
		{"ctrl", `no key is called "ctrl"`},
		{"entre", `unknown key "entre"; did you mean "enter"?`},
		{"pgdwn", `unknown key "pgdwn"; did you mean "pgdown"?`},
		{"f0", `no key is called "f0"`},
		{"f01", `no key is called "f01"`},
		{"f64", `no key is called "f64"`},
		{"\x1b", `no key is called "\x1b"`},
		{"\xff", `no key is called "\xff"`},
		{"é́", `no key is called`},
		{"shift+5", `write the character that shift types`},
		{"shift+?", `write the character that shift types`},
		{"0", `digits enter the client-reported score`},
		{"9", `digits enter the client-reported score`},
		{"1 x", `digits enter the client-reported score`},
		{"ctrl+c", `always quits`},
		{"Ctrl+Z", `always suspends`},
		{"x ctrl+c", `always quits`},
		{"ctrl+i", `a terminal sends it as "tab"`},
		{"ctrl+m", `a terminal sends it as "enter"`},
		{"ctrl+[", `a terminal sends it as "esc"`},
		{"x  y", `a key needs a name`},
		{"a b c d e f", `a sequence can have at most 5 keys`},
		{strings.Repeat("long", 1000), `no key is called "longlonglong`},
	} {
		got, err := ParseKey(test.text)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("ParseKey(%q) = %q, %v, want an error with %s", test.text, got, err, test.want)
		}
	}
}

// What Bubble Tea reports for a key is what can be bound.
func TestKeysAsReported(t *testing.T) {
	for _, key := range []tea.Key{
		{Code: tea.KeySpace, Text: " "},
		{Code: tea.KeyEnter},
		{Code: tea.KeyKpEnter},
		{Code: tea.KeyEscape},
		{Code: tea.KeyPgDown},
		{Code: tea.KeyKpPlus},
		{Code: tea.KeyF13, Mod: tea.ModShift},
		{Code: tea.KeyMediaPlayPause},
		{Code: tea.KeyIsoLevel5Shift},
		{Code: 'p', Text: "p"},
		{Code: 'p', ShiftedCode: 'P', Text: "P", Mod: tea.ModShift},
		{Code: 'p', ShiftedCode: 'P', Mod: tea.ModShift | tea.ModAlt},
		{Code: 'p', Mod: tea.ModCtrl},
		{Code: '/', ShiftedCode: '?', Text: "?", Mod: tea.ModShift},
		{Code: '+', Mod: tea.ModCtrl | tea.ModAlt},
		{Code: tea.KeyTab, Mod: tea.ModShift},
		{Code: 'ü', Text: "ü"},
	} {
		name := tea.KeyPressMsg(key).String()
		if got, err := ParseKey(name); err != nil || got != name {
			t.Errorf("ParseKey(%q) = %q, %v, want it unchanged", name, got, err)
		}
	}
}

// Every default key can be bound, is written as Bubble Tea writes it, and means one
// thing wherever it is live.
func TestDefaultKeys(t *testing.T) {
	b := Bindings(DefaultKeys())
	for _, a := range Actions() {
		if len(b[a]) == 0 {
			t.Errorf("%s has no key", a)
		}
		if a.Words() == "" {
			t.Errorf("%s has no words", a)
		}
		for _, key := range b[a] {
			if got, err := ParseKey(key); err != nil || got != key {
				t.Errorf("%s: ParseKey(%q) = %q, %v", a, key, got, err)
			}
			if other, ok := b.Holder(a, key); ok {
				t.Errorf("key %q is bound to %s and to %s", key, a, other)
			}
		}
	}
	if got := slices.Compact(slices.Sorted(slices.Values(Actions()))); len(got) != len(b) {
		t.Errorf("%d actions, but keys for %d", len(got), len(b))
	}
	b[Primary][0] = "changed"
	if got := DefaultKeys()[Primary][0]; got != "space" {
		t.Errorf("the defaults can be changed: primary is %q", got)
	}
}

// A key that the user bound is taken from the actions that have it by default.
func TestInForce(t *testing.T) {
	for _, tt := range []struct {
		name  string
		bound Bindings
		want  map[Action][]string
	}{
		{"nothing", nil, DefaultKeys()},
		{"taken from a default", Bindings{Primary: {"space", "b"}}, map[Action][]string{Primary: {"space", "b"}, Back: {"left"}}},
		{"taken from two", Bindings{Primary: {"right"}}, map[Action][]string{Next: {"n"}, Details: {}}},
		{"a sequence takes what it begins with", Bindings{Primary: {"b 1"}}, map[Action][]string{Back: {"left"}}},
		{"not live together", Bindings{Eased: {"k"}}, map[Action][]string{Up: {"up", "k"}}},
		{"swapped", Bindings{Pause: {"e"}, Eased: {"p"}}, map[Action][]string{Pause: {"e"}, Eased: {"p"}}},
	} {
		got := tt.bound.InForce()
		for a, want := range tt.want {
			if !slices.Equal(got[a], want) {
				t.Errorf("%s: %s has %q, want %q", tt.name, a, got[a], want)
			}
		}
	}
}

func FuzzParseKey(f *testing.F) {
	for _, s := range []string{"p", "ctrl++", "b enter", "shift+ß", "alt+P", "\xff", "İ", "shift+ǅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		key, err := ParseKey(text)
		if err != nil {
			return
		}
		if again, err := ParseKey(key); err != nil || again != key {
			t.Errorf("ParseKey(%q) = %q, but ParseKey(%q) = %q, %v", text, key, key, again, err)
		}
	})
}

// The table is as long as it says, and no action stands in it twice.
func TestActions(t *testing.T) {
	seen := map[Action]bool{}
	for _, a := range Actions() {
		if a == "" || seen[a] || a.Words() == "" {
			t.Errorf("%q is in the table, which has %d rows", a, count)
		}
		seen[a] = true
	}
}

// Hints are looked up for each picture of a run.
func BenchmarkHint(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = Help.Hint()
	}
}
