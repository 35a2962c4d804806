package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/drive"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// Follower observes one run, and what is entered about it afterwards. Its functions are called from
// Update and must not block.
type Follower struct {
	// Tell receives each turn of the run.
	Tell func(drive.Turn)
	// Scored receives a client-reported score given on the summary; points count from 1. It is nil
	// where no record is kept.
	Scored func(point int, score session.ClientScore)
	// Enter replaces what was entered about a point, counted from 1, or about the whole run if the
	// point is 0. The error says why it can't be kept. It is nil where no record is kept.
	Enter func(point int, e observe.Entry, text string) error
	// Copy makes the note of the run from its summary and from what the sources say about the time
	// after it, and puts it on the clipboard. The function that it returns is called in a command.
	// It is nil where there is no clipboard.
	Copy func(done session.Summary, afterwards []string) func() ui.Copied
}

// doneRun is a run that has ended, with what is entered about it until the program ends.
type doneRun struct {
	session.Summary
	Follower

	plan       *protocol.Plan
	client     string
	afterwards []string // what is said of the time after it
	entries    entries
}

// done moves the current run to those that have ended.
func (m *model) done() *doneRun {
	d := &doneRun{Summary: m.driver.Summary(), Follower: m.follower, plan: m.plan, client: m.runClient}
	d.entries.Closing = observe.NewClosing(d.Summary, m.opts.Note, d.Enter, d.Scored)
	d.afterwards = m.daysAfter(d.Summary)
	m.opts.Note = "" // it was of the first run
	m.runs, m.driver = append(m.runs, d), nil
	return d
}

func (d *doneRun) canEnter() bool { return d.Enter != nil && len(d.Points) > 0 }

func (d *doneRun) canRate() bool { return d.Scored != nil && len(d.Points) > 0 }

// earlier returns the client's run before the one shown. Before the first, or if none is shown, it
// returns the latest; nil if there is no other.
func (m *model) earlier() *doneRun {
	own := slices.DeleteFunc(slices.Clone(m.runs), func(d *doneRun) bool { return d.client != m.client() })
	if len(own) == 0 {
		return nil
	}
	if m.screen != summary {
		return own[len(own)-1]
	}
	before := own[(max(slices.Index(own, m.shown), 0)+len(own)-1)%len(own)]
	if before == m.shown {
		return nil
	}
	return before
}

func (m *model) showEarlier() tea.Cmd {
	if d := m.earlier(); d != nil {
		m.shown, m.screen, m.page = d, summary, ui.Page{}
		m.lay()
	}
	return nil
}

// sittingBefore returns the runs of the same client before the one shown, back to the last run of
// another client.
func (m *model) sittingBefore() []*doneRun {
	var all []*doneRun
	for _, d := range m.runs {
		switch {
		case d == m.shown:
			return all
		case d.client != m.shown.client:
			all = nil
		default:
			all = append(all, d)
		}
	}
	return all
}

func (m *model) canCopy() bool {
	return m.shown.Copy != nil && len(phrase.Notes(m.shown.Points, false)) > 0
}

func (m *model) copyNote() tea.Cmd {
	if !m.canCopy() {
		return nil
	}
	give := m.shown.Copy(m.shown.Summary, m.shown.afterwards)
	return func() tea.Msg { return give() }
}

// tookNote shows whether a note was copied, and passes its sequence on to the terminal.
func (m *model) tookNote(c ui.Copied) tea.Cmd {
	var shown tea.Cmd
	if m.screen == summary {
		m.shown.entries.copied = c.Words
		m.lay()
		m.page.Show(0, 1) // where it stands
	} else {
		shown = m.tellShown(c)
	}
	if c.Sequence == "" {
		return shown
	}
	return tea.Batch(shown, tea.Raw(c.Sequence))
}
