package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/runview"
	"presshold/internal/tui/ui"
)

// helpSections are the keys that can act now on the screen that help covers.
func (m *model) helpSections() []ui.Section {
	var always []key.Binding
	typing := m.screen == summary && m.shown.entries.typing != "" || m.screenTypes() // and so no letter means anything else
	if m.opts.Mute != nil && m.screen != picking && m.screen != opened && !typing {
		sound := english.HelpSoundOff
		if m.muted {
			sound = english.HelpSoundOn
		}
		always = append(always, m.keys.Full(keymap.Mute, sound))
	}
	if !typing {
		always = append(always,
			m.keys.Full(keymap.Safety, english.HelpSafety), m.keys.Full(keymap.Pedal, english.HelpPedal),
		)
		if m.opts.Share != nil {
			always = append(always, m.keys.Full(keymap.Share, english.HelpShare))
		}
	}
	var here ui.Section
	switch m.screen {
	case running:
		here = ui.Section{Head: english.HelpNow, Hints: m.runHints()}
		always = append(always, keys.Hint(phrase.TightMark, english.HelpTightMark))
		always = append([]key.Binding{m.keys.Full(keymap.Quit, english.OverlayLeave)}, always...)
	case picking:
		here = ui.Section{Head: english.HelpPicker, Hints: m.pickerKeys()}
	case opened:
		here = ui.Section{Head: english.HelpHere, Hints: m.topScreen().Help(m.env())}
	case summary:
		here = ui.Section{Head: english.HelpSummary, Hints: m.noteHints(m.keys.Full)}
		if !m.isEntering() {
			here.Hints = append(m.summaryHints(m.keys.Full), here.Hints...)
		}
	}
	if m.suspend {
		always = append(always, keys.Hint("ctrl+z", english.HelpSuspend))
	}
	always = append(always, keys.Hint("ctrl+c", english.HelpLeaveNow))
	return []ui.Section{here, {Head: english.HelpAlways, Hints: keys.Enabled(always...)}}
}

// pickerKeys are the keys of the picker.
func (m *model) pickerKeys() []key.Binding {
	var hints []key.Binding
	if _, ok := m.picker.selected(); ok {
		hints = append(hints, m.keys.Full(keymap.Primary, english.OverlayStart))
	}
	if len(m.picker.shown) > 1 {
		hints = append(hints, keys.Hint(english.HelpChooseKeys, english.HelpChoose))
	}
	if _, ok := m.picker.selected(); ok {
		hints = append(hints, m.keys.Full(keymap.Details, english.HelpReadAll))
	}
	if m.earlier() != nil {
		hints = append(hints, m.keys.Full(keymap.Earlier, english.HelpLast))
	}
	hints = append(hints, m.offers(m.keys.Full)...)
	return keys.Enabled(append(hints, keys.Hint(english.HelpFilterKeys, english.HelpFilter), m.keys.Full(keymap.Close, m.closes()))...)
}

// readHelp is what a key does over the help: a key that help lists does what is
// said there, and any other one takes help away.
func (m *model) readHelp(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if !m.page.Fits() && m.page.TurnAny(actions) {
		return nil
	}
	m.uncover()
	if slices.Contains(actions, keymap.Close) || slices.Contains(actions, keymap.Help) {
		return nil
	}
	return m.pressUncovered(msg, actions)
}

// helpTop is how many rows help leaves to the board, so that the number and the word stay
// in sight: two at least, in a window that has as many left for help.
func (m *model) helpTop() int {
	if m.screen != running || m.h < 4 {
		return 0
	}
	return max(2, m.h/3)
}

// viewHelp draws help, under the board of a run.
func (m *model) viewHelp() string {
	top := m.helpTop()
	room := m.w - 2*ui.Margin(m.w)
	help := ui.Screenful(m.look.Title.Render(english.HelpHead), m.look.Footer(m.helpHints(), room), m.page.Visible(), m.w, m.h-top)
	if top == 0 {
		return help
	}
	return runview.Render(m.board(), m.look.Painted(), m.w, top).Content + "\n" + help
}

func (m *model) helpHints() []key.Binding {
	var hints []key.Binding
	if !m.page.AtEnd() {
		hints = append(hints, m.keys.Brief(keymap.Down, english.OverlayMore))
	}
	return keys.Enabled(append(hints, m.keys.Brief(keymap.Close, english.OverlayClose))...)
}
