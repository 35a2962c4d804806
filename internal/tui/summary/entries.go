package summary

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
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

// entries is what was entered on the summary of a run, and the state of entering it.
type entries struct {
	*observe.Closing
	listed bool // the list to choose from is shown

	typing  observe.Entry // "" for nothing
	input   textinput.Model
	copied  string // what became of the note that was copied; "" if it was not
	problem string // why what was typed can't be kept

	from, to int // the lines of the summary that must be in sight while something is entered
}

// caret marks the place where text is typed.
const caret = "▏"

// open reports whether keys act on the entries alone.
func (e *entries) open() bool { return e.listed || e.typing != "" }

func (e *entries) begin(what observe.Entry) {
	e.input, e.typing, e.problem = ui.NewInput(protocol.MaxText), what, ""
	e.input.SetValue(e.Kept(what))
	e.input.CursorEnd()
}

// edit handles a key or a paste while something is typed. Enter keeps the text, Escape discards it.
func (e *entries) edit(msg tea.Msg) {
	press, _ := msg.(tea.KeyPressMsg)
	switch {
	case keys.Is(press, "enter"):
		e.keep()
	case keys.Is(press, "esc"):
		e.typing = ""
	default:
		e.input, _ = e.input.Update(msg)
		e.problem = ""
	}
}

// keep keeps what was typed, if anything was.
func (e *entries) keep() {
	if e.typing == "" {
		return
	}
	if err := e.Put(e.typing, strings.TrimSpace(plain.Line(e.input.Value()))); err != nil {
		e.problem = err.Error()
		return
	}
	e.typing = ""
}

// lines returns the content of the box on the summary: the lines for the chart with what was
// entered or is being typed or, while the list is open, everything that can be entered.
func (e *entries) lines(chart []string) []phrase.Text {
	lines := slices.Clone(chart)
	switch {
	case e.typing != "":
		return append(unmarked(lines), e.typed()...)
	case e.listed:
		return unmarked(e.list())
	}
	if lines = append(lines, e.entered()...); len(lines) == 0 {
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

func (e *entries) entered() (lines []string) {
	e.Each(func(p session.PointSummary, of observe.Entry, text string) {
		text = of.InUnit(text)
		if p.Number > 0 && e.Points() > 1 {
			text = fmt.Sprintf("%s, %s: %s", of.Words(), phrase.PointName(p.Point, p.Number), text)
		} else {
			text = fmt.Sprintf("%s: %s", of.Words(), text)
		}
		lines = append(lines, text)
	})
	return lines
}

// list returns everything that can be entered, with its digit.
func (e *entries) list() (lines []string) {
	for i, of := range observe.Entries() {
		text := fmt.Sprintf("%d %s", i+1, of.Words())
		if kept := of.InUnit(e.Kept(of)); kept != "" {
			text = fmt.Sprintf("%d %s: %s", i+1, of.Words(), kept)
		}
		lines = append(lines, text)
	}
	if e.Points() > 1 {
		lines = append(lines, fmt.Sprintf(english.EntryOtherPoint, len(lines)+1))
	}
	return lines
}

// typed returns the line that is being typed, with the caret as its mark, and what is wrong with
// it.
func (e *entries) typed() []phrase.Text {
	typed, at := []rune(e.input.Value()), e.input.Position()
	label := e.typing.Words()
	if unit := e.typing.Unit(); unit != "" {
		label = fmt.Sprintf("%s, %s", label, unit)
	}
	before := fmt.Sprintf("%s: %s", label, string(typed[:at]))
	lines := []phrase.Text{{{Text: before}, {Text: caret, Mark: true}, {Text: string(typed[at:])}}}
	if e.problem != "" {
		lines = append(lines, phrase.Unmarked(e.problem))
	}
	return lines
}

// head returns the title of the box.
func (e *entries) head() string {
	switch point := e.Point(); {
	case !e.listed:
		return english.SessionChart
	case e.Points() > 1:
		return fmt.Sprintf(english.EntryWhatAt, phrase.PointName(point.Point, point.Number))
	default:
		return english.EntryWhat
	}
}

// choose handles a key while the list is open: a digit chooses an entry, and any other key but undo
// closes the list.
func (s *Screen) choose(msg ui.Press) {
	e := &s.entries
	n, ok := keys.Digit(msg.KeyPressMsg)
	switch all := observe.Entries(); {
	case ok && n > 0 && n <= len(all):
		e.begin(all[n-1])
	case ok && n == len(all)+1 && e.Points() > 1:
		e.TurnPoint()
	case msg.Has(keymap.Undo):
		e.Undo()
	default:
		s.list(false)
	}
}

// list opens or closes the list.
func (s *Screen) list(show bool) { s.entries.listed, s.page = show, ui.Page{} }

// text is the text of a summary.
type text struct{ ui.Body }

// noteBox draws the lines for the chart and what was entered in a box, with its keys in the lower
// edge. A small window has no room for the edges.
func (b *text) noteBox(s *Screen, st ui.Env, chart []string) {
	e, look, room, left, right := &s.entries, st.Look, b.Width, "", ""
	if hasBox(st) {
		room -= 4
		left, right = look.Border.Render("│ "), look.Border.Render(" │")
		b.edge("╭", look.Quiet.Render(ui.Cut(e.head(), b.Width-6)), "╮")
	}
	e.from = len(b.Lines)
	for _, l := range e.lines(chart) {
		for _, part := range ui.Wrap(l, room) {
			if slices.ContainsFunc(part, func(p phrase.Piece) bool { return p.Mark }) {
				e.from = len(b.Lines)
			}
			b.Lines = append(b.Lines, left+look.Text.Render(ui.Pad(part.String(), room))+right)
		}
	}
	if hasBox(st) {
		b.edge("╰", look.Footer(s.entryHints(st), b.Width-6), "╯")
	}
	e.to = len(b.Lines)
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
	e := &s.entries
	latest := e.Latest()
	undo := keys.If(latest != "", st.Keys.Hint(keymap.Undo, fmt.Sprintf(english.EntryUndo, latest)))
	switch {
	case e.typing != "":
		keep := fmt.Sprintf(english.EntryKeep, e.typing.Words())
		return []keys.Hint{keys.Fixed("enter", keep), keys.Fixed("esc", english.ScreenCancel)}
	case e.listed:
		digits := fmt.Sprintf(english.DigitsTo, len(e.list()))
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
