package drill

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// timed is the hold drill and the rhythm drill. The key is down while the hand presses.
type timed struct {
	*screen

	hand       *training.Presses // nil before the first trial
	resolution time.Duration
	key        rune // that is down

	repeats []time.Duration // of the key that is held down to measure the resolution
}

func (d *timed) update(st ui.Env, msg tea.Msg) ui.Step {
	switch msg := msg.(type) {
	case ui.Press:
		return d.press(st, msg)
	case tea.KeyReleaseMsg:
		if d.stage == trying && d.hand.Pressing && d.byHand() && msg.Code == d.key {
			if !d.hand.Lift(st.Now) {
				d.note = english.DrillTap
			}
			return d.after()
		}
	case tea.BlurMsg: // the key's release would go unnoticed
		if d.stage == trying && d.hand.Pressing && d.byHand() {
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
		d.result.Holds, d.note = d.result.Holds[:len(d.result.Holds)-1], english.DrillRemoved
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
	d.stage, d.hand = trying, training.NewPresses(&d.result, st.Now)
}

// primary presses or lets go. Where the terminal can't tell repeats from presses, what comes too soon
// may be a repeat.
func (d *timed) primary(code rune, now time.Duration) ui.Step {
	switch {
	case !d.byHand():
		if d.hand.Turn(now, input.DefaultGap) {
			d.note = ""
		}
		return d.after()
	case !d.hand.Pressing:
		d.key, d.note = code, ""
		d.hand.Press(now)
	case code == d.key: // it has come up in between
		return d.lose()
	}
	return ui.Step{}
}

// lose drops a press whose end was missed. It ends a rhythm, which can't have gaps.
func (d *timed) lose() ui.Step {
	d.note, d.hand.Pressing = english.DrillLostKey, false
	if d.hand.Resting() {
		return d.finish()
	}
	return ui.Step{}
}

// after ends the drill after its last press.
func (d *timed) after() ui.Step {
	if len(d.result.Holds) >= d.Trials {
		return d.finish()
	}
	return ui.Step{}
}

// canStrike tells whether there is a hold to take back, in case the finger slipped. A rhythm goes on.
func (d *timed) canStrike() bool {
	return d.stage == trying && d.Drill == training.Hold && !d.hand.Pressing && len(d.result.Holds) > 0
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
			d.primaryHint(k), k.Hint(keymap.Finish, english.DrillKeyEndFull).InBrief(english.DrillKeyEnd),
			keys.If(d.canStrike(), k.Hint(keymap.Back, english.DrillKeyStrikeFull).InBrief(english.DrillKeyStrike)),
		}
	}
}
