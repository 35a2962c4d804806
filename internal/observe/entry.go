package observe

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
)

// Entry is something that can be entered of a run after its end, by what it is called.
type Entry string

// The entries.
const (
	ThresholdAfter Entry = english.EntryThresholdName // at one point, as are the next two
	Adverse        Entry = english.EntryAdverseName
	Referral       Entry = english.EntryReferralName
	Note           Entry = english.EntryNoteName
	Plan           Entry = english.EntryPlanName // what to do next time
)

// Entries lists them in the order in which they are offered.
func Entries() []Entry { return []Entry{ThresholdAfter, Adverse, Referral, Note, Plan} }

// Words is what it is called.
func (e Entry) Words() string { return string(e) }

// AtPoint reports whether it is entered of one point of the run, and not of all of it.
func (e Entry) AtPoint() bool { return e == ThresholdAfter || e == Adverse || e == Referral }

// Unit is what a number is of that is entered; "" for a text.
func (e Entry) Unit() string {
	if e == ThresholdAfter {
		return "kg/cm2"
	}
	return ""
}

// InUnit says what was entered in its unit, if it has one; "" for nothing.
func (e Entry) InUnit(text string) string {
	if unit := e.Unit(); unit != "" && text != "" {
		return fmt.Sprintf(english.EntryInUnit, text, unit)
	}
	return text
}

// Enter keeps what was entered of the run after its end, in place of what was there; ""
// takes that away. Point is the one that it is about, from 1, if it is about one. The error
// says why the text can't be kept.
func (r *Run) Enter(point int, e Entry, text string) error {
	c, err := e.change(point, text)
	if err == nil && r.record != nil {
		r.record.Amend(journal.Amendment{Change: c})
	}
	return err
}

// change is what it changes of the session.
func (e Entry) change(point int, text string) (journal.Change, error) {
	c := journal.Change{Point: point}
	switch e {
	case ThresholdAfter:
		c.ThresholdAfter = new(float64)
		if text == "" {
			return c, nil
		}
		var err error
		*c.ThresholdAfter, err = journal.ParseThreshold(text)
		return c, err
	case Adverse:
		c.Adverse = &text
	case Referral:
		c.Referral = &text
	case Plan:
		c.Plan = &text
	default:
		c.Note = &text
	}
	return c, journal.CheckText(e.Words(), text)
}

// Closing is what was entered of a run after its end, scores among it, each of which can be
// taken back. What it is kept with must not fail for what it has taken before.
type Closing struct {
	points []session.PointSummary // those that were worked at
	at     int                    // which of them is entered of, from 0
	keep   func(point int, e Entry, text string) error
	kept   map[entered]string
	done   []undoable // the latest last

	score  func(point int, score session.ClientScore)
	scores session.Scores      // given since, at the last point
	had    session.ClientScore // the score after as the run itself had it
}

// entered is what something is entered of: a point, or 0 for all of the run.
type entered struct {
	point int
	entry Entry
}

// undoable is what was entered, and what it took the place of. Without an entry it is a
// score.
type undoable struct {
	entered

	was string
}

// NewClosing begins with what was done in a run, whose last score after it keeps up to date, and
// with the note that the run was given at its start. Keep and score are told what is entered, as
// [Run.Enter] and [Run.Scored] are. Of the points, the last is entered of first.
func NewClosing(
	done session.Summary, note string,
	keep func(point int, e Entry, text string) error, score func(point int, score session.ClientScore),
) *Closing {
	c := &Closing{points: done.Points, at: len(done.Points) - 1, keep: keep, score: score}
	c.kept = map[entered]string{{entry: Note}: note}
	c.had = c.Point().After
	return c
}

// Points is how many points can be entered of.
func (c *Closing) Points() int { return len(c.points) }

// Point is the one that is entered of.
func (c *Closing) Point() session.PointSummary {
	if c.at < 0 {
		return session.PointSummary{}
	}
	return c.points[c.at]
}

// TurnPoint goes on to the point that was worked at before, and from the first to the last.
func (c *Closing) TurnPoint() {
	c.at--
	if c.at < 0 {
		c.at = len(c.points) - 1
	}
}

// of is what something is entered of now.
func (c *Closing) of(e Entry) entered {
	if e.AtPoint() {
		return entered{c.Point().Number, e}
	}
	return entered{entry: e}
}

// Kept is what was entered, of the current point if it is of one; "" for nothing.
func (c *Closing) Kept(e Entry) string { return c.kept[c.of(e)] }

// Each hands over all that was entered, in the order in which it is offered; of the run with a
// point whose number is 0.
func (c *Closing) Each(tell func(point session.PointSummary, e Entry, text string)) {
	for _, e := range Entries() {
		for _, p := range append(slices.Clone(c.points), session.PointSummary{}) {
			if text := c.kept[entered{p.Number, e}]; text != "" {
				tell(p, e, text)
			}
		}
	}
}

// Put keeps a text in place of what was there. The error says why it can't be.
func (c *Closing) Put(e Entry, text string) error {
	if e.Unit() != "" {
		text = strings.Replace(text, ",", ".", 1) // it is shown as all numbers are
	}
	of := c.of(e)
	was := c.kept[of]
	if text == was {
		return nil
	}
	if err := c.keep(of.point, e, text); err != nil {
		return err
	}
	c.kept[of] = text
	c.done = append(c.done, undoable{of, was})
	return nil
}

// Digit takes one key of a client-reported score after the run, at its last point, of which there
// must be one. Now is the time by any clock.
func (c *Closing) Digit(n int, now time.Duration) {
	scores, score, _ := c.scores.Digit(n, now, 0)
	if score < 10 { // else the 1 before is a part of it
		c.done = append(c.done, undoable{})
	}
	c.rate(scores)
}

// Score takes such a score from 0 to 10 as a whole.
func (c *Closing) Score(n int, now time.Duration) {
	scores, _ := c.scores.Give(n, now, 0)
	c.done = append(c.done, undoable{})
	c.rate(scores)
}

// rate takes over what the score after is now.
func (c *Closing) rate(scores session.Scores) {
	c.scores = scores
	last := &c.points[len(c.points)-1]
	last.After = c.had
	if given := scores.Last(); given.Given {
		last.After = given
	}
	c.score(last.Number, last.After)
}

// Latest names what undo would take back; "" for nothing.
func (c *Closing) Latest() string {
	n := len(c.done) - 1
	if n < 0 {
		return ""
	}
	return cmp.Or(c.done[n].entry.Words(), english.EntryScoreName)
}

// Undo takes back what was entered last, if anything was.
func (c *Closing) Undo() {
	n := len(c.done) - 1
	if n < 0 {
		return
	}
	last := c.done[n]
	c.done = c.done[:n]
	if last.entry == "" {
		c.rate(c.scores.TakeBack())
		return
	}
	c.kept[last.entered] = last.was
	_ = c.keep(last.point, last.entry, last.was) // it was kept before
}
