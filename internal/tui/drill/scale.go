package drill

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// scale is the pressure drill: the student presses a scale without looking, and then
// types what it read.
type scale struct {
	opts  Options
	stage stage // reading, ready, done
	page  ui.Page
	entry
	record
}

func newScale(o Options) *scale {
	s := &scale{opts: o, stage: reading, entry: entry{allow: "0123456789.,"}}
	s.keep = o.Keep
	return s
}

// Init shows what to do.
func (s *scale) Init(st ui.Env) tea.Cmd {
	s.lay(st)
	return nil
}

// Types tells that readings are typed.
func (s *scale) Types(ui.Env) bool { return s.stage == ready }

// Update takes in a key, or how keeping the result went.
func (s *scale) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Press:
		if s.stage == ready {
			step = s.enter(msg)
		} else {
			step = s.read(msg)
		}
	case tea.PasteMsg:
		s.write(msg.Content)
	case ui.Kept:
		s.told(msg)
	}
	s.lay(st)
	return step
}

// read is what a key does while something is read.
func (s *scale) read(msg ui.Press) ui.Step {
	switch {
	case slices.Contains(msg.Actions, keymap.Primary):
		s.record = record{keep: s.opts.Keep, result: training.Result{
			Drill: training.Pressure, Protocol: s.opts.Protocol, Started: s.opts.Now(), Unit: s.opts.Unit,
		}}
		s.stage, s.typed, s.note, s.page = ready, "", "", ui.Page{}
	case slices.Contains(msg.Actions, keymap.Close):
		return ui.Step{Leave: true}
	default:
		s.page.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

// enter is what a key does while a reading is typed.
func (s *scale) enter(msg ui.Press) ui.Step {
	switch s.press(msg) {
	case "enter":
		return s.take()
	case "esc":
		return s.finish()
	default:
		return ui.Step{}
	}
}

// take takes what was typed as a reading.
func (s *scale) take() ui.Step {
	if s.typed == "" {
		return ui.Step{}
	}
	shown, err := training.ParseReading(s.typed)
	s.typed, s.note = "", ""
	if err != nil {
		s.note = err.Error()
		return ui.Step{}
	}
	s.result.Readings = append(s.result.Readings, training.Reading{Target: s.load(), Shown: shown})
	if len(s.result.Readings) >= s.opts.Trials {
		return s.finish()
	}
	return ui.Step{}
}

// load is the target of the reading at hand.
func (s *scale) load() float64 { return s.opts.Loads[len(s.result.Readings)%len(s.opts.Loads)] }

// finish goes to the scores, or back to what to do where there is nothing to score.
func (s *scale) finish() ui.Step {
	s.stage, s.page = done, ui.Page{}
	if s.result.Trials() == 0 {
		s.stage = reading
	}
	return ui.Step{Keep: s.hand()}
}

// Close is how to keep what the drill has brought so far.
func (s *scale) Close(ui.Env) func() error { return s.hand() }

// Wait is for ever.
func (s *scale) Wait(ui.Env) (time.Duration, bool) { return 0, false }

// Help lists the keys that can act now.
func (s *scale) Help(st ui.Env) []key.Binding {
	does := "begin"
	if s.stage == done {
		does = "once more"
	}
	return keys.Enabled(st.Keys.Full(keymap.Primary, does), st.Keys.Full(keymap.Close, "leave"))
}

func (s *scale) lay(st ui.Env) {
	b := st.Brief()
	switch s.stage {
	case reading:
		if s.opts.Why != "" {
			b.Text(st.Look.Text, s.opts.Why)
			b.Gap()
		}
		b.Text(st.Look.Text, "Press a scale as hard as you are asked to, looking away from it. Then read it, and type what it says.")
		b.Gap()
		b.Field("targets", s.targets())
		b.Field("trials", protocol.Count(s.opts.Trials, "press"))
		b.Gap()
		b.Text(st.Look.Text, english.DrillNoSensing)
		b.Text(st.Look.Quiet, "After "+english.DrillPressureSource+".")
	case done:
		if wrong := s.trouble(); wrong != "" {
			b.Text(st.Look.Warn, wrong)
		}
		for _, f := range s.result.Facts() {
			b.Field(f.Name, f.Text)
		}
		b.Gap()
		for i := range s.result.Readings {
			b.Text(st.Look.Text, s.row(i))
		}
		b.Gap()
		b.Text(st.Look.Quiet, s.whereabouts())
	default:
		return
	}
	s.page.Set(b.Lines, ui.TextWidth(st.W), ui.BodyRows(st.H))
}

func (s *scale) targets() string {
	parts := make([]string, len(s.opts.Loads))
	for i, l := range s.opts.Loads {
		parts[i] = fmt.Sprintf("%g", l)
	}
	return strings.Join(parts, ", ") + " " + s.opts.Unit
}

// row is one reading in words.
func (s *scale) row(i int) string {
	r := s.result.Readings[i]
	return fmt.Sprintf("%3d  %g %s for %g: %s", i+1, r.Shown, s.opts.Unit, r.Target, r.Miss())
}

// View draws the drill.
func (s *scale) View(st ui.Env) ui.View {
	v := ui.View{Title: "presshold: pressure drill"}
	body := s.page.Visible()
	hints := []key.Binding{keys.Hint("enter", "take it"), keys.Hint("esc", "end")}
	if s.stage == ready {
		body = s.trial(st, &v)
	} else {
		hints = s.hints(st)
	}
	v.Content = st.Screenful("Pressure", keys.Enabled(hints...), body)
	return v
}

func (s *scale) hints(st ui.Env) []key.Binding {
	does := "begin"
	if s.stage == done {
		does = "once more"
	}
	hints := []key.Binding{st.Keys.Brief(keymap.Primary, does)}
	if !s.page.AtEnd() {
		hints = append(hints, st.Keys.Brief(keymap.Down, "more"))
	}
	return append(hints, st.Keys.Brief(keymap.Close, "leave"))
}

// trial is the screen on which a reading is typed.
func (s *scale) trial(st ui.Env, v *ui.View) []string {
	b, lk := st.Brief(), st.Look
	n := len(s.result.Readings)
	b.Text(lk.Quiet, fmt.Sprintf("%d of %d", n+1, s.opts.Trials))
	b.Lines = append(b.Lines, lk.Selected.Render(ui.Cut(fmt.Sprintf(" PRESS %g %s, LOOKING AWAY ", s.load(), s.opts.Unit), b.Width)))
	b.Gap()
	const lead = "The scale read: "
	b.Lines = append(b.Lines, lk.Text.Render(lead+s.typed))
	v.Cursor = tea.NewCursor(ui.Margin(st.W)+len(lead)+len(s.typed), ui.BodyTop(st.H)+len(b.Lines)-1)
	b.Gap()
	if s.note != "" {
		b.Text(lk.Warn, s.note)
	}
	for i := n - 1; i >= 0 && len(b.Lines) < ui.BodyRows(st.H); i-- { // the latest first
		b.Text(lk.Text, s.row(i))
	}
	return b.Lines
}
