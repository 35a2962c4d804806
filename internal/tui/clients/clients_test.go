package clients

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// last stands for the screen of what was done last.
type last struct{ ui.Screen }

// desk is the screen with what was chosen on it.
type desk struct {
	st     ui.Env
	s      *screen
	chosen []string
	step   ui.Step
}

func newDesk(st ui.Env) *desk {
	d := &desk{st: st}
	d.s = New(Options{
		Codes: func() ([]string, error) { return []string{"4KXP-7M2P", "CTKV-93C6"}, nil },
		Parse: func(text string) (string, error) {
			if strings.HasPrefix(text, "slip") {
				return "", errors.New("there is a slip in it")
			}
			return strings.ToUpper(text), nil
		},
		Warning: func(code string) string {
			if strings.HasPrefix(code, "jane") {
				return "it looks like a name"
			}
			return ""
		},
		Client: "CTKV-93C6",
		Nobody: "no client",
		Choose: func(code string) ui.Screen {
			d.chosen = append(d.chosen, code)
			if code == "" {
				return nil
			}
			return last{}
		},
	}).(*screen)
	d.s.Update(st, d.s.Init(st)())
	return d
}

// keys types letters, or presses a key with a name.
func (d *desk) keys(names ...string) {
	actions := map[string]keymap.Action{"enter": keymap.Primary, "esc": keymap.Close, "down": keymap.Down}
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "down": tea.KeyDown}
	for _, name := range names {
		if a, ok := actions[name]; ok {
			d.step = d.s.Update(d.st, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: codes[name]}, Actions: []keymap.Action{a}})
			continue
		}
		for _, r := range name {
			d.step = d.s.Update(d.st, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: r, Text: string(r)}})
		}
	}
}

func TestChoosing(t *testing.T) {
	for _, tt := range []struct {
		name   string
		keys   []string
		chosen string // "-" for nobody chosen
		opens  bool
		leaves bool
	}{
		{"the one at hand", []string{"enter"}, "CTKV-93C6", true, false},
		{"by the beginning", []string{"4k", "enter"}, "4KXP-7M2P", true, false},
		{"without its hyphen", []string{"4kxp7", "enter"}, "4KXP-7M2P", true, false},
		{"a new one", []string{"x", "enter"}, "X", true, false},
		{"a slip", []string{"slip", "enter"}, "-", false, false},
		{"left", []string{"4k", "esc"}, "-", false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(uitest.Env(80, 24))
			d.keys(tt.keys...)
			if got := append(d.chosen, "-")[0]; got != tt.chosen || (d.step.Open != nil) != tt.opens || d.step.Leave != tt.leaves {
				t.Errorf("chosen %q, opens %v, leaves %v", got, d.step.Open != nil, d.step.Leave)
			}
		})
	}
}

// Where nothing follows on a choice, it leads back.
func TestNoClient(t *testing.T) {
	d := newDesk(uitest.Env(80, 24))
	d.s.move(0)
	d.keys("enter")
	if len(d.chosen) != 1 || d.chosen[0] != "" || !d.step.Leave || d.step.Open != nil {
		t.Errorf("chosen %q, %+v", d.chosen, d.step)
	}
}

func TestGolden(t *testing.T) {
	for _, tt := range []struct {
		name string
		w, h int
		keys []string
	}{
		{"80x24", 80, 24, nil},
		{"40x12 typed", 40, 12, []string{"4k"}},
		{"slip", 80, 24, []string{"slip", "enter"}},
		{"20x6", 20, 6, []string{"zz"}},
		{"name", 80, 24, []string{"jane"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(uitest.Env(tt.w, tt.h))
			d.keys(tt.keys...)
			golden.RequireEqual(t, []byte(ansi.Strip(d.s.View(d.st).Content)))
		})
	}
}

// The keys that move through the list are told where they lead somewhere, by names that type nothing.
func TestKeysOfTheList(t *testing.T) {
	d := newDesk(uitest.Env(80, 24))
	hints := d.s.Help(d.st)
	at := slices.IndexFunc(hints, func(h keys.Hint) bool { return h.Does == english.ListPrevious })
	if at < 0 || hints[at].Key != d.st.Keys.Untyped(keymap.Up) {
		t.Errorf("at the last: %+v", hints)
	}
	if slices.ContainsFunc(hints, func(h keys.Hint) bool { return h.Does == english.ListNext }) {
		t.Errorf("at the last: %+v", hints)
	}
}
