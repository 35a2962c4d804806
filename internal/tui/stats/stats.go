// Package trends is the screen of statistics: how much was done week by week, and how
// client-reported scores went, of everyone or one client, everywhere or at one site.
package trends

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/stats"
	"presshold/internal/tui/clients"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options connect the screen to what lies outside it.
type Options struct {
	// Scope is what is looked at first.
	Scope stats.Scope
	// Read works out statistics; it is called in a command.
	Read func(stats.Scope) (stats.Report, error)
	// Clients lists the codes of the clients, the one to offer first before the others; it
	// is called in a command.
	Clients func() ([]string, error)
	Now     func() time.Time
}

// tab is one of the views of the statistics.
type tab int

// The faces, in the order in which they follow each other.
const (
	numbers tab = iota
	weeks
	scores
	faces // how many there are
)

func (f tab) String() string { return [...]string{"numbers", "weeks", "scores"}[f] }

// trends is the screen.
type trends struct {
	opts   Options
	scope  stats.Scope
	loaded ui.Reading
	report stats.Report
	places []stats.PlaceDone // of the client, everywhere

	face    tab
	page    ui.Page
	chooser *clients.Chooser // while a client is chosen
}

// New is the screen.
func New(o Options) ui.Screen { return &trends{opts: o, scope: o.Scope} }

// readMsg brings statistics.
type readMsg struct {
	scope  stats.Scope
	report stats.Report
	places []stats.PlaceDone
	err    error
}

// clientsMsg brings the clients to choose from.
type clientsMsg struct {
	codes []string
	err   error
}

// Init reads the record.
func (t *trends) Init(st ui.Env) tea.Cmd {
	t.lay(st)
	return t.read()
}

// read reads what is looked at, and which places there are to look at.
func (t *trends) read() tea.Cmd {
	scope, places, anew := t.scope, t.places, t.places == nil
	return func() tea.Msg {
		report, err := t.opts.Read(scope)
		switch {
		case !anew || err != nil:
		case scope.Place == stats.Place{}:
			places = report.Places
		default:
			var all stats.Report
			all, err = t.opts.Read(stats.Scope{Client: scope.Client, Since: scope.Since})
			places = all.Places
		}
		return readMsg{scope, report, places, err}
	}
}

// Update takes in a key or what was read.
func (t *trends) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case readMsg:
		if msg.scope == t.scope { // else something else is wanted by now
			t.loaded, t.report, t.places = ui.Read(msg.err), msg.report, msg.places
		}
	case clientsMsg:
		if t.loaded = ui.Read(msg.err); msg.err == nil {
			t.chooser, t.page = clients.NewChooser(msg.codes, t.scope.Client, clients.Everyone), ui.Page{}
		}
	case ui.Click:
		if t.chooser != nil {
			step = t.chosen(t.chooser.Click(t.page.Line(msg.Row)))
		}
	case tea.PasteMsg:
		if t.chooser != nil {
			t.chooser.Typed(msg.Content)
		}
	case ui.Press:
		step = t.press(msg)
	case ui.Return, ui.Kept: // there may be something new
		t.places = nil
		step.Cmd = t.read()
	}
	t.lay(st)
	return step
}

func (t *trends) press(msg ui.Press) ui.Step {
	has := msg.Has
	switch {
	case t.chooser != nil:
		return t.chosen(t.chooser.Press(msg))
	case has(keymap.Close):
		return ui.Step{Leave: true}
	case has(keymap.Next) || has(keymap.Primary):
		t.turn(1)
	case has(keymap.Back):
		t.turn(-1)
	case has(keymap.Filter):
		return ui.Step{Cmd: func() tea.Msg {
			codes, err := t.opts.Clients()
			return clientsMsg{codes, err}
		}}
	case has(keymap.Up):
		return t.move(-1)
	case has(keymap.Down):
		return t.move(1)
	default:
		t.page.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

// turn shows another face.
func (t *trends) turn(by tab) {
	t.face = (t.face + by + faces) % faces
	t.page = ui.Page{}
}

// sites are the places to choose from: everywhere, then those where something was done.
func (t *trends) sites() []stats.Place {
	sites := []stats.Place{{}}
	for _, p := range t.places {
		if p.Place != (stats.Place{}) {
			sites = append(sites, p.Place)
		}
	}
	if !slices.Contains(sites, t.scope.Place) { // it was asked for from outside
		sites = append(sites, t.scope.Place)
	}
	return sites
}

// move looks at the site before or after the one at hand.
func (t *trends) move(by int) ui.Step {
	sites := t.sites()
	to := slices.Index(sites, t.scope.Place) + by
	if to < 0 || to >= len(sites) {
		return ui.Step{}
	}
	t.scope.Place = sites[to]
	return ui.Step{Cmd: t.read()}
}

// chosen shows a client's trends once one was chosen.
func (t *trends) chosen(client string, done bool) ui.Step {
	if !done {
		return ui.Step{}
	}
	t.chooser, t.page = nil, ui.Page{}
	if client == t.scope.Client {
		return ui.Step{}
	}
	t.scope.Client, t.scope.Place, t.places = client, stats.Place{}, nil
	return ui.Step{Cmd: t.read()}
}

// Types tells whether a client's code is typed.
func (t *trends) Types(ui.Env) bool { return t.chooser != nil }

// Wait is for ever.
func (t *trends) Wait(ui.Env) (time.Duration, bool) { return 0, false }

// Help lists the keys that can act now.
func (t *trends) Help(st ui.Env) []key.Binding {
	k := st.Keys
	if t.chooser != nil {
		return t.chooser.Hints(k)
	}
	hints := []key.Binding{
		k.Full(keymap.Next, t.after(1).String()), k.Full(keymap.Back, t.after(-1).String()),
	}
	if len(t.sites()) > 1 {
		hints = append(hints, k.Full(keymap.Up, "site before"), k.Full(keymap.Down, "next site"))
	}
	hints = append(hints, k.Full(keymap.Filter, "choose a client"))
	if !t.page.Fits() {
		hints = append(hints, k.Full(keymap.PageUp, "scroll up"), k.Full(keymap.PageDown, "scroll down"))
	}
	return keys.Enabled(append(hints, k.Full(keymap.Close, "back"))...)
}

// after is the face that comes after this one, or before it.
func (t *trends) after(by tab) tab { return (t.face + by + faces) % faces }
