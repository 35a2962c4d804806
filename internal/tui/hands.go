package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/session"
)

// longPress is how long the primary key is held down to finish the run.
const longPress = 1500 * time.Millisecond

// answerTime is how long a terminal has to say whether it reports key releases.
const answerTime = time.Second

// primaryKey is the primary key as it was pressed last.
type primaryKey struct {
	name     string // as keys are bound; "" before the first press
	code     rune
	at       time.Duration // when it was pressed and meant so, by the clock
	seen     time.Duration // when it, or the rest of a burst, came last
	lifted   bool          // it was let go of since
	finishAt time.Duration // when it has been held down for long; zero for never
}

// enhanced takes note of what the terminal says of its keyboard. That is asked anew
// with every screen, and the other screens ask for less than a run: so once it
// reports releases, it does. Without the escape codes for all keys the release of
// Enter would look like a second press.
func (m *model) enhanced(msg tea.KeyboardEnhancementsMsg) {
	if msg.SupportsEventTypes() && msg.SupportsAllKeysAsEscapeCodes() {
		m.releases = true
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
	in, ok := m.driver.Primary()
	switch {
	case !ok:
		return
	case in.Kind == session.Press:
		m.holding = msg.Code
	case in.Kind == session.Lift && msg.Code != m.holding:
		return // another one, while the first is down still
	case m.releases && !m.handsLead():
		m.lastPrimary.finishAt = m.opts.Clock.Now() + longPress
	}
	m.driver.Do(in) // to press once more what is down already is to have let go
}

// release is what letting go of a key does, whatever covers the run.
func (m *model) release(msg tea.KeyReleaseMsg) {
	if msg.Code == m.lastPrimary.code {
		m.lastPrimary.lifted, m.lastPrimary.finishAt = true, 0
	}
	if m.driver != nil && msg.Code == m.holding {
		m.driver.Do(session.Intent{Kind: session.Lift})
	}
}

// losePedal takes note that a release would not be heard of any more: a hold that
// follows the hands is over, and no press is a long one.
func (m *model) losePedal() {
	m.lastPrimary.finishAt = 0
	if m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.Lose})
	}
}

// finishLong ends the run if the primary key has been held down for long; not if
// nobody looked in time, for then nobody knows.
func (m *model) finishLong(now time.Duration) {
	due := m.lastPrimary.finishAt
	if due == 0 || now < due {
		return
	}
	m.lastPrimary.finishAt = 0
	if m.driver != nil && now-due < time.Second {
		m.driver.Do(session.Intent{Kind: session.Finish})
	}
}

// toggles tells that press-and-hold was wanted, but that this terminal does not say
// when a key is let go of.
func (m *model) toggles() bool {
	return m.opts.PressAndHold && !m.releases && m.driver != nil &&
		m.opts.Clock.Now()-m.begun >= answerTime
}
