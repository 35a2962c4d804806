package drill

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// stage is how far a timed drill has come.
type stage string

const (
	reading  stage = "reading"  // what to do
	ready    stage = "ready"    // to press: for the first time, or again
	pressing stage = "pressing" // blind
	resting  stage = "resting"  // blind, in a rhythm
	done     stage = "done"
)

// timed is a drill of holds or of rhythm.
type timed struct {
	opts       Options
	mode       training.Mode
	resolution time.Duration
	stage      stage
	hand       hand
	note       string  // what went wrong with the last press
	page       ui.Page // what is read: before, and after
	laid       bool    // for a terminal that tells when a key is let go of
	record

	since  time.Duration // when the press or rest at hand began
	rested time.Duration // before the press at hand

	repeats []time.Duration // when the key that is held down to measure was seen
}

func newTimed(o Options) *timed {
	d := &timed{opts: o, mode: o.Mode, stage: reading}
	d.keep = o.Keep
	return d
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
		d.told(msg)
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
	case has(keymap.Back) && d.stage == ready:
		d.strike()
	}
	return ui.Step{}
}

// primary is what the primary key does: it begins the drill, and in the drill it is
// the hand.
func (d *timed) primary(st ui.Env, code rune) ui.Step {
	switch d.stage {
	case reading, done:
		d.begin(st)
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
		d.mode = other(d.mode)
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

// begin begins the drill, or begins it again.
func (d *timed) begin(st ui.Env) {
	timing := training.TwoPresses
	if st.Releases {
		timing = training.KeyRelease
	}
	d.hand = hand{timing: timing, last: st.Now}
	d.record = record{keep: d.opts.Keep, result: training.Result{
		Drill: d.opts.Drill, Protocol: d.opts.Protocol, Started: d.opts.Now(), Mode: d.mode,
		Timing: timing, Resolution: d.resolution, Press: d.opts.Press, Rest: d.opts.Rest,
	}}
	d.stage, d.note, d.page = ready, "", ui.Page{}
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
		d.note = "The terminal did not say when the key came up: that press does not count."
		d.stage = ready
		if d.opts.Drill == training.Rhythm && len(d.result.Holds) > 0 {
			return d.finish() // a rhythm with a hole in it is none
		}
	}
	return ui.Step{}
}

// tap is what is too short for a press: shorter than anything that can be a target.
const tap = 200 * time.Millisecond

// lift ends a press, which counts, and in a rhythm the rest before it, unless it was
// but a tap.
func (d *timed) lift(now time.Duration) ui.Step {
	rhythm := d.opts.Drill == training.Rhythm
	if length := now - d.since; length < tap {
		d.note = "A tap does not count: keep the key down for as long as you would press."
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
	if len(d.result.Holds) >= d.opts.Trials {
		return d.finish()
	}
	return ui.Step{}
}

// strike takes the last hold back, which was a slip of the finger. A rhythm is never
// ready again once it has begun.
func (d *timed) strike() {
	if n := len(d.result.Holds); n > 0 {
		d.result.Holds = d.result.Holds[:n-1]
		d.note = "The last hold was struck out."
	}
}

// finish goes to the scores, or back to what to do where there is nothing to score. The
// press or rest at hand does not count.
func (d *timed) finish() ui.Step {
	d.stage, d.page = done, ui.Page{}
	if d.result.Trials() == 0 {
		d.stage = reading
	}
	return ui.Step{Keep: d.record.hand()}
}

// Close is how to keep what the drill has brought so far.
func (d *timed) Close(ui.Env) func() error {
	if d.stage == done {
		return d.record.hand()
	}
	return d.finish().Keep
}

// Wait is for ever, for while the hand presses nothing on the screen changes; but what
// to do is said anew once the terminal has told what it can.
func (d *timed) Wait(st ui.Env) (time.Duration, bool) {
	return 0, d.stage == reading && d.laid != st.Releases
}

// Help lists the keys that can act now.
func (d *timed) Help(st ui.Env) []key.Binding {
	k := st.Keys
	switch d.stage {
	case reading:
		return keys.Enabled(
			k.Full(keymap.Primary, "begin"), keys.Hint(modeKey, "count, or do not"),
			k.Full(keymap.Down, "hold it down to measure how well this terminal keeps time"), k.Full(keymap.Close, "leave"),
		)
	case done:
		return keys.Enabled(
			k.Full(keymap.Primary, "once more"), keys.Hint(modeKey, "count, or do not"), k.Full(keymap.Close, "leave"),
		)
	default:
		hints := []key.Binding{k.Full(keymap.Primary, d.does()), k.Full(keymap.Finish, "end here, with the scores so far")}
		if d.stage == ready && len(d.result.Holds) > 0 {
			hints = append(hints, k.Full(keymap.Back, "strike the last hold out"))
		}
		return keys.Enabled(hints...)
	}
}
