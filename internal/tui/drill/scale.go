package drill

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// scale is the pressure drill: the student presses a scale without looking, and then types its
// reading.
type scale struct{ *screen }

func (s *scale) instructions(st ui.Env, b *ui.Body) {
	b.Text(st.Look.Text, english.DrillHowScale)
	b.Gap()
	b.MarkedField(english.DrillFieldTargets, s.LoadsWords())
	b.Field(english.DrillFieldTrials, phrase.Count(s.Trials, "press"))
	b.Gap()
	b.Text(st.Look.Text, english.DrillNoSensing)
	b.Text(st.Look.Quiet, fmt.Sprintf(english.DrillAfter, english.DrillPressureSource))
}

func (s *scale) start(ui.Env) { s.ask() }

func (s *scale) update(_ ui.Env, msg tea.Msg) ui.Step {
	press, ok := msg.(ui.Press)
	if !ok || s.stage != asking {
		return ui.Step{}
	}
	switch s.enter(press) {
	case "enter":
		return s.take(s.input.Value())
	case "esc":
		s.note = ""
		return s.finish()
	default:
		return ui.Step{}
	}
}

func (s *scale) take(typed string) ui.Step {
	if typed == "" {
		return ui.Step{}
	}
	s.ask()
	s.note = ""
	shown, err := s.ParseReading(typed)
	if err != nil {
		s.note = err.Error()
		return ui.Step{}
	}
	s.result.Readings = append(s.result.Readings, training.Reading{Target: s.Load(len(s.result.Readings)), Shown: shown})
	if len(s.result.Readings) >= s.Trials {
		return s.finish()
	}
	return ui.Step{}
}

func (s *scale) trial(st ui.Env) ([]string, *tea.Cursor) {
	b, lk := st.Brief(), st.Look
	n := len(s.result.Readings)
	b.Text(lk.Quiet, fmt.Sprintf(english.NumberOf, n+1, s.Trials))
	press := ui.Fitting(b.Width-2, fmt.Sprintf(english.DrillPressScale, s.Load(n), s.Unit), fmt.Sprintf(english.DrillPressBrief, s.Load(n), s.Unit))
	b.Lines = append(b.Lines, lk.Selected.Render(ui.Cut(" "+press+" ", b.Width)))
	b.Gap()
	cursor := s.typing(st, b, english.DrillScaleRead)
	b.Gap()
	if s.note != "" {
		b.Text(lk.Warn, s.note)
	}
	for i := n - 1; i >= 0 && len(b.Lines) < ui.BodyRows(st.H); i-- { // the latest first
		s.row(b, i)
	}
	return b.Lines, cursor
}

func (s *scale) keys(ui.Env) []keys.Hint {
	if s.stage != asking {
		return nil
	}
	return []keys.Hint{keys.Fixed("enter", english.DrillKeyEnter), keys.Fixed("esc", english.DrillKeyEnd)}
}

func (s *scale) details(b *ui.Body) {
	b.Gap()
	for i := range s.result.Readings {
		s.row(b, i)
	}
}

func (s *scale) row(b *ui.Body, i int) {
	b.Text(b.Look.Text, fmt.Sprintf("%3d  %s", i+1, s.result.Readings[i].Words(s.Unit)))
}
