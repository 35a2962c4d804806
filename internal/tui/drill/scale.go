package drill

import (
	"fmt"
	"slices"

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
	screen // reading, ready, done
	entry
}

// Init shows what to do.
func (s *scale) Init(st ui.Env) tea.Cmd {
	s.allow = "0123456789.,"
	s.lay(st)
	return nil
}

// Types reports whether readings are typed.
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
		s.saved(msg)
	}
	s.lay(st)
	return step
}

// read is what a key does while something is read.
func (s *scale) read(msg ui.Press) ui.Step {
	switch {
	case slices.Contains(msg.Actions, keymap.Primary):
		s.typed = ""
		s.begin(ready)
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
		s.note = ""
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
	if len(s.result.Readings) >= s.Trials {
		return s.finish()
	}
	return ui.Step{}
}

// load is the target of the reading at hand.
func (s *scale) load() float64 { return s.Loads[len(s.result.Readings)%len(s.Loads)] }

// Help lists the keys that can act now.
func (s *scale) Help(st ui.Env) []keys.Hint { return s.help(st) }

func (s *scale) lay(st ui.Env) {
	switch s.stage {
	case reading:
		b := s.intro(st)
		b.Text(st.Look.Text, english.DrillHowScale)
		b.Gap()
		b.Field(english.DrillFieldTargets, s.LoadsWords())
		b.Field(english.DrillFieldTrials, protocol.Count(s.Trials, "press"))
		b.Gap()
		b.Text(st.Look.Text, english.DrillNoSensing)
		b.Text(st.Look.Quiet, fmt.Sprintf(english.DrillAfter, english.DrillPressureSource))
		s.set(st, b)
	case done:
		s.set(st, s.report(st, func(b *ui.Body) {
			b.Gap()
			for i := range s.result.Readings {
				s.row(st, b, i)
			}
		}))
	}
}

// row is one reading in words.
func (s *scale) row(st ui.Env, b *ui.Body, i int) {
	b.Text(st.Look.Text, fmt.Sprintf("%3d  %s", i+1, s.result.Readings[i].Words(s.Unit)))
}

// View draws the drill.
func (s *scale) View(st ui.Env) ui.View {
	if s.stage != ready {
		return s.view(st, s.Help(st), s.page.Visible())
	}
	b, lk := st.Brief(), st.Look
	n := len(s.result.Readings)
	b.Text(lk.Quiet, fmt.Sprintf(english.DrillOf, n+1, s.Trials))
	b.Lines = append(b.Lines, lk.Selected.Render(ui.Cut(" "+fmt.Sprintf(english.DrillPressScale, s.load(), s.Unit)+" ", b.Width)))
	b.Gap()
	cursor := typing(st, b, english.DrillScaleRead, s.typed)
	b.Gap()
	if s.note != "" {
		b.Text(lk.Warn, s.note)
	}
	for i := n - 1; i >= 0 && len(b.Lines) < ui.BodyRows(st.H); i-- { // the latest first
		s.row(st, b, i)
	}
	v := s.view(st, []keys.Hint{keys.Fixed("enter", english.DrillKeyEnter), keys.Fixed("esc", english.DrillKeyEnd)}, b.Lines)
	v.Cursor = cursor
	return v
}
