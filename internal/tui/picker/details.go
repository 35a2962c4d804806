package picker

import (
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Details is the screen of the whole preview of what the picker has chosen.
type Details struct {
	picker *Screen
	page   ui.Page
}

// Init sets out the preview.
func (d *Details) Init(st ui.Env) tea.Cmd {
	it, _ := d.picker.selected()
	d.page.Set((&preview{*st.Brief()}).item(it), ui.TextWidth(st.W), ui.BodyRows(st.H))
	return nil
}

// Starts returns true.
func (d *Details) Starts() bool { return true }

// Pops returns true.
func (d *Details) Pops() bool { return true }

// Update handles a key: the primary key starts the item, and any key that doesn't scroll closes the
// preview.
func (d *Details) Update(st ui.Env, msg tea.Msg) ui.Step {
	press, ok := msg.(ui.Press)
	switch {
	case !ok:
		d.Init(st)
		return ui.Step{}
	case d.page.TurnAny(press.Actions):
		return ui.Step{}
	case press.Has(keymap.Primary):
		step := d.picker.start()
		step.Leave = true
		return step
	default:
		return ui.Step{Leave: true}
	}
}

// Help returns the keys of the preview.
func (d *Details) Help(st ui.Env) []keys.Hint {
	return keys.Enabled(
		st.Keys.Hint(keymap.Primary, english.ScreenStart),
		keys.If(!d.page.AtEnd(), st.Keys.Hint(keymap.Down, english.ScreenMore)),
		st.Keys.Hint(keymap.Close, english.ScreenClose),
	)
}

// View draws the part of the preview that is in view.
func (d *Details) View(st ui.Env) ui.View {
	return ui.View{Content: st.Screenful(english.PreviewHead, d.Help(st), d.page.Visible())}
}
