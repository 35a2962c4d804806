package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// section is a headed part of the help.
type section struct {
	head  string
	hints []key.Binding
}

// helpSections are the keys that can act now on the screen that help covers.
func (m *model) helpSections() []section {
	var always []key.Binding
	if m.opts.Mute != nil && m.screen != picking {
		sound := "sound off"
		if m.muted {
			sound = "sound on"
		}
		always = append(always, m.keys.full(Mute, sound))
	}
	always = append(always,
		m.keys.full(Safety, "safety text"), m.keys.full(Pedal, "press your pedal now"),
	)
	var here section
	switch m.screen {
	case treating:
		here = section{"now", m.runHints()}
		always = append([]key.Binding{m.keys.full(Quit, "leave")}, always...)
	case picking:
		here = section{"picker", m.pickerKeys()}
	case summing:
		here = section{"summary", m.sumHints(m.keys.full)}
	}
	if m.suspend {
		always = append(always, hint("ctrl+z", "suspend"))
	}
	always = append(always, hint("ctrl+c", "leave at once"))
	return []section{here, {"always", enabled(always...)}}
}

// pickerKeys are the keys of the picker.
func (m *model) pickerKeys() []key.Binding {
	var hints []key.Binding
	if _, ok := m.picker.selected(); ok {
		hints = append(hints, m.keys.full(Primary, "start"))
	}
	if len(m.picker.shown) > 1 {
		hints = append(hints, hint("up / down", "choose"))
	}
	return enabled(append(hints, hint("a-z 0-9", "filter"), m.keys.full(Close, m.closes()))...)
}

// helpLines sets the sections out in lines of at most room cells, in two columns
// where there is room for them.
func (lk look) helpLines(sections []section, room int) []string {
	keys, words := 0, 0
	for _, s := range sections {
		for _, h := range s.hints {
			keys, words = max(keys, width(h.Help().Key)), max(words, width(h.Help().Desc))
		}
	}
	const gap = 2
	column := keys + gap + words + gap
	columns := 1
	if 2*column-gap <= room {
		columns = 2
	}
	var lines []string
	for i, s := range sections {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, lk.Quiet.Render(s.head))
		rows := (len(s.hints) + columns - 1) / columns
		for row := range rows {
			line := ""
			for at := row; at < len(s.hints); at += rows {
				h := s.hints[at].Help()
				line = pad(line, at/rows*column) + lk.Key.Render(pad(h.Key, keys)) + "  " + lk.Text.Render(h.Desc)
			}
			lines = append(lines, cut(line, room))
		}
	}
	return lines
}

// footer joins hints into one line of at most room cells; a hint that does not fit
// is left out.
func (lk look) footer(hints []key.Binding, room int) string {
	var b strings.Builder
	used := 0
	for _, hint := range hints {
		h := hint.Help()
		n := width(h.Key) + 1 + width(h.Desc)
		if used > 0 {
			n += len(" . ")
		}
		if used+n > room {
			continue
		}
		if used > 0 {
			b.WriteString(lk.Quiet.Render(" · "))
		}
		b.WriteString(lk.Key.Render(h.Key) + " " + lk.Quiet.Render(h.Desc))
		used += n
	}
	return b.String()
}
