package run

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/cli/training"
	"presshold/internal/keymap"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/ui"
)

// steep is a protocol of the user's whose level rises at each release.
const steep = `schema = 1
id = "steep"
name = "Steep"

[pressure]
change = "up"
ceiling = 6

[[blocks]]
rounds = 9

[[blocks.phases]]
kind = "hold"
duration = "open"
cap = "60s"
`

// hill is a treatment with it, one of whose points asks for more.
const hill = `schema = 1
kind = "treatment"
id = "hill"
name = "Hill"

[[points]]
site = "soleus"
protocol = "steep"
ceiling = 9
`

// Whichever way a run is come by, it does not pass the ceiling of the settings, nor the
// protocol's own unless another was chosen.
func TestEveryWayToARunIsUnderTheCeiling(t *testing.T) {
	home := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(home, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	file := write("steep.toml", steep)
	write("protocols/steep.toml", steep)
	write("treatments/hill.toml", hill)
	paths := settings.Paths{Protocols: filepath.Join(home, "protocols"), Treatments: filepath.Join(home, "treatments")}
	a := app.New(nil, nil, nil)
	for ceiling, want := range map[int]int{0: 6, 4: 4, 8: 6} {
		s := settings.Settings{Ceiling: ceiling}
		items := map[string]picker.Item{}
		for _, it := range readLibrary(t.Context(), paths, s, "").Items {
			if it.Treatment != nil {
				items["hill"] = it
			} else {
				items[it.Protocol.ID] = it
			}
		}
		chose := min(want+1, 7)
		if ceiling == 4 {
			chose = 4
		}
		planned := func(flags protocol.Overrides) func() (*protocol.Plan, error) {
			return func() (*protocol.Plan, error) {
				return library.Plan(a, library.Choice{Name: file, Numbers: app.Numbers{Overrides: flags}}, s)
			}
		}
		ways := map[string]struct {
			plan func() (*protocol.Plan, error)
			want int
		}{
			"file":      {planned(protocol.Overrides{}), want},
			"flag":      {planned(protocol.Overrides{Ceiling: 7}), chose},
			"picker":    {func() (*protocol.Plan, error) { return items["steep"].Plan, nil }, want},
			"treatment": {func() (*protocol.Plan, error) { return items["hill"].Plan, nil }, want},
			"the same again": {func() (*protocol.Plan, error) {
				again, _ := items["steep"].Plan.Again()
				return &again, nil
			}, want},
			"quick change": {func() (*protocol.Plan, error) {
				return ran(library.ChangeScreen(a, items["steep"].Protocol, s)), nil
			}, want},
			"quick change of the ceiling": {func() (*protocol.Plan, error) {
				c := library.ChangeScreen(a, items["steep"].Protocol, s)
				for range 4 { // to the ceiling, which stands behind hold, release, rounds and level
					c.Update(ui.Env{}, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: tea.KeyTab}})
				}
				c.Update(ui.Env{}, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: tea.KeyBackspace}})
				c.Update(ui.Env{}, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: '7', Text: "7"}})
				return ran(c), nil
			}, chose},
			"lesson": {func() (*protocol.Plan, error) {
				l, err := training.LessonOf(items["steep"].Protocol, s)
				if err != nil {
					return nil, err
				}
				return library.Expand(l.Protocol, app.Own(s))
			}, want},
			"resumed": {func() (*protocol.Plan, error) {
				plan, err := library.Expand(items["steep"].Protocol, app.Own(settings.Settings{}))
				return plan.Under(s.Ceiling), err
			}, want},
		}
		for name, way := range ways {
			plan, err := way.plan()
			if err != nil || plan == nil {
				t.Errorf("%s: no plan, %v", name, err)
				continue
			}
			if got := plan.Parts[0].Pressure.Ceiling; got != way.want {
				t.Errorf("%s: under a ceiling of %d in the settings it goes up to %d, not %d", name, ceiling, got, way.want)
			}
		}
		if opener(t.Context(), a, s, nil)(keymap.Change, items["steep"]) == nil {
			t.Error("the picker has no quick changes")
		}
	}
}

// ran is the plan that a screen would run.
func ran(s ui.Screen) *protocol.Plan {
	step := s.Update(ui.Env{}, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: 'r', Mod: tea.ModCtrl}})
	return step.Run
}
