package run

import (
	"testing"

	"presshold/internal/cli/app"
	"presshold/internal/keymap"
	"presshold/internal/settings"
	"presshold/internal/tui/picker"
)

// Every built-in protocol can be learnt from the picker, whatever limits the user set.
func TestOpenLesson(t *testing.T) {
	cfg := settings.Settings{Ceiling: 1, Target: 5}
	items := readLibrary(t.Context(), settings.Paths{}, cfg, "").Items
	if len(items) == 0 {
		t.Fatal("there are no protocols")
	}
	for _, it := range items {
		if opener(t.Context(), app.New(nil, nil, nil), cfg, nil)(keymap.Learn, it) == nil {
			t.Errorf("%s has no lesson", it.Protocol.ID)
		}
	}
	if s := opener(t.Context(), app.New(nil, nil, nil), cfg, nil)(keymap.Primary, picker.Item{}); s != nil {
		t.Errorf("the primary key opens %T", s)
	}
}

// The settings know every action of the screens, so that it can be bound.
func TestKeysForEveryAction(t *testing.T) {
	a := app.New(nil, nil, nil)
	cfg := settings.Default()
	for action, keys := range screenOptions(a, cfg, app.ScreenFlags{}).Keys {
		if len(keys) == 0 {
			t.Errorf("no key is bound to %q", action)
		}
	}
}
