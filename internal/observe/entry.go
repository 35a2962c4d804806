package observe

import "presshold/internal/journal"

// Entry is something that can be entered of a run after its end.
type Entry string

// The entries, by what they are called.
const (
	ThresholdAfter Entry = "threshold after" // at the last point, as are the next two
	Adverse        Entry = "adverse response"
	Referral       Entry = "referral area"
	Note           Entry = "note"
	Plan           Entry = "plan" // what to do next time
)

// Entries lists them in the order in which they are offered.
func Entries() []Entry { return []Entry{ThresholdAfter, Adverse, Referral, Note, Plan} }

// Unit is what a number is of that is entered; "" for a text.
func (e Entry) Unit() string {
	if e == ThresholdAfter {
		return "kg/cm2"
	}
	return ""
}

// Enter keeps what was entered of the last run after its end, in place of what was there; ""
// takes that away. Point is the one that it is about, from 1, if it is about one. The error
// says why the text can't be kept.
func (o *Observers) Enter(point int, e Entry, text string) error {
	c, err := e.change(point, text)
	if err == nil && o.record != nil {
		o.record.Amend(journal.Amendment{Change: c})
	}
	return err
}

// change is what it changes of the session.
func (e Entry) change(point int, text string) (journal.Change, error) {
	c := journal.Change{Point: point}
	switch e {
	case ThresholdAfter:
		kg := 0.0
		if text != "" {
			var err error
			if kg, err = journal.ParseThreshold(text); err != nil {
				return c, err
			}
		}
		c.ThresholdAfter = &kg
		return c, nil
	case Adverse:
		c.Adverse = &text
	case Referral:
		c.Referral = &text
	case Plan:
		c.Plan = &text
	default:
		c.Note = &text
	}
	return c, journal.CheckText(string(e), text)
}

// Closing is what was entered of a run after its end, scores among it, each of which can be
// taken back. What it is kept with must not fail for what it has taken before.
type Closing struct {
	keep func(e Entry, text string) error
	kept map[Entry]string
	done []undoable // the latest last
}

// undoable is what was entered, and what it took the place of. Without an entry it is a
// score.
type undoable struct {
	entry Entry
	was   string
}

// NewClosing begins with the note that a run was given at its start.
func NewClosing(note string, keep func(e Entry, text string) error) *Closing {
	return &Closing{keep: keep, kept: map[Entry]string{Note: note}}
}

// Kept is what was entered; "" for nothing.
func (c *Closing) Kept(e Entry) string { return c.kept[e] }

// Put keeps a text in place of what was there. The error says why it can't be.
func (c *Closing) Put(e Entry, text string) error {
	was := c.kept[e]
	if text == was {
		return nil
	}
	if err := c.keep(e, text); err != nil {
		return err
	}
	c.kept[e] = text
	c.done = append(c.done, undoable{e, was})
	return nil
}

// Scored tells that a score was given, which its owner takes back when [Closing.Undo] says so.
func (c *Closing) Scored() { c.done = append(c.done, undoable{}) }

// Latest names what undo would take back; "" for nothing.
func (c *Closing) Latest() string {
	n := len(c.done) - 1
	switch {
	case n < 0:
		return ""
	case c.done[n].entry == "":
		return "score"
	default:
		return string(c.done[n].entry)
	}
}

// Undo takes back what was entered last, and tells whether that is a score, which is still to
// be taken back.
func (c *Closing) Undo() (score bool) {
	n := len(c.done) - 1
	if n < 0 {
		return false
	}
	last := c.done[n]
	c.done = c.done[:n]
	if last.entry == "" {
		return true
	}
	c.kept[last.entry] = last.was
	_ = c.keep(last.entry, last.was) // it was kept before
	return false
}
