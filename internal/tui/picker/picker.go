// Package picker is the screen on which a protocol or a treatment is chosen: a list, a filter that is
// typed, and a preview beside the list or on a screen of its own.
package picker

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/plain"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options connect the picker to what it offers. Functions may be nil; a nil one disables what
// it is for. They are called from Update and must not block, except for Library, which
// is called in a command. Client is also called from View.
type Options struct {
	// Library reads the protocols in the order for a client ("" for none), when they are first shown
	// and when the client changes.
	Library func(client string) Library
	// Open makes the screen that an action of keymap.Screens opens, about the item under the cursor.
	Open func(keymap.Action, Item) ui.Screen
	// Client returns the code of the current client, "" for none. It is nil where no record is
	// kept, and then no client can be chosen.
	Client func() string
}

// Current returns the client's code; "" for none.
func (o *Options) Current() string {
	if o.Client == nil {
		return ""
	}
	return o.Client()
}

// Screen is the picker.
type Screen struct {
	opts   Options
	latest func() ui.Screen

	library Library
	entries []entry // one for each item
	loaded  bool
	client  string // whose order it is in; "" for nobody's
	toTop   bool   // the next list begins with what that client had: so does the cursor

	filter string
	shown  []int   // items that match, best first
	at     ui.List // in shown
	err    string
}

// New returns the picker. Latest makes the summary of the current client's last run; nil if there is
// none.
func New(o Options, latest func() ui.Screen) *Screen { return &Screen{opts: o, latest: latest} }

// Load sets the library. For the same client as before, the cursor stays on its item.
func (p *Screen) Load(lib Library) {
	was, _ := p.selected()
	p.library, p.loaded = lib, true
	p.entries = make([]entry, len(lib.Items))
	for i, it := range lib.Items {
		id, name, summary := it.Head()
		p.entries[i] = entry{
			name: strings.ToLower(name), id: strings.ToLower(id), rest: strings.ToLower(summary + " " + it.origin() + it.tag()),
		}
	}
	p.setFilter(p.filter)
	if p.toTop {
		p.toTop = false
		return
	}
	for i, at := range p.shown {
		if lib.Items[at].ID() == was.ID() {
			p.at.To(i)
			break
		}
	}
}

// setFilter shows the items that match every word of text, the best first, with the cursor on it.
func (p *Screen) setFilter(text string) {
	p.filter = text
	p.shown = p.shown[:0]
	words := strings.Fields(strings.ToLower(text))
	scores := make([]int, len(p.entries))
	for i := range p.entries {
		if score, ok := p.entries[i].score(words); ok {
			scores[i] = score
			p.shown = append(p.shown, i)
		}
	}
	slices.SortStableFunc(p.shown, func(a, b int) int { return scores[b] - scores[a] })
	p.at.Fit(len(p.shown), p.at.Rows())
	p.at.To(0)
}

// selected returns the item under the cursor.
func (p *Screen) selected() (Item, bool) {
	if len(p.shown) == 0 {
		return Item{}, false
	}
	return p.library.Items[p.shown[p.at.Cursor()]], true
}

// widen clears the filter and keeps the cursor on its item.
func (p *Screen) widen() {
	at := p.shown[p.at.Cursor()]
	p.setFilter("")
	p.at.To(at)
}

// Init reads the library.
func (p *Screen) Init(st ui.Env) tea.Cmd {
	p.fit(st)
	return p.read()
}

func (p *Screen) fit(st ui.Env) { p.at.Fit(len(p.shown), ui.BodyRows(st.H)) }

// read reads the library if that wasn't done yet, or for another client.
func (p *Screen) read() tea.Cmd {
	client, read := p.opts.Current(), p.opts.Library
	if read == nil || p.loaded && p.client == client {
		return nil
	}
	p.toTop = p.client != client
	p.client = client
	return func() tea.Msg { return read(client) }
}

// Reload reads the library again if it was read before.
func (p *Screen) Reload() tea.Cmd {
	if !p.loaded {
		return nil
	}
	p.loaded = false
	return p.read()
}

// Starts returns true.
func (p *Screen) Starts() bool { return true }

// Update handles a key or a click, and reads the library again if the client has changed.
func (p *Screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	p.fit(st)
	switch msg := msg.(type) {
	case ui.Press:
		return p.press(msg)
	case ui.Click:
		return p.click(st, msg)
	case tea.PasteMsg:
		if len(p.filter)+len(msg.Content) <= ui.MaxFilter {
			p.setFilter(p.filter + strings.TrimSpace(plain.Line(msg.Content)))
		}
	case ui.Return:
		return ui.Step{Cmd: p.read()}
	}
	return ui.Step{}
}

// press handles a key: what can be part of a name is typed into the filter, everything else acts.
func (p *Screen) press(msg ui.Press) ui.Step {
	p.err = "" // it was read, or is no longer of interest
	if p.Types(msg.KeyPressMsg, msg.Actions) {
		p.setFilter(p.filter + msg.Text)
		return ui.Step{}
	}
	switch keys.Name(msg.KeyPressMsg) {
	case "backspace":
		p.setFilter(ui.Erase(p.filter))
		return ui.Step{}
	case "ctrl+u", "ctrl+w":
		p.setFilter("")
		return ui.Step{}
	case "enter":
		return p.start()
	}
	it, selected := p.selected()
	for _, a := range msg.Actions {
		switch {
		case selected && slices.Contains(keymap.Screens(), a) && p.opens(a, it):
			if s := p.opts.Open(a, it); s != nil {
				return ui.Step{Open: s}
			}
		case a == keymap.Primary:
			return p.start()
		case a == keymap.Details:
			return p.details()
		case a == keymap.Earlier:
			return ui.Step{Open: p.latest()}
		case a == keymap.Close && p.filter == "":
			return ui.Step{Leave: true}
		case a == keymap.Close:
			p.setFilter("")
			return ui.Step{}
		case p.at.Turn(a):
			return ui.Step{}
		}
	}
	return ui.Step{}
}

// Edits reports whether a key is for the filter, or starts what it shows, whatever it is bound to:
// so typing always has its keys.
func (p *Screen) Edits(msg tea.KeyPressMsg, actions []keymap.Action) bool {
	return p.Types(msg, actions) || slices.Contains([]string{"backspace", "ctrl+u", "ctrl+w", "enter"}, keys.Name(msg))
}

// Types reports whether a key adds to the filter. The default primary keys act only while the
// filter is empty, a pedal always.
func (p *Screen) Types(msg tea.KeyPressMsg, actions []keymap.Action) bool {
	if slices.Contains(actions, keymap.Primary) && (p.filter == "" || keys.IsPedal(keys.Name(msg))) {
		return false
	}
	return isTyping(msg, p.filter)
}

// start runs the item under the cursor.
func (p *Screen) start() ui.Step {
	it, ok := p.selected()
	if !ok {
		return ui.Step{}
	}
	if it.Why != nil {
		p.err = it.Why.Error()
		return ui.Step{}
	}
	p.widen()
	return ui.Step{Run: it.Plan}
}

func (p *Screen) click(st ui.Env, msg ui.Click) ui.Step {
	p.err = ""
	at := p.at.Item(msg.Row)
	switch {
	case msg.X < 0 || msg.X >= p.listWidth(st.W): // of the preview
		if st.W >= previewFrom {
			return p.details()
		}
	case msg.Row >= p.at.Rows() || at >= len(p.shown):
	case at == p.at.Cursor():
		return p.start()
	default:
		p.at.To(at)
	}
	return ui.Step{}
}

// details opens the whole preview of the item under the cursor.
func (p *Screen) details() ui.Step {
	if _, ok := p.selected(); !ok {
		return ui.Step{}
	}
	return ui.Step{Open: &Details{picker: p}}
}
