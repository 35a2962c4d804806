package settings

import (
	"slices"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/tomldoc"
)

const (
	shortestTimeout = 100 * time.Millisecond
	longestTimeout  = 10 * time.Minute
	maxHooks        = 16
)

// hooks takes the list of hooks.
func (d *decoder) hooks(m *tomldoc.Member) {
	if !m.Value.Header {
		d.name(m, english.HooksTable)
		return
	}
	for i, v := range m.Value.Items {
		h, sound := d.hook(v.Table)
		d.settings.Hooks = append(d.settings.Hooks, h)
		switch {
		case i == maxHooks:
			d.add(v, english.HooksMany, maxHooks)
		case !sound: // nothing more is to be said of what is missing
		case len(h.On) == 0:
			d.add(v, english.HookNoEvents)
		case len(h.Command) == 0:
			d.add(v, english.HookNoCommand)
		}
	}
}

// hook takes one of them, and reports whether its values can be read.
func (d *decoder) hook(t *tomldoc.Table) (h Hook, sound bool) {
	h, sound = Hook{Timeout: DefaultTimeout}, true
	for i := range t.Members {
		m := &t.Members[i]
		var err error
		switch m.Key {
		case "on":
			h.On, err = readTexts[session.EventKind](m.Value, oneOf(session.EventKinds()))
			slices.Sort(h.On)
			h.On = slices.Compact(h.On)
		case "command":
			h.Command, err = readProgram(m.Value)
		case "timeout":
			h.Timeout, err = readLength(between(shortestTimeout, longestTimeout))(m.Value)
		default:
			unknown(d, m, m.Key, []string{"on", "command", "timeout"}, english.HookSetting, english.UnknownHookSetting)
		}
		if err != nil {
			d.wrong(m.Value, hooksTable+"."+m.Key, err)
			sound = false
		}
	}
	return h, sound
}
