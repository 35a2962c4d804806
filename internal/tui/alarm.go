package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/tui/runview"
)

// wakeMsg is a wake-up of the alarm. It carries no time: its handler reads the clock.
type wakeMsg struct{ generation int }

// alarm holds at most one pending wake-up. Setting a new one cancels the old.
type alarm struct {
	sleep      func(d time.Duration, generation int, cancel <-chan struct{}) tea.Cmd
	generation int
	due        time.Duration // by the clock
	cancel     chan struct{} // closing it lets the waiting command go; nil if none is set
}

// set schedules the wake-up for due, which is d from now. It returns nil if the alarm is already
// set for that moment.
func (a *alarm) set(due, d time.Duration) tea.Cmd {
	if a.cancel != nil && a.due == due {
		return nil
	}
	a.clear()
	a.generation++
	a.due, a.cancel = due, make(chan struct{})
	return a.sleep(d, a.generation, a.cancel)
}

func (a *alarm) clear() {
	if a.cancel != nil {
		close(a.cancel)
		a.cancel = nil
	}
}

// rings reports whether msg is the pending wake-up, and clears it if so.
func (a *alarm) rings(msg wakeMsg) bool {
	if msg.generation != a.generation || a.cancel == nil {
		return false
	}
	a.cancel = nil
	return true
}

// sleep waits for at least d, or until cancel is closed; then it sends nothing. The timer starts
// here, and not when the command is run, as that of tea.Tick does.
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

// setAlarm schedules the next moment at which something is due or the picture changes, and clears
// the alarm if nothing can change by itself.
func (m *model) setAlarm() tea.Cmd {
	d, ok := m.wait()
	if !ok {
		m.alarm.clear()
		return nil
	}
	return m.alarm.set(m.opts.Clock.Now()+d, d)
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
