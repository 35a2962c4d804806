package history

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// sheet is the screen of one session, with an input line for its note.
type sheet struct {
	opts   Options
	item   Item
	detail Detail
	loaded ui.Reading
	page   ui.Page

	typing  bool
	input   textinput.Model
	problem string
	copied  string // the result of copying; "" once another key is pressed
}

func (s *sheet) Init(st ui.Env) tea.Cmd {
	s.input = ui.NewInput(protocol.MaxText)
	s.lay(st)
	return s.read()
}

func (s *sheet) read() tea.Cmd {
	id, read := s.item.ID, s.opts.Read
	return ui.Load(func() (Detail, error) { return read(id) })
}

func (s *sheet) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Loaded[Detail]:
		s.loaded, s.detail = msg.Reading, msg.Value
	case ui.Kept:
		s.problem = ""
		if msg.Err != nil {
			s.problem = msg.Err.Error()
		}
		step.Cmd = s.read()
	case ui.Copied:
		s.copied = msg.Words
	case tea.PasteMsg:
		if s.typing {
			s.input, _ = s.input.Update(msg)
		}
	case ui.Press:
		step = s.press(msg)
	}
	s.lay(st)
	return step
}

func (s *sheet) press(msg ui.Press) ui.Step {
	s.copied = ""
	has := msg.Has
	switch {
	case s.typing && keys.Name(msg.KeyPressMsg) == "enter":
		return s.save()
	case s.typing && has(keymap.Close):
		s.typing = false
	case s.typing:
		s.input, _ = s.input.Update(msg.KeyPressMsg)
	case has(keymap.Close):
		return ui.Step{Leave: true}
	case has(keymap.Primary) && s.loaded.OK():
		s.note()
	case has(keymap.Copy) && s.canCopy():
		id, give := s.item.ID, s.opts.Copy
		return ui.Step{Cmd: func() tea.Msg { return give(id) }}
	default:
		s.page.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

func (s *sheet) canCopy() bool {
	return s.opts.Copy != nil && s.loaded.OK() && len(s.detail.Chart) > 0
}

// note opens the input line, unless the note has several lines.
func (s *sheet) note() {
	s.problem = ""
	if strings.Contains(s.detail.Note, "\n") {
		s.problem = fmt.Sprintf(english.NoteSeveralRows, s.item.ID)
		return
	}
	s.typing = true
	s.input.SetValue(s.detail.Note)
	s.input.CursorEnd()
}

func (s *sheet) save() ui.Step {
	s.typing = false
	id, text, keep := s.item.ID, strings.TrimSpace(s.input.Value()), s.opts.Note
	if text == s.detail.Note {
		return ui.Step{}
	}
	return ui.Step{Keep: func() error { return keep(id, text) }}
}

func (s *sheet) Types(ui.Env) bool { return s.typing }

func (s *sheet) Help(st ui.Env) []keys.Hint {
	k := st.Keys
	if s.typing {
		return keys.Enabled(keys.Fixed("enter", english.HistoryKeepNote), k.Hint(keymap.Close, english.HistoryLeaveNote))
	}
	hints := []keys.Hint{}
	if s.loaded.OK() {
		hints = append(hints, k.Hint(keymap.Primary, english.LabelNote))
	}
	if s.canCopy() {
		hints = append(hints, k.Hint(keymap.Copy, english.EntryCopy))
	}
	hints = append(hints, k.Hint(keymap.Close, english.ScreenBack))
	if !s.page.Fits() {
		hints = append(hints, k.Hint(keymap.Down, english.ScreenMore))
	}
	return keys.Enabled(hints...)
}

// lay fits the text into the window, above the line for the note.
func (s *sheet) lay(st ui.Env) {
	b := st.Brief()
	if !s.loaded.Tell(b) {
		s.write(b)
	}
	rows := ui.BodyRows(st.H)
	if s.below() {
		rows--
	}
	s.page.Set(b.Lines, ui.TextWidth(st.W), max(rows, 1))
}

// below reports whether a line below the text is needed.
func (s *sheet) below() bool { return s.typing || s.problem != "" || s.copied != "" }

// write writes the session, the most wanted things first.
func (s *sheet) write(b *ui.Body) {
	d := s.detail
	b.Text(b.Look.Title, d.Title)
	for _, line := range d.Chart {
		b.Text(b.Look.Text, line)
	}
	b.Gap()
	b.Field(english.LabelNote, d.Note)
	b.Facts(d.Facts)
	for _, p := range d.Points {
		b.Gap()
		b.Head(p.Name)
		b.Facts(p.Facts)
	}
	b.Gap()
	timeline(b, d.Rows)
	if len(d.Afterwards) > 0 {
		b.Gap()
		b.Text(b.Look.Quiet, english.SessionAfterwards)
		for _, line := range d.Afterwards {
			b.Text(b.Look.Text, line)
		}
	}
}

// columns are the widths of the columns of a timeline; an empty one is left out, with 0.
func columns(rows []Row) (widths [Columns]int) {
	for _, r := range rows[min(1, len(rows)):] {
		for i, cell := range r {
			if n := ui.Width(plain.Line(cell.String())); n > 0 && (i < len(r)-1 || len(r) == Columns) {
				widths[i] = max(widths[i], n, ui.Width(rows[0][i].String()))
			}
		}
	}
	return widths
}

// timeline writes rows in columns, the last one wrapped, or without columns where they leave no
// room for it.
func timeline(b *ui.Body, rows []Row) {
	const room = 12 // the least for the last column
	widths, wide := columns(rows), 0
	for _, w := range widths[:Columns-1] {
		if w > 0 {
			wide += w + 2
		}
	}
	for i, r := range rows {
		style := b.Look.Text
		if i == 0 {
			style = b.Look.Quiet
		}
		last := len(r) - 1
		switch {
		case last == 0:
			b.Head(r[0].String())
		case wide+min(widths[Columns-1], room) <= b.Width:
			lead, indent := beside(r[:last], widths)
			for _, line := range ui.Wrap(r[last], b.Width-indent) {
				b.Lines = append(b.Lines, b.Look.Marked(style, append(lead, line...)))
				lead = phrase.Unmarked(strings.Repeat(" ", indent))
			}
		case i > 0:
			r = slices.DeleteFunc(slices.Clone(r), func(cell phrase.Text) bool { return cell.String() == "" })
			b.Marked(style, phrase.Join(r, " "))
		}
	}
}

// beside puts cells side by side, each padded to the width of its column, and returns their width.
func beside(cells []phrase.Text, widths [Columns]int) (line phrase.Text, wide int) {
	for i, cell := range cells {
		if widths[i] > 0 {
			air := widths[i] + 2 - ui.Width(plain.Line(cell.String()))
			line, wide = append(append(line, plainly(cell)...), phrase.Piece{Text: strings.Repeat(" ", air)}), wide+widths[i]+2
		}
	}
	return line, wide
}

// plainly makes a text harmless, piece by piece.
func plainly(text phrase.Text) phrase.Text {
	text = slices.Clone(text)
	for i := range text {
		text[i].Text = plain.Line(text[i].Text)
	}
	return text
}

func (s *sheet) View(st ui.Env) ui.View {
	body := slices.Clone(s.page.Visible())
	var cursor *tea.Cursor
	if s.below() {
		rows := ui.BodyRows(st.H)
		for len(body) < rows-1 {
			body = append(body, "")
		}
		last := st.Look.Warn.Render(ui.Cut(plain.Line(s.problem), ui.TextWidth(st.W)))
		if s.problem == "" {
			last = st.Look.Quiet.Render(ui.Cut(plain.Line(s.copied), ui.TextWidth(st.W)))
		}
		if s.typing {
			last, cursor = s.typed(st)
			cursor.Y = ui.BodyTop(st.H) + rows - 1
			if cursor.X >= st.W || cursor.Y >= st.H {
				cursor = nil // there is no room for it
			}
		}
		body = append(body[:max(rows-1, 0)], last)
	}
	head := fmt.Sprintf(english.HistorySheetHead, s.item.ID, s.item.Began.Format("2006-01-02 15:04"))
	return ui.View{Content: st.Screenful(head, s.Help(st), body), Title: fmt.Sprintf(english.SessionNumber, s.item.ID), Cursor: cursor}
}

// typed renders the input line around the cursor.
func (s *sheet) typed(st ui.Env) (string, *tea.Cursor) {
	const label = english.LabelNote + ": "
	w := max(ui.TextWidth(st.W)-len(label)-1, 1)
	text, x := ui.Typed(s.input, w)
	return st.Look.Key.Render(label) + st.Look.Text.Render(text), tea.NewCursor(ui.Margin(st.W)+len(label)+x, 0)
}
