package tui

import (
	"time"

	"presshold/internal/tui/runview"
)

// wakeMsg is the wake-up of the alarm. It carries no time: its handler reads the clock. One that comes
// too late to be cancelled does no harm.
type wakeMsg struct{}

// alarm wakes the program when something is due. Setting it again moves it.
type alarm struct {
	timer *time.Timer
	due   time.Duration // by the clock
	set   bool
}

func (a *alarm) clear() {
	a.set = false
	a.timer.Stop()
}

// setAlarm schedules the next moment at which something is due or the picture changes, and clears
// the alarm if nothing can change by itself.
func (m *model) setAlarm() {
	d, ok := m.wait()
	due := m.opts.Clock.Now() + d
	switch a := &m.alarm; {
	case !ok:
		a.clear()
	case !a.set || a.due != due:
		a.due, a.set = due, true
		a.timer.Reset(d)
	}
}

// wait returns how long nothing changes by itself; false means for ever.
func (m *model) wait() (time.Duration, bool) {
	var next time.Duration
	found := false
	add := func(d time.Duration, ok bool) {
		if ok && (!found || d < next) {
			next, found = d, true
		}
	}
	add(max(m.backgroundAt-m.opts.Clock.Now(), 0), m.backgroundAt > 0)
	add(m.waitLong(m.opts.Clock.Now()))
	add(max(m.finishAt-m.opts.Clock.Now(), 0), m.finishAt > 0)
	add(max(m.hand.liftAt-m.opts.Clock.Now(), 0), m.hand.liftAt > 0)
	due, waits := m.guard.Due()
	add(max(due-m.opts.Clock.Now(), 0), waits)
	if m.overlay == showPedal {
		add(m.pedal.wait(m.opts.Clock.Now()))
	}
	add(m.waitScreen())
	add(m.waitMinute())
	if m.driver == nil {
		return next, found
	}
	add(m.driver.Until())
	if m.showsRun() {
		change, ok := runview.Change(m.snap)
		add(m.driver.Real(change), ok)
		add(max(m.notice.until-m.opts.Clock.Now(), 0), m.notice.wordings != nil)
		add(m.waitFailures())
	}
	return next, found
}
