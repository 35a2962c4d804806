package drill

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// timed is the hold drill and the rhythm drill. The key is down while the stage is pressing.
type timed struct {
	*screen

	resolution time.Duration
	key        rune          // that is down
	since      time.Duration // when the press or rest at hand began
	rested     time.Duration // before the current press

	repeats []time.Duration // of the key that is held down to measure the resolution
}

func (d *timed) update(st ui.Env, msg tea.Msg) ui.Step {
	switch msg := msg.(type) {
	case ui.Press:
		return d.press(st, msg)
	case tea.KeyReleaseMsg:
		if d.stage == pressing && d.byHand() && msg.Code == d.key {
			return d.lift(st.Now)
		}
	case tea.BlurMsg: // the key's release would go unnoticed
		if d.stage == pressing && d.byHand() {
			return d.lose()
		}
	}
	return ui.Step{}
}

// byHand tells whether the terminal reports key releases.
func (d *timed) byHand() bool { return d.result.Timing == training.KeyRelease }

// press handles a key. During the trials, the primary key is the hand.
func (d *timed) press(st ui.Env, msg ui.Press) ui.Step {
	switch {
	case d.reads():
		if msg.Has(keymap.Down) {
			d.measure(st.Now)
		}
	case msg.Has(keymap.Primary): // first of all: it may end a hold
		return d.primary(msg.Code, st.Now)
	case msg.Has(keymap.Close), msg.Has(keymap.Finish):
		return d.finish()
	case msg.Has(keymap.Back) && d.canStrike():
		d.strike()
	}
	return ui.Step{}
}

// measure adds a repeat of the key that is held down to measure the resolution. The longer gap before
// the first repeat starts the measurement afresh.
func (d *timed) measure(now time.Duration) {
	const apart = 200 * time.Millisecond
	if n := len(d.repeats); n > 0 && now-d.repeats[n-1] > apart {
		d.repeats = d.repeats[:0]
	}
	d.repeats = append(d.repeats, now)
	if g, ok := training.Resolution(d.repeats); ok {
		d.resolution = max(g, time.Microsecond) // measured, and so not zero
	}
}

func (d *timed) start(st ui.Env) {
	d.result.Timing, d.result.Resolution = training.TwoPresses, d.resolution
	if st.Releases {
		d.result.Timing = training.KeyRelease
	}
	d.stage, d.since = ready, st.Now
}

// repeatsAfter is longer than a keyboard waits before it repeats a key. If the terminal can't tell
// repeats from presses, a press that comes sooner is taken for a repeat.
const repeatsAfter = 700 * time.Millisecond

func (d *timed) primary(code rune, now time.Duration) ui.Step {
	switch {
	case !d.byHand() && now-d.since < repeatsAfter:
	case d.stage != pressing:
		d.rested = now - d.since
		d.stage, d.key, d.since, d.note = pressing, code, now, ""
	case !d.byHand():
		return d.lift(now)
	case code == d.key: // it has come up in between
		return d.lose()
	}
	return ui.Step{}
}

// lose drops a press whose end was missed. It ends a rhythm, which can't have gaps.
func (d *timed) lose() ui.Step {
	d.note, d.stage = english.DrillLostKey, ready
	if d.Drill == training.Rhythm && len(d.result.Holds) > 0 {
		return d.finish()
	}
	return ui.Step{}
}

// tap is too short for a press: shorter than any target.
const tap = 200 * time.Millisecond

// lift ends a press. It counts, and in a rhythm so does the rest before it, unless it was a tap.
func (d *timed) lift(now time.Duration) ui.Step {
	rhythm := d.Drill == training.Rhythm
	if length := now - d.since; length < tap {
		d.note = english.DrillTap
		d.since -= d.rested
	} else {
		if rhythm && len(d.result.Holds) > 0 {
			d.result.Rests = append(d.result.Rests, d.rested)
		}
		d.result.Holds = append(d.result.Holds, length)
		d.since = now
	}
	d.stage = ready
	if rhythm && len(d.result.Holds) > 0 {
		d.stage = resting
	}
	if len(d.result.Holds) >= d.Trials {
		return d.finish()
	}
	return ui.Step{}
}

// canStrike tells whether there is a hold to take back.
func (d *timed) canStrike() bool { return d.stage == ready && len(d.result.Holds) > 0 }

// strike takes back the last hold, in case the finger slipped. It never acts in a rhythm, which is
// only ready before its first press.
func (d *timed) strike() {
	d.result.Holds = d.result.Holds[:len(d.result.Holds)-1]
	d.note = english.DrillRemoved
}

func (d *timed) keys(st ui.Env) []keys.Hint {
	k := st.Keys
	switch d.stage {
	case reading:
		return []keys.Hint{k.Hint(keymap.Down, english.DrillKeyMeasure).InBrief("")}
	case done:
		return nil
	default:
		return []keys.Hint{
			k.Hint(keymap.Primary, d.primaryDoes()), k.Hint(keymap.Finish, english.DrillKeyEndFull).InBrief(english.DrillKeyEnd),
			keys.If(d.canStrike(), k.Hint(keymap.Back, english.DrillKeyStrikeFull).InBrief(english.DrillKeyStrike)),
		}
	}
}
