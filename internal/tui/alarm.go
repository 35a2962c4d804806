package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
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
