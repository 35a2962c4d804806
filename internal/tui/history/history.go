// Package history is the history on the screen: the list of sessions, narrowed by typing, and
// each session with its timeline and note.
//
// Its options supply all texts, worded where the record is known.
package history

import (
	"slices"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/ui"
)

// Options connect the screens to the record. All are called in commands.
type Options struct {
	// Page reads the sessions that contain each of the words, latest first: those after an item,
	// or the first ones for nil. It reports whether there are more.
	Page func(words []string, after *Item) (items []Item, more bool, err error)
	// Read reads a session whole.
	Read func(id int64) (Detail, error)
	// Note puts a note on a session, in place of the one that is there.
	Note func(id int64, text string) error
	// Copy puts the note of a session's sitting on the clipboard.
	Copy func(id int64) ui.Copied
}

// Item is a session in the list.
type Item struct {
	ID     int64
	Began  time.Time // in the zone of then
	Client string    // code; "" for none
	Title  string
	Places string // where it was, and the scores: "upper trapezius left 7 -> 3"
	Apart  string // what sets it apart: "interrupted", "preview"; "" for nothing
}

// Detail is a session whole.
type Detail struct {
	Item

	Facts      []phrase.Fact
	Note       string
	NextTime   string   // what was planned for the next time, which the facts say as well
	Chart      []string // the lines for the chart
	Points     []Point
	Rows       []Row
	Afterwards []string // what the sources say of the time afterwards
}

// Remarks are what was written of a session as a whole, for somebody who is about to work
// with the client again.
func (d Detail) Remarks() []phrase.Fact {
	all := []phrase.Fact{{Name: english.HistoryFactPlan, Text: d.NextTime}, {Name: english.HistoryFactNote, Text: d.Note}}
	return slices.DeleteFunc(all, func(f phrase.Fact) bool { return f.Text == "" })
}

// Point is what there is to say of a point beside its timeline.
type Point struct {
	Name  string
	Facts []phrase.Fact
}

// Row is a line of a timeline, planned against actual.
type Row struct {
	Head    string // names the point that follows; the rest is empty then
	At      time.Duration
	Round   string // "2/6"; "" outside rounds
	What    string // "hold", "score 7"
	Planned string // "8s-10s", "3s (assumed)"; "" for what is no phase
	Held    string // "9.2s"
	How     string // how it ended, where not as planned
}
