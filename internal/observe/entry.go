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

// Entry is something to enter about a run after its end. Its value is its name on the screen.
type Entry string

// The entries.
const (
	ThresholdAfter Entry = english.EntryThresholdName // at one point, as are the next two
	Adverse        Entry = english.EntryAdverseName
	Referral       Entry = english.EntryReferralName
	Note           Entry = english.LabelNote
	Plan           Entry = english.LabelNextTime
)

// Entries lists them in the order in which they are offered.
func Entries() []Entry { return []Entry{ThresholdAfter, Adverse, Referral, Note, Plan} }

// Words is what it is called.
func (e Entry) Words() string { return string(e) }

// AtPoint reports whether the entry belongs to one point; the others belong to the whole run.
func (e Entry) AtPoint() bool { return e == ThresholdAfter || e == Adverse || e == Referral }

// Unit is the unit of an entry that is a number; "" for a text.
func (e Entry) Unit() string {
	if e == ThresholdAfter {
		return "kg/cm2"
	}
	return ""
}

// InUnit is what was entered with its unit, if it has one; "" for nothing.
func (e Entry) InUnit(text string) string {
	if unit := e.Unit(); unit != "" && text != "" {
		return fmt.Sprintf(english.EntryInUnit, text, unit)
	}
	return text
}

// Enter records an entry, in place of an earlier one; an empty text deletes it. Point counts
// from 1 and is used only by an entry that belongs to one. The error is for the user to read.
func (r *Run) Enter(point int, e Entry, text string) error {
	c, err := e.change(point, text)
	if err == nil && r.record != nil {
		r.record.Amend(journal.Amendment{Change: c})
	}
	return err
}

// change turns the entry into a change of the recorded session.
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
	return c, journal.CheckText(text)
}

// Closing holds what was entered about a run after its end, scores included, and can undo each
// step. Its keep function must accept any text that it accepted before.
type Closing struct {
	points []session.PointSummary // where something was done
	at     int                    // index of the one that entries go to
	keep   func(point int, e Entry, text string) error
	kept   map[entered]string
	done   []undoable // the latest last

	score  func(point int, score session.ClientScore)
	scores session.Scores      // given since, at the last point
	had    session.ClientScore // the score after that the run itself had
}

// entered identifies an entry: its point, 0 for the whole run, and its kind.
type entered struct {
	point int
	entry Entry
}

// undoable is one step to undo, with the text that it replaced. Without an entry it is a score.
type undoable struct {
	entered

	was string
}

// NewClosing starts with a finished run and the note that it was given at its start. Entries go
// to keep and score, such as [Run.Enter] and [Run.Scored]; the score after the last point is also
// updated in done. The last point is selected first.
func NewClosing(
	done session.Summary, note string,
	keep func(point int, e Entry, text string) error, score func(point int, score session.ClientScore),
) *Closing {
	c := &Closing{points: done.Points, at: len(done.Points) - 1, keep: keep, score: score}
	c.kept = map[entered]string{{entry: Note}: note}
	c.had = c.Point().After
	return c
}

// Points is the number of points that can be selected.
func (c *Closing) Points() int { return len(c.points) }

// Point is the selected point; the zero value if there is none.
func (c *Closing) Point() session.PointSummary {
	if c.at < 0 {
		return session.PointSummary{}
	}
	return c.points[c.at]
}

// TurnPoint selects the point before the selected one, and after the first the last.
func (c *Closing) TurnPoint() {
	c.at--
	if c.at < 0 {
		c.at = len(c.points) - 1
	}
}

func (c *Closing) of(e Entry) entered {
	if e.AtPoint() {
		return entered{c.Point().Number, e}
	}
	return entered{entry: e}
}

// Kept is the text of an entry, for the selected point if it belongs to one; "" for none.
func (c *Closing) Kept(e Entry) string { return c.kept[c.of(e)] }

// ThresholdAt is the threshold after at a point, in kg/cm2; zero if none was entered.
func (c *Closing) ThresholdAt(point int) float64 {
	kg, _ := journal.ParseThreshold(c.kept[entered{point, ThresholdAfter}]) // it was accepted
	return kg
}

// Each calls tell for every entry, in the order in which they are offered; the point's number is
// 0 for those of the whole run.
func (c *Closing) Each(tell func(point session.PointSummary, e Entry, text string)) {
	for _, e := range Entries() {
		for _, p := range append(slices.Clone(c.points), session.PointSummary{}) {
			if text := c.kept[entered{p.Number, e}]; text != "" {
				tell(p, e, text)
			}
		}
	}
}

// Put sets the text of an entry. The error is for the user to read; the entry is unchanged then.
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

// Digit takes one key of a client-reported score after the run, for its last point, which must
// exist. Now may come from any clock, always the same.
func (c *Closing) Digit(n int, now time.Duration) {
	scores, score, _ := c.scores.Digit(n, now, 0)
	if score < 10 { // else the 1 before is a part of it
		c.done = append(c.done, undoable{})
	}
	c.rate(scores)
}

// Score takes such a score as a whole, from 0 to 10.
func (c *Closing) Score(n int, now time.Duration) {
	scores, _ := c.scores.Give(n, now, 0)
	c.done = append(c.done, undoable{})
	c.rate(scores)
}

// After is the score after the run, for its last point, as it stands now.
func (c *Closing) After() session.ClientScore {
	if len(c.points) == 0 {
		return session.ClientScore{}
	}
	return c.points[len(c.points)-1].After
}

// rate makes the latest of the scores the score after.
func (c *Closing) rate(scores session.Scores) {
	c.scores = scores
	last := &c.points[len(c.points)-1]
	last.After = c.had
	if given := scores.Last(); given.Given {
		last.After = given
	}
	c.score(last.Number, last.After)
}

// Latest names what Undo would undo; "" for nothing.
func (c *Closing) Latest() string {
	n := len(c.done) - 1
	if n < 0 {
		return ""
	}
	return cmp.Or(c.done[n].entry.Words(), english.LabelScore)
}

// Undo undoes the last step, if there is one.
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
