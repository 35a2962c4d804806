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

func (m *model) readLibrary() tea.Cmd {
	client := m.client()
	if m.opts.Library == nil || m.picker.loaded && m.picker.client == client {
		return nil
	}
	m.picker.toTop = m.picker.client != client
	m.picker.client = client
	return func() tea.Msg { return libraryMsg(m.opts.Library(client)) }
}

// pressPicker handles a key in the picker: what can be part of a name is typed into the filter,
// everything else acts.
func (m *model) pressPicker(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	p := &m.picker
	p.err = "" // it was read, or is no longer of interest
	if p.types(msg, actions) {
		p.setFilter(p.filter + msg.Text)
		return nil
	}
	switch keys.Name(msg) { // so that typing always has its keys
	case "backspace":
		p.setFilter(ui.Erase(p.filter))
		return nil
	case "ctrl+u", "ctrl+w":
		p.setFilter("")
		return nil
	case "enter":
		m.startPicked()
		return nil
	}
	if m.open(actions) {
		return nil
	}
	if cmd, ok := m.openFromPicker(actions); ok {
		return cmd
	}
	for _, a := range actions {
		switch a {
		case keymap.Primary:
			m.startPicked()
			return nil
		case keymap.Details:
			if _, ok := p.selected(); ok {
				m.cover(showDetails)
			}
			return nil
		case keymap.Earlier:
			return m.showEarlier()
		case keymap.Quit:
			return m.exit()
		case keymap.Close:
			if p.filter == "" {
				return m.exit()
			}
			p.setFilter("")
			return nil
		}
		if p.at.Turn(a) {
			return nil
		}
	}
	return nil
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

// paste adds pasted text to the filter.
func (m *model) paste(text string) {
	if m.screen != picking || m.overlay != noOverlay || len(m.picker.filter)+len(text) > maxFilter {
		return
	}
	m.picker.setFilter(m.picker.filter + strings.TrimSpace(plain.Line(text)))
}

// startPicked runs the item under the cursor.
func (m *model) startPicked() {
	it, ok := m.picker.selected()
	if !ok {
		return
	}
	plan, err := m.planOf(it)
	if err != nil {
		m.picker.err = err.Error()
		return
	}
	m.picker.widen()
	m.start(plan)
}

// planOf returns the plan of an item.
func (m *model) planOf(it Item) (*protocol.Plan, error) {
	if t := it.Treatment; t != nil {
		return t.Plan, t.Why
	}
	return m.opts.Plan(it.Protocol)
}

func (m *model) clickPicker(x, row int) {
	p := &m.picker
	p.err = ""
	at := p.at.Item(row)
	switch {
	case x < 0 || x >= listWidth(p, m.w): // of the preview
		if _, ok := p.selected(); ok && m.w >= previewFrom {
			m.cover(showDetails)
		}
	case row >= p.at.Rows() || at >= len(p.shown):
	case at == p.at.Cursor():
		m.startPicked()
	default:
		p.at.To(at)
	}
}
