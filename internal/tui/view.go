package tui

import (
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/tui/runview"
	"presshold/internal/tui/ui"
)

// viewRun sets the run screen, unless it is covered, and the title and progress of the window.
func (m *model) viewRun(v *tea.View) {
	w, h := m.w, m.h
	covered := !m.showsRun() || m.overlay == showHelp
	if covered {
		w, h = 0, 0
	}
	f := runview.Render(m.runView(), m.look.Styles, w, h)
	v.WindowTitle = f.Title
	if m.taskbar {
		v.ProgressBar = taskbar(m.snap, f.Percent)
	}
	if covered {
		return
	}
	v.Content, v.ForegroundColor, v.BackgroundColor = f.Content, f.Foreground, f.Background
}

// showsRun reports whether the run is in view. A question covers only its last lines, and help
// leaves its upper part.
func (m *model) showsRun() bool {
	return m.overlay == noOverlay || m.overlay.asks() || m.overlay == showHelp && m.helpTop() > 0
}

func (m *model) runView() runview.View {
	part := m.plan.PartAt(m.snap.Point - 1)
	pressure := part.Pressure
	v := runview.View{
		Snapshot:     m.snap,
		Protocol:     m.plan.Name,
		Speed:        m.speed,
		Levels:       pressure.Changes() || pressure.Level > 1,
		Muted:        m.muted,
		SessionClock: m.sessionClockTexts(),
		Follow:       m.share.follow(),
		Hints:        m.runFoot(),

		Finishing: m.finishingLong(m.opts.Clock.Now()),
	}
	v.Failures, v.Warning = m.failureTexts()
	if area, ok := m.driver.Area(); ok {
		v.Area = phrase.AreaTime(area)
	}
	says := m.notice.wordings
	if m.overlay.asks() {
		v.Question = m.overlay.layer().ask(m).lines(m.w - 2*ui.Edge(m.w)) // it may take some of the margin
	}
	if m.hand.finishAt > 0 && v.Finishing > 0 {
		says = []string{english.RunHoldToFinish, english.RunHoldToFinishLess}
	}
	if says != nil {
		v.Notice = ui.Fitting(m.w-2*runview.Margin(m.w), says...)
	}
	if m.plan.Treatment {
		v.Protocol += " · " + part.Protocol.Name
	}
	if m.driver.Can(session.Reply) {
		for _, a := range []keymap.Action{keymap.TooMuch, keymap.TooLittle, keymap.GettingBetter, keymap.GettingWorse} {
			v.Answers = append(v.Answers, runview.Hint{Key: m.keys.Short(a), Text: string(a.Intents()[0].Answer)})
		}
	}
	return v
}

// runFoot returns the few keys that the run screen has room for. Those that change with the phase
// come last, so that the others need not be redrawn.
func (m *model) runFoot() []runview.Hint {
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
	add(keymap.Help, keymap.Help.Hint())
	for _, a := range [...]keymap.Action{keymap.Next, keymap.Finish, keymap.Back, keymap.Released} {
		if in, ok := m.able(a); ok && in.Kind != primary.Kind {
			add(a, a.Hint())
		}
	}
	return hints
}

// View draws the state and changes nothing. It is the only interface between the program and its
// renderer.
func (m *model) View() tea.View {
	v := tea.View{
		AltScreen: true, WindowTitle: "presshold", ReportFocus: true,
		ForegroundColor: m.look.Foreground, BackgroundColor: m.look.Background,
		KeyboardEnhancements: keyReleases(),
	}
	if m.driver != nil || m.opts.Mouse && (!m.onSummary() || m.overlay != noOverlay) { // there the mouse marks the lines for the chart
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
	case m.overlay.layer().view != nil:
		v.Content = m.overlay.layer().view(m)
	case m.driver == nil:
		m.viewScreen(&v)
	}
	return v
}
