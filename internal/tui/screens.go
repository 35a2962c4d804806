package tui

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/ui"
)

func (m *model) env() ui.Env {
	return ui.Env{
		Now: cmp.Or(m.pressedAt, m.opts.Clock.Now()), W: m.w, H: m.h, Look: m.look, Keys: m.keys, Releases: m.releases,
		Asides: m.asides(),
	}
}

// top returns the screen that is shown or covered by an overlay; nil during a run, and once the
// program is left.
func (m *model) top() ui.Screen {
	if m.driver != nil || len(m.screens) == 0 {
		return nil
	}
	return m.screens[len(m.screens)-1]
}

// picks reports whether the picker is in view.
func (m *model) picks() bool { return m.top() == m.picker && m.overlay == noOverlay }

func (m *model) openScreen(s ui.Screen) tea.Cmd {
	m.screens = append(m.screens, s)
	return s.Init(m.env())
}

// tellShown passes a message to the top screen if it is shown.
func (m *model) tellShown(msg tea.Msg) tea.Cmd {
	if m.driver != nil {
		return nil
	}
	return m.tellScreen(msg)
}

// tellScreen passes a message to the top screen, and carries out the step that it returns.
func (m *model) tellScreen(msg tea.Msg) tea.Cmd {
	step := m.screens[len(m.screens)-1].Update(m.env(), msg)
	if step.Keep != nil {
		step.Cmd = tea.Batch(step.Cmd, m.keepFor(step.Keep))
	}
	if step.Reload {
		step.Cmd = tea.Batch(step.Cmd, m.picker.Reload())
	}
	if step.Leave {
		step.Cmd = tea.Batch(step.Cmd, m.closeScreen())
	}
	switch {
	case step.Open != nil:
		return tea.Batch(step.Cmd, m.openScreen(step.Open))
	case step.Run != nil:
		if len(m.asking) > 0 { // then that is what is run, and not what the program was started for
			m.asking, m.screens = nil, []ui.Screen{m.picker}
		}
		m.run(step.Run, step.Speed, step.Past)
	case step.Leave:
		return tea.Batch(step.Cmd, m.goBack())
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

// closeScreen takes the top screen away, and keeps what it has left to keep.
func (m *model) closeScreen() tea.Cmd {
	top := len(m.screens) - 1
	c, ok := m.screens[top].(ui.Closer)
	m.screens = m.screens[:top]
	if !ok {
		return nil
	}
	if f := c.Close(m.env()); f != nil {
		return m.keepFor(f)
	}
	return nil
}

// goBack returns to the screen below the one that was closed. If the program began with that, it ends.
func (m *model) goBack() tea.Cmd {
	switch {
	case len(m.screens) > 0:
		return m.tellScreen(ui.Return{})
	case len(m.asking) > 1:
		m.asking = m.asking[1:]
		return m.openScreen(m.asking[0])
	case len(m.asking) > 0:
		m.asking = nil
		return m.enter()
	default:
		return m.exit()
	}
}

// types reports whether text is typed in the screen that is shown.
func (m *model) types() bool { return m.overlay == noOverlay && m.screenTypes() }

// screenTypes reports whether text is typed in the screen that is shown or covered by help.
func (m *model) screenTypes() bool {
	t, ok := m.top().(ui.TextEntry)
	return ok && t.Types(m.env())
}

func (m *model) pressScreen(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	switch {
	case m.types() && msg.Text != "", m.picks() && m.picker.Edits(msg, actions):
		actions = nil
	case m.types() && slices.Contains(actions, keymap.Help):
		m.cover(showHelp)
		return nil
	case m.types():
	case m.open(actions):
		return nil
	case slices.Contains(actions, keymap.Quit) && !m.pops():
		return m.exit()
	}
	return m.tellScreen(ui.Press{KeyPressMsg: msg, Actions: actions})
}

// pops reports whether any key closes what the screen shows.
func (m *model) pops() bool {
	p, ok := m.top().(ui.Popup)
	return ok && p.Pops()
}

// waitScreen returns how long the picture of the screen stays the same.
func (m *model) waitScreen() (time.Duration, bool) {
	if s, ok := m.top().(ui.Moving); ok && m.overlay == noOverlay {
		return s.Wait(m.env())
	}
	return 0, false
}

func (m *model) viewScreen(v *tea.View) {
	shown := m.top().View(m.env())
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
