package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// press passes a deliberate press on to whatever is on top. Where text is typed, every press is
// deliberate.
func (m *model) press(msg tea.KeyPressMsg) tea.Cmd {
	if keys.IsModifier(msg) {
		return nil
	}
	m.followHand(msg)
	switch name := keys.Name(msg); {
	case name == "ctrl+c":
		return m.interrupt()
	case name == "ctrl+z" && m.suspend:
		return m.stop()
	}
	actions := m.keys.Of(msg)
	if m.isText(msg, actions) {
		return m.dispatch(msg, actions)
	}
	now := m.opts.Clock.Now()
	if m.isUnread() {
		m.guard.Holds(now, msg.Code)
		return nil
	}
	if m.guard.Judge(now, msg, m.rule(actions)) != input.Take {
		return nil
	}
	return m.dispatch(msg, actions)
}

func (m *model) dispatch(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	switch l := m.overlay.layer(); {
	case l.press != nil:
		return l.press(m, msg, actions)
	case l.ask != nil:
		return m.answer(l.ask(m), msg, actions)
	default:
		return m.pressUncovered(msg, actions)
	}
}

// pressUncovered handles a key on a screen that nothing covers.
func (m *model) pressUncovered(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	switch {
	case m.driver == nil:
		return m.pressScreen(msg, actions)
	case m.open(actions):
		return nil
	default:
		return m.pressRun(msg, actions)
	}
}

// open opens the overlay that a key asks for or, where sound is heard, turns that off or on. It
// reports whether the key asks for either.
func (m *model) open(actions []keymap.Action) bool {
	for _, a := range actions {
		switch a {
		case keymap.Help:
			m.cover(showHelp)
		case keymap.Safety:
			m.cover(showSafety)
		case keymap.Pedal:
			m.pedal = pedal{}
			m.cover(showPedal)
		case keymap.Share:
			if m.opts.Share == nil {
				continue
			}
			m.openShare()
		case keymap.Mute:
			if !m.sounds() {
				continue
			}
			m.mute()
		default:
			continue
		}
		return true
	}
	return false
}

// stop suspends the program, and pauses the run until it continues.
func (m *model) stop() tea.Cmd {
	if m.driver != nil && m.driver.Can(session.Gap) {
		m.driver.Do(session.GapBy(session.Suspended))
	}
	m.loseReleases()
	return tea.Suspend
}

// heldTime is how long an answer that comes soon after the start is delayed: its key may have been
// held down since before.
const heldTime = 300 * time.Millisecond

// isText reports whether a key is typed into a text, where every press counts.
func (m *model) isText(msg tea.KeyPressMsg, actions []keymap.Action) bool {
	return m.types() || m.picks() && (m.picker.Types(msg, actions) || keys.Name(msg) == "backspace")
}

// rule returns how a press that may mean some actions is judged at present.
func (m *model) rule(actions []keymap.Action) input.Rule {
	primary := slices.Contains(actions, keymap.Primary)
	r := input.Rule{Leads: primary}
	r.Layer = slices.Contains(actions, keymap.Close) && m.overlay == noOverlay && (m.picks() || m.onSummary())
	if primary && m.driver != nil && !m.handsLead() {
		r.Gap = m.pedalGap()
	}
	if m.question() != "" && !m.releases && m.opts.Clock.Now()-m.opened < 2*time.Second {
		r.Wait = heldTime
	}
	switch {
	case m.scrolls(actions):
		r.Use = input.Scroll
	case m.question() == "" && slices.ContainsFunc(actions, keymap.Action.Harmless), m.overlay == showPedal,
		m.overlay == noOverlay && m.driver == nil && !m.careful():
		r.Use = input.Brisk
	case m.overlay == askJump && !primary:
		r.Use = input.Step
	case m.overlay == noOverlay && m.driver != nil && slices.ContainsFunc(actions, keymap.Action.Repeats):
		r.Use = input.Step
	}
	return r
}

// scrolls reports whether a key scrolls or turns a page and does nothing else.
func (m *model) scrolls(actions []keymap.Action) bool {
	scroll := slices.ContainsFunc(actions, func(a keymap.Action) bool {
		_, ok := keys.Lines(a, 1, 1)
		return ok
	})
	switch m.overlay {
	case noOverlay:
		return scroll && m.driver == nil
	case showSafety:
		leaves := slices.Contains(actions, keymap.Close) || slices.Contains(actions, keymap.Quit)
		return scroll || !leaves && !m.page.AtEnd()
	case showHelp:
		return scroll && !m.page.Fits()
	default:
		return false
	}
}

// careful reports whether the screen shown wants keys to be judged as during a run.
func (m *model) careful() bool {
	switch s := m.top().(type) {
	case ui.Starter, ui.Asker:
		return true
	case ui.Guarded:
		return s.Careful()
	default:
		return false
	}
}

// pedalGap returns how soon after a press of the primary key the next one is ignored.
func (m *model) pedalGap() time.Duration { return cmp.Or(m.opts.PedalGap, input.DefaultGap) }

// onTop identifies what is on top. A press that was delayed is dropped if that has changed.
func (m *model) onTop() string {
	return fmt.Sprint(m.driver != nil, m.overlay, m.question(), len(m.screens), len(m.runs))
}

// pressLate handles the delayed presses that are known to be deliberate by now. If one of them ends
// the program or changes what is on top, those behind it were not meant for that.
func (m *model) pressLate() tea.Cmd {
	var cmds []tea.Cmd
	before := m.onTop()
	for _, p := range m.guard.Expire(m.opts.Clock.Now()) {
		if m.leaving || m.onTop() != before {
			break
		}
		actions := m.keys.Of(p.Key)
		if m.isOver(p, actions) {
			continue
		}
		m.pressedAt = p.At
		cmds = append(cmds, m.dispatch(p.Key, actions))
		m.pressedAt = 0
	}
	return tea.Batch(cmds...)
}

// isOver reports whether the phase that a press was meant for has ended.
func (m *model) isOver(p input.Press, actions []keymap.Action) bool {
	if m.driver == nil || m.overlay != noOverlay {
		return false
	}
	s := m.driver.Snapshot()
	return slices.ContainsFunc(actions, keymap.Action.Timely) && s.State == session.Running && s.Elapsed < m.speed.Played(m.opts.Clock.Now()-p.At)
}

// takeBurst handles characters that arrived faster than anybody types: text where text is typed, a
// held key on a slow line where something scrolls, and nothing during a run or on a question.
func (m *model) takeBurst(burst input.Burst) tea.Cmd {
	var cmds []tea.Cmd
	for _, key := range burst {
		actions := m.keys.Of(key)
		if m.isText(key, actions) || m.scrolls(actions) && m.question() == "" {
			cmds = append(cmds, m.press(key))
			continue
		}
		m.guard.Holds(m.opts.Clock.Now(), key.Code)
	}
	return tea.Batch(cmds...)
}

// asked is the question on the screen. A key that was pressed before it was drawn must not answer
// it.
type asked struct {
	name   string // "" for none
	number int    // of the questions so far
	drawn  bool
}

// question returns the name of the question on the screen; "" for none.
func (m *model) question() string {
	switch {
	case m.overlay.asks(), m.overlay == showSafety && !m.accepted, m.overlay == showShare && !m.share.on():
		return string(m.overlay)
	case m.overlay == noOverlay:
		if a, ok := m.top().(ui.Asker); ok {
			return "screen " + strconv.Itoa(a.Question())
		}
	}
	return ""
}

// settleQuestion notes a new question.
func (m *model) settleQuestion() {
	if q := m.question(); q != m.asked.name {
		m.asked = asked{name: q, number: m.asked.number + 1}
	}
}

// Drawing returns the number of a question that has not been drawn yet; zero for none. The renderer
// reports when it has drawn it.
func (m *model) Drawing() int {
	if m.asked.name == "" || m.asked.drawn {
		return 0
	}
	return m.asked.number
}

// isUnread reports whether a question is open that nobody can have read yet. Bubble Tea's own
// renderer doesn't report what it has drawn.
func (m *model) isUnread() bool { return m.Drawing() > 0 && !m.opts.StockRenderer }
