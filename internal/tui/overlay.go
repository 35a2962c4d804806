package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/runview"
	"presshold/internal/tui/ui"
)

// overlay is what covers the screen for a while.
type overlay string

const (
	noOverlay  overlay = ""
	showSafety overlay = "safety"
	showHelp   overlay = "help"
	showPedal  overlay = "pedal"
	showShare  overlay = "share"
	askToQuit  overlay = "quit?"
	askJump    overlay = "where?"
	askFinish  overlay = "finish?"
	finishing  overlay = "finished" // and it can be undone
)

// layer defines how an overlay is drawn and how it handles keys.
type layer struct {
	view  func(*model) string   // over all of the screen
	ask   func(*model) question // over the last lines of a run
	press func(*model, tea.KeyPressMsg, []keymap.Action) tea.Cmd
}

func (o overlay) layer() layer {
	switch o {
	case showSafety:
		return layer{view: (*model).viewSafety, press: (*model).readSafety}
	case showHelp:
		return layer{view: (*model).viewHelp, press: (*model).readHelp}
	case showPedal:
		return layer{view: (*model).viewPedal, press: (*model).pressPedal}
	case showShare:
		return layer{view: (*model).viewShare, press: (*model).pressShare}
	case askToQuit:
		return layer{ask: (*model).quitQuestion}
	case askFinish:
		return layer{ask: (*model).finishQuestion}
	case askJump:
		return layer{ask: (*model).jumpQuestion, press: (*model).answerJump}
	case finishing:
		return layer{ask: (*model).finishedNotice, press: (*model).answerFinishing}
	default:
		return layer{}
	}
}

// asks reports whether the overlay is a question, which leaves the run in view but for its last
// lines.
func (o overlay) asks() bool { return o.layer().ask != nil }

// lay fits the text of the overlay into the window.
func (m *model) lay() {
	switch m.overlay {
	case showSafety:
		m.page.Set(safety(m.env(), ui.BodyRows(m.h)), ui.TextWidth(m.w), ui.BodyRows(m.h))
	case showHelp:
		room := max(m.w-2*ui.Margin(m.w), 1)
		m.page.Set(m.look.HelpLines(m.helpSections(), room), room, ui.BodyRows(m.h-m.helpTop()))
	}
}

func (m *model) uncover() { m.cover(noOverlay) }

func (m *model) cover(c overlay) {
	m.overlay = c
	m.page = ui.Page{}
	m.lay()
}

// helpSections returns the keys that act on the screen below help.
func (m *model) helpSections() []ui.Section {
	k, running := m.keys, m.driver != nil
	var here ui.Section
	closes := ""
	if running {
		here, closes = ui.Section{Head: english.HelpNow, Hints: m.runHints()}, english.ScreenBack
		if m.atStake() {
			closes = english.ScreenQuit
		}
	} else {
		here = ui.Section{Head: english.HelpHere, Hints: m.top().Help(m.env())}
	}
	typing := m.screenTypes() // and so no letter means anything else
	sound := english.RunSoundOff
	if m.muted {
		sound = english.RunSoundOn
	}
	return []ui.Section{here, {Head: english.HelpAlways, Hints: keys.Enabled(
		keys.If(!typing && m.top() != m.picker && !m.pops(), k.Hint(keymap.Quit, english.ScreenQuit)),
		keys.If(running, k.Hint(keymap.Close, closes)),
		keys.If(m.sounds() && !typing, k.Hint(keymap.Mute, sound)),
		keys.If(!typing, k.Hint(keymap.Safety, english.HelpSafety)),
		keys.If(!typing, k.Hint(keymap.Pedal, english.ActionPedal)),
		keys.If(!typing && m.opts.Share != nil, k.Hint(keymap.Share, english.HelpShare)),
		keys.If(running, keys.Fixed(phrase.TightMark, english.HelpTightMark)),
		keys.If(m.suspend, keys.Fixed("ctrl+z", english.HelpSuspend)),
		keys.Fixed("ctrl+c", english.HelpQuitNow),
	)}}
}

// readHelp handles a key while help is open: a key that help lists does what help says, and any
// other closes it.
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

// helpTop returns how many rows help leaves to the run, so that its number and word stay in view.
// There are at least two, where the window is high enough.
func (m *model) helpTop() int {
	if m.driver == nil || m.h < 4 {
		return 0
	}
	return max(2, m.h/3)
}

func (m *model) viewHelp() string {
	top := m.helpTop()
	room := m.w - 2*ui.Margin(m.w)
	help := ui.Screenful(m.look.Title.Render(plain.Capital(english.HintKeys)), m.look.Footer(m.helpHints(), room), m.page.Visible(), m.w, m.h-top)
	if top == 0 {
		return help
	}
	return runview.Render(m.runView(), m.look.Painted(), m.w, top).Content + "\n" + help
}

func (m *model) helpHints() []keys.Hint {
	return keys.Enabled(
		keys.If(!m.page.AtEnd(), m.keys.Hint(keymap.Down, english.ScreenMore)),
		m.keys.Hint(keymap.Close, english.ScreenClose),
	)
}
