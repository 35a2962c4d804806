package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// overlay is what lies over the screen, for a while.
type overlay string

const (
	noOverlay   overlay = ""
	showSafety  overlay = "safety"
	showHelp    overlay = "help"
	showDetails overlay = "details" // the whole preview of what the picker has chosen
	showPedal   overlay = "pedal"
	showShare   overlay = "share"
	askToLeave  overlay = "leave?"
	askJump     overlay = "where?"
	askFinish   overlay = "finish?"
	finishing   overlay = "finished" // and it can be undone
)

// layer is how an overlay is drawn, and what a key does there.
type layer struct {
	view  func(*model) string   // over all of the screen
	ask   func(*model) question // over the last lines of a run
	press func(*model, tea.KeyPressMsg, []keymap.Action) tea.Cmd
}

func (o overlay) layer() layer {
	switch o {
	case showSafety:
		return layer{view: (*model).viewSafety, press: (*model).readSafety}
	case showHelp:
		return layer{view: (*model).viewHelp, press: (*model).readHelp}
	case showDetails:
		return layer{view: (*model).viewDetails, press: (*model).readDetails}
	case showPedal:
		return layer{view: (*model).viewPedal, press: (*model).pressPedal}
	case showShare:
		return layer{view: (*model).viewShare, press: (*model).pressShare}
	case askToLeave:
		return layer{ask: (*model).leaveQuestion}
	case askFinish:
		return layer{ask: (*model).finishQuestion}
	case askJump:
		return layer{ask: (*model).jumpQuestion, press: (*model).answerJump}
	case finishing:
		return layer{ask: (*model).finishedNotice, press: (*model).answerFinishing}
	default:
		return layer{}
	}
}

// asks tells whether it leaves the run in sight, but for its last lines.
func (o overlay) asks() bool { return o.layer().ask != nil }

// lay fits whatever is shown into the window.
func (m *model) lay() {
	m.picker.at.Fit(len(m.picker.shown), ui.BodyRows(m.h))
	switch {
	case m.overlay == showSafety:
		m.page.Set(m.brief().safety(ui.BodyRows(m.h)), ui.TextWidth(m.w), ui.BodyRows(m.h))
	case m.overlay == showDetails:
		it, _ := m.picker.selected()
		m.page.Set(m.brief().preview(it), ui.TextWidth(m.w), ui.BodyRows(m.h))
	case m.overlay == showHelp:
		m.page.Set(m.look.HelpLines(m.helpSections(), ui.TextWidth(m.w)), ui.TextWidth(m.w), ui.BodyRows(m.h-m.helpTop()))
	case m.screen == summary:
		m.page.Set(m.summaryLines(), m.w-2*ui.Margin(m.w), ui.BodyRows(m.h))
		if m.shown.entries.open() {
			m.page.Show(m.shown.entries.from, m.shown.entries.to)
		}
	}
}

func (m *model) uncover() { m.cover(noOverlay) }

func (m *model) cover(c overlay) {
	m.overlay = c
	m.page = ui.Page{}
	m.lay()
}

// question is asked over the last lines of a run, while the run goes on.
type question struct {
	words   []string // the fullest first
	answers []answer
	other   string // what any other key does
}

// answer is a key that answers it.
type answer struct {
	keys.Hint

	action keymap.Action // that gives it
	key    string        // that gives it, too; "" for none
	give   func() tea.Cmd
}

// answer takes the answer to a question; any other key lets the run go on.
func (m *model) answer(q question, msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	m.uncover()
	for _, a := range q.answers {
		if slices.Contains(actions, a.action) || keys.Is(msg, a.key) {
			return a.give()
		}
	}
	return nil
}

// ask puts a question over the last lines of a frame, in the colours of a question, so that nobody
// wonders why a key does something else now.
func (m *model) ask(frame string, q question) string {
	room := m.w - 2*ui.Edge(m.w)
	asked := []string{ui.Fitting(room, q.words...), ui.HintLine(q.hints(), room)}
	lines := strings.Split(frame, "\n")
	if len(lines) == 1 {
		asked = asked[1:]
	}
	style := m.look.Tone(theme.Ask).Raised.Render
	if m.look.Mono {
		style = func(text string) string { return m.look.Selected.Render(text) }
	}
	for i, text := range asked {
		at := len(lines) - len(asked) + i
		lines[at] = style(ui.Pad(strings.Repeat(" ", ui.Edge(m.w))+text, m.w))
	}
	return strings.Join(lines, "\n")
}

// hints are the keys that answer it, and what any other does.
func (q question) hints() []keys.Hint {
	hints := make([]keys.Hint, 0, len(q.answers)+1)
	for _, a := range q.answers {
		hints = append(hints, a.Hint)
	}
	return keys.Enabled(append(hints, keys.Fixed(english.AnyOtherKey, q.other))...)
}
