package tui

import (
	"charm.land/bubbles/v2/key"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// helpSections are the keys that can act now on the screen that help covers.
func (m *model) helpSections() []ui.Section {
	var always []key.Binding
	typing := m.screen == summary && m.shown.entries.typing != "" || m.screenTypes() // and so no letter means anything else
	if m.opts.Mute != nil && m.screen != picking && m.screen != plugged && !typing {
		sound := "sound off"
		if m.muted {
			sound = "sound on"
		}
		always = append(always, m.keys.Full(keymap.Mute, sound))
	}
	if !typing {
		always = append(always,
			m.keys.Full(keymap.Safety, "safety text"), m.keys.Full(keymap.Pedal, "press your pedal now"),
		)
		if m.opts.Share != nil {
			always = append(always, m.keys.Full(keymap.Share, "other screens"))
		}
	}
	var here ui.Section
	switch m.screen {
	case running:
		here = ui.Section{Head: "now", Hints: m.runHints()}
		always = append(always, keys.Hint(phrase.TightMark, "beside a number: no source states it"))
		always = append([]key.Binding{m.keys.Full(keymap.Quit, "leave")}, always...)
	case picking:
		here = ui.Section{Head: "picker", Hints: m.pickerKeys()}
	case plugged:
		here = ui.Section{Head: "here", Hints: m.topScreen().Help(m.env())}
	case summary:
		here = ui.Section{Head: "summary", Hints: m.noteHints(m.keys.Full)}
		if !m.listing() {
			here.Hints = append(m.sumHints(m.keys.Full), here.Hints...)
		}
	}
	if m.suspend {
		always = append(always, keys.Hint("ctrl+z", "suspend"))
	}
	always = append(always, keys.Hint("ctrl+c", "leave at once"))
	return []ui.Section{here, {Head: "always", Hints: keys.Enabled(always...)}}
}

// pickerKeys are the keys of the picker.
func (m *model) pickerKeys() []key.Binding {
	var hints []key.Binding
	if _, ok := m.picker.selected(); ok {
		hints = append(hints, m.keys.Full(keymap.Primary, "start"))
	}
	if len(m.picker.shown) > 1 {
		hints = append(hints, keys.Hint("up / down", "choose"))
	}
	if _, ok := m.picker.selected(); ok {
		hints = append(hints, m.keys.Full(keymap.Details, "read all of it"))
	}
	if m.earlier() != nil {
		hints = append(hints, m.keys.Full(keymap.Earlier, "the last summary"))
	}
	hints = append(hints, m.offers(m.keys.Full)...)
	return keys.Enabled(append(hints, keys.Hint("a-z 0-9", "filter"), m.keys.Full(keymap.Close, m.closes()))...)
}
