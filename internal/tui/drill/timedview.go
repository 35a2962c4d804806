package drill

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

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
