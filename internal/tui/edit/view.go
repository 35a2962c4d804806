package edit

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/author"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/ui"
)

const (
	besideFrom = 76 // width from which the timeline stands beside the sheet
	lowH       = 14 // below there is one row for what stands under the sheet, and no headings
)

// room is what the sheet has of the window, in cells and rows; the timeline has the rest,
// beside it or below.
func (s *Screen) room(st ui.Env) (w, rows int) {
	w, rows = max(st.W-2*ui.Margin(st.W), 1), ui.BodyRows(st.H)
	switch {
	case st.W >= besideFrom:
		w = max(w/2, 38)
	case rows >= 14:
		rows -= rows / 3
	case rows >= 7:
		rows -= 2
	case rows >= 5:
		rows--
	}
	return w, rows
}

// View draws the sheet, a message about its field, and the timeline, or why there is no sheet.
func (s *Screen) View(st ui.Env) ui.View {
	if s.work == nil {
		b := st.Brief()
		if s.err != nil {
			b.Text(st.Look.Error, plain.Sentence(plain.Line(s.err.Error())))
		}
		return ui.View{Content: st.Screenful(plain.Capital(english.Treatment), s.Help(st), b.Lines[:min(len(b.Lines), ui.BodyRows(st.H))])}
	}
	all, rows := max(st.W-2*ui.Margin(st.W), 1), ui.BodyRows(st.H)
	w, own := s.room(st)
	body, _, cursor := s.sheetLines(st, w, own)
	if st.W >= besideFrom {
		right := s.timeline.lines(st.Look, all-w-4, rows)
		for i := range rows {
			line := st.Look.Border.Render("  │ ")
			if i < len(right) {
				line += right[i]
			}
			if i < len(body) {
				body[i] = ui.Pad(body[i], w) + line
			}
		}
	} else {
		body = append(body, s.timeline.lines(st.Look, w, rows-own)...)
	}
	if cursor != nil {
		cursor.X += ui.Margin(st.W)
		cursor.Y += ui.BodyTop(st.H)
		if cursor.X >= st.W || cursor.Y >= st.H {
			cursor = nil
		}
	}
	return ui.View{Content: st.Screenful(s.title(st), s.Help(st), body), Title: plain.Line(s.work.does), Cursor: cursor}
}

// title names the screen and, where the sheet has no room for headings, its section.
func (s *Screen) title(st ui.Env) string {
	title := plain.Line(s.work.does)
	if st.H < lowH {
		title = fmt.Sprintf("%s: %s", title, s.sheet.field().Section)
	}
	return strings.ToUpper(title[:1]) + title[1:]
}

// sheetLines draws the sheet and right below it the message, in exactly so many
// rows, and tells which field each of the first lines belongs to.
func (s *Screen) sheetLines(st ui.Env, w, rows int) ([]string, []int, *tea.Cursor) {
	said := clip(s.said(st, w), max(rows-1, 1))
	room := len(said)
	lines, of, cursor := s.sheet.lines(st.Look, w, max(rows-room, 1), st.H >= lowH)
	if len(lines)+1 < rows-room { // close to a short sheet
		lines = append(lines, "")
	}
	lines = append(lines, said...)
	for len(lines) < rows {
		lines = append(lines, "")
	}
	return clip(lines, rows), of, cursor
}

// said is the one message to show now: a question, what was done, what is wrong
// with the field, or what it takes.
func (s *Screen) said(st ui.Env, w int) []string {
	f := s.sheet.field()
	style, text := st.Look.Quiet, f.Hint
	switch wrong := s.sheet.told(s.sheet.at); {
	case s.leaving:
		style, text = st.Look.Error, fmt.Sprintf(english.FormLeave, st.Keys.Short("close"))
	case s.failed:
		style, text = st.Look.Error, s.note
	case s.note != "":
		style, text = st.Look.Text, s.note
	case wrong != "":
		style, text = st.Look.Error, wrong
	}
	return styled(plain.Wrap(text, w), style.Render)
}

// lines draws the fields around the one at hand, in at most so many rows, with headings
// if there is room for them, and tells which field each line belongs to, -1 for none; the
// cursor is where the text is typed.
func (s *sheet) lines(look ui.Look, w, rows int, headed bool) (lines []string, of []int, cursor *tea.Cursor) {
	at, section := 0, ""
	add := func(field int, more ...string) {
		lines = append(lines, more...)
		of = append(of, slices.Repeat([]int{field}, len(more))...)
	}
	for i, f := range s.fields {
		if headed && f.Section != section {
			if section = f.Section; i > 0 {
				add(-1, "")
			}
			add(-1, look.Quiet.Render(section))
		}
		if i == s.at {
			at = len(lines)
		}
		line, c := s.row(look, i, w)
		if c != nil {
			cursor = c
		}
		add(i, line)
		if wrong := s.told(i); wrong != "" && i != s.at {
			add(i, styled(indented(plain.Wrap(wrong, max(w-wrongIndent, 1))), look.Error.Render)...)
		}
	}
	first := top(of, at, rows)
	if cursor != nil {
		cursor.Y = at - first
	}
	lines = clip(lines[first:], rows)
	return lines, of[first : first+len(lines)], cursor
}

// top is the first of so many rows in sight, around line at: that of a field, where there is
// room for it, and none of what is said below the field.
func top(of []int, at, rows int) int {
	first := max(min(at-rows/2, len(of)-rows), 0)
	within := func() bool { return first > 0 && of[first] >= 0 && of[first] == of[first-1] }
	for within() && at-first < rows-1 {
		first--
	}
	for within() && first < at {
		first++
	}
	return first
}

// row draws a field: its label, what is filled in, the mark of a number without a
// source.
func (s *sheet) row(look ui.Look, i, w int) (string, *tea.Cursor) {
	f := s.fields[i]
	wrong := s.told(i)
	lead := "  "
	switch {
	case i == s.at:
		lead = "> "
	case wrong != "":
		lead = "! "
	}
	if f.Kind == author.Press {
		text := "+ " + f.Label
		if i == s.at {
			return look.Text.Render(lead) + look.Selected.Render(text), nil
		}
		return look.Quiet.Render(lead + text), nil
	}
	label := 14
	if w < 36 {
		label = w / 3
	}
	head := look.Quiet.Render(lead + ui.Pad(f.Label, label-1) + " ")
	if i == s.at {
		head = look.Key.Render(lead) + look.Text.Render(ui.Pad(f.Label, label-1)+" ")
	}
	room, text := max(w-label-2, 1), plain.Line(f.Words())
	mark := f.Mark()
	switch long := " (" + mark + ")"; {
	case mark == "" || mark == string(protocol.Chosen) && s.wrongs[i] != "": // it may be no number
		mark = ""
	case ui.Width(text+long) < room:
		mark = long
	case mark == string(protocol.Assumed): // a digit less would be another number
		mark = phrase.TightMark
	default: // who chose it knows that they did
		mark = ""
	}
	if i != s.at {
		text := look.Text.Render(ui.Cut(text, max(room-ui.Width(mark), 1))) + look.Mark.Render(mark)
		if f.Value() == "" {
			text = look.Quiet.Render(plain.Line(f.Default))
		}
		return ui.Cut(head+text, w), nil
	}
	if f.Kind == author.Pick {
		return ui.Cut(head+look.Selected.Render("‹ "+text+" ›"), w), nil
	}
	typed, cursor := s.typing(look, room-ui.Width(mark))
	cursor.X += label + 2
	return head + typed + look.Mark.Render(mark), cursor
}

const wrongIndent = 4

func indented(lines []string) []string {
	for i := range lines {
		lines[i] = strings.Repeat(" ", wrongIndent) + lines[i]
	}
	return lines
}

// typing draws what is typed, in at most w cells around the cursor; a number that the
// next character replaces is shown as chosen.
func (s *sheet) typing(look ui.Look, w int) (string, *tea.Cursor) {
	w = max(w, 1)
	if s.input.Value() == "" {
		return look.Quiet.Render(ui.Cut(plain.Line(s.field().Default), w)), tea.NewCursor(0, 0)
	}
	text, x := ui.Typed(s.input, w)
	style := look.Text
	if s.whole {
		style = look.Selected
	}
	return style.Render(text), tea.NewCursor(x, 0)
}
