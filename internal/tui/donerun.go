package tui

import (
	"slices"
	"time"

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
	endedAt    time.Duration // by the clock
	afterwards []string      // what the sources say about the time after it; nothing after a preview
	entries    entries
}

// done moves the current run to those that have ended.
func (m *model) done() *doneRun {
	d := &doneRun{
		Summary: m.driver.Summary(), Follower: m.follower, plan: m.plan, client: m.runClient, endedAt: m.opts.Clock.Now(),
	}
	d.entries.Closing = observe.NewClosing(d.Summary, m.opts.Note, d.Enter, d.Scored)
	if m.opts.Today != nil && !m.speed.Preview() {
		d.afterwards = phrase.AfterRun(m.plan, m.opts.Today(), d.WorkedAt)
	}
	m.opts.Note = "" // it was of the first run
	m.runs, m.driver = append(m.runs, d), nil
	return d
}

func (d *doneRun) canEnter() bool { return d.Enter != nil && len(d.Points) > 0 }

func (d *doneRun) canRate() bool { return d.Scored != nil && len(d.Points) > 0 }

func (d *doneRun) canCopy() bool { return d.Copy != nil && len(phrase.Notes(d.Points, false)) > 0 }

// doneRuns are the runs that have ended since the program started, in turn.
type doneRuns []*doneRun

// earlier returns the client's run before the one shown. Before the first, or if none is shown, it
// returns the latest; nil if there is no other.
func (r doneRuns) earlier(client string, shown *doneRun) *doneRun {
	own := slices.DeleteFunc(slices.Clone(r), func(d *doneRun) bool { return d.client != client })
	if len(own) == 0 {
		return nil
	}
	before := own[(max(slices.Index(own, shown), 0)+len(own)-1)%len(own)]
	if before == shown {
		return nil
	}
	return before
}

// sittingBefore returns the runs of the same client before the one shown, back to the last run of
// another client.
func (r doneRuns) sittingBefore(shown *doneRun) []*doneRun {
	before := r[:slices.Index(r, shown)]
	for i, d := range slices.Backward(before) {
		if d.client != shown.client {
			return before[i+1:]
		}
	}
	return before
}

// tookNote tells the screen whether a note was copied, and passes its sequence on to the terminal.
func (m *model) tookNote(c ui.Copied) tea.Cmd {
	told := m.tellShown(c)
	if c.Sequence == "" {
		return told
	}
	return tea.Batch(told, tea.Raw(c.Sequence))
}
