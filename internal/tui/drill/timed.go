package drill

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// timed is a drill of holds or of rhythm.
type timed struct {
	screen

	resolution time.Duration
	hand       hand
	laid       bool // for a terminal that tells when a key is let go of

	since  time.Duration // when the press or rest at hand began
	rested time.Duration // before the press at hand

	repeats []time.Duration // when the key that is held down to measure was seen
}

// Init shows what to do.
func (d *timed) Init(st ui.Env) tea.Cmd {
	d.lay(st)
	return nil
}

// Careful is true: here a key is the hand.
func (d *timed) Careful() bool { return true }

// Update takes in a key, or how keeping the result went.
func (d *timed) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Press:
		step = d.press(st, msg)
	case tea.KeyReleaseMsg:
		step = d.follow(st, d.hand.release(msg.Code, st.Now))
	case tea.BlurMsg:
		step = d.follow(st, d.hand.lose(st.Now))
	case ui.Kept:
		d.saved(msg)
	}
	d.lay(st)
	return step
}

func (d *timed) press(st ui.Env, msg ui.Press) ui.Step {
	has := msg.Has
	if has(keymap.Primary) { // first of all: it may end a hold
		return d.primary(st, msg.Code)
	}
	switch d.stage {
	case reading, done:
		return d.read(st, msg)
	}
	switch {
	case has(keymap.Close), has(keymap.Finish):
		return d.finish()
	case has(keymap.Back) && d.canStrike():
		d.strike()
	}
	return ui.Step{}
}

// primary is what the primary key does: it begins the drill, and in the drill it is
// the hand.
func (d *timed) primary(st ui.Env, code rune) ui.Step {
	switch d.stage {
	case reading, done:
		d.start(st)
		return ui.Step{}
	default:
		return d.follow(st, d.hand.press(code, st.Now))
	}
}

// read is what another key does while something is read.
func (d *timed) read(st ui.Env, msg ui.Press) ui.Step {
	if slices.Contains(msg.Actions, keymap.Down) {
		d.measure(st.Now)
	}
	switch {
	case slices.Contains(msg.Actions, keymap.Close):
		return ui.Step{Leave: true}
	case d.page.TurnAny(msg.Actions):
	case keys.Is(msg.KeyPressMsg, modeKey):
		d.Mode = other(d.Mode)
	}
	return ui.Step{}
}

// modeKey changes between counting and not.
const modeKey = "c"

func other(m training.Mode) training.Mode {
	if m == training.Counted {
		return training.Uncounted
	}
	return training.Counted
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

// start begins the drill, or begins it again.
func (d *timed) start(st ui.Env) {
	timing := training.TwoPresses
	if st.Releases {
		timing = training.KeyRelease
	}
	d.hand = hand{timing: timing, last: st.Now}
	d.begin(ready)
	d.result.Timing, d.result.Resolution = timing, d.resolution
}

// follow does what the hand has done.
func (d *timed) follow(st ui.Env, t turn) ui.Step {
	switch {
	case t == pressed && (d.stage == ready || d.stage == resting):
		d.rested = st.Now - d.since
		d.stage, d.since, d.note = pressing, st.Now, ""
	case t == lifted && d.stage == pressing:
		return d.lift(st.Now)
	case t == lost:
		d.note = english.DrillLostKey
		d.stage = ready
		if d.Drill == training.Rhythm && len(d.result.Holds) > 0 {
			return d.finish() // a rhythm with a hole in it is none
		}
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

// Close is how to keep what the drill has brought so far.
func (d *timed) Close(ui.Env) func() error {
	if d.stage == done {
		return d.save()
	}
	return d.finish().Keep
}

// Wait is for ever: while the hand presses nothing on the screen changes. The instructions
// change once it is known whether the terminal reports releases.
func (d *timed) Wait(st ui.Env) (time.Duration, bool) {
	return 0, d.stage == reading && d.laid != st.Releases
}

// Help lists the keys that can act now.
func (d *timed) Help(st ui.Env) []keys.Hint {
	k := st.Keys
	mode := keys.Fixed(modeKey, english.DrillKeyMode).InBrief(other(d.Mode).Words())
	switch d.stage {
	case reading:
		return d.help(st, mode, k.Hint(keymap.Down, english.DrillKeyMeasure).InBrief(""))
	case done:
		return d.help(st, mode)
	default:
		return keys.Enabled(
			k.Hint(keymap.Primary, d.primaryDoes()), k.Hint(keymap.Finish, english.DrillKeyEndFull).InBrief(english.DrillKeyEnd),
			keys.If(d.canStrike(), k.Hint(keymap.Back, english.DrillKeyStrikeFull).InBrief(english.DrillKeyStrike)),
			k.Hint(keymap.Help, english.HintKeys).AtFoot(),
		)
	}
}
