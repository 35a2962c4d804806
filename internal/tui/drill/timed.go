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

// timed is a drill of holds or of rhythm. While the stage is pressing, the key is down.
type timed struct {
	*screen

	resolution time.Duration
	key        rune          // that is down
	since      time.Duration // when the press or rest at hand began
	rested     time.Duration // before the press at hand

	repeats []time.Duration // when the key that is held down to measure was seen
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

// byHand tells whether the terminal says when a key comes up.
func (d *timed) byHand() bool { return d.result.Timing == training.KeyRelease }

// press is what a key does: in the drill, the primary key is the hand.
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

// measure takes in one more repeat of the key that is held down to measure. The gap
// before the first repeat is longer than the others, and begins anew.
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

// repeatsAfter is longer than a keyboard waits before it repeats a key that is held
// down. Where the terminal does not tell repeats from presses, a press that comes
// sooner after the one before is none.
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

// lose drops a press that was over at some time, but when was not heard. A rhythm with a hole
// in it is none.
func (d *timed) lose() ui.Step {
	d.note, d.stage = english.DrillLostKey, ready
	if d.Drill == training.Rhythm && len(d.result.Holds) > 0 {
		return d.finish()
	}
	return ui.Step{}
}

// tap is too short for a press: shorter than any target.
const tap = 200 * time.Millisecond

// lift ends a press, which counts, and in a rhythm the rest before it, unless it was
// but a tap.
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

// canStrike reports whether there is a hold that strike can take back.
func (d *timed) canStrike() bool { return d.stage == ready && len(d.result.Holds) > 0 }

// strike takes the last hold back, if the finger slipped. A rhythm is never ready again once
// it has begun.
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
