package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/session"
)

// longPress is how long the primary key is held down to finish the run.
const longPress = 1500 * time.Millisecond

// answerTime is how long a terminal has to say whether it reports key releases.
const answerTime = time.Second

// heldKeys are the keys that are held down, where the terminal tells.
type heldKeys struct {
	code     rune          // that is down for the hold at hand
	since    time.Duration // by the clock
	liftAt   time.Duration // when it is taken to be up, unless it only bounces; zero for never
	long     rune          // the primary key, that may be a long press
	finishAt time.Duration // when it has been held down for long; zero for never
}

// learnReleases notes whether the terminal reports key releases. Each screen asks anew, and most
// ask for less than a run does, so a yes stays. Without the escape codes for all keys the release
// of Enter would look like a second press.
func (m *model) learnReleases(msg tea.KeyboardEnhancementsMsg) {
	if msg.SupportsEventTypes() && msg.SupportsAllKeysAsEscapeCodes() {
		m.releases, m.guard.Releases = true, true
		m.followHands()
	}
}

// followHands turns press-and-hold on for the run at hand, if it is wanted and can be.
func (m *model) followHands() {
	if m.opts.PressAndHold && m.releases && m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.ByHand})
	}
}

// handsLead tells whether holds follow the primary key.
func (m *model) handsLead() bool { return m.driver != nil && m.snap.ByHand }

// pressPrimary is what the primary key does in a run.
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

// isEarly tells whether a hold has only just begun, perhaps by the key whose repetition
// would release it now. Where releases are reported, repetitions are too.
func (m *model) isEarly(in session.Intent) bool {
	s := m.driver.Snapshot()
	return in.Kind == session.Released && !m.releases && s.State == session.Running && s.Elapsed < m.guard.Delay()
}

// followHand notes a key that goes down. Two keys are no long press; one that comes again at once
// has bounced, and was never let go of.
func (m *model) followHand(msg tea.KeyPressMsg) {
	if !msg.IsRepeat && (msg.Code != m.hand.long || m.hand.finishAt == 0) {
		m.hand.finishAt = 0
	}
	if msg.Code == m.hand.code {
		m.hand.liftAt = 0
	}
}

// release is what letting go of a key does, whatever covers the run.
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

// lift ends the hold whose key was let go of, once it is known not to bounce.
func (m *model) lift(now time.Duration) {
	if m.hand.liftAt == 0 || now < m.hand.liftAt {
		return
	}
	m.hand.liftAt = 0
	if m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.Lift})
	}
}

// loseReleases is called when a release may go unheard from now on: a hold that follows the hands
// ends, and no press is a long one.
func (m *model) loseReleases() {
	m.hand.finishAt = 0
	if m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.Lose})
	}
}

// finishLong ends the run once the primary key has been held down for long, unless this is noticed
// so late that it may have been let go of.
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

// A long press shows how far it has come in steps, once it is no short one any more.
const (
	longShown = 300 * time.Millisecond
	longStep  = 150 * time.Millisecond
)

// finishingLong is how far a long press has come, in percent.
func (m *model) finishingLong(now time.Duration) int {
	held := now - (m.hand.finishAt - longPress)
	if m.hand.finishAt == 0 || held < longShown {
		return 0
	}
	return int(min(held.Truncate(longStep), longPress) * 100 / longPress)
}

// waitLong is how long until a long press shows more, or is long enough.
func (m *model) waitLong(now time.Duration) (time.Duration, bool) {
	if m.hand.finishAt == 0 {
		return 0, false
	}
	held := now - (m.hand.finishAt - longPress)
	next := max(held.Truncate(longStep)+longStep, longShown)
	return max(min(next, longPress)-held, 0), true
}

// lacksReleases tells that press-and-hold was wanted, but that this terminal does not say
// when a key is let go of.
func (m *model) lacksReleases() bool {
	return m.opts.PressAndHold && !m.releases && m.driver != nil &&
		m.opts.Clock.Now()-m.begun >= answerTime
}
