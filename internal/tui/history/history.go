// Package history has the screens of the record: a list of sessions that can be searched, and
// each session with its timeline and note.
//
// The screens know nothing of the journal: their options supply finished texts.
package history

import (
	"slices"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/ui"
)

// Options connect the screens to the record. Each function may block.
type Options struct {
	// Page reads sessions that contain all of the words, latest first, beginning after an item,
	// or with the latest for nil. It reports whether there are more.
	Page func(words []string, after *Item) (items []Item, more bool, err error)
	// Read reads a session with all details.
	Read func(id int64) (Detail, error)
	// Note replaces the note of a session.
	Note func(id int64, text string) error
	// Copy copies the note of the sitting to the clipboard.
	Copy func(id int64) ui.Copied
}

// Item is a session in the list.
type Item struct {
	ID     int64
	Began  time.Time // local time
	Client string    // code; "" for none
	Title  string
	Places string // where it was, and the scores: "upper trapezius left 7 -> 3"
	Apart  string // "interrupted", "preview" and the like; "" for an ordinary session
}

// Detail is a session with all details.
type Detail struct {
	Item

	Facts      []phrase.Fact
	Note       string
	NextTime   string   // what is planned for the next time; also among Facts
	Chart      []string // the lines for the chart
	Points     []Point
	Rows       []Row
	Afterwards []string // what the sources say about the days after
}

// Remarks returns what the practitioner wrote about the session: the plan and the note.
func (d Detail) Remarks() []phrase.Fact {
	all := []phrase.Fact{phrase.Plain(english.LabelNextTime, d.NextTime), phrase.Plain(english.LabelNote, d.Note)}
	return slices.DeleteFunc(all, func(f phrase.Fact) bool { return f.Text.String() == "" })
}

// Point has the facts of a point, apart from its timeline.
type Point struct {
	Name  string
	Facts []phrase.Fact
}

// Row is a line of a timeline: the heading of a point in one cell, an event in three (the time, an
// empty one, what happened), or a phase, planned against actual, in [Columns]. Of some rows the
// first names the columns.
type Row []phrase.Text

// Columns is the number of cells of a phase: the time, its round ("2/6"), what it was, its planned
// length ("8-10 s", "3 s (assumed)"), how long it was held, and how it ended, unless as planned.
const Columns = 6
