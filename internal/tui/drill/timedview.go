package drill

import (
	"fmt"

	"charm.land/bubbles/v2/key"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// lay fits what is read into the window.
func (d *timed) lay(st ui.Env) {
	var lines []string
	switch d.stage {
	case reading:
		lines, d.laid = d.intro(st), st.Releases
	case done:
		lines = d.report(st)
	default:
		return
	}
	d.page.Set(lines, ui.TextWidth(st.W), ui.BodyRows(st.H))
}

// View draws the drill.
func (d *timed) View(st ui.Env) ui.View {
	body := d.page.Visible()
	if d.stage != reading && d.stage != done {
		body = d.trial(st)
	}
	head := "Blind holds"
	if d.opts.Drill == training.Rhythm {
		head = "Rhythm"
	}
	if d.opts.Name != "" {
		head += ": " + d.opts.Name
	}
	return ui.View{
		Content: st.Screenful(ui.Cut(head, ui.TextWidth(st.W)), d.hints(st), body),
		Title:   "presshold: " + string(d.opts.Drill) + " drill",
	}
}

func (d *timed) hints(st ui.Env) []key.Binding {
	k := st.Keys
	var hints []key.Binding
	switch d.stage {
	case reading, done:
		does := "begin"
		if d.stage == done {
			does = "once more"
		}
		hints = append(hints, k.Brief(keymap.Primary, does))
		if !d.page.AtEnd() {
			hints = append(hints, k.Brief(keymap.Down, "more"))
		}
		hints = append(hints, keys.Hint(modeKey, string(other(d.mode))), k.Brief(keymap.Close, "leave"))
	default:
		hints = append(hints, k.Brief(keymap.Primary, d.does()), k.Brief(keymap.Finish, "end"))
		if d.stage == ready && len(d.result.Holds) > 0 {
			hints = append(hints, k.Brief(keymap.Back, "strike out"))
		}
	}
	return keys.Enabled(append(hints, k.Brief(keymap.Help, "keys"))...)
}

// does says what the primary key does in the drill.
func (d *timed) does() string {
	byHand := d.hand.timing == training.KeyRelease
	switch {
	case d.stage == pressing && byHand:
		return "let go when it is time"
	case d.stage == pressing:
		return "again when it is time"
	case byHand:
		return "press and hold"
	default:
		return "start a hold"
	}
}

// intro says what to do.
func (d *timed) intro(st ui.Env) []string {
	b, lk := st.Brief(), st.Look
	if d.opts.Why != "" {
		b.Text(lk.Text, d.opts.Why)
		b.Gap()
	}
	b.Field("target", d.opts.Press.String())
	b.Field("then", d.restWords())
	b.Gap()
	primary := st.Keys.Short(keymap.Primary)
	if st.Releases {
		b.Text(lk.Text, fmt.Sprintf("Hold %s down for as long as you would press.", primary))
	} else {
		b.Text(lk.Text, fmt.Sprintf("Press %s when you begin to press, and again when you let go: "+
			"this terminal does not say when a key comes up.", primary))
	}
	b.Gap()
	b.Field("mode", string(d.mode)+": "+modeWords(d.mode))
	what := protocol.Count(d.opts.Trials, "hold")
	if d.opts.Drill == training.Rhythm {
		what = protocol.Count(d.opts.Trials, "round")
	}
	b.Field("trials", what+", each as long as you believe it should be; the clock stays hidden")
	b.Gap()
	b.Text(lk.Quiet, d.resolutionWords(st))
	return b.Lines
}

func (d *timed) restWords() string {
	if d.opts.Rest.IsZero() {
		return ""
	}
	return d.opts.Rest.String()
}

func modeWords(m training.Mode) string {
	if m == training.Counted {
		return "count the seconds to yourself"
	}
	return "do not count: go by feeling"
}

// resolution says what the times are worth that this terminal allows.
func (d *timed) resolutionWords(st ui.Env) string {
	if d.resolution == 0 {
		return fmt.Sprintf("Resolution: not measured. Keep the %q key pressed for two seconds, and it is: the repeats "+
			"of a key come as evenly as a clock, and are seen as unevenly as this terminal and what lies before it make them.",
			st.Keys.Short(keymap.Down))
	}
	return "Resolution: " + training.ResolutionWords(d.resolution) + ". Smaller differences mean nothing."
}

// trial is the screen of the drill itself. While the hand presses there is nothing on
// it that tells the time.
func (d *timed) trial(st ui.Env) []string {
	b, lk := st.Brief(), st.Look
	n := len(d.result.Holds)
	b.Text(lk.Quiet, fmt.Sprintf("%d of %d, %s", min(n+1, d.opts.Trials), d.opts.Trials, d.mode))
	b.Text(lk.Text, d.aim().String())
	b.Gap()
	b.Lines = append(b.Lines, lk.Selected.Render(ui.Cut(" "+d.now()+" ", b.Width)))
	b.Gap()
	if d.note != "" {
		b.Text(lk.Warn, d.note)
	}
	if d.stage == ready && n > 0 {
		last := d.result.Holds[n-1]
		t := d.opts.Press
		b.Text(lk.Text, fmt.Sprintf("%s  %s: %s", phrase.Seconds(last), phrase.SignedSeconds(t.Err(last)), t.Miss(last)))
		b.Gap()
		b.Lines = append(b.Lines, plot(b, t, d.result.Holds, ui.BodyRows(st.H)-len(b.Lines))...)
	}
	return b.Lines
}

// aim is the target of what is done now or next.
func (d *timed) aim() training.Target {
	if d.stage == resting {
		return d.opts.Rest
	}
	return d.opts.Press
}

// now is the word for what to do now.
func (d *timed) now() string {
	switch d.stage {
	case pressing:
		return "PRESSING"
	case resting:
		return "RESTING"
	default:
		return "PRESS WHEN READY"
	}
}

// report is the scores, and a picture of the errors.
func (d *timed) report(st ui.Env) []string {
	b := st.Brief()
	for _, wrong := range []string{d.note, d.trouble()} {
		if wrong != "" {
			b.Text(st.Look.Warn, wrong)
		}
	}
	for _, f := range d.result.Facts() {
		b.Field(f.Name, f.Text)
	}
	b.Gap()
	b.Lines = append(b.Lines, plot(b, d.result.Press, d.result.Holds, len(d.result.Holds)+1)...)
	if len(d.result.Rests) > 0 {
		b.Gap()
		b.Lines = append(b.Lines, plot(b, d.result.Rest, d.result.Rests, len(d.result.Rests)+1)...)
	}
	b.Gap()
	b.Text(st.Look.Quiet, d.whereabouts())
	return b.Lines
}
