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
