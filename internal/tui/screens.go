package tui

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// openedScreen is an open screen, and the route from which it was opened.
type openedScreen struct {
	ui.Screen

	over route
}

func (m *model) env() ui.Env {
	return ui.Env{
		Now: cmp.Or(m.pressedAt, m.opts.Clock.Now()), W: m.w, H: m.h, Look: m.look, Keys: m.keys, Releases: m.releases,
	}
}

// topScreen returns the screen that is shown, or to which the run or summary returns; nil if there
// is none.
func (m *model) topScreen() ui.Screen {
	if len(m.screens) == 0 {
		return nil
	}
	return m.screens[len(m.screens)-1].Screen
}

func (m *model) openScreen(s ui.Screen) tea.Cmd {
	m.screens = append(m.screens, openedScreen{s, m.screen})
	m.screen, m.page = opened, ui.Page{}
	return s.Init(m.env())
}

// tellShown passes a message to the top screen if it is shown.
func (m *model) tellShown(msg tea.Msg) tea.Cmd {
	if m.screen != opened {
		return nil
	}
	return m.tellScreen(msg)
}

// tellScreen passes a message to the top screen, and carries out the step that it returns.
func (m *model) tellScreen(msg tea.Msg) tea.Cmd {
	s := m.topScreen()
	if s == nil {
		return nil
	}
	step := s.Update(m.env(), msg)
	if step.Keep != nil {
		step.Cmd = tea.Batch(step.Cmd, m.keepFor(step.Keep))
	}
	if step.Reload && m.picker.loaded {
		m.picker.loaded = false
		step.Cmd = tea.Batch(step.Cmd, m.readLibrary())
	}
	switch {
	case step.Leave:
		return tea.Batch(step.Cmd, m.leaveScreen())
	case step.Open != nil:
		return tea.Batch(step.Cmd, m.openScreen(step.Open))
	case step.Run != nil:
		if len(m.asking) > 0 { // then that is what is run, and not what the program was started for
			m.asking, m.screens = nil, nil
		}
		m.run(step.Run, step.Speed, step.Past)
	}
	return step.Cmd
}

// keepFor keeps something for a screen, and reports the result to it.
func (m *model) keepFor(f func() error) tea.Cmd {
	keep := m.keep(f)
	return func() tea.Msg {
		kept, _ := keep().(keptMsg)
		return ui.Kept{Err: kept.err}
	}
}

// closeScreens keeps what the open screens have left to keep.
func (m *model) closeScreens() {
	for _, s := range m.screens {
		if c, ok := s.Screen.(ui.Closer); ok {
			if f := c.Close(m.env()); f != nil {
				m.keep(f)
			}
		}
	}
}

// leaveScreen returns to where the screen was opened from: the summary, another screen, or the
// picker. If the program began with the screen, it ends.
func (m *model) leaveScreen() tea.Cmd {
	last := len(m.screens) - 1
	over := m.screens[last].over
	m.screens = m.screens[:last]
	switch {
	case over == summary:
		m.screen = summary
		m.lay()
		return nil
	case m.topScreen() != nil:
		return m.tellScreen(ui.Return{})
	case len(m.asking) > 1:
		m.asking = m.asking[1:]
		return m.openScreen(m.asking[0])
	case len(m.asking) > 0:
		m.asking = nil
		return m.enter()
	case m.opts.Screen != nil:
		return m.exit()
	default:
		return m.backToPicker()
	}
}

func (m *model) backToPicker() tea.Cmd {
	m.screen = picking
	m.lay()
	return m.readLibrary()
}

// backFromRun returns from the summary to the screen that started the run, or to the picker.
func (m *model) backFromRun() tea.Cmd {
	if m.topScreen() == nil {
		return m.backToPicker()
	}
	m.screen, m.page = opened, ui.Page{}
	return m.tellScreen(ui.Return{})
}

// types reports whether keys are typed into an entry or into the screen that is shown.
func (m *model) types() bool { return m.entering() || m.overlay == noOverlay && m.screenTypes() }

// screenTypes reports whether text is typed in the screen that is shown or covered by help.
func (m *model) screenTypes() bool {
	t, ok := m.topScreen().(ui.TextEntry)
	return ok && m.screen == opened && t.Types(m.env())
}

func (m *model) pressScreen(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	switch {
	case m.types() && msg.Text != "":
		actions = nil
	case m.types() && slices.Contains(actions, keymap.Help):
		m.cover(showHelp)
		return nil
	case m.types():
	case m.open(actions):
		return nil
	case slices.Contains(actions, keymap.Quit):
		return m.exit()
	}
	return m.tellScreen(ui.Press{KeyPressMsg: msg, Actions: actions})
}

// openFromPicker opens the screen that a key in the picker asks for, and reports whether it asks
// for one.
func (m *model) openFromPicker(actions []keymap.Action) (tea.Cmd, bool) {
	it, ok := m.picker.selected()
	if !ok || m.opts.Open == nil {
		return nil, false
	}
	for _, a := range actions {
		if !slices.Contains(keymap.Screens(), a) || !m.opens(a, it) {
			continue
		}
		if s := m.opts.Open(a, it); s != nil {
			return m.openScreen(s), true
		}
	}
	return nil, false
}

// opens reports whether an action opens a screen about an item.
func (m *model) opens(a keymap.Action, it Item) bool {
	return it.has(a) && (a != keymap.Client || m.opts.Client != nil)
}

// screenHints returns the keys that open a screen from the picker.
func (m *model) screenHints() []keys.Hint {
	it, ok := m.picker.selected()
	if !ok || m.opts.Open == nil {
		return nil
	}
	var hints []keys.Hint
	for _, a := range keymap.Screens() {
		does := a.Hint()
		if a == keymap.Change && it.Treatment != nil {
			does = english.PickerChangeCopy
		}
		if m.opens(a, it) {
			hints = append(hints, m.keys.Hint(a, does))
		}
	}
	return keys.Enabled(hints...)
}

// waitScreen returns how long the picture of the screen stays the same.
func (m *model) waitScreen() (time.Duration, bool) {
	if m.screen != opened || m.overlay != noOverlay {
		return 0, false
	}
	if s, ok := m.topScreen().(ui.Moving); ok {
		return s.Wait(m.env())
	}
	return 0, false
}

func (m *model) viewScreen(v *tea.View) {
	shown := m.topScreen().View(m.env())
	v.Content, v.Cursor = shown.Content, shown.Cursor
	if shown.Title != "" {
		v.WindowTitle = fmt.Sprintf(english.WindowTitle, shown.Title)
	}
}

// keyReleases requests what tells the repeats of a held key from presses, and which key it would be
// on a Latin keyboard.
func keyReleases() tea.KeyboardEnhancements {
	return tea.KeyboardEnhancements{
		ReportEventTypes: true, ReportAllKeysAsEscapeCodes: true,
		ReportAssociatedText: true, ReportAlternateKeys: true,
	}
}

// leadsBackTo names what the summary returns to.
func (m *model) leadsBackTo() string {
	if m.topScreen() != nil {
		return english.ScreenBack
	}
	return english.ScreenPicker
}
