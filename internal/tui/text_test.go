package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// The safety text has each of its parts, and none of the words that the program
// does not use.
func TestSafetyText(t *testing.T) {
	text := strings.Join(SafetyText(0), "\n")
	for _, want := range []string{
		"fever", "thrombosis", "embolism", "blood pressure", "open wounds", "burns", "infected skin", "bruises", "varicose",
		"fracture", "operation", "tumour", "inflammation", "reduced sensation",
		"anticoagulants", "bleeding disorder", "osteoporosis", "cancer", "pregnancy", "fragile skin", "heart", "steroids",
		"stroke", "neck arteries", "Painkillers and muscle relaxants mask",
		"front and side of the neck", "base of the skull", "armpit", "inner arm", "crease of the elbow", "femoral triangle",
		"sciatic notch", "back of the knee", "upper abdomen", "kidneys", "lymph nodes", "implants", "not complete",
		"sharp, shooting or electric", "tingling or numbness", "faintness", "no significant difference from controls",
		"any request of the client", "0.67", "-0.22", "PMC9434898",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	for _, l := range SafetyText(20) {
		if ui.Width(l) > 20 {
			t.Errorf("%q is wider than the terminal", l)
		}
	}
	for _, never := range []string{"treat", "cure", "diagnos", "relie", "toxin", "lactic", "adhesion", "immun"} {
		if strings.Contains(text, never) {
			t.Errorf("it says %q", never)
		}
	}
}

// The plain form fits a terminal.
func TestSafetyTextFits(t *testing.T) {
	const narrow = 40
	for _, line := range SafetyText(narrow) {
		if ui.Width(line) > narrow {
			t.Errorf("%q is wider than %d cells", line, narrow)
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

func TestKeymap(t *testing.T) {
	m := keys.Map(keymap.DefaultKeys())
	for _, tt := range []struct {
		key  tea.KeyPressMsg
		want keymap.Action
	}{
		{uitest.Key("p"), keymap.Pause},
		{uitest.Key("P"), keymap.Pause},
		{tea.KeyPressMsg{Code: 'p', Text: "P", Mod: tea.ModCapsLock}, keymap.Pause},
		{tea.KeyPressMsg{Code: 'з', Text: "з", BaseCode: 'p'}, keymap.Pause}, // a Cyrillic keyboard
		{tea.KeyPressMsg{Code: '/', ShiftedCode: '?', Text: "?", Mod: tea.ModShift}, keymap.Help},
		{uitest.Key("f1"), keymap.Help},
		{uitest.Key("space"), keymap.Primary},
		{uitest.Key("ctrl+p"), keymap.Pedal},
		{uitest.Key("z"), ""},
	} {
		got := m.Of(tt.key)
		if tt.want == "" && len(got) == 0 {
			continue
		}
		if len(got) != 1 || got[0] != tt.want {
			t.Errorf("%q means %q, want %q", tt.key.String(), got, tt.want)
		}
	}
}
