package drill

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
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
		if d.hand.Turn(now, d.Gap) {
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

func (d *timed) details(b *ui.Body) {
	holds, rests := d.result.Holds, d.result.Rests
	b.Gap()
	b.Lines = append(b.Lines, plot(b, d.Press, holds, len(holds)+1)...)
	b.Gap()
	b.Lines = append(b.Lines, plot(b, d.Rest, rests, len(rests)+1)...)
}

// primaryHint says what the primary key does next.
func (d *timed) primaryHint(k keys.Map) keys.Hint {
	hint := func(full, brief string) keys.Hint { return k.Hint(keymap.Primary, full).InBrief(brief) }
	switch {
	case d.hand.Pressing && d.byHand():
		return hint(english.DrillDoesLetGo, english.DoesLetGo)
	case d.hand.Pressing:
		return hint(english.DrillDoesAgain, english.DrillStop)
	case d.byHand():
		return hint(english.DrillDoesPress, english.DrillHold)
	default:
		return hint(english.DrillDoesStart, english.DrillStart)
	}
}

func (d *timed) instructions(st ui.Env, b *ui.Body) {
	lk := st.Look
	b.MarkedField(english.LabelTarget, d.Press.Words())
	what := "hold"
	if d.Drill == training.Rhythm {
		b.MarkedField(english.DrillFieldThen, d.Rest.Words())
		what = "round"
	}
	b.Gap()
	how := fmt.Sprintf(english.DrillPressTwice, st.Keys.Short(keymap.Primary))
	if st.Releases {
		how = fmt.Sprintf(english.DrillHoldDown, st.Keys.Short(keymap.Primary))
	}
	b.Text(lk.Text, how)
	b.Gap()
	mode := english.DrillModeUncounted
	if d.Mode == training.Counted {
		mode = english.DrillModeCounted
	}
	b.Field(english.FactMode, mode)
	b.Field(english.DrillFieldTrials, fmt.Sprintf(english.DrillTrialsBlind, phrase.Count(d.Trials, what)))
	b.Gap()
	b.Text(lk.Quiet, d.resolutionWords(st))
}

// resolutionWords says how precise the times are at this terminal.
func (d *timed) resolutionWords(st ui.Env) string {
	if d.resolution == 0 {
		return fmt.Sprintf(english.DrillNoResolution, st.Keys.Short(keymap.Down))
	}
	return fmt.Sprintf(english.DrillResolution, training.ResolutionWords(d.resolution))
}

// trial draws a trial. During a press, nothing in it tells the time.
func (d *timed) trial(st ui.Env) ([]string, *tea.Cursor) {
	b, lk := st.Brief(), st.Look
	n := len(d.result.Holds)
	aim, now := d.Press, english.DrillWhenReady
	switch {
	case d.hand.Pressing:
		now = english.DrillPressing
	case d.hand.Resting():
		aim, now = d.Rest, english.DrillResting
	}
	if d.note == "" || ui.BodyRows(st.H) >= roomy { // else there is room for the note alone
		b.Text(lk.Quiet, fmt.Sprintf(english.DrillTrialOf, min(n+1, d.Trials), d.Trials, d.Mode.Words()))
		b.Marked(lk.Text, aim.Words())
		b.Gap()
	}
	b.Lines = append(b.Lines, lk.Selected.Render(ui.Cut(" "+now+" ", b.Width)))
	b.Gap()
	if d.note != "" {
		b.Text(lk.Warn, d.note)
	}
	if d.canStrike() {
		b.Text(lk.Text, d.Press.Attempt(d.result.Holds[n-1]))
		b.Gap()
		b.Lines = append(b.Lines, plot(b, d.Press, d.result.Holds, ui.BodyRows(st.H)-len(b.Lines))...)
	}
	return b.Lines, nil
}
