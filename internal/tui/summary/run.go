package summary

import (
	"slices"
	"time"

	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// Record is what becomes of what is entered about a run. Its functions are called from Update and
// must not block.
type Record struct {
	// Scored receives a client-reported score; points count from 1. It is nil where no record is kept.
	Scored func(point int, score session.ClientScore)
	// Enter replaces what was entered about a point, counted from 1, or about the whole run if the
	// point is 0. The error says why it can't be kept. It is nil where no record is kept.
	Enter func(point int, e observe.Entry, text string) error
	// Copy makes the note of the run from its summary and from what the sources say about the time
	// after it, and puts it on the clipboard. The function that it returns is called in a command.
	// It is nil where there is no clipboard.
	Copy func(done session.Summary, afterwards []string) func() ui.Copied
}

// Run is a run that has ended, with what is entered about it until the program ends.
type Run struct {
	session.Summary
	Record

	Plan       *protocol.Plan
	Client     string
	EndedAt    time.Duration    // by the clock
	Threshold  float64          // at the first point before, in kg/cm2; zero for none
	Afterwards []string         // what the sources say about the time after it; nothing after a preview
	Entries    *observe.Closing // about it
}

func (d *Run) canEnter() bool { return d.Enter != nil && len(d.Points) > 0 }

func (d *Run) canRate() bool { return d.Scored != nil && len(d.Points) > 0 }

func (d *Run) canCopy() bool { return d.Copy != nil && len(phrase.Notes(d.Points, false)) > 0 }

// Runs are the runs that have ended since the program started, in turn.
type Runs []*Run

// Before returns the client's run before the one shown. Before the first, or if none is shown, it
// returns the latest; nil if there is no other.
func (r Runs) Before(client string, shown *Run) *Run {
	own := slices.DeleteFunc(slices.Clone(r), func(d *Run) bool { return d.Client != client })
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
func (r Runs) sittingBefore(shown *Run) []*Run {
	before := r[:slices.Index(r, shown)]
	for i, d := range slices.Backward(before) {
		if d.Client != shown.Client {
			return before[i+1:]
		}
	}
	return before
}
