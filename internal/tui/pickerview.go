package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"presshold/internal/plain"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/paper"
)

// viewPicker draws the picker.
func (m *model) viewPicker() string {
	p := &m.picker
	if !p.loaded {
		return paper.Screenful("", "", nil, m.w, m.h)
	}
	many := "  " + p.library.count()
	head := m.look.Title.Render("presshold") +
		m.look.Quiet.Render(paper.Fitting(m.w-2*paper.Margin(m.w)-len("presshold"), many+" · type to filter", many, ""))
	if p.filter != "" {
		head = m.look.Title.Render("presshold") + "  " + m.look.Text.Render(plain.Line(p.filter)) + m.look.Selected.Render(" ") +
			m.look.Quiet.Render(fmt.Sprintf("  %d of %d", len(p.shown), len(p.library.Items)))
	}
	body := m.beside(p.list(m.look, listWidth(p, m.w)))
	if n := len(p.library.Warnings); n > 0 && m.h >= paper.AirFrom+2 {
		for len(body) < p.rows {
			body = append(body, "")
		}
		warning := p.library.Warnings[0]
		if n > 1 {
			warning = fmt.Sprintf("%s (and %d more)", warning, n-1)
		}
		body = append(body, m.look.Quiet.Render(plain.Line(warning)))
	}
	if p.err != "" {
		foot := m.look.Error.Render(strings.Join(paper.Wrap(p.err, 4*m.w), " "))
		return paper.Screenful(head, foot, body, m.w, m.h)
	}
	return m.screenful(head, m.pickHints(), body)
}

func (m *model) pickHints() []key.Binding {
	var hints []key.Binding
	if _, ok := m.picker.selected(); ok {
		hints = append(hints, keys.Hint("enter", "start"))
	}
	hints = append(hints, m.keys.Brief(keys.Help, "keys"), m.keys.Brief(keys.Close, m.closes()))
	return keys.Enabled(append(hints, m.offers(m.keys.Brief)...)...)
}

// closes says what the close key does in the picker.
func (m *model) closes() string {
	if m.picker.filter != "" {
		return "clear"
	}
	return "quit"
}

// previewFrom is the width of the window from which there is a preview.
const previewFrom = 72

// listWidth is how wide the list is: what the longest name needs, within reason.
func listWidth(p *picker, w int) int {
	if w < previewFrom {
		return w - 2*paper.Margin(w)
	}
	need := 0
	for _, it := range p.library.Items {
		need = max(need, paper.Width(plain.Line(it.name()))+paper.Width(it.tag()))
	}
	return max(min(need+3, w/2), 28)
}

// list draws the items in sight.
func (p *picker) list(lk paper.Look, w int) []string {
	if len(p.shown) == 0 {
		return []string{lk.Quiet.Render("nothing matches")}
	}
	lines := make([]string, 0, p.rows)
	for i := p.top; i < min(p.top+p.rows, len(p.shown)); i++ {
		it := p.library.Items[p.shown[i]]
		lead, tag := "  ", it.tag()
		if i == p.cursor {
			lead = "> "
		}
		line := lead + paper.Pad(plain.Line(it.name()), w-2-paper.Width(tag)-1) + tag + " "
		if i == p.cursor {
			lines = append(lines, lk.Selected.Render(line))
		} else {
			lines = append(lines, lk.Text.Render(line))
		}
	}
	return lines
}

// beside puts the preview of the selected item beside the list, where the window is
// wide enough.
func (m *model) beside(list []string) []string {
	it, ok := m.picker.selected()
	if !ok || m.w < previewFrom {
		return list
	}
	w := listWidth(&m.picker, m.w)
	b := m.brief()
	b.Width = min(m.w-w-4-2*paper.Margin(m.w), 80)
	text := b.preview(it)
	rows := m.picker.rows
	if len(text) > rows {
		text = append(text[:rows-1:rows-1], m.look.Quiet.Render("…"))
	}
	out := make([]string, max(len(list), len(text)))
	for i := range out {
		left := ""
		if i < len(list) {
			left = list[i]
		}
		out[i] = paper.Pad(left, w) + m.look.Border.Render("  │ ")
		if i < len(text) {
			out[i] += text[i]
		}
	}
	return out
}
