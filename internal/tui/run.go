package tui

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/drive"
	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/summary"
	"presshold/internal/tui/ui"
)

// run begins a run, or resumes one that was interrupted. A speed of zero is the program's.
func (m *model) run(plan *protocol.Plan, speed session.Speed, past *drive.Past) {
	m.plan, m.notice, m.speed = plan, notice{}, cmp.Or(speed, m.opts.Speed)
	m.takeClient(m.opts.Current())
	m.follower = m.opts.Begin(plan)
	tell := m.follower.Tell
	told := func(t drive.Turn) {
		m.noteAlert(t.Happened)
		tell(t)
	}
	if m.resumed = past != nil; m.resumed {
		m.driver = drive.Resume(plan, *past, m.opts.Clock, m.speed, told)
	} else {
		m.driver = drive.New(plan, m.opts.Clock, m.speed, told)
	}
	m.noticeShared()
	m.startSessionClock()
	m.begun, m.hand.finishAt = m.opts.Clock.Now(), 0
	m.driver.Wake()
	if m.opts.Score.Given && !m.resumed {
		m.driver.Do(session.Intent{Kind: session.Score, N: m.opts.Score.N})
	}
	m.followHands()
	m.snap = m.driver.Snapshot()
	m.overlay = noOverlay
}

// takeClient sets the client of the next run. What was said of the client when the program started
// belongs to the first client only, so a change of client drops them.
func (m *model) takeClient(client string) {
	if client != m.client {
		m.client = client
		m.opts.Score, m.opts.Note, m.opts.Threshold = session.ClientScore{}, "", 0
	}
}

// finish goes from a run that has ended to its summary.
func (m *model) finish() {
	d, back := m.done(), english.ScreenBack
	if m.top() == m.picker {
		back = english.ScreenPicker
	}
	if m.overlay.asks() {
		m.overlay = noOverlay // there is nothing left to lose, and nowhere to go
	}
	m.openScreen(m.summary(d, back))
	m.lay()
}

func (m *model) summary(d *summary.Run, back string) *summary.Screen {
	return summary.New(summary.Options{Runs: &m.runs, Save: m.opts.Save, Back: back}, d)
}

// latest returns the summary of the current client's last run; nil if there is none.
func (m *model) latest() ui.Screen {
	if d := m.runs.Before(m.opts.Current(), nil); d != nil {
		return m.summary(d, english.ScreenPicker)
	}
	return nil
}

// onSummary reports whether the summary of a run is shown or covered.
func (m *model) onSummary() bool {
	_, done := m.top().(*summary.Screen)
	return done
}

// done moves the current run to those that have ended.
func (m *model) done() *summary.Run {
	s, record := m.driver.Summary(), m.follower.Record
	note, threshold := "", 0.0
	if !m.resumed { // what was given at the start is of the first run that is begun
		note, threshold = m.opts.Note, m.opts.Threshold
		m.opts.Score, m.opts.Note, m.opts.Threshold = session.ClientScore{}, "", 0
	}
	d := &summary.Run{
		Summary: s, Record: record, Plan: m.plan, Client: m.client, EndedAt: m.opts.Clock.Now(),
		Threshold: threshold,
		Entries:   observe.NewClosing(s, note, record.Enter, record.Scored),
	}
	if m.opts.Today != nil && !m.speed.Preview() {
		d.Afterwards = phrase.AfterRun(m.plan, m.opts.Today(), d.WorkedAt)
	}
	m.runs, m.driver = append(m.runs, d), nil
	return d
}

// tookNote tells the screen whether a note was copied, and passes its sequence on to the terminal.
func (m *model) tookNote(c ui.Copied) tea.Cmd {
	told := m.tellShown(c)
	if c.Sequence == "" {
		return told
	}
	return tea.Batch(told, tea.Raw(c.Sequence))
}

func (m *model) pressRun(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if n, ok := keys.Digit(msg); ok && len(actions) == 0 {
		m.driver.Do(session.Intent{Kind: session.Digit, N: n})
		return nil
	}
	for _, a := range actions {
		switch a {
		case keymap.Primary:
			m.pressPrimary(msg)
			return nil
		case keymap.Quit:
			return m.quit()
		case keymap.Close:
			return m.leave()
		case keymap.Finish:
			return m.wantFinish()
		case keymap.Jump:
			m.askJump()
			if m.overlay == askJump {
				return nil
			}
		default:
			if in, ok := m.able(a); ok && !m.isEarly(in) && m.driver.Do(in) {
				m.tell(a, in)
				return nil
			}
		}
	}
	m.sayWhyNot(actions)
	return nil
}

// sayWhyNot says why a key that has a meaning in a run does nothing at present.
func (m *model) sayWhyNot(actions []keymap.Action) {
	for _, a := range actions {
		for _, in := range a.Intents() {
			if why := m.driver.Hindrance(in.Kind); why != session.NoHindrance {
				m.say(noticeTime, string(why))
				return
			}
		}
	}
}

// noticeTime is how long most notices stay on the screen.
const noticeTime = 2 * time.Second

// say shows a message for so long, in the first wording that fits.
func (m *model) say(long time.Duration, wordings ...string) {
	m.notice = notice{wordings, m.opts.Clock.Now() + long}
}

// tell says what was done if nothing else on the screen shows it.
func (m *model) tell(a keymap.Action, in session.Intent) {
	if !a.Told() {
		return
	}
	switch in.Kind {
	case session.SkipPoint:
		m.say(noticeTime, english.RunLeftOut)
	case session.PressureUp, session.PressureDown:
		m.say(noticeTime, fmt.Sprintf(english.RunViewLevel, m.driver.Snapshot().Level))
	case session.Reply:
		m.say(noticeTime, keymap.Does(in, m.snap), strconv.Quote(string(in.Answer)))
	default:
		m.say(noticeTime, keymap.Does(in, m.snap))
	}
}

// able returns the first intent of an action that the run accepts at present, if there is one.
func (m *model) able(a keymap.Action) (session.Intent, bool) {
	for _, in := range a.Intents() {
		if m.driver.Can(in.Kind) {
			return in, true
		}
	}
	return session.Intent{}, false
}

// runHints returns the keys that act on the run at present, the primary key first.
func (m *model) runHints() []keys.Hint {
	var hints []keys.Hint
	if in, ok := m.driver.Primary(); ok {
		hints = append(hints, m.keys.Hint(keymap.Primary, keymap.Does(in, m.snap)))
	}
	if in := (session.Intent{Kind: session.Finish}); m.releases && !m.snap.ByHand && m.driver.Can(in.Kind) {
		hints = append(hints, m.keys.Hint(keymap.Primary, fmt.Sprintf(english.RunHeldDown, keymap.Does(in, m.snap))))
	}
	for _, a := range keymap.OfRun() {
		if in, ok := m.able(a); ok {
			hints = append(hints, m.keys.Hint(a, keymap.Does(in, m.snap)))
		}
	}
	if in := (session.Intent{Kind: session.Digit}); m.driver.Can(in.Kind) {
		hints = append(hints, keys.Fixed(english.RunDigits, keymap.Does(in, m.snap)))
	}
	return keys.Enabled(hints...)
}
