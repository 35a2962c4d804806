// Package practice is the screen of a student's own record: what to practise next and
// why, what goes worst, and the course of every drill.
package practice

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options connect the screen to the outside.
type Options struct {
	// Past reads the record of practice. It is called from a command, again after every drill.
	Past func() (training.Past, error)
	// Protocols lists the protocols. It is called from the same command.
	Protocols func() []protocol.Protocol
	Now       func() time.Time
	// Open makes the screen of a drill or a quiz; nil if it can't be opened.
	Open func(training.Suggestion) ui.Screen
}

// screen is the record of practice on the screen.
type screen struct {
	opts Options
	read ui.Reading

	training.Overview

	at   ui.List // 0 is the suggestion, and 1 the first series
	deep bool    // the series under the cursor is shown by itself
	page ui.Page
}

// New is the screen.
func New(o Options) ui.Screen { return &screen{opts: o} }

// record is what was practised, and what can be.
type record struct {
	past      training.Past
	protocols []protocol.Protocol
}

// Init reads the record.
func (p *screen) Init(st ui.Env) tea.Cmd {
	p.lay(st)
	return p.fetch()
}

func (p *screen) fetch() tea.Cmd {
	return ui.Load(func() (record, error) {
		past, err := p.opts.Past()
		return record{past, p.opts.Protocols()}, err
	})
}

// Update handles a key or the record.
func (p *screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Loaded[record]:
		p.read = msg.Reading
		p.take(msg.Value)
	case ui.Press:
		step = p.press(msg)
	case ui.Return, ui.Kept: // there may be something new
		step = ui.Step{Cmd: p.fetch()}
	}
	p.lay(st)
	return step
}

func (p *screen) take(r record) {
	p.Overview = training.NewOverview(r.protocols, r.past, p.opts.Now())
	p.at.Fit(p.rows(), p.rows())
	if _, ok := p.marked(); !ok {
		p.deep = false
	}
}

// rows is how many rows can be marked.
func (p *screen) rows() int { return 1 + len(p.Series) + len(p.Standings) }

// marked is the series under the cursor, if there is one.
func (p *screen) marked() (training.Series, bool) {
	if i := p.at.Cursor() - 1; i >= 0 && i < len(p.Series) {
		return p.Series[i], true
	}
	return training.Series{}, false
}

func (p *screen) press(msg ui.Press) ui.Step {
	has := msg.Has
	_, series := p.marked()
	switch {
	case has(keymap.Close) && p.deep:
		p.deep, p.page = false, ui.Page{}
	case has(keymap.Close):
		return ui.Step{Leave: true}
	case has(keymap.Primary) && series && !p.deep:
		p.deep, p.page = true, ui.Page{}
	case has(keymap.Primary):
		return p.open()
	case p.deep:
		p.page.TurnAny(msg.Actions)
	default:
		p.at.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

// open opens what the row under the cursor stands for.
func (p *screen) open() ui.Step {
	if s, ok := p.wanted(); ok {
		return ui.Step{Open: p.opts.Open(s)}
	}
	return ui.Step{}
}

// wanted is what the row under the cursor stands for: the suggestion, the drill of a series, or a
// protocol's drill or quiz, whichever had more misses.
func (p *screen) wanted() (training.Suggestion, bool) {
	if s, ok := p.marked(); ok {
		return s.Again(), true
	}
	if p.at.Cursor() == 0 {
		return p.Next, p.HasNext
	}
	s := p.Standings[p.at.Cursor()-1-len(p.Series)]
	if s.Holds.Share() >= s.Quiz.Share() && s.Holds.Of > 0 {
		return training.Suggestion{Exercise: training.BlindHolds(s.Protocol)}, true
	}
	return training.Suggestion{Exercise: training.Exercise{Protocol: s.Protocol}, Quiz: true}, true
}

// Help lists the keys that can act now.
func (p *screen) Help(st ui.Env) []keys.Hint {
	k, first, last := st.Keys, p.at.AtFirst(), p.at.AtLast()
	up, down := k.Hint(keymap.Up, english.PracticeKeyUp), k.Hint(keymap.Down, english.PracticeKeyDown)
	if p.deep {
		first, last = p.page.AtTop(), p.page.AtEnd()
		up, down = k.Hint(keymap.Up, english.ScrollUp), k.Hint(keymap.Down, english.ScrollDown).InBrief(english.ScreenMore)
	}
	_, opens := p.wanted()
	return keys.Enabled(
		keys.If(opens, k.Hint(keymap.Primary, p.does())), keys.If(!first, up.InBrief("")), keys.If(!last, down),
		k.Hint(keymap.Close, english.ScreenBack), k.Hint(keymap.Help, english.HintKeys).AtFoot(),
	)
}

// does says what the primary key does.
func (p *screen) does() string {
	switch _, series := p.marked(); {
	case p.deep:
		return english.PracticeKeyAgain
	case series:
		return english.PracticeKeyCloser
	default:
		return english.PracticeKeyDo
	}
}
