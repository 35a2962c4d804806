// Package drill is the screens on which a student trains the hands: blind holds, the
// rhythm of press and rest, readings of a scale, and the force on a gauge.
//
// In the timed drills the target is shown and the clock hidden: nothing on the screen moves during a
// hold. A press is timed at the moment its key message arrives, before anything else is done.
package drill

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/gauge"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options say what to drill, and connect the screen to the outside.
type Options struct {
	// Exercise is complete, but on a gauge the screen asks for levels if there are none.
	training.Exercise

	Name string // of the protocol
	Why  string // a sentence on why this drill; "" for none

	Gauge string       // its name
	Open  func() Gauge // begins to read it; nil where there is none

	Now func() time.Time // the time of day, for the record
	// Gap is how soon after a press of the primary key another one is ignored, where nothing tells
	// when it is let go.
	Gap time.Duration
	// Keep records a result. It is called from a command.
	Keep func(training.Result) error
}

// Gauge gives the readings of a force gauge.
type Gauge interface {
	// Next waits for the next batch; false once over is closed.
	Next(over <-chan struct{}) (gauge.Batch, bool)
	Close()
}

// New is the screen of a drill.
func New(o Options) ui.Screen {
	s := &screen{Options: o, stage: reading}
	switch {
	case o.Drill == training.Pressure:
		s.kind = &scale{s}
	case o.Drill.Forces():
		s.kind = newForce(s)
	default:
		s.kind = &timed{screen: s}
	}
	return s
}

// stage is how far a drill has come.
type stage string

const (
	reading stage = "reading" // what to do
	asking  stage = "asking"  // the student types what a scale read, a target or the band
	trying  stage = "trying"  // the hands are at it, blind or on a gauge
	done    stage = "done"    // the scores are read
)

// screen is the screen of any drill: first the instructions, then the trials, then the scores. The
// kind of drill does what differs.
type screen struct {
	Options

	kind  kind
	stage stage
	page  ui.Page // the instructions or the scores
	laid  bool    // the instructions are those for a terminal that reports key releases
	note  string  // what went wrong with the last trial
	input textinput.Model

	gauge Gauge // nil when it is not being read
	over  chan struct{}

	result  training.Result
	handed  bool  // the result was handed over to be recorded
	settled bool  // recording it has succeeded or failed
	err     error // why it failed
}

// kind is what differs between the kinds of drills.
type kind interface {
	instructions(ui.Env, *ui.Body)
	// start begins the first trial.
	start(ui.Env)
	// update gets every message first. The screen then handles keys on the instructions and scores.
	update(ui.Env, tea.Msg) ui.Step
	// trial draws the current trial, or the question for what is still missing.
	trial(ui.Env) ([]string, *tea.Cursor)
	// keys lists the keys that can act now. On the instructions and scores the screen adds the common
	// ones.
	keys(ui.Env) []keys.Hint
	// details writes the trials of the result.
	details(*ui.Body)
}

// Init shows the instructions, and begins to read the gauge.
func (s *screen) Init(st ui.Env) tea.Cmd {
	s.lay(st)
	if s.Open == nil {
		return nil
	}
	s.gauge, s.over = s.Open(), make(chan struct{})
	return s.listen()
}

// Types tells whether a number is being typed.
func (s *screen) Types(ui.Env) bool { return s.stage == asking }

// Careful tells whether keys need care: in all drills but the typed one, a press too many is a trial.
func (s *screen) Careful() bool { return s.Drill != training.Pressure }

// Update handles a key, a batch of the gauge, or how recording the result went.
func (s *screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	reads := s.reads()
	step := s.kind.update(st, msg)
	switch msg := msg.(type) {
	case ui.Press:
		if reads {
			step = s.read(st, msg)
		}
	case tea.PasteMsg:
		s.write(msg.Content)
	case ui.Kept:
		if s.handed {
			s.settled, s.err = true, msg.Err
		}
	}
	s.lay(st)
	return step
}

// reads tells whether the instructions or the scores are shown.
func (s *screen) reads() bool { return s.stage == reading || s.stage == done }

// modeKey changes the mode.
const modeKey = "c"

// read handles a key on the instructions or the scores.
func (s *screen) read(st ui.Env, msg ui.Press) ui.Step {
	switch {
	case msg.Has(keymap.Primary):
		s.result, s.handed, s.settled, s.err = s.Begin(s.Now()), false, false, nil
		s.note, s.page = "", ui.Page{}
		s.kind.start(st)
	case msg.Has(keymap.Close):
		return ui.Step{Leave: true}
	case s.page.TurnAny(msg.Actions):
	case keys.Is(msg.KeyPressMsg, modeKey):
		s.Mode = s.Mode.Other()
	}
	return ui.Step{}
}

// ask begins an empty line in which numbers are typed.
func (s *screen) ask() {
	const bytes = 160
	s.stage, s.page, s.input = asking, ui.Page{}, ui.NewInput(bytes)
}

// enter handles a key in that line, and returns the names of enter and esc.
func (s *screen) enter(msg ui.Press) string {
	switch name := keys.Name(msg.KeyPressMsg); {
	case name == "enter", name == "esc":
		return name
	case msg.Text != "":
		s.write(msg.Text)
	default:
		s.input, _ = s.input.Update(msg.KeyPressMsg)
	}
	return ""
}

// write types the characters that a number can have, and drops the others.
func (s *screen) write(text string) {
	if s.stage == asking {
		text = strings.Map(func(r rune) rune {
			if strings.ContainsRune("0123456789.,% ", r) {
				return r
			}
			return -1
		}, text)
		s.input, _ = s.input.Update(tea.PasteMsg{Content: text})
	}
}

// typing draws that line.
func (s *screen) typing(st ui.Env, b *ui.Body, lead string) *tea.Cursor {
	typed, x := ui.Typed(s.input, max(b.Width-ui.Width(lead)-1, 1))
	b.Lines = append(b.Lines, st.Look.Text.Render(lead+typed))
	return tea.NewCursor(ui.Margin(st.W)+ui.Width(lead)+x, ui.BodyTop(st.H)+len(b.Lines)-1)
}

// finish shows the scores, or the instructions if there is nothing to score. The current trial does
// not count.
func (s *screen) finish() ui.Step {
	s.stage, s.page = done, ui.Page{}
	if s.result.Trials() == 0 {
		s.stage = reading
	}
	return ui.Step{Keep: s.save()}
}

// save hands the result over to be recorded; nil if it has no trials, or was handed over before.
func (s *screen) save() func() error {
	if s.handed || s.result.Trials() == 0 {
		return nil
	}
	s.handed = true
	keep, result := s.Keep, s.result
	return func() error { return keep(result) }
}

// listen waits for news of the gauge.
func (s *screen) listen() tea.Cmd {
	g, over := s.gauge, s.over
	return func() tea.Msg {
		if b, ok := g.Next(over); ok {
			return b
		}
		return nil
	}
}

// Close records the trials so far, and closes the gauge.
func (s *screen) Close(ui.Env) func() error {
	keep := s.save()
	if s.gauge == nil {
		return keep
	}
	close(s.over)
	return func() error {
		defer s.gauge.Close()
		if keep == nil {
			return nil
		}
		return keep()
	}
}

// Wait is for ever, except that the instructions change once it is known whether the terminal reports
// key releases.
func (s *screen) Wait(st ui.Env) (time.Duration, bool) {
	return 0, s.stage == reading && s.laid != st.Releases
}

func (s *screen) lay(st ui.Env) {
	b := st.Brief()
	switch s.stage {
	case reading:
		if s.Why != "" {
			b.Text(st.Look.Text, s.Why)
			b.Gap()
		}
		s.kind.instructions(st, b)
		s.laid = st.Releases
	case done:
		s.report(b)
	}
	s.page.Set(b.Lines, ui.TextWidth(st.W), ui.BodyRows(st.H))
}

// report writes the scores, the trials, and whether the result was recorded.
func (s *screen) report(b *ui.Body) {
	if s.note != "" {
		b.Text(b.Look.Warn, s.note)
	}
	if s.err != nil {
		b.Text(b.Look.Warn, fmt.Sprintf(english.PracticeNotKept, s.err))
	}
	b.Facts(s.result.Facts())
	s.kind.details(b)
	b.Gap()
	if s.settled && s.err == nil {
		b.Text(b.Look.Quiet, english.DrillKept)
	}
}

// View draws the drill under a head that names it and its protocol.
func (s *screen) View(st ui.Env) ui.View {
	head := plain.Capital(s.Drill.Words())
	if s.Name != "" {
		head = fmt.Sprintf("%s: %s", head, s.Name)
	}
	v := ui.View{Title: s.Drill.Words()}
	body := s.page.Visible()
	if !s.reads() {
		body, v.Cursor = s.kind.trial(st)
	}
	v.Content = st.Screenful(ui.Cut(head, ui.TextWidth(st.W)), s.Help(st), body)
	return v
}

// Help lists the keys that can act now.
func (s *screen) Help(st ui.Env) []keys.Hint {
	k, own := st.Keys, s.kind.keys(st)
	switch {
	case s.stage == asking:
		return own
	case !s.reads():
		return keys.Enabled(append(own, k.Hint(keymap.Help, english.HintKeys).AtFoot())...)
	}
	does := english.DrillKeyBegin
	if s.stage == done {
		does = english.DrillKeyAgain
	}
	more, mode := k.Hint(keymap.Down, english.ScreenMore).AtFoot(), keys.Fixed(modeKey, s.Mode.Other().Words())
	return keys.Enabled(slices.Concat(
		[]keys.Hint{k.Hint(keymap.Primary, does), keys.If(!s.page.AtEnd(), more), keys.If(s.Mode != "", mode)},
		own,
		[]keys.Hint{k.Hint(keymap.Close, english.ScreenBack), k.Hint(keymap.Help, english.HintKeys).AtFoot()},
	)...)
}
