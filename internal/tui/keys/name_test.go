package keys

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/keymap"
)

// The label of a key counts, whatever the layout and the terminal.
func TestNames(t *testing.T) {
	const kitty = "\x1b[?31u"
	for _, tt := range []struct{ name, sent, want string }{
		{"us", "z", "z"},
		{"us, shift", "Z", "Z z"},
		{"space", " ", "space"},
		{"enter", "\r", "enter"},
		{"kitty, us", kitty + "\x1b[122;;122u", "z"},
		{"kitty, shift", kitty + "\x1b[122:90;2;90u", "Z z"},
		{"fr, the key z, which is at the place of w", kitty + "\x1b[122::119;;122u", "z"},
		{"fr, a, at the place of q", kitty + "\x1b[97::113;;97u", "a"},
		{"fr, q with ctrl", kitty + "\x1b[113::97;5u", "ctrl+q"},
		{"fr, the key & and 1", kitty + "\x1b[38::49;;38u", "&"},
		{"fr, 1 with shift", kitty + "\x1b[38:49:49;2;49u", "1"},
		{"fr, é, at the place of 2", kitty + "\x1b[233::50;;233u", "é"},
		{"de, z, at the place of y", kitty + "\x1b[122::121;;122u", "z"},
		{"de, @ with AltGr", kitty + "\x1b[113;;64u", "@"},
		{"dvorak, u, at the place of f", kitty + "\x1b[117::102;;117u", "u"},
		{"dvorak, ctrl+c", kitty + "\x1b[99::105;5u", "ctrl+c"},
		{"dvorak, ctrl+j, at the place of c", kitty + "\x1b[106::99;5u", "ctrl+j"},
		{"ru, at the place of r", kitty + "\x1b[1082::114;;1082u", "к r"},
		{"ru, with shift", kitty + "\x1b[1082:1050:114;2;1050u", "К R r"},
		{"ru, ctrl+c", kitty + "\x1b[1089::99;5u", "ctrl+c"},
		{"ru, the point, at the place of the slash", kitty + "\x1b[46::47;;46u", "."},
		{"gr, at the place of r", kitty + "\x1b[961::114;;961u", "ρ r"},
		{"xterm, ru", "к", "к r"},
		{"xterm, ru, ctrl+c", "\x1b[27;5;1089~", "ctrl+c"},
		{"xterm, gr", "ρ", "ρ r"},
		{"xterm, hebrew", "ק", "ק e"},
		{"xterm, arabic", "ق", "ق r"},
		{"xterm, arabic digits", "٧", "٧ 7"},
		{"xterm, caps lock", "I", "I i"},
		{"xterm, caps lock, ctrl+c", "\x1b[27;5;67~", "ctrl+c"},
		{"xterm, ctrl+shift+c", "\x1b[27;6;67~", "ctrl+shift+c"},
		{"xterm, ctrl+c", "\x03", "ctrl+c"},
		{"kitty, caps lock", kitty + "\x1b[105;65;73u", "i I"},
		{"kitty, caps lock and shift", kitty + "\x1b[105:73;66;105u", "I i"},
		{"kitty, caps lock, ctrl+p", kitty + "\x1b[112;69u", "ctrl+p"},
		{"kitty, num lock", kitty + "\x1b[57404;129;53u", "5"},
		{"kitty, the enter of the keypad", kitty + "\x1b[57414u", "enter"},
		{"kitty, num lock, an arrow", kitty + "\x1b[1;129A", "up"},
		{"alt", "\x1bP" + "\x1b\\\x1bp", "alt+p"},
	} {
		var d input.Decoder
		var key tea.KeyPressMsg
		for _, msg := range d.Feed(1, []byte(tt.sent)) {
			if k, ok := msg.(tea.KeyPressMsg); ok {
				key = k
			}
		}
		names := Names(key)
		got := ""
		for i, n := range names {
			if i > 0 {
				got += " "
			}
			got += n
		}
		if got != tt.want {
			t.Errorf("%s: %q is called %q, want %q", tt.name, tt.sent, got, tt.want)
		}
	}
}

// A key that types a character of its own never means what stands at its place.
func TestOf(t *testing.T) {
	m := Map(map[keymap.Action][]string{keymap.GettingWorse: {"w"}, keymap.Quit: {"q"}, keymap.Pause: {"P", "p"}, keymap.Back: {"P"}})
	for _, tt := range []struct {
		key  tea.KeyPressMsg
		want []keymap.Action
	}{
		{tea.KeyPressMsg{Code: 'z', BaseCode: 'w', Text: "z"}, nil},
		{tea.KeyPressMsg{Code: 'a', BaseCode: 'q', Text: "a"}, nil},
		{tea.KeyPressMsg{Code: 'q', Text: "@"}, nil},
		{tea.KeyPressMsg{Code: 'ц', BaseCode: 'w', Text: "ц"}, []keymap.Action{keymap.GettingWorse}},
		{tea.KeyPressMsg{Code: 'p', Text: "P", Mod: tea.ModCapsLock}, []keymap.Action{keymap.Pause}},
		{tea.KeyPressMsg{Code: 'p', Text: "P", Mod: tea.ModShift}, []keymap.Action{keymap.Pause, keymap.Back}},
	} {
		if got := m.Of(tt.key); !slices.Equal(got, tt.want) {
			t.Errorf("%+v means %v, want %v", tt.key, got, tt.want)
		}
	}
}

func TestLayouts(t *testing.T) {
	for _, l := range layouts() {
		if a, b := len([]rune(l.types)), len([]rune(l.at)); a != b {
			t.Errorf("%q has %d keys, %q %d", l.types, a, l.at, b)
		}
	}
}
