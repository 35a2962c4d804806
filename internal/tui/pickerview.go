package tui

import (
	"fmt"
	"slices"
	"strings"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Item is a protocol or a treatment in the picker.
type Item struct {
	Protocol  protocol.Protocol
	Treatment *Treatment       // nil for a protocol
	Yours     bool             // it is in a file of the user's, and not built in
	Ceiling   protocol.Ceiling // of a protocol, as it would be run
}

// Treatment is a treatment in the picker. It is expanded when it is read, as its protocols are in
// other files.
type Treatment struct {
	protocol.Treatment

	Plan *protocol.Plan // a part for each of its points
	// Why says why it can't be run with the user's settings; then Plan is made without them.
	Why   error
	Total phrase.Text // how long it takes, with its mark, if it can be run
}

// ID returns the id of the protocol or treatment.
func (it Item) ID() string {
	if it.Treatment != nil {
		return it.Treatment.ID
	}
	return it.Protocol.ID
}

func (it Item) name() string {
	if it.Treatment != nil {
		return it.Treatment.Name
	}
	return it.Protocol.Name
}

func (it Item) summary() string {
	if it.Treatment != nil {
		return it.Treatment.Summary
	}
	return it.Protocol.Summary
}

// tag returns what marks an item that is not a built-in protocol.
func (it Item) tag() string {
	switch {
	case it.Treatment != nil:
		return " " + english.Treatment
	case it.Yours:
		return " " + english.PreviewYours
	default:
		return ""
	}
}

func (it Item) origin() string {
	if it.Yours {
		return english.PreviewYours
	}
	return english.PreviewBuiltIn
}

// has reports whether an action applies to the item. A lesson is about a protocol, so a treatment
// has none.
func (it Item) has(a keymap.Action) bool { return it.Treatment == nil || a != keymap.Learn }

func (m *model) viewPicker() string {
	p := &m.picker
	if !p.loaded {
		return ui.Screenful("", "", nil, m.w, m.h)
	}
	name, many := m.pickerName(), p.library.count()
	head := m.look.Title.Render(name) +
		m.look.Quiet.Render(ui.Fitting(m.w-2*ui.Margin(m.w)-ui.Width(name), fmt.Sprintf(english.PickerHint, many), fmt.Sprintf("  %s", many), ""))
	if p.filter != "" {
		head = m.look.Title.Render(name) + "  " + m.look.Text.Render(plain.Line(p.filter)) + m.look.Selected.Render(" ") +
			m.look.Quiet.Render("  "+fmt.Sprintf(english.NumberOf, len(p.shown), len(p.library.Items)))
	}
	head = m.withAside(head, m.w-2*ui.Margin(m.w))
	body, whole := m.beside(p.list(m.look, listWidth(p, m.w)))
	if n := len(p.library.Warnings); n > 0 && m.h >= ui.AirFrom+2 {
		for len(body) < p.at.Rows() {
			body = append(body, "")
		}
		warning := p.library.Warnings[0]
		if n > 1 {
			warning = fmt.Sprintf(english.PickerWarnings, warning, n-1)
		}
		body = append(body, m.look.Quiet.Render(plain.Line(warning)))
	}
	if p.err != "" {
		foot := m.look.Error.Render(strings.Join(plain.Wrap(p.err, 4*m.w), " "))
		return ui.Screenful(head, foot, body, m.w, m.h)
	}
	return m.screenful(head, m.pickHints(whole), body)
}

// pickerName returns the title of the picker: the client, or else the program.
func (m *model) pickerName() string {
	if client := m.client(); client != "" {
		return plain.Line(client)
	}
	return english.PickerName
}

// pickHints returns the keys of the picker; whole says that all of the preview is in view.
func (m *model) pickHints(whole bool) []keys.Hint {
	_, selected := m.picker.selected()
	start, details := m.keys.Hint(keymap.Primary, english.ScreenStart), m.keys.Hint(keymap.Details, english.HelpReadAll)
	start.Key, details.Brief = "enter", english.ScreenMore // a space may be typed
	if whole {
		details.Brief = ""
	}
	return keys.Enabled(slices.Concat(
		[]keys.Hint{
			keys.If(selected, start), keys.If(selected, details),
			keys.If(len(m.picker.shown) > 1, keys.Fixed(english.HelpChooseKeys, english.ScreenChoose).InBrief("")),
			keys.If(m.earlier() != nil, m.keys.Hint(keymap.Earlier, english.HelpLast).InBrief("")),
			m.keys.Hint(keymap.Help, keymap.Help.Hint()).AtFoot(), m.keys.Hint(keymap.Close, m.closes()),
		},
		m.screenHints(),
		[]keys.Hint{keys.Fixed(english.HelpFilterKeys, english.HelpFilter).InBrief("")},
	)...)
}

// closes returns what the close key does in the picker.
func (m *model) closes() string {
	if m.picker.filter != "" {
		return english.PickerClear
	}
	return english.ScreenQuit
}

// previewFrom is the least width of a window with a preview.
const previewFrom = 72

// The cells of a rhythm in the list and of the scroll mark beside it.
const (
	rhythmWidth = 8
	scrollMark  = 2
)

// listWidth returns the width of the list: that of the longest name, within limits.
func listWidth(p *picker, w int) int {
	if w < previewFrom {
		return w - 2*ui.Margin(w)
	}
	need := 0
	for _, it := range p.library.Items {
		need = max(need, ui.Width(plain.Line(it.name()))+ui.Width(it.tag()))
	}
	return max(min(2+need+1+rhythmWidth+scrollMark, min(w, ui.PageWidth)/2), 28)
}

// list draws the items in view, each with its rhythm if there is room, and a scroll mark beside
// them.
func (p *picker) list(lk ui.Look, w int) []string {
	if len(p.shown) == 0 {
		return []string{lk.Quiet.Render(english.PickerNothing)}
	}
	from, to := p.at.Visible()
	lines := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		it := p.library.Items[p.shown[i]]
		lead, style := lk.Item(i == p.at.Cursor())
		quiet := lk.Quiet
		if i == p.at.Cursor() {
			quiet = style
		}
		name, rhythm := it.row(w - len(lead) - scrollMark)
		lines = append(lines, style.Render(lead+name)+quiet.Render(rhythm)+p.scrolled(lk, i-from))
	}
	return lines
}

// row returns the name of an item and its rhythm, "" if there is no room for it.
func (it Item) row(cells int) (name, rhythm string) {
	name, tag := plain.Line(it.name()), it.tag()
	if s := it.rhythm(rhythmWidth); s != "" && ui.Width(name)+ui.Width(tag)+1+rhythmWidth <= cells {
		rhythm = " " + s
	}
	return ui.Pad(name, cells-ui.Width(tag)-ui.Width(rhythm)) + tag, rhythm
}

// rhythm returns the rhythm of a protocol in so many cells; "" for a treatment, which has several.
func (it Item) rhythm(cells int) string {
	if it.Treatment != nil {
		return ""
	}
	return draw.RhythmLine(it.Protocol, cells)
}

// scrolled returns the scroll mark of a row.
func (p *picker) scrolled(lk ui.Look, row int) string {
	all, rows := len(p.shown), p.at.Rows()
	if all <= rows {
		return strings.Repeat(" ", scrollMark)
	}
	top := p.at.Item(0)
	from, to := top*rows/all, ((top+rows)*rows+all-1)/all
	if row >= from && row < to {
		return lk.Text.Render(" ┃")
	}
	return lk.Border.Render(" ╎")
}

// beside puts the preview of the selected item beside the list if the window is wide enough, and
// reports whether all of the preview is in view.
func (m *model) beside(list []string) (body []string, whole bool) {
	it, ok := m.picker.selected()
	if !ok || m.w < previewFrom {
		return list, false
	}
	w := listWidth(&m.picker, m.w)
	b := m.brief()
	b.Width = min(m.w-w-4-2*ui.Margin(m.w), 80)
	text := b.preview(it)
	rows := m.picker.at.Rows()
	whole = len(text) <= rows
	if !whole {
		text = append(text[:rows-1:rows-1], m.look.Quiet.Render("…"))
	}
	out := make([]string, max(len(list), len(text)))
	for i := range out {
		left := ""
		if i < len(list) {
			left = list[i]
		}
		out[i] = ui.Pad(left, w) + m.look.Border.Render("  │ ")
		if i < len(text) {
			out[i] += text[i]
		}
	}
	return out, whole
}
