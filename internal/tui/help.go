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
	k := m.keys
	var here ui.Section
	switch m.screen {
	case running:
		here = ui.Section{Head: english.HelpNow, Hints: m.runHints()}
	case picking:
		here = ui.Section{Head: english.HelpPicker, Hints: m.pickerKeys()}
	case opened:
		here = ui.Section{Head: english.HelpHere, Hints: m.topScreen().Help(m.env())}
	case summary:
		here = ui.Section{Head: english.HelpSummary, Hints: m.noteHints(k.Full)}
		if !m.shown.entries.open() {
			here.Hints = append(m.summaryHints(k.Full), here.Hints...)
		}
	}
	typing := m.screen == summary && m.shown.entries.typing != "" || m.screenTypes() // and so no letter means anything else
	heard := m.opts.Mute != nil && m.screen != picking && m.screen != opened
	sound := english.RunSoundOff
	if m.muted {
		sound = english.RunSoundOn
	}
	return []ui.Section{here, {Head: english.HelpAlways, Hints: keys.Enabled(
		keys.If(m.screen == running, k.Full(keymap.Quit, english.OverlayLeave)),
		keys.If(heard && !typing, k.Full(keymap.Mute, sound)),
		keys.If(!typing, k.Full(keymap.Safety, english.HelpSafety)),
		keys.If(!typing, k.Full(keymap.Pedal, english.ActionPedal)),
		keys.If(!typing && m.opts.Share != nil, k.Full(keymap.Share, english.HelpShare)),
		keys.If(m.screen == running, keys.Hint(phrase.TightMark, english.HelpTightMark)),
		keys.If(m.suspend, keys.Hint("ctrl+z", english.HelpSuspend)),
		keys.Hint("ctrl+c", english.HelpLeaveNow),
	)}}
}

// pickerKeys are the keys of the picker.
func (m *model) pickerKeys() []key.Binding {
	k := m.keys
	_, selected := m.picker.selected()
	return keys.Enabled(slices.Concat(
		[]key.Binding{
			keys.If(selected, k.Full(keymap.Primary, english.OverlayStart)),
			keys.If(len(m.picker.shown) > 1, keys.Hint(english.HelpChooseKeys, english.HelpChoose)),
			keys.If(selected, k.Full(keymap.Details, english.HelpReadAll)),
			keys.If(m.earlier() != nil, k.Full(keymap.Earlier, english.HelpLast)),
		},
		m.offers(k.Full),
		[]key.Binding{keys.Hint(english.HelpFilterKeys, english.HelpFilter), k.Full(keymap.Close, m.closes())},
	)...)
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
	return keys.Enabled(
		keys.If(!m.page.AtEnd(), m.keys.Brief(keymap.Down, english.OverlayMore)),
		m.keys.Brief(keymap.Close, english.OverlayClose),
	)
}
