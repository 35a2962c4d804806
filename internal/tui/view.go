package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/runview"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// View draws the state and changes nothing. It is the only border between the program
// and whatever puts it on the terminal.
func (m *model) View() tea.View {
	v := tea.View{
		AltScreen: true, WindowTitle: "presshold", ReportFocus: true,
		ForegroundColor: m.look.Foreground, BackgroundColor: m.look.Background,
		KeyboardEnhancements: keyReleases(),
	}
	switch {
	case m.screen == running:
		v.MouseMode = tea.MouseModeCellMotion
	case m.opts.Mouse && (m.screen != summary || m.overlay != noOverlay): // there the mouse marks the lines for the chart
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.driver != nil {
		m.viewRun(&v)
	}
	if !m.drawing || m.w < 1 || m.h < 1 {
		v.Content = ""
		return v
	}
	switch {
	case m.leaving:
		v.Content = ui.Screenful("", "", nil, m.w, m.h)
	case m.overlay == showDetails:
		v.Content = m.screenful(m.look.Title.Render("Details"), m.detailsHints(), m.page.Visible())
	case m.overlay == showSafety:
		v.Content = m.screenful(m.safetyHead(), m.safetyHints(), m.page.Visible())
	case m.overlay == showHelp:
		v.Content = m.viewHelp()
	case m.overlay == showPedal:
		v.Content = m.screenful(m.look.Title.Render("Press your pedal now"), m.pedalHints(), m.pedalLines())
	case m.overlay == showShare:
		v.Content = m.viewShare()
	case m.screen == picking:
		v.Content = m.viewPicker()
	case m.screen == summary:
		v.Content = m.viewSummary()
	case m.screen == plugged:
		m.viewScreen(&v)
	}
	return v
}

// viewRun fills in what a run shows: the board, unless it is covered, and what goes
// to the window around it.
func (m *model) viewRun(v *tea.View) {
	w, h := m.w, m.h
	covered := !m.showsRun() || m.overlay == showHelp
	if covered {
		w, h = 0, 0
	}
	f := runview.Render(m.boardView(), m.look.Styles, w, h)
	v.WindowTitle = f.Title
	if m.taskbar {
		v.ProgressBar = taskbar(m.snap, f.Percent)
	}
	if covered {
		return
	}
	v.Content, v.ForegroundColor, v.BackgroundColor = f.Content, f.Foreground, f.Background
	switch m.overlay {
	case askToLeave:
		v.Content = m.ask(f.Content, m.leaveQuestion())
	case askWhere:
		v.Content = m.ask(f.Content, m.whereQuestion())
	case askFinish:
		v.Content = m.ask(f.Content, m.finishQuestion())
	case finishing:
		v.Content = m.ask(f.Content, m.finishedNotice())
	}
}

// showsRun tells whether the board is seen: a question covers but its last lines, and
// help leaves its upper part.
func (m *model) showsRun() bool {
	switch m.overlay {
	case noOverlay, askToLeave, askWhere, askFinish, finishing:
		return true
	case showHelp:
		return m.helpTop() > 0
	default:
		return false
	}
}

// helpTop is how many rows help leaves to the board, so that the number and the word stay
// in sight: two at least, in a window that has as many left for help.
func (m *model) helpTop() int {
	if m.screen != running || m.h < 4 {
		return 0
	}
	return max(2, m.h/3)
}

// viewHelp draws help, under the board of a run.
func (m *model) viewHelp() string {
	top := m.helpTop()
	room := m.w - 2*ui.Margin(m.w)
	help := ui.Screenful(m.look.Title.Render("Keys"), m.look.Footer(m.helpHints(), room), m.page.Visible(), m.w, m.h-top)
	if top == 0 {
		return help
	}
	return runview.Render(m.boardView(), m.look.Painted(), m.w, top).Content + "\n" + help
}

// boardView is what the board is given to draw.
func (m *model) boardView() runview.View {
	part := m.plan.PartAt(m.snap.Point - 1)
	pressure := part.Pressure
	v := runview.View{
		Snapshot: m.snap,
		Protocol: m.plan.Name,
		Speed:    m.driven,
		Levels:   pressure.Changes() || pressure.Level > 1,
		Muted:    m.muted,
		Marks:    m.markTexts(),
		Warning:  m.warning(),
		Notice:   m.notice.text,
		Hour:     m.hourText,
		Area:     m.areaText,
		Follow:   m.share.follow(),
		Hints:    m.boardHints(),

		Finishing: m.finishingLong(m.opts.Clock.Now()),
	}
	if m.hand.finishAt > 0 && v.Finishing > 0 {
		v.Notice = ui.Fitting(m.w-2*ui.Edge(m.w), "hold on to finish, or let go", "hold on to finish")
	}
	if m.plan.Treatment {
		v.Protocol += " · " + part.Protocol.Name
	}
	if m.driver.Can(session.Reply) {
		for _, a := range []keymap.Action{keymap.TooMuch, keymap.TooLittle, keymap.GettingBetter, keymap.GettingWorse} {
			v.Answers = append(v.Answers, runview.Hint{Key: m.keys.Short(a), Text: phrase.Answer(a.Intents()[0].Answer)})
		}
	}
	return v
}

// boardHints are the few keys that the board has room for. Those that come and go
// with the phases stand last, so that the others need not be drawn anew.
func (m *model) boardHints() []runview.Hint {
	hints := make([]runview.Hint, 0, 7)
	add := func(a keymap.Action, words string) {
		if key := m.keys.Short(a); key != "" {
			hints = append(hints, runview.Hint{Key: key, Text: words})
		}
	}
	primary, ok := m.driver.Primary()
	if ok {
		add(keymap.Primary, keymap.Does(primary, m.snap))
	}
	if in, ok := m.able(keymap.Eased); ok {
		add(keymap.Eased, keymap.Does(in, m.snap))
	}
	add(keymap.Help, "keys")
	for _, a := range [...]keymap.Action{keymap.Next, keymap.Finish, keymap.Back, keymap.Released} {
		if in, ok := m.able(a); ok && in.Kind != primary.Kind {
			add(a, string(in.Kind))
		}
	}
	return hints
}

// leaveQuestion is the question whether to leave.
func (m *model) leaveQuestion() []string {
	leave, finish := m.keys.Short(keymap.Quit)+" leave", ""
	if m.driver.Can(session.Finish) && m.keys.Short(keymap.Finish) != "" {
		finish = " · " + m.keys.Short(keymap.Finish) + " finish now"
	}
	room := m.w - 2*ui.Edge(m.w)
	return []string{
		ui.Fitting(room, "Leave? The run is not done.", "Leave this run?"),
		ui.Fitting(room, leave+finish+" · any other key: go on", leave+" · any other: go on", leave+", else stay"),
	}
}

// ask puts a question over the last lines of a frame, in the colours of a question:
// nobody shall wonder why a key does something else now.
func (m *model) ask(frame string, question []string) string {
	lines := strings.Split(frame, "\n")
	if len(lines) == 1 {
		question = question[1:]
	}
	style := m.look.Tone(theme.Ask).Raised.Style()
	if m.look.Mono {
		style = m.look.Selected
	}
	for i, q := range question {
		at := len(lines) - len(question) + i
		lines[at] = style.Render(ui.Pad(strings.Repeat(" ", ui.Edge(m.w))+q, m.w))
	}
	return strings.Join(lines, "\n")
}

// screenful draws a text with a head and a line of hints.
func (m *model) screenful(head string, hints []key.Binding, body []string) string {
	return ui.Screenful(head, m.look.Footer(hints, m.w-2*ui.Margin(m.w)), body, m.w, m.h)
}

// safetyHead tells which page of the safety text is in sight.
func (m *model) safetyHead() string {
	head := m.look.Title.Render("Before you press")
	if at, of := m.page.Number(); of > 1 {
		head += m.look.Quiet.Render(fmt.Sprintf(" %d/%d", at, of))
	}
	return head
}

// safetyHints say what goes on from the safety text.
func (m *model) safetyHints() []key.Binding {
	var hints []key.Binding
	switch {
	case !m.page.AtEnd():
		hints = append(hints, m.keys.Brief(keymap.Primary, "next page"))
	case !m.accepted:
		hints = append(hints, keys.Hint("enter", "I have read this"))
	}
	leave := "leave"
	if m.accepted {
		leave = "close"
	}
	return keys.Enabled(append(hints, m.keys.Brief(keymap.Close, leave))...)
}

func (m *model) detailsHints() []key.Binding {
	hints := []key.Binding{m.keys.Brief(keymap.Primary, "start")}
	if !m.page.AtEnd() {
		hints = append(hints, m.keys.Brief(keymap.Down, "more"))
	}
	return keys.Enabled(append(hints, m.keys.Brief(keymap.Close, "close"))...)
}

func (m *model) helpHints() []key.Binding {
	var hints []key.Binding
	if !m.page.AtEnd() {
		hints = append(hints, m.keys.Brief(keymap.Down, "more"))
	}
	return keys.Enabled(append(hints, m.keys.Brief(keymap.Close, "close"))...)
}

// pedalLines tell how far binding a pedal has come.
func (m *model) pedalLines() []string {
	b := m.brief()
	p := m.pedal
	quoted := func(press string) string { return "“" + plain.Line(press) + "”" }
	switch {
	case p.bound != "":
		b.Text(m.look.Text, quoted(p.bound)+" is a primary key now: start, released, next, pause, again.")
		if p.problem != "" {
			b.Gap()
			b.Text(m.look.Warn, "It could not be saved for next time: "+p.problem)
		}
	case p.caught != "":
		b.Text(m.look.Text, "It types "+quoted(p.caught)+".")
		if does := m.meaning(strings.SplitN(p.caught, " ", 2)[0]); does != "" {
			b.Text(m.look.Warn, "That key means "+quoted(does)+" now; binding it replaces that.")
			b.Text(m.look.Title, "Press it once more to use it all the same.")
			break
		}
		b.Text(m.look.Title, "Press it once more to use it.")
	default:
		b.Text(m.look.Text, "A pedal types a key, as a keyboard does. Press it, and that key becomes a primary key: start, released, next, pause, again.")
		if p.problem != "" {
			b.Gap()
			b.Text(m.look.Warn, p.problem)
		}
		if p.freed != "" {
			b.Gap()
			b.Text(m.look.Text, quoted(p.freed)+" is no longer a primary key.")
		}
	}
	if bound := m.pedals(); len(bound) > 0 {
		b.Gap()
		b.Text(m.look.Quiet, "Bound now: "+quoted(strings.Join(bound, "”, “")))
	}
	return b.Lines
}

func (m *model) pedalHints() []key.Binding {
	var hints []key.Binding
	if len(m.pedals()) > 0 {
		hints = append(hints, m.keys.Brief(keymap.Undo, "take the last binding back"))
	}
	if m.pedal.bound != "" {
		return keys.Enabled(append(hints, keys.Hint("any other key", "close"))...)
	}
	return keys.Enabled(append(hints, m.keys.Brief(keymap.Close, "cancel"))...)
}

// viewSummary draws the summary of a run.
func (m *model) viewSummary() string {
	s := m.shown
	head := m.look.Title.Render("Summary") + m.look.Quiet.Render("  "+phrase.Ended(s.End))
	if s.Speed.Preview() {
		head += "  " + m.look.Warn.Render(preview(s.Speed))
	}
	head = m.withHour(head, min(m.w-2*ui.Margin(m.w), summaryWidth))
	return m.screenful(m.centred([]string{head})[0], m.summaryFoot(), m.page.Visible())
}

// summaryFoot is the keys of the summary that don't stand in its box.
func (m *model) summaryFoot() []key.Binding {
	switch {
	case !m.boxed() && m.listing():
		return m.noteHints(m.keys.Brief)
	case m.listing():
		return []key.Binding{keys.Hint(m.keys.Untyped(keymap.Help), "keys")}
	case m.boxed():
		return m.sumHints(m.keys.Brief)
	default:
		return append(m.sumHints(m.keys.Brief), m.noteHints(m.keys.Brief)...)
	}
}
