package history

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

type list struct {
	opts    Options
	items   []Item
	more    bool // there are more sessions to read
	reading bool
	turn    int // number of the latest reading: the results of earlier ones are dropped
	read    ui.Reading

	filter string
	typing bool // the filter has the focus
	at     ui.List
}

// New returns the list of sessions.
func New(o Options) ui.Screen { return &list{opts: o} }

// page is the result of one reading.
type page struct {
	turn  int
	first bool
	items []Item
	more  bool
}

func (l *list) Init(st ui.Env) tea.Cmd {
	l.lay(st)
	return l.restart()
}

// restart reads the list again from the beginning. The old list stays until the new one has been
// read. Only one reading runs at a time, so that fast typing does not queue up readings.
func (l *list) restart() tea.Cmd {
	l.turn++
	if l.reading {
		return nil
	}
	return l.page(nil)
}

func (l *list) page(after *Item) tea.Cmd {
	l.reading = true
	turn, words, read := l.turn, strings.Fields(l.filter), l.opts.Page
	return ui.Load(func() (page, error) {
		items, more, err := read(words, after)
		return page{turn, after == nil, items, more}, err
	})
}

func (l *list) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Loaded[page]:
		if l.reading = msg.Value.turn != l.turn; l.reading {
			step.Cmd = l.page(nil) // the filter has changed meanwhile
		} else {
			l.read = msg.Reading
			l.take(msg.Value)
		}
	case tea.PasteMsg:
		if l.typing {
			step.Cmd = l.narrow(l.filter + plain.Line(msg.Content))
		}
	case ui.Press:
		step = l.press(msg)
	case ui.Click:
		step = l.click(l.at.Item(msg.Row))
	case ui.Return, ui.Kept: // there may be new sessions
		step.Cmd = l.restart()
	}
	l.lay(st)
	if step.Cmd == nil && l.more && !l.reading && l.at.Cursor()+l.at.Rows() >= len(l.items) {
		last := l.items[len(l.items)-1]
		step.Cmd = l.page(&last)
	}
	return step
}

// take adds what was read. The cursor stays on its session.
func (l *list) take(p page) {
	l.more = p.more && len(p.items) > 0
	if !p.first {
		l.items = append(l.items, p.items...)
		return
	}
	was := int64(0)
	if at := l.at.Cursor(); at < len(l.items) {
		was = l.items[at].ID
	}
	l.items = p.items
	l.at.Fit(len(l.items), l.at.Rows())
	l.at.To(slices.IndexFunc(l.items, func(i Item) bool { return i.ID == was }))
}

func (l *list) press(msg ui.Press) ui.Step {
	has := msg.Has
	switch {
	case l.typing && msg.Text != "":
		return ui.Step{Cmd: l.narrow(l.filter + msg.Text)}
	case l.typing && keys.Name(msg.KeyPressMsg) == "backspace":
		return ui.Step{Cmd: l.narrow(ui.Erase(l.filter))}
	case l.typing && keys.Name(msg.KeyPressMsg) == "ctrl+u":
		return ui.Step{Cmd: l.narrow("")}
	case l.typing && has(keymap.Primary):
		l.typing = false
	case has(keymap.Close) && (l.typing || l.filter != ""):
		l.typing = false
		return ui.Step{Cmd: l.narrow("")}
	case has(keymap.Close):
		return ui.Step{Leave: true}
	case has(keymap.Filter):
		l.typing = true
	case has(keymap.Primary):
		return l.click(l.at.Cursor())
	default:
		l.at.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

// click moves the cursor to a session; a second click opens it.
func (l *list) click(at int) ui.Step {
	switch {
	case at >= len(l.items):
	case at == l.at.Cursor():
		return ui.Step{Open: &sheet{opts: l.opts, item: l.items[at]}}
	default:
		l.at.To(at)
	}
	return ui.Step{}
}

func (l *list) narrow(filter string) tea.Cmd {
	if len(filter) > ui.MaxFilter || filter == l.filter {
		return nil
	}
	l.filter = filter
	return l.restart()
}

func (l *list) Types(ui.Env) bool { return l.typing }

func (l *list) Help(st ui.Env) []keys.Hint {
	k := st.Keys
	if l.typing {
		return keys.Enabled(keys.Fixed("enter", english.ScreenDone), k.Hint(keymap.Close, english.ScreenClear))
	}
	closes := english.ScreenBack
	if l.filter != "" {
		closes = english.HistoryClear
	}
	var hints []keys.Hint
	if len(l.items) > 0 {
		hints = append(hints, k.Hint(keymap.Primary, english.HistoryOpen))
	}
	return keys.Enabled(append(
		hints,
		keys.If(!l.at.AtFirst(), k.Hint(keymap.Up, english.ListPrevious).InBrief("")),
		keys.If(!l.at.AtLast(), k.Hint(keymap.Down, english.ListNext).InBrief("")),
		k.Hint(keymap.Filter, english.HelpFilter), k.Hint(keymap.Close, closes),
	)...)
}

func (l *list) lay(st ui.Env) { l.at.Fit(len(l.items), ui.BodyRows(st.H)) }

func (l *list) View(st ui.Env) ui.View {
	w := st.W - 2*ui.Margin(st.W)
	head := st.Look.Title.Render(plain.Capital(english.HintHistory))
	var cursor *tea.Cursor
	if l.typing || l.filter != "" {
		typed := plain.Line(l.filter)
		head += "  " + st.Look.Text.Render(typed)
		if l.typing && st.H >= ui.HeadFrom {
			cursor = tea.NewCursor(min(ui.Margin(st.W)+len(plain.Capital(english.HintHistory)+"  ")+ui.Width(typed), st.W-1), 0)
		}
	}
	var body []string
	switch b := st.Brief(); {
	case l.read.Tell(b):
		body = b.Lines
	case len(l.items) == 0 && l.filter != "":
		b.Text(st.Look.Quiet, english.HistoryNoMatch)
		body = b.Lines
	case len(l.items) == 0:
		b.Text(st.Look.Quiet, plain.Sentence(english.JournalEmpty))
		body = b.Lines
	default:
		from, to := l.at.Visible()
		for i := from; i < to; i++ {
			body = append(body, line(st.Look, l.items[i], i == l.at.Cursor(), w, l.items[0].Began.Year()))
		}
	}
	foot := st.Look.Footer(l.Help(st), w)
	return ui.View{Content: ui.Screenful(head, foot, body, st.W, st.H), Title: english.HintHistory, Cursor: cursor}
}

// wholeFrom is the window width from which lines show the date in full.
const wholeFrom = 60

// line renders a session. A sign marks the one under the cursor, since colours may be off. Where
// there is little room, the date lacks its year, unless that is another one than the latest's.
func line(look ui.Look, it Item, chosen bool, w, latest int) string {
	layout := "2006-01-02 15:04"
	if w < wholeFrom && it.Began.Year() == latest {
		layout = "_2 Jan 15:04"
	}
	parts := []string{it.Began.Format(layout)}
	for _, s := range []string{it.Client, it.Title, it.Places} {
		if s != "" {
			parts = append(parts, plain.Line(s))
		}
	}
	sign, style := look.Item(chosen)
	tag := ""
	if it.Apart != "" {
		tag = " (" + it.Apart + ")"
	}
	text := ui.Cut(strings.Join(parts, "  "), max(w-len(sign)-ui.Width(tag), 0))
	return style.Render(ui.Pad(sign+text+tag, w))
}
