// Package summary is the screen of a run that has ended: the lines for the chart, what was entered
// about it, and what was planned and done.
package summary

import (
	"fmt"
	"strings"
	"time"

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

// graceTime is how long after the end of a run the primary key does nothing: a press then was meant
// for the run.
const graceTime = time.Second

// Screen is the summary of a run.
type Screen struct {
	Options
	*Run

	page   ui.Page
	copied string // what became of the note that was copied; "" if it was not

	listed   bool          // the list to choose an entry from is shown
	typing   observe.Entry // "" for nothing
	input    textinput.Model
	problem  string // why what was typed can't be kept
	from, to int    // the lines that must be in sight while something is entered
}

// Options are the same for all summaries.
type Options struct {
	Runs *Runs // all that have ended
	// Save makes the screen on which a run, as it was done, is kept as a treatment; nil for none.
	Save func(*protocol.Plan, session.Summary) ui.Screen
	Back string // what closing it leads to
}

// New returns the summary of a run.
func New(o Options, r *Run) *Screen {
	return &Screen{Options: o, Run: r}
}

// Init sets out the text.
func (s *Screen) Init(st ui.Env) tea.Cmd {
	s.lay(st)
	return nil
}

// lay fits the text into the window, with the line in view on which something is entered.
func (s *Screen) lay(st ui.Env) {
	s.page.Set(s.lines(st), st.W-2*ui.Margin(st.W), ui.BodyRows(st.H))
	if s.entering() {
		s.page.Show(s.from, s.to)
	}
}

// entering reports whether keys act on the entries alone.
func (s *Screen) entering() bool { return s.listed || s.typing != "" }

// Starts reports whether nothing is being entered.
func (s *Screen) Starts() bool { return !s.entering() }

// Pops reports whether the list of what can be entered is shown.
func (s *Screen) Pops() bool { return s.listed }

// Types reports whether an entry is being typed.
func (s *Screen) Types(ui.Env) bool { return s.typing != "" }

// Close keeps what is being typed.
func (s *Screen) Close(ui.Env) func() error {
	s.keep()
	return nil
}

// Update handles keys and what is pasted, and notes what became of a copy.
func (s *Screen) Update(st ui.Env, msg tea.Msg) (step ui.Step) {
	switch msg := msg.(type) {
	case ui.Press:
		if s.listed && !s.Types(st) && s.page.TurnAny(msg.Actions) {
			return step // where the text stands is left to the user then
		}
		step = s.press(st, msg)
	case tea.PasteMsg:
		if s.Types(st) {
			s.edit(msg)
		}
	case ui.Copied:
		s.copied = msg.Words
	}
	s.lay(st)
	if _, copied := msg.(ui.Copied); copied {
		s.page.Show(0, 1) // where it stands
	}
	return step
}

func (s *Screen) press(st ui.Env, msg ui.Press) ui.Step {
	switch {
	case s.Types(st):
		s.edit(msg.KeyPressMsg)
		return ui.Step{}
	case s.listed:
		s.choose(msg)
		return ui.Step{}
	case s.canEnter() && keys.Is(msg.KeyPressMsg, "n"):
		s.begin(observe.Note)
		return ui.Step{}
	case s.canEnter() && (keys.Is(msg.KeyPressMsg, "+") || keys.Is(msg.KeyPressMsg, "=")):
		s.list(true)
		return ui.Step{}
	}
	if n, ok := keys.Digit(msg.KeyPressMsg); ok && len(msg.Actions) == 0 && s.canRate() {
		s.Entries.Digit(n, st.Now)
		return ui.Step{}
	}
	for _, a := range msg.Actions {
		switch {
		case a == keymap.Primary && st.Now-s.EndedAt < graceTime:
			return ui.Step{}
		case a == keymap.Primary:
			return s.again()
		case a == keymap.Close:
			return ui.Step{Leave: true}
		case a == keymap.Undo:
			s.Entries.Undo()
			return ui.Step{}
		case a == keymap.Earlier:
			return s.earlier()
		case a == keymap.Copy && s.canCopy():
			give := s.Copy(s.Summary, s.Afterwards)
			return ui.Step{Cmd: func() tea.Msg { return give() }}
		case a == keymap.Save && s.canSave():
			return ui.Step{Open: s.Save(s.Plan, s.Summary)}
		case s.page.Turn(a):
			return ui.Step{}
		}
	}
	return ui.Step{}
}

// earlier shows the summary of the run before instead.
func (s *Screen) earlier() ui.Step {
	before := s.Runs.Before(s.Client, s.Run)
	if before == nil {
		return ui.Step{}
	}
	return ui.Step{Leave: true, Open: New(s.Options, before)}
}

// canSave reports whether the run can be kept as a treatment: its protocol is in a file, and it has a
// point with a name, or several points.
func (s *Screen) canSave() bool {
	if s.Save == nil || s.Plan.Parts[0].Protocol.ID == protocol.AdHocID {
		return false
	}
	done, named := 0, false
	for i, p := range s.Plan.Points {
		if s.WorkedAt(i) {
			done++
			named = named || p.Site != ""
		}
	}
	return named || done > 1
}

// again runs the same at the next point. A treatment has no next point, so it returns to where the
// run was chosen.
func (s *Screen) again() ui.Step {
	next, ok := s.Plan.Again()
	if !ok {
		return ui.Step{Leave: true}
	}
	return ui.Step{Leave: true, Run: &next, Speed: s.Speed}
}

// hints returns the keys of the summary, except for those of its box.
func (s *Screen) hints(st ui.Env) []keys.Hint {
	again := st.Keys.Hint(keymap.Primary, english.SummaryScreenAgain)
	switch {
	case s.Plan.Treatment:
		again = st.Keys.Hint(keymap.Primary, s.Back)
	case st.W < 60:
		again = again.InBrief(english.SummaryScreenAgainShort)
	}
	return keys.Enabled(
		again,
		keys.If(!s.Plan.Treatment, st.Keys.Hint(keymap.Close, s.Back)),
		st.Keys.Hint(keymap.Quit, english.ScreenQuit).AtFoot(),
		keys.If(s.canSave(), st.Keys.Hint(keymap.Save, english.FormKeepTreatment)),
		keys.If(s.Runs.Before(s.Client, s.Run) != nil, st.Keys.Hint(keymap.Earlier, english.SummaryScreenEarlier)),
		keys.If(!s.page.Fits(), st.Keys.Hint(keymap.Down, english.ScreenMore)),
	)
}

// lines returns the lines for the chart, and what was planned and done at each point.
func (s *Screen) lines(st ui.Env) []string {
	b := text{*st.Brief()}
	b.Width = min(b.Width, summaryWidth)
	b.Text(st.Look.Title, s.Protocol)
	if s.Speed.Preview() {
		b.Text(st.Look.Warn, fmt.Sprintf(english.SummaryScreenNoRecord, s.Speed.Times()))
	}
	if s.copied != "" {
		b.Text(st.Look.Quiet, s.copied)
	}
	b.Gap()
	b.noteBox(s, st, phrase.Notes(s.Points, s.Speed.Preview()))
	for _, p := range s.Points {
		b.Gap()
		b.point(p, s.threshold(p))
	}
	b.Gap()
	b.Text(st.Look.Quiet, phrase.Times(s.Total, s.Active, s.Waited, s.Budget, phrase.Clock))
	for _, area := range s.Areas {
		b.Text(st.Look.Quiet, phrase.AreaTime(area))
	}
	if len(s.Afterwards) > 0 {
		b.Gap()
		b.Text(st.Look.Quiet, english.SessionAfterwards)
		for _, line := range s.Afterwards {
			b.Text(st.Look.Text, line)
		}
	}
	if earlier := s.Runs.sittingBefore(s.Run); len(earlier) > 0 {
		b.Gap()
		b.Text(st.Look.Quiet, english.SummaryScreenBefore)
		for _, e := range earlier {
			for _, note := range phrase.Notes(e.Points, e.Speed.Preview()) {
				b.Text(st.Look.Quiet, note)
			}
		}
	}
	return centred(st, b.Lines)
}

// summaryWidth is the greatest width of the summary.
const summaryWidth = 60

// centred moves lines of the summary to the middle of the window.
func centred(st ui.Env, lines []string) []string {
	air := strings.Repeat(" ", max(st.W-2*ui.Margin(st.W)-summaryWidth, 0)/2)
	for i, l := range lines {
		if l != "" {
			lines[i] = air + l
		}
	}
	return lines
}

// View draws the part of the summary that is in view. A preview is marked at any width.
func (s *Screen) View(st ui.Env) ui.View {
	room, name, mark := st.W-2*ui.Margin(st.W), plain.Capital(english.ScreenSummary), ""
	if s.Speed.Preview() {
		times := s.Speed.Times()
		mark = ui.Fitting(room-ui.Width(name), "  "+fmt.Sprintf(english.RunViewPreview, times), "  "+fmt.Sprintf(english.RunViewPreviewShort, times))
	}
	ended := ui.Fitting(room-ui.Width(name)-ui.Width(mark), "  "+phrase.Ended(s.End), "")
	head := st.Look.Title.Render(name) + st.Look.Quiet.Render(ended) + st.Look.Warn.Render(mark)
	head = centred(st, []string{st.WithAside(head, min(room, summaryWidth))})[0]
	return ui.View{Content: ui.Screenful(head, st.Look.Footer(s.foot(st), room), s.page.Visible(), st.W, st.H)}
}

// Help returns the keys of the summary and of its box.
func (s *Screen) Help(st ui.Env) []keys.Hint {
	if s.entering() {
		return s.entryHints(st)
	}
	return append(s.hints(st), s.entryHints(st)...)
}

// foot returns the keys at the foot of the summary.
func (s *Screen) foot(st ui.Env) []keys.Hint {
	switch {
	case !hasBox(st):
		return s.Help(st)
	case s.entering():
		return []keys.Hint{keys.Fixed(st.Keys.Untyped(keymap.Help), keymap.Help.Hint())}
	default:
		return s.hints(st)
	}
}
