package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/session"
)

// longPress is how long the primary key must be held down to finish the run.
const longPress = 1500 * time.Millisecond

// answerTime is how long a terminal has to say that it reports key releases.
const answerTime = time.Second

// heldKeys tracks the keys that are held down, on terminals that report releases.
type heldKeys struct {
	code     rune          // that is down for the hold at hand
	since    time.Duration // by the clock
	liftAt   time.Duration // when it is taken to be up, unless it only bounces; zero for never
	long     rune          // the primary key, that may be a long press
	finishAt time.Duration // when it has been held down for long; zero for never
}

// followHands turns press-and-hold on for the current run, if it is wanted and possible.
func (m *model) followHands() {
	if m.opts.PressAndHold && m.releases && m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.ByHand})
	}
}

// handsLead reports whether holds follow the primary key.
func (m *model) handsLead() bool { return m.driver != nil && m.snap.ByHand }

// pressPrimary handles the primary key during a run.
func (m *model) pressPrimary(msg tea.KeyPressMsg) {
	now := m.opts.Clock.Now()
	in, ok := m.driver.Primary()
	switch {
	case !ok || m.isEarly(in):
		return
	case in.Kind == session.Press:
		m.hand.code, m.hand.since = msg.Code, now
	case in.Kind == session.Lift && msg.Code != m.hand.code:
		return // another one, while the first is down still
	case m.releases && !m.handsLead() && in.Kind != session.Released && msg.Code != input.Button:
		m.hand.long, m.hand.finishAt = msg.Code, now+longPress
	}
	m.driver.Do(in) // to press once more what is down already is to have let go
}

// isEarly reports whether a hold has only just begun, so that the key that started it may still be
// repeating and would release it at once. A terminal that reports releases also reports repeats.
func (m *model) isEarly(in session.Intent) bool {
	s := m.driver.Snapshot()
	return in.Kind == session.Released && !m.releases && s.State == session.Running && s.Elapsed < m.guard.Delay()
}

// followHand notes that a key went down. A second key cancels a long press; a key that comes again
// at once has bounced and was never released.
func (m *model) followHand(msg tea.KeyPressMsg) {
	if !msg.IsRepeat && (msg.Code != m.hand.long || m.hand.finishAt == 0) {
		m.hand.finishAt = 0
	}
	if msg.Code == m.hand.code {
		m.hand.liftAt = 0
	}
}

// release handles the release of a key, whatever covers the run.
func (m *model) release(msg tea.KeyReleaseMsg) {
	now := m.opts.Clock.Now()
	m.guard.Release(now, msg.Code)
	if msg.Code == m.hand.long {
		m.hand.finishAt = 0
	}
	if m.driver == nil || msg.Code != m.hand.code {
		return
	}
	m.hand.liftAt = max(now, m.hand.since+input.BounceGap)
	m.lift(now)
}

// lift ends the hold whose key was released, once that can't be a bounce any more.
func (m *model) lift(now time.Duration) {
	if m.hand.liftAt == 0 || now < m.hand.liftAt {
		return
	}
	m.hand.liftAt = 0
	if m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.Lift})
	}
}

// loseReleases is called when releases may go unreported from now on. It ends a hold that follows
// the hands, and cancels a long press.
func (m *model) loseReleases() {
	m.hand.finishAt = 0
	if m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.Lose})
	}
}

// finishLong finishes the run once the primary key has been held down long enough. If the program
// notices that too late, the key may have been released since, so nothing happens.
func (m *model) finishLong(now time.Duration) {
	due := m.hand.finishAt
	if due == 0 || now < due {
		return
	}
	m.hand.finishAt = 0
	if m.driver != nil && now-due < time.Second {
		m.beginFinish()
	}
}

// A long press shows its progress in steps, from the moment at which it is no short press any more.
const (
	longShown = 300 * time.Millisecond
	longStep  = 150 * time.Millisecond
)

// finishingLong returns the progress of a long press, in percent.
func (m *model) finishingLong(now time.Duration) int {
	held := now - (m.hand.finishAt - longPress)
	if m.hand.finishAt == 0 || held < longShown {
		return 0
	}
	return int(min(held.Truncate(longStep), longPress) * 100 / longPress)
}

// waitLong returns how long until a long press shows its next step or is complete.
func (m *model) waitLong(now time.Duration) (time.Duration, bool) {
	if m.hand.finishAt == 0 {
		return 0, false
	}
	held := now - (m.hand.finishAt - longPress)
	next := max(held.Truncate(longStep)+longStep, longShown)
	return max(min(next, longPress)-held, 0), true
}

// lacksReleases reports that press-and-hold was asked for, but the terminal does not report key
// releases.
func (m *model) lacksReleases() bool {
	return m.opts.PressAndHold && !m.releases && m.driver != nil &&
		m.opts.Clock.Now()-m.begun >= answerTime
}
