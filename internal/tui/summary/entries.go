package summary

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// caret marks the place where text is typed.
const caret = "▏"

func (s *Screen) begin(what observe.Entry) {
	s.input, s.typing, s.problem = ui.NewInput(protocol.MaxText), what, ""
	s.input.SetValue(s.Entries.Kept(what))
	s.input.CursorEnd()
}

// edit handles a key or a paste while something is typed. Enter keeps the text, Escape discards it.
func (s *Screen) edit(msg tea.Msg) {
	press, _ := msg.(tea.KeyPressMsg)
	switch {
	case keys.Is(press, "enter"):
		s.keep()
	case keys.Is(press, "esc"):
		s.typing = ""
	default:
		s.input, _ = s.input.Update(msg)
		s.problem = ""
	}
}

// keep keeps what was typed, if anything was.
func (s *Screen) keep() {
	if s.typing == "" {
		return
	}
	if err := s.Entries.Put(s.typing, strings.TrimSpace(plain.Line(s.input.Value()))); err != nil {
		s.problem = err.Error()
		return
	}
	s.typing = ""
}

// boxLines returns the content of the box: the lines for the chart with what was
// entered or is being typed or, while the list is open, everything that can be entered.
func (s *Screen) boxLines(chart []string) []phrase.Text {
	lines := slices.Clone(chart)
	switch {
	case s.typing != "":
		return append(unmarked(lines), s.typed()...)
	case s.listed:
		return unmarked(s.choices())
	}
	if lines = append(lines, s.Entered()...); len(lines) == 0 {
		lines = []string{plain.Sentence(english.CopyNothing)}
	}
	return unmarked(lines)
}

func unmarked(lines []string) []phrase.Text {
	texts := make([]phrase.Text, len(lines))
	for i, l := range lines {
		texts[i] = phrase.Unmarked(l)
	}
	return texts
}

// Entered returns what was entered about the run, a line for each.
func (d *Run) Entered() (lines []string) {
	d.Entries.Each(func(p session.PointSummary, of observe.Entry, text string) {
		text = of.InUnit(text)
		if p.Number > 0 && d.Entries.Points() > 1 {
			text = fmt.Sprintf("%s, %s: %s", of.Words(), phrase.PointName(p.Point, p.Number), text)
		} else {
			text = fmt.Sprintf("%s: %s", of.Words(), text)
		}
		lines = append(lines, text)
	})
	return lines
}

// choices returns everything that can be entered, with its digit.
func (s *Screen) choices() (lines []string) {
	for i, of := range observe.Entries() {
		text := fmt.Sprintf("%d %s", i+1, of.Words())
		if kept := of.InUnit(s.Entries.Kept(of)); kept != "" {
			text = fmt.Sprintf("%d %s: %s", i+1, of.Words(), kept)
		}
		lines = append(lines, text)
	}
	if s.Entries.Points() > 1 {
		lines = append(lines, fmt.Sprintf(english.EntryOtherPoint, len(lines)+1))
	}
	return lines
}

// typed returns the line that is being typed, with the caret as its mark, and what is wrong with
// it.
func (s *Screen) typed() []phrase.Text {
	typed, at := []rune(s.input.Value()), s.input.Position()
	label := s.typing.Words()
	if unit := s.typing.Unit(); unit != "" {
		label = fmt.Sprintf("%s, %s", label, unit)
	}
	before := fmt.Sprintf("%s: %s", label, string(typed[:at]))
	lines := []phrase.Text{{{Text: before}, {Text: caret, Mark: true}, {Text: string(typed[at:])}}}
	if s.problem != "" {
		lines = append(lines, phrase.Unmarked(s.problem))
	}
	return lines
}

// head returns the title of the box.
func (s *Screen) head() string {
	switch point := s.Entries.Point(); {
	case !s.listed:
		return english.SessionChart
	case s.Entries.Points() > 1:
		return fmt.Sprintf(english.EntryWhatAt, phrase.PointName(point.Point, point.Number))
	default:
		return english.EntryWhat
	}
}

// choose handles a key while the list is open: a digit chooses an entry, and any other key but undo
// closes the list.
func (s *Screen) choose(msg ui.Press) {
	n, ok := keys.Digit(msg.KeyPressMsg)
	switch all := observe.Entries(); {
	case ok && n > 0 && n <= len(all):
		s.begin(all[n-1])
	case ok && n == len(all)+1 && s.Entries.Points() > 1:
		s.Entries.TurnPoint()
	case msg.Has(keymap.Undo):
		s.Entries.Undo()
	default:
		s.list(false)
	}
}

// list opens or closes the list.
func (s *Screen) list(show bool) { s.listed, s.page = show, ui.Page{} }

// text is the text of a summary.
type text struct{ ui.Body }

// noteBox draws the lines for the chart and what was entered in a box, with its keys in the lower
// edge. A small window has no room for the edges.
func (b *text) noteBox(s *Screen, st ui.Env, chart []string) {
	look, room, left, right := st.Look, b.Width, "", ""
	if hasBox(st) {
		room -= 4
		left, right = look.Border.Render("│ "), look.Border.Render(" │")
		b.edge("╭", look.Quiet.Render(ui.Cut(s.head(), b.Width-6)), "╮")
	}
	s.from = len(b.Lines)
	for _, l := range s.boxLines(chart) {
		for _, part := range ui.Wrap(l, room) {
			if slices.ContainsFunc(part, func(p phrase.Piece) bool { return p.Mark }) {
				s.from = len(b.Lines)
			}
			b.Lines = append(b.Lines, left+look.Text.Render(ui.Pad(part.String(), room))+right)
		}
	}
	if hasBox(st) {
		b.edge("╰", look.Footer(s.entryHints(st), b.Width-6), "╯")
	}
	s.to = len(b.Lines)
}

// edge draws the upper or lower edge of a box, with words in it.
func (b *text) edge(left, words, right string) {
	if words == "" {
		b.Lines = append(b.Lines, b.Look.Border.Render(left+strings.Repeat("─", b.Width-2)+right))
		return
	}
	b.Lines = append(b.Lines, b.Look.Border.Render(left+"─ ")+words+
		b.Look.Border.Render(" "+strings.Repeat("─", b.Width-5-ui.Width(words))+right))
}

func hasBox(st ui.Env) bool { return st.H >= ui.AirFrom && st.W >= 30 }

// entryHints returns the keys of the box.
func (s *Screen) entryHints(st ui.Env) []keys.Hint {
	latest := s.Entries.Latest()
	undo := keys.If(latest != "", st.Keys.Hint(keymap.Undo, fmt.Sprintf(english.EntryUndo, latest)))
	switch {
	case s.typing != "":
		return []keys.Hint{keys.Fixed("enter", english.EntryKeep), keys.Fixed("esc", english.ScreenCancel)}
	case s.listed:
		digits := fmt.Sprintf(english.DigitsTo, len(s.choices()))
		return keys.Enabled(keys.Fixed(digits, english.ScreenChoose), undo, st.Keys.Hint(keymap.Close, english.ScreenBack))
	}
	return keys.Enabled(
		keys.If(s.canEnter(), keys.Fixed("n", english.LabelNote)),
		keys.If(s.canEnter(), keys.Fixed("+", english.EntryMore)),
		keys.If(s.canCopy(), st.Keys.Hint(keymap.Copy, english.EntryCopy)),
		undo,
		keys.If(s.canRate(), keys.Fixed(english.RunDigits, english.EntryScore)),
	)
}
