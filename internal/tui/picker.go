package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tui/ui"
)

// Library is what the picker offers.
type Library struct {
	Items []Item
	// Warnings tell of files that could not be read, a line each.
	Warnings []string
}

// count says what there is: "40 protocols, 2 treatments".
func (l Library) count() string {
	treatments := 0
	for _, it := range l.Items {
		if it.Treatment != nil {
			treatments++
		}
	}
	protocols := protocol.Count(len(l.Items)-treatments, "protocol")
	if treatments == 0 {
		return protocols
	}
	return fmt.Sprintf(english.PickerBoth, protocols, protocol.Count(treatments, "treatment"))
}

// picker is the screen on which a protocol or a treatment is chosen. It keeps the cursor
// on an item and the item within sight.
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

// entry is what a filter is matched against, in lower case.
type entry struct{ name, id, rest string }

// load fills the picker. Filled anew for the same client, it keeps the cursor on its item.
func (p *picker) load(lib Library) {
	was, _ := p.selected()
	p.library, p.loaded = lib, true
	p.entries = make([]entry, len(lib.Items))
	for i, it := range lib.Items {
		p.entries[i] = entry{
			name: strings.ToLower(it.name()),
			id:   strings.ToLower(it.ID()),
			rest: strings.ToLower(it.summary() + " " + it.Origin.words() + it.tag()),
		}
	}
	p.setFilter(p.filter)
	if p.toTop {
		p.toTop = false
		return
	}
	for i, at := range p.shown {
		if lib.Items[at].ID() == was.ID() {
			p.to(i)
			break
		}
	}
}

// setFilter keeps the items that match every word, and puts the cursor on the best.
func (p *picker) setFilter(text string) {
	p.filter, p.err = text, ""
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
	p.to(0)
}

// What a match is worth, so that a name's beginning comes before its middle, a
// plain match before letters strewn over the name, and the name before the summary.
const (
	worthStart = 4000
	worthWord  = 3000
	worthPlain = 2000
	worthRest  = 0 // below any letters in order
)

// score tells how well all words match; false if one does not.
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
	// Letters in order match nearly any long text, so only names are tried, and
	// only by what somebody in a hurry types.
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

// selected is the item under the cursor.
func (p *picker) selected() (Item, bool) {
	if len(p.shown) == 0 {
		return Item{}, false
	}
	return p.library.Items[p.shown[p.at.Cursor()]], true
}

// widen drops the filter and keeps the cursor on its item.
func (p *picker) widen() {
	at := p.shown[p.at.Cursor()]
	p.setFilter("")
	p.to(at)
}

// to puts the cursor on one of the items that are shown.
func (p *picker) to(at int) {
	p.err = ""
	p.at.To(at)
}

// turn moves the cursor by what an action means, and tells whether it means that.
func (p *picker) turn(a keymap.Action) bool {
	if !p.at.Turn(a) {
		return false
	}
	p.err = ""
	return true
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
