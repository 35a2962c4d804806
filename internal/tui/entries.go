package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
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

// entries is what was entered on the summary of a run, and how.
type entries struct {
	*observe.Closing
	listed bool // the list to choose from is shown

	typing  observe.Entry // "" for nothing
	input   textinput.Model
	copied  string // what became of the note that was copied; "" if it was not
	problem string // why what was typed can't be kept

	from, to int // the lines of the summary that must be in sight while something is entered
}

// caret stands where something is typed.
const caret = "▏"

// isEntering tells whether only the keys of what is entered have a meaning.
func (m *model) isEntering() bool { return m.shown.entries.listed || m.shown.entries.typing != "" }

// chooseEntry is what a key does while the list of what can be entered is shown: a digit chooses,
// and whatever else is not undo or a way to scroll closes it.
func (m *model) chooseEntry(msg tea.KeyPressMsg, actions []keymap.Action) {
	n, ok := keys.Digit(msg)
	switch all := observe.Entries(); {
	case ok && n > 0 && n <= len(all):
		m.typeEntry(all[n-1])
		return
	case ok && n == len(all)+1 && m.shown.entries.Points() > 1:
		m.shown.entries.TurnPoint()
		m.lay()
		return
	}
	for _, a := range actions {
		if a == keymap.Undo {
			m.undo()
			return
		}
		if m.page.Turn(a) {
			return
		}
	}
	m.listEntries(false)
}

// listEntries shows the list of what can be entered, or takes it away.
func (m *model) listEntries(show bool) {
	m.shown.entries.listed = show
	m.page = ui.Page{}
	m.lay()
}

// typeEntry begins to type something.
func (m *model) typeEntry(e observe.Entry) {
	in := ui.NewInput(protocol.MaxText)
	in.SetValue(m.shown.entries.Kept(e))
	in.CursorEnd()
	m.shown.entries.input, m.shown.entries.typing, m.shown.entries.problem = in, e, ""
	m.lay()
}

// entering tells whether keys are typed into an entry.
func (m *model) entering() bool {
	return m.screen == summary && m.overlay == noOverlay && m.shown.entries.typing != ""
}

// editEntry takes a key or a paste while something is typed: Enter keeps it, Escape leaves it
// as it was.
func (m *model) editEntry(msg tea.Msg) {
	press, _ := msg.(tea.KeyPressMsg)
	switch {
	case keys.Is(press, "enter"):
		m.keepEntry()
	case keys.Is(press, "esc"):
		m.shown.entries.typing = ""
	default:
		m.shown.entries.input, _ = m.shown.entries.input.Update(msg)
		m.shown.entries.problem = ""
	}
	m.lay()
}

// keepEntry keeps what was typed, if something was.
func (m *model) keepEntry() {
	if m.shown == nil || m.shown.entries.typing == "" {
		return
	}
	e := m.shown.entries.typing
	if err := m.shown.entries.Put(e, strings.TrimSpace(plain.Line(m.shown.entries.input.Value()))); err != nil {
		m.shown.entries.problem = err.Error()
		return
	}
	m.shown.entries.typing = ""
}

// undo takes back what was entered last on the summary, a score among it.
func (m *model) undo() {
	m.shown.entries.Undo()
	m.lay()
}

// entryLines are what was entered or, where the list is shown, all that can be, with its
// digits.
func (m *model) entryLines() (lines []string) {
	c := m.shown.entries
	if !c.listed {
		c.Each(func(p session.PointSummary, e observe.Entry, text string) {
			text = strings.TrimSpace(text + " " + e.Unit())
			if p.Number > 0 && c.Points() > 1 {
				text = fmt.Sprintf(english.EntryKeptAt, e.Words(), phrase.PointName(p.Point, p.Number), text)
			} else {
				text = fmt.Sprintf(english.EntryKept, e.Words(), text)
			}
			lines = append(lines, text)
		})
		return lines
	}
	for i, e := range observe.Entries() {
		text := fmt.Sprintf(english.EntryListed, i+1, e.Words())
		if kept := c.Kept(e); kept != "" {
			text = fmt.Sprintf(english.EntryListedKept, i+1, e.Words(), strings.TrimSpace(kept+" "+e.Unit()))
		}
		lines = append(lines, text)
	}
	if c.Points() > 1 {
		lines = append(lines, fmt.Sprintf(english.EntryOtherPoint, len(lines)+1))
	}
	return lines
}

// typedLines are the line in which something is typed, and what is wrong with it.
func (m *model) typedLines() []string {
	typed := []rune(m.shown.entries.input.Value())
	at := m.shown.entries.input.Position()
	label := m.shown.entries.typing.Words()
	if unit := m.shown.entries.typing.Unit(); unit != "" {
		label = fmt.Sprintf(english.EntryLabelUnit, label, unit)
	}
	lines := []string{fmt.Sprintf(english.EntryKept, label, string(typed[:at])+caret+string(typed[at:]))}
	if m.shown.entries.problem != "" {
		lines = append(lines, m.shown.entries.problem)
	}
	return lines
}

// noteBox is the lines for the chart and what was entered in a box, with its keys in the lower
// edge. A small window has no room for edges.
func (b brief) noteBox(m *model, chart []string) {
	lines := append(slices.Clone(chart), m.entryLines()...)
	switch {
	case m.shown.entries.typing != "":
		lines = append(slices.Clone(chart), m.typedLines()...)
	case m.shown.entries.listed:
		lines = m.entryLines()
	case len(lines) == 0:
		lines = []string{phrase.NothingDone}
	}
	look, room, left, right := m.look, b.Width, "", ""
	if m.hasBox() {
		room -= 4
		left, right = look.Border.Render("│ "), look.Border.Render(" │")
		b.edge("╭", look.Quiet.Render(ui.Cut(m.boxHead(), b.Width-6)), "╮")
	}
	m.shown.entries.from = len(b.Lines)
	for _, l := range lines {
		for _, part := range plain.Wrap(l, room) {
			if m.shown.entries.typing != "" && strings.Contains(part, caret) {
				m.shown.entries.from = len(b.Lines)
			}
			b.Lines = append(b.Lines, left+look.Text.Render(ui.Pad(part, room))+right)
		}
	}
	if m.hasBox() {
		b.edge("╰", look.Footer(m.noteHints(m.keys.Brief), b.Width-6), "╯")
	}
	m.shown.entries.to = len(b.Lines)
}

// boxHead says what the box holds, and of which point something is entered where there are
// several.
func (m *model) boxHead() string {
	switch point := m.shown.entries.Point(); {
	case !m.shown.entries.listed:
		return english.EntryChart
	case m.shown.entries.Points() > 1:
		return fmt.Sprintf(english.EntryWhatAt, phrase.PointName(point.Point, point.Number))
	default:
		return english.EntryWhat
	}
}

// edge is the upper or lower edge of a box, with words in it.
func (b brief) edge(left, words, right string) {
	if words == "" {
		b.Lines = append(b.Lines, b.Look.Border.Render(left+strings.Repeat("─", b.Width-2)+right))
		return
	}
	b.Lines = append(b.Lines, b.Look.Border.Render(left+"─ ")+words+
		b.Look.Border.Render(" "+strings.Repeat("─", b.Width-5-ui.Width(words))+right))
}

// hasBox tells whether the window has room for the box.
func (m *model) hasBox() bool { return m.h >= ui.AirFrom && m.w >= 30 }

// noteHints say what can be done to what the box holds, as write writes them.
func (m *model) noteHints(write func(keymap.Action, string) key.Binding) []key.Binding {
	latest := m.shown.entries.Latest()
	undo := keys.If(latest != "", write(keymap.Undo, fmt.Sprintf(english.EntryUndo, latest)))
	switch {
	case m.shown.entries.typing != "":
		return []key.Binding{keys.Hint("enter", fmt.Sprintf(english.EntryKeep, m.shown.entries.typing.Words())), keys.Hint("esc", english.OverlayCancel)}
	case m.shown.entries.listed:
		return keys.Enabled(keys.Hint(fmt.Sprintf(english.EntryDigits, len(m.entryLines())), english.EntryChoose), undo, write(keymap.Close, english.OverlayBack))
	}
	return keys.Enabled(
		keys.If(m.shown.canEnter(), keys.Hint("n", english.EntryNote)),
		keys.If(m.shown.canEnter(), keys.Hint("+", english.EntryMore)),
		keys.If(m.canCopy(), write(keymap.Copy, english.EntryCopy)),
		undo,
		keys.If(m.shown.canRate(), keys.Hint(english.RunDigits, english.EntryScore)),
	)
}
