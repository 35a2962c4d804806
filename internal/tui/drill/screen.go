package drill

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// stage is how far a drill has come.
type stage string

const (
	asking   stage = "asking"   // the student types a target or the band
	reading  stage = "reading"  // what to do
	ready    stage = "ready"    // to press: for the first time, or again
	pressing stage = "pressing" // blind, or on a gauge
	resting  stage = "resting"  // blind, in a rhythm
	done     stage = "done"     // the scores are read
)

// screen is what the screens of all drills share: what to do is read, the trials are done,
// and the scores are read.
type screen struct {
	Options

	stage stage
	page  ui.Page // what is read
	note  string  // what went wrong with the last trial

	result  training.Result
	handed  bool  // the result was handed over
	settled bool  // and was kept, or not
	err     error // why not
}

// reads reports whether something is read, and no trial is under way.
func (s *screen) reads() bool { return s.stage == reading || s.stage == done }

// begin begins the drill, or begins it again.
func (s *screen) begin(at stage) {
	s.result, s.handed, s.settled, s.err = s.Begin(s.Now()), false, false, nil
	s.stage, s.note, s.page = at, "", ui.Page{}
}

// finish goes to the scores, or back to what to do where there is nothing to score. The
// trial at hand does not count.
func (s *screen) finish() ui.Step {
	s.stage, s.page = done, ui.Page{}
	if s.result.Trials() == 0 {
		s.stage = reading
	}
	return ui.Step{Keep: s.save()}
}

// Close is how to keep what the drill has brought so far.
func (s *screen) Close(ui.Env) func() error { return s.save() }

// save hands the result over, if there is anything in it that was not.
func (s *screen) save() func() error {
	if s.Keep == nil || s.handed || s.result.Trials() == 0 {
		return nil
	}
	s.handed = true
	keep, result := s.Keep, s.result
	return func() error { return keep(result) }
}

// saved takes note of how that went.
func (s *screen) saved(k ui.Kept) {
	if s.handed {
		s.settled, s.err = true, k.Err
	}
}

// head names the drill and its protocol.
func (s *screen) head() string {
	if s.Name == "" {
		return phrase.Capital(s.Drill.Words())
	}
	return fmt.Sprintf(english.DrillHead, phrase.Capital(s.Drill.Words()), s.Name)
}

// view draws a body under the head.
func (s *screen) view(st ui.Env, hints []keys.Hint, body []string) ui.View {
	return ui.View{
		Content: st.Screenful(ui.Cut(s.head(), ui.TextWidth(st.W)), hints, body),
		Title:   fmt.Sprintf(english.DrillWindow, s.Drill.Words()),
	}
}

// set fits what is read into the window.
func (s *screen) set(st ui.Env, b *ui.Body) {
	s.page.Set(b.Lines, ui.TextWidth(st.W), ui.BodyRows(st.H))
}

// intro begins what to read before the drill.
func (s *screen) intro(st ui.Env) *ui.Body {
	b := st.Brief()
	if s.Why != "" {
		b.Text(st.Look.Text, s.Why)
		b.Gap()
	}
	return b
}

// report is the scores, with what details write between them and what became of the result.
func (s *screen) report(st ui.Env, details func(*ui.Body)) *ui.Body {
	b := st.Brief()
	if s.note != "" {
		b.Text(st.Look.Warn, s.note)
	}
	if s.err != nil {
		b.Text(st.Look.Warn, fmt.Sprintf(english.PracticeNotKept, s.err))
	}
	b.Facts(s.result.Facts())
	details(b)
	b.Gap()
	switch {
	case s.Keep == nil:
		b.Text(st.Look.Quiet, english.DrillNoRecord)
	case s.settled && s.err == nil:
		b.Text(st.Look.Quiet, english.DrillKept)
	}
	return b
}

// does says what the primary key does while something is read.
func (s *screen) does() string {
	if s.stage == done {
		return english.DrillKeyAgain
	}
	return english.DrillKeyBegin
}

// help lists the keys while something is read, with those of the drill among them.
func (s *screen) help(st ui.Env, own ...keys.Hint) []keys.Hint {
	k := st.Keys
	return keys.Enabled(slices.Concat(
		[]keys.Hint{k.Hint(keymap.Primary, s.does()), keys.If(!s.page.AtEnd(), k.Hint(keymap.Down, english.ScreenMore).AtFoot())},
		own,
		[]keys.Hint{k.Hint(keymap.Close, english.ScreenLeave), k.Hint(keymap.Help, english.HintKeys).AtFoot()},
	)...)
}

// typing draws a line in which an answer is typed, and puts the cursor behind it.
func typing(st ui.Env, b *ui.Body, lead, typed string) *tea.Cursor {
	b.Lines = append(b.Lines, st.Look.Text.Render(lead+typed))
	return tea.NewCursor(ui.Margin(st.W)+len(lead)+len(typed), ui.BodyTop(st.H)+len(b.Lines)-1)
}
