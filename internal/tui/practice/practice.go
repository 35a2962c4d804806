// Package practice is the screen of a student's own record: what to practise next and
// why, what goes worst, and the course of every drill.
package practice

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options connect the screen to what lies outside it.
type Options struct {
	// Past is the record of practice; it is called in a command, again after every drill.
	Past func() (training.Past, error)
	// Protocols are those at hand; it is called in the same command.
	Protocols func() []protocol.Protocol
	Now       func() time.Time
	// Open is the screen of a drill or a quiz; nil for one that can't be opened.
	Open func(training.Suggestion) ui.Screen
}

// progress is the screen.
type progress struct {
	opts Options
	read ui.Reading

	next      training.Suggestion
	any       bool // there is something to suggest
	streak    training.Streak
	standings []training.Standing
	series    []training.Series
	names     map[string]string // of protocols, by id

	at   ui.List // 0 is the suggestion, and 1 the first series
	deep bool    // the series under the cursor is shown by itself
	page ui.Page
}

// New is the screen.
func New(o Options) ui.Screen { return &progress{opts: o} }

// readMsg brings the record.
type readMsg struct {
	past      training.Past
	protocols []protocol.Protocol
	err       error
}

// Init reads the record.
func (p *progress) Init(st ui.Env) tea.Cmd {
	p.lay(st)
	return p.fetch()
}

func (p *progress) fetch() tea.Cmd {
	return func() tea.Msg {
		past, err := p.opts.Past()
		return readMsg{past, p.opts.Protocols(), err}
	}
}

// Update takes in a key or the record.
func (p *progress) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case readMsg:
		p.take(msg)
	case ui.Press:
		step = p.press(msg)
	case ui.Return, ui.Kept: // there may be something new
		step = ui.Step{Cmd: p.fetch()}
	}
	p.lay(st)
	return step
}

func (p *progress) take(msg readMsg) {
	now := p.opts.Now()
	p.read = ui.Read(msg.err)
	p.next, p.any = training.Suggest(msg.protocols, msg.past, now)
	p.streak = training.StreakOf(msg.past, now)
	p.standings = training.Standings(msg.past)
	p.series = training.Trends(msg.past.Results)
	p.names = map[string]string{}
	for _, pr := range msg.protocols {
		p.names[pr.ID] = pr.Name
	}
	p.at.Fit(p.rows(), p.rows())
	if _, ok := p.marked(); !ok {
		p.deep = false
	}
}

// rows is how many rows can be marked.
func (p *progress) rows() int { return 1 + len(p.series) + len(p.standings) }

// marked is the series under the cursor, if there is one.
func (p *progress) marked() (training.Series, bool) {
	if i := p.at.Cursor() - 1; i >= 0 && i < len(p.series) {
		return p.series[i], true
	}
	return training.Series{}, false
}

// name is what a protocol is called; one that is no more is called by its id.
func (p *progress) name(id string) string {
	if name := p.names[id]; name != "" {
		return name
	}
	if id == "" {
		return "Your own target"
	}
	return id
}

func (p *progress) press(msg ui.Press) ui.Step {
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

// open opens what is suggested, or what the row under the cursor stands for.
func (p *progress) open() ui.Step {
	if s, ok := p.wanted(); ok {
		return ui.Step{Open: p.opts.Open(s)}
	}
	return ui.Step{}
}

// wanted is what to practise by the row under the cursor: the drill of a series, or,
// of a protocol, whichever of drill and quiz misses more.
func (p *progress) wanted() (training.Suggestion, bool) {
	if s, ok := p.marked(); ok {
		return s.Again(), true
	}
	if p.at.Cursor() == 0 {
		return p.next, p.any
	}
	s := p.standings[p.at.Cursor()-1-len(p.series)]
	if s.Holds.Share() >= s.Quiz.Share() && s.Holds.Of > 0 {
		return training.Suggestion{Exercise: training.BlindHolds(s.Protocol)}, true
	}
	return training.Suggestion{Exercise: training.Exercise{Protocol: s.Protocol}, Quiz: true}, true
}

// Wait is for ever.
func (p *progress) Wait(ui.Env) (time.Duration, bool) { return 0, false }

// Help lists the keys that can act now.
func (p *progress) Help(st ui.Env) []key.Binding {
	k := st.Keys
	return keys.Enabled(
		k.Full(keymap.Primary, p.does()), k.Full(keymap.Up, "up"), k.Full(keymap.Down, "down"), k.Full(keymap.Close, "back"),
	)
}

// does says what the primary key does.
func (p *progress) does() string {
	switch _, series := p.marked(); {
	case p.deep:
		return "drill it again"
	case series:
		return "look closer"
	default:
		return "practise this"
	}
}
