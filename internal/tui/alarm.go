package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/tui/runview"
)

// wakeMsg says that it is time to look at the clock. It carries no time: whoever
// gets it asks the clock.
type wakeMsg struct{ generation int }

// alarm is the one wake-up that is set, if any. Setting another drops it.
type alarm struct {
	sleep      func(d time.Duration, generation int, cancel <-chan struct{}) tea.Cmd
	generation int
	due        time.Duration // by the clock
	cancel     chan struct{} // closing it lets the waiting command go; nil if none is set
}

// set makes the alarm go off at due, after d from now. It returns nil if the alarm is
// already set for that moment.
func (a *alarm) set(due, d time.Duration) tea.Cmd {
	if a.cancel != nil && a.due == due {
		return nil
	}
	a.clear()
	a.generation++
	a.due, a.cancel = due, make(chan struct{})
	return a.sleep(d, a.generation, a.cancel)
}

// clear drops the alarm.
func (a *alarm) clear() {
	if a.cancel != nil {
		close(a.cancel)
		a.cancel = nil
	}
}

// rings tells whether a wake-up is the one that was set, and takes note that it came.
func (a *alarm) rings(msg wakeMsg) bool {
	if msg.generation != a.generation || a.cancel == nil {
		return false
	}
	a.cancel = nil
	return true
}

// sleep waits for d, never less, unless it is cancelled first: then it says nothing.
// The timer starts now and not when the command is run, as tea.Tick's does.
func sleep(d time.Duration, generation int, cancel <-chan struct{}) tea.Cmd {
	t := time.NewTimer(d)
	return func() tea.Msg {
		defer t.Stop()
		select {
		case <-t.C:
			return wakeMsg{generation}
		case <-cancel:
			return nil
		}
	}
}

// setAlarm sets the wake-up for the next moment at which something is due or what
// is drawn changes; none if nothing can change by itself.
func (m *model) setAlarm() tea.Cmd {
	d, ok := m.wait()
	if !ok {
		m.alarm.clear()
		return nil
	}
	return m.alarm.set(m.opts.Clock.Now()+d, d)
}

// wait is how long nothing changes by itself; false for ever.
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
	add(m.waitAppointment())
	add(m.waitArea())
	if m.driver == nil {
		return next, found
	}
	add(m.driver.Until())
	if m.showsRun() {
		change, ok := runview.Change(m.snap)
		add(m.driver.Real(change), ok)
		add(max(m.notice.until-m.opts.Clock.Now(), 0), m.notice.text != "")
		add(m.waitFailures())
	}
	return next, found
}
