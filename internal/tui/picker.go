package tui

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Library is what the picker offers.
type Library struct {
	Items []Item
	// Warnings are about files that could not be read, a line each.
	Warnings []string
}

// count returns the size of the library in words: "40 protocols, 2 treatments".
func (l Library) count() string {
	treatments := 0
	for _, it := range l.Items {
		if it.Treatment != nil {
			treatments++
		}
	}
	protocols := phrase.Count(len(l.Items)-treatments, "protocol")
	if treatments == 0 {
		return protocols
	}
	return fmt.Sprintf("%s, %s", protocols, phrase.Count(treatments, "treatment"))
}

// picker is the screen on which a protocol or a treatment is chosen.
type picker struct {
	opts *Options
	runs *doneRuns

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

// entry is the text of an item that filters are matched against, in lower case.
type entry struct{ name, id, rest string }

// load sets the library. For the same client as before, the cursor stays on its item.
func (p *picker) load(lib Library) {
	was, _ := p.selected()
	p.library, p.loaded = lib, true
	p.entries = make([]entry, len(lib.Items))
	for i, it := range lib.Items {
		p.entries[i] = entry{
			name: strings.ToLower(it.name()),
			id:   strings.ToLower(it.ID()),
			rest: strings.ToLower(it.summary() + " " + it.origin() + it.tag()),
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
func (p *picker) setFilter(text string) {
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

// The scores of a match: the beginning of a name beats its middle, a substring beats letters
// scattered over the name, and the name beats the summary.
const (
	worthStart = 4000
	worthWord  = 3000
	worthPlain = 2000
	worthRest  = 0 // below any letters in order
)

// score returns how well the entry matches all words; false if one doesn't match.
func (e entry) score(words []string) (int, bool) {
	sum := 0
	for _, w := range words {
		n, ok := e.scoreWord(w)
		if !ok {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

func (e entry) scoreWord(w string) (int, bool) {
	switch {
	case strings.HasPrefix(e.name, w) || strings.HasPrefix(e.id, w):
		return worthStart, true
	case strings.Contains(e.name, " "+w) || strings.Contains(e.id, "-"+w):
		return worthWord, true
	case strings.Contains(e.name, w) || strings.Contains(e.id, w):
		return worthPlain, true
	}
	// Scattered letters match nearly any long text, so they are only looked for in names.
	if len(w) > 1 {
		if m := fuzzy.FindNoSort(w, []string{e.name}); len(m) > 0 && m[0].Score > 0 {
			return min(m[0].Score, worthPlain-1), true
		}
	}
	if strings.Contains(e.rest, w) {
		return worthRest, true
	}
	return 0, false
}

// selected returns the item under the cursor.
func (p *picker) selected() (Item, bool) {
	if len(p.shown) == 0 {
		return Item{}, false
	}
	return p.library.Items[p.shown[p.at.Cursor()]], true
}

// widen clears the filter and keeps the cursor on its item.
func (p *picker) widen() {
	at := p.shown[p.at.Cursor()]
	p.setFilter("")
	p.at.To(at)
}

// Init reads the library.
func (p *picker) Init(st ui.Env) tea.Cmd {
	p.fit(st)
	return p.read()
}

func (p *picker) fit(st ui.Env) { p.at.Fit(len(p.shown), ui.BodyRows(st.H)) }

// read reads the library if that wasn't done yet, or for another client.
func (p *picker) read() tea.Cmd {
	client, read := p.opts.client(), p.opts.Library
	if read == nil || p.loaded && p.client == client {
		return nil
	}
	p.toTop = p.client != client
	p.client = client
	return func() tea.Msg { return libraryMsg(read(client)) }
}

// Careful returns true, as the primary key starts a run.
func (p *picker) Careful() bool { return true }

// Update handles a key or a click, and reads the library again if the client has changed.
func (p *picker) Update(st ui.Env, msg tea.Msg) ui.Step {
	p.fit(st)
	switch msg := msg.(type) {
	case ui.Press:
		return p.press(msg)
	case ui.Click:
		return p.click(st, msg)
	case tea.PasteMsg:
		if len(p.filter)+len(msg.Content) <= maxFilter {
			p.setFilter(p.filter + strings.TrimSpace(plain.Line(msg.Content)))
		}
	case ui.Return:
		return ui.Step{Cmd: p.read()}
	}
	return ui.Step{}
}

// press handles a key: what can be part of a name is typed into the filter, everything else acts.
func (p *picker) press(msg ui.Press) ui.Step {
	p.err = "" // it was read, or is no longer of interest
	if p.types(msg.KeyPressMsg, msg.Actions) {
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
			if d := p.runs.earlier(p.opts.client(), nil); d != nil {
				return ui.Step{Open: &summary{doneRun: d, runs: p.runs, save: p.opts.Save, back: english.ScreenPicker}}
			}
			return ui.Step{}
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

// edits reports whether a key is for the filter, or starts what it shows, whatever it is bound to:
// so typing always has its keys.
func (p *picker) edits(msg tea.KeyPressMsg, actions []keymap.Action) bool {
	return p.types(msg, actions) || slices.Contains([]string{"backspace", "ctrl+u", "ctrl+w", "enter"}, keys.Name(msg))
}

// types reports whether a key adds to the filter. The default primary keys act only while the
// filter is empty, a pedal always.
func (p *picker) types(msg tea.KeyPressMsg, actions []keymap.Action) bool {
	if slices.Contains(actions, keymap.Primary) && (p.filter == "" || isPedal(keys.Name(msg))) {
		return false
	}
	return isTyping(msg, p.filter)
}

// isTyping reports whether a key can add to the filter.
func isTyping(msg tea.KeyPressMsg, filter string) bool {
	for _, r := range msg.Text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && (filter == "" || r != '-' && r != ' ') {
			return false
		}
	}
	return msg.Text != "" && len(filter) < maxFilter
}

// maxFilter is the greatest length of a filter in bytes, far more than any name has.
const maxFilter = 200

// start runs the item under the cursor.
func (p *picker) start() ui.Step {
	it, ok := p.selected()
	if !ok {
		return ui.Step{}
	}
	plan, err := p.planOf(it)
	if err != nil {
		p.err = err.Error()
		return ui.Step{}
	}
	p.widen()
	return ui.Step{Run: plan}
}

// planOf returns the plan of an item.
func (p *picker) planOf(it Item) (*protocol.Plan, error) {
	if t := it.Treatment; t != nil {
		return t.Plan, t.Why
	}
	return p.opts.Plan(it.Protocol)
}

func (p *picker) click(st ui.Env, msg ui.Click) ui.Step {
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
func (p *picker) details() ui.Step {
	if _, ok := p.selected(); !ok {
		return ui.Step{}
	}
	return ui.Step{Open: &details{picker: p}}
}
