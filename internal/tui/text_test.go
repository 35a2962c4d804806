package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

func FuzzWrap(f *testing.F) {
	f.Add("a\x1b]0;title\x07b\u2028")
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range wrap(s, 10) {
			if strings.ContainsFunc(l, plain.Acts) {
				t.Fatalf("%q lets %q through", s, l)
			}
			if n := width(l); n > 10 {
				t.Fatalf("%q has a line of %d cells: %q", s, n, l)
			}
		}
		if n := width(pad(plain.Line(s), 7)); n > 7 {
			t.Fatalf("%q is cut to %d cells", s, n)
		}
	})
}

func TestNumbers(t *testing.T) {
	const s = time.Second
	for _, tt := range []struct{ got, want string }{
		{seconds(8 * s), "8 s"},
		{seconds(2500 * time.Millisecond), "2.5 s"},
		{seconds(90 * s), "90 s"},
		{seconds(150 * s), "2:30"},
		{clock(59 * s), "0:59"},
		{clock(3661 * s), "1:01:01"},
		{span(protocol.Fixed(10 * s)), "10 s"},
		{span(protocol.Span{Min: 8 * s, Max: 10 * s}), "8-10 s"},
		{span(protocol.Span{Min: 90 * s, Max: 180 * s}), "90 s-3:00"},
		{span(protocol.Span{Open: true}), "open"},
		{marked("3 s", protocol.Provenance{Basis: protocol.Assumed}), "3 s (assumed)"},
		{marked("3 s", protocol.Provenance{}), "3 s (chosen)"},
		{marked("3 s", protocol.Provenance{Basis: protocol.Stated, Source: "S"}), "3 s"},
		{count(1, "round"), "1 round"},
		{count(6, "round"), "6 rounds"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

// The safety text has each of its parts, and none of the words that the program
// does not use.
func TestSafetyText(t *testing.T) {
	b := brief{width: 1000}
	text := ""
	for _, l := range b.safety() {
		text += l + "\n"
	}
	for _, want := range []string{
		"fever", "thrombosis", "blood pressure", "open wounds", "varicose", "blood thinners",
		"pregnancy", "mask", "neck", "back of the knee", "kidneys", "sharp, shooting or electric", "faintness",
		"whenever the client asks", "0.67", "-0.22", "PMC9434898",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	for _, never := range []string{"cure", "diagnos", "relieve", "toxin", "lactic", "adhesion", "immun"} {
		if strings.Contains(text, never) {
			t.Errorf("it says %q", never)
		}
	}
}

func TestDrawsProgress(t *testing.T) {
	for _, tt := range []struct {
		env  tea.EnvMsg
		want bool
	}{
		{tea.EnvMsg{"TERM=xterm-256color"}, false},
		{tea.EnvMsg{"TERM=xterm-kitty"}, false},
		{tea.EnvMsg{"TERM_PROGRAM=iTerm.app"}, false},
		{tea.EnvMsg{"TERM_PROGRAM=ghostty"}, true},
		{tea.EnvMsg{"TERM_PROGRAM=WezTerm"}, true},
		{tea.EnvMsg{"TERM=xterm-ghostty"}, true},
		{tea.EnvMsg{"WT_SESSION=1"}, true},
		{tea.EnvMsg{"ConEmuANSI=ON"}, true},
		{tea.EnvMsg{"VTE_VERSION=7600"}, false},
		{tea.EnvMsg{"VTE_VERSION=8001"}, true},
		{tea.EnvMsg{"VTE_VERSION=8001", "TMUX=/tmp/x"}, false},
	} {
		if got := drawsProgress(tt.env); got != tt.want {
			t.Errorf("%q: %v", tt.env, got)
		}
	}
}

func TestPickerFilter(t *testing.T) {
	for _, tt := range []struct{ filter, first string }{
		{"", "alternating-ischemic-compression"},
		{"pro", "prolonged-ischemic-compression"},
		{"ischemic", "alternating-ischemic-compression"},
		{"isch pro", "prolonged-ischemic-compression"},
		{"COMPR", "alternating-ischemic-compression"},
		{"nsc", "ninety-second-compression"}, // letters in order
		{"question", "asking"},               // in the summary only
		{"yours", "mine"},                    // by origin
		{"ninety-second", "ninety-second-compression"},
		{"日本", "mine"},
		{"xyz", ""},
	} {
		var p picker
		p.load(Library{Items: shelf()})
		p.setFilter(tt.filter)
		it, _ := p.selected()
		if it.Protocol.ID != tt.first {
			t.Errorf("%q finds %q first, want %q", tt.filter, it.Protocol.ID, tt.first)
		}
	}
}

func TestKeymap(t *testing.T) {
	m := newKeymap(testKeys())
	for _, tt := range []struct {
		key  tea.KeyPressMsg
		want Action
	}{
		{keyPress("p"), Pause},
		{keyPress("P"), Pause},
		{tea.KeyPressMsg{Code: 'p', Text: "P", Mod: tea.ModCapsLock}, Pause},
		{tea.KeyPressMsg{Code: 'з', Text: "з", BaseCode: 'p'}, Pause}, // a Cyrillic keyboard
		{tea.KeyPressMsg{Code: '/', ShiftedCode: '?', Text: "?", Mod: tea.ModShift}, Help},
		{keyPress("f1"), Help},
		{keyPress("space"), Primary},
		{keyPress("ctrl+p"), Pedal},
		{keyPress("z"), ""},
	} {
		got := m.of(tt.key)
		if tt.want == "" && len(got) == 0 {
			continue
		}
		if len(got) != 1 || got[0] != tt.want {
			t.Errorf("%q means %q, want %q", tt.key.String(), got, tt.want)
		}
	}
	if got := m.bind(Primary, "p").of(keyPress("p")); len(got) != 1 || got[0] != Primary {
		t.Errorf("a key bound anew means %q", got)
	}
	if got := m.of(keyPress("p")); got[0] != Pause {
		t.Error("binding changed the keymap it came from")
	}
}
