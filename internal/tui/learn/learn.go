// Package learn is the lesson of one protocol on the screen: a step at a time, at the
// student's pace, with a moving picture of the rhythm, and at the end a run at half,
// normal or double speed.
package learn

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/training"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options are what a lesson needs from outside.
type Options struct {
	Lesson training.Lesson
	// Plan makes the plan to run, with the user's settings. It is called from Update.
	Plan func() (*protocol.Plan, error)
}

// Screen is the lesson on the screen. Make one with New.
type Screen struct {
	opts    Options
	at      int // index of the step that is shown
	page    ui.Page
	pace    int // index of the pace chosen for the run
	problem string

	figure draw.Rhythm
	rows   int // of the figure; zero if there is no room for one
	play   play
}

// New opens a lesson at its first step.
func New(o Options) *Screen { return &Screen{opts: o, pace: 1} }

// Pace is a speed to run at.
type Pace struct {
	Speed session.Speed
	Words string
}

// Paces are the speeds offered at the end of a lesson, the slowest first.
func Paces() []Pace {
	return []Pace{{0.5, english.LessonHalfSpeed}, {1, english.LessonNormalSpeed}, {2, english.LessonDoubleSpeed}}
}

// step is the step that is shown.
func (s *Screen) step() training.LessonStep { return s.opts.Lesson.Steps[s.at] }

func (s *Screen) last() bool { return s.at == len(s.opts.Lesson.Steps)-1 }

// Init shows the first step.
func (s *Screen) Init(st ui.Env) tea.Cmd {
	s.turnTo(st, 0)
	return nil
}

// Update handles a key, and lays the step out again.
func (s *Screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	var out ui.Step
	switch msg := msg.(type) {
	case ui.Press:
		out = s.press(st, msg)
	case ui.Return:
		s.play.start(st.Now)
	}
	s.lay(st)
	return out
}

func (s *Screen) press(st ui.Env, msg ui.Press) ui.Step {
	s.problem = ""
	switch has := msg.Has; {
	case has(keymap.Primary):
		return s.primary(st)
	case has(keymap.Next):
		s.turnTo(st, s.at+1)
	case has(keymap.Back):
		s.turnTo(st, s.at-1)
	case has(keymap.Top):
		s.turnTo(st, 0)
	case has(keymap.Bottom):
		s.turnTo(st, len(s.opts.Lesson.Steps)-1)
	case has(keymap.Pause):
		s.play.toggle(st.Now, s.figure)
	case s.last() && has(keymap.Up):
		s.pace = max(s.pace-1, 0)
	case s.last() && has(keymap.Down):
		s.pace = min(s.pace+1, len(Paces())-1)
	case has(keymap.Close):
		return ui.Step{Leave: true}
	default:
		s.page.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

// primary does the obvious next thing: scroll on, go to the next step, or run.
func (s *Screen) primary(st ui.Env) ui.Step {
	switch {
	case !s.last() && !s.page.AtEnd():
		s.page.Turn(keymap.PageDown)
	case !s.last():
		s.turnTo(st, s.at+1)
	default:
		plan, err := s.opts.Plan()
		if err != nil {
			s.problem = err.Error()
			break
		}
		return ui.Step{Run: plan, Speed: Paces()[s.pace].Speed}
	}
	return ui.Step{}
}

// turnTo shows the step of an index, if there is one, and plays its figure.
func (s *Screen) turnTo(st ui.Env, at int) {
	if at < 0 || at >= len(s.opts.Lesson.Steps) {
		return
	}
	s.at, s.page = at, ui.Page{}
	s.play.start(st.Now)
	s.lay(st)
}

// Wait is how long the playhead stays in its column; for ever if nothing is playing.
func (s *Screen) Wait(st ui.Env) (time.Duration, bool) {
	return s.play.wait(st.Now, s.figure)
}

// Help lists the keys that can act at this step.
func (s *Screen) Help(st ui.Env) []keys.Hint {
	k, up := st.Keys, keymap.Up
	scroll := k.Hint(keymap.Down, english.ScrollDown).InBrief("") // the primary key does it, too
	last, more := s.last(), !s.last() && !s.page.AtEnd()
	primary, picture := english.HintNext, english.LessonKeyPlay
	switch {
	case last:
		primary = english.ScreenRun
		up = keymap.PageUp // the arrows choose the speed
		scroll = k.Hint(keymap.PageDown, english.ScrollDown).InBrief(english.ScreenMore)
	case more:
		primary = english.ScreenMore
	}
	if _, moving := s.play.at(st.Now, s.figure); moving {
		picture = english.LessonKeyStop
	}
	return keys.Enabled(
		k.Hint(keymap.Primary, primary),
		keys.If(last && s.pace > 0, k.Hint(keymap.Up, english.LessonKeySlower)),
		keys.If(last && s.pace < len(Paces())-1, k.Hint(keymap.Down, english.LessonKeyFaster)),
		keys.If(!s.page.AtEnd(), scroll), keys.If(more, k.Hint(keymap.Next, english.HintNext)),
		keys.If(s.at > 0, k.Hint(keymap.Back, english.ScreenBack)),
		keys.If(s.rows > 0, k.Hint(keymap.Pause, picture)),
		k.Hint(keymap.Close, english.ScreenClose),
		keys.If(!s.page.AtTop(), k.Hint(up, english.ScrollUp).InBrief("")),
		keys.If(s.at > 0, k.Hint(keymap.Top, english.LessonKeyFirst).InBrief("")),
		keys.If(!last, k.Hint(keymap.Bottom, english.LessonKeyLast).InBrief("")),
	)
}

// play plays a figure a few times. Then the figure stands still, so that a lesson left open costs
// nothing.
type play struct {
	began time.Duration // by the program's clock
	still bool          // it was stopped by hand
}

const (
	turns = 3                // how often it is played
	turn  = 90 * time.Second // how long one may take; a longer one is played faster
)

func (p *play) start(now time.Duration) { *p = play{began: now} }

// toggle stops a moving figure, and restarts one that stands still.
func (p *play) toggle(now time.Duration, f draw.Rhythm) {
	if _, moving := p.at(now, f); moving {
		p.still = true
		return
	}
	p.start(now)
}

// times is how many times faster than the protocol a figure is played.
func times(f draw.Rhythm) int {
	for _, n := range [...]int{1, 2, 3, 5, 10, 20, 50, 100} {
		if f.Lasts() <= turn*time.Duration(n) {
			return n
		}
	}
	return int((f.Lasts() + turn - 1) / turn)
}

// at is the time within the figure; false if it stands still.
func (p *play) at(now time.Duration, f draw.Rhythm) (time.Duration, bool) {
	if p.still || f.Lasts() == 0 {
		return 0, false
	}
	played := (now - p.began) * time.Duration(times(f))
	if played < 0 || played >= turns*f.Lasts() {
		return 0, false
	}
	return played % f.Lasts(), true
}

// wait is how long the playhead stays in its column; false for ever.
func (p *play) wait(now time.Duration, f draw.Rhythm) (time.Duration, bool) {
	at, ok := p.at(now, f)
	if !ok {
		return 0, false
	}
	next, ok := f.Next(at)
	n := time.Duration(times(f))
	return (next - at + n - 1) / n, ok
}
