package picker

import (
	"fmt"
	"strings"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// View draws the list and, in a wide window, the preview of the item under the cursor beside it.
func (p *Screen) View(st ui.Env) ui.View {
	if !p.loaded {
		return ui.View{Content: ui.Screenful("", "", nil, st.W, st.H)}
	}
	body, whole := p.beside(st, p.list(st.Look, p.listWidth(st.W)))
	if warning := p.library.warning(); warning != "" && st.H >= ui.AirFrom+2 {
		for len(body) < p.at.Rows() {
			body = append(body, "")
		}
		body = append(body, st.Look.Quiet.Render(plain.Line(warning)))
	}
	foot := st.Look.Footer(p.hints(st, whole), st.W-2*ui.Margin(st.W))
	if p.err != "" {
		foot = st.Look.Error.Render(strings.Join(plain.Wrap(p.err, 4*st.W), " "))
	}
	return ui.View{Content: ui.Screenful(p.head(st), foot, body, st.W, st.H)}
}

// head returns the client, or else the program, with the filter or how much there is to choose from.
func (p *Screen) head(st ui.Env) string {
	name, room := english.PickerName, st.W-2*ui.Margin(st.W)
	if client := p.opts.Current(); client != "" {
		name = plain.Line(client)
	}
	head := st.Look.Title.Render(name)
	if p.filter != "" {
		head += "  " + st.Look.Text.Render(plain.Line(p.filter)) + st.Look.Selected.Render(" ") +
			st.Look.Quiet.Render("  "+fmt.Sprintf(english.NumberOf, len(p.shown), len(p.library.Items)))
	} else {
		many := p.library.count()
		head += st.Look.Quiet.Render(ui.Fitting(room-ui.Width(name), fmt.Sprintf(english.PickerHint, many), "  "+many, ""))
	}
	return st.WithAside(head, room)
}

// Help returns the keys of the picker.
func (p *Screen) Help(st ui.Env) []keys.Hint { return p.hints(st, true) }

// hints returns the keys of the picker; whole says that all of the preview is in view.
func (p *Screen) hints(st ui.Env, whole bool) []keys.Hint {
	it, selected := p.selected()
	start, details := st.Keys.Hint(keymap.Primary, english.ScreenStart), st.Keys.Hint(keymap.Details, english.HelpReadAll)
	start.Key, details.Brief = "enter", english.ScreenMore // a space may be typed
	if whole {
		details.Brief = ""
	}
	closes := english.ScreenQuit
	if p.filter != "" {
		closes = english.ScreenClear
	}
	hints := []keys.Hint{
		keys.If(selected, start), keys.If(selected, details),
		keys.If(len(p.shown) > 1, keys.Fixed(english.HelpChooseKeys, english.ScreenChoose).InBrief("")),
		keys.If(p.latest() != nil, st.Keys.Hint(keymap.Earlier, english.HelpLast).InBrief("")),
		st.Keys.Hint(keymap.Help, keymap.Help.Hint()).AtFoot(), st.Keys.Hint(keymap.Close, closes),
	}
	for _, a := range keymap.Screens() {
		does := a.Hint()
		if a == keymap.Change && it.Treatment != nil {
			does = english.PickerChangeCopy
		}
		hints = append(hints, keys.If(selected && p.opens(a, it), st.Keys.Hint(a, does)))
	}
	return keys.Enabled(append(hints, keys.Fixed(english.HelpFilterKeys, english.HelpFilter).InBrief(""))...)
}

// opens reports whether an action opens a screen about an item. A lesson is about a protocol, so a
// treatment has none.
func (p *Screen) opens(a keymap.Action, it Item) bool {
	return p.opts.Open != nil && (it.Treatment == nil || a != keymap.Learn) && (a != keymap.Client || p.opts.Client != nil)
}

// previewFrom is the least width of a window with a preview.
const previewFrom = 72

// The cells of a rhythm in the list, of the scroll mark beside it, and of the border between it and
// the preview, and the least width of a preview beside names that are long.
const (
	rhythmWidth  = 8
	scrollMark   = 2
	border       = 4
	leastPreview = 35
)

// listWidth returns the width of the list: up to half of the window for names and rhythms, and more
// for the names alone if the preview has room.
func (p *Screen) listWidth(w int) int {
	room := w - 2*ui.Margin(w)
	if w < previewFrom {
		return room
	}
	names := 0
	for _, it := range p.library.Items {
		names = max(names, 2+ui.Width(plain.Line(it.name()))+ui.Width(it.tag())+scrollMark)
	}
	return max(28, min(names+1+rhythmWidth, min(w, ui.PageWidth)/2), min(names, room-border-leastPreview))
}

// list draws the items in view, each with its rhythm if there is room, and a scroll mark beside
// them.
func (p *Screen) list(lk ui.Look, w int) []string {
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

// scrolled returns the scroll mark of a row.
func (p *Screen) scrolled(lk ui.Look, row int) string {
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
func (p *Screen) beside(st ui.Env, list []string) (body []string, whole bool) {
	it, ok := p.selected()
	if !ok || st.W < previewFrom {
		return list, false
	}
	w := p.listWidth(st.W)
	b := preview{*st.Brief()}
	b.Width = min(st.W-w-border-2*ui.Margin(st.W), 80)
	text := b.item(it)
	rows := p.at.Rows()
	whole = len(text) <= rows
	if !whole {
		text = append(text[:rows-1:rows-1], st.Look.Quiet.Render("…"))
	}
	out := make([]string, max(len(list), len(text)))
	for i := range out {
		left := ""
		if i < len(list) {
			left = list[i]
		}
		out[i] = ui.Pad(left, w) + st.Look.Border.Render("  │ ")
		if i < len(text) {
			out[i] += text[i]
		}
	}
	return out, whole
}
