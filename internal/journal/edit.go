package journal

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Change says what to change in a session. Nil fields stay as they are. An empty text, a score
// that is not given and a threshold of zero remove the value.
type Change struct {
	Note   *string `json:"note,omitempty"`
	Plan   *string `json:"plan,omitempty"`   // what to do next time
	Client *string `json:"client,omitempty"` // code; a new one is added

	// Point is which point the rest is about, from 1; zero for the only one.
	Point int `json:"point,omitempty"`
	PointChange
}

// Empty reports that there is nothing to change.
func (c Change) Empty() bool { return c == Change{Point: c.Point} }

// PointChange says what to change in a point.
type PointChange struct {
	Site            *string              `json:"site,omitempty"` // a short form becomes the site's full name
	Side            *protocol.Side       `json:"side,omitempty"`
	Landmark        *string              `json:"landmark,omitempty"`
	ScoreBefore     *session.ClientScore `json:"score_before,omitempty"`
	ScoreAfter      *session.ClientScore `json:"score_after,omitempty"`
	ThresholdBefore *float64             `json:"threshold_before,omitempty"` // kg/cm2
	ThresholdAfter  *float64             `json:"threshold_after,omitempty"`
	Device          *string              `json:"device,omitempty"`   // that the thresholds were measured with
	Referral        *string              `json:"referral,omitempty"` // area, as reported
	Adverse         *string              `json:"adverse,omitempty"`  // response
	PointNote       *string              `json:"point_note,omitempty"`
}

// MaxThreshold is far above what an algometer shows, in kg/cm2.
const MaxThreshold = 50

// Edit changes a session completely or not at all, and returns its id; ID 0 is the latest
// session. The error is a *RequestError if there is no such session or point, or a value is
// invalid.
func (s *Store) Edit(ctx context.Context, id int64, c Change) (int64, error) {
	var found int64
	err := s.change(ctx, func(w *writer) {
		found = w.resolve(id)
		w.edit(found, c)
	})
	return found, err
}

func (w *writer) edit(id int64, c Change) {
	w.uncount(id)
	defer w.count(id)
	of := setter(func(column string, value any) { w.do("UPDATE session SET "+column+" = ? WHERE id = ?", value, id) })
	w.setText(of, "note", c.Note, CheckText)
	w.setText(of, "next_time", c.Plan, CheckText)
	if c.Client != nil {
		of("client", w.client(*c.Client, id))
	}
	if c.PointChange != (PointChange{}) {
		w.editPoint(id, w.whichPoint(id, c), c.PointChange)
	}
}

// setter sets a column of a row.
type setter func(column string, value any)

// setText sets a text, if it is given and passes the check.
func (w *writer) setText(of setter, column string, to *string, check func(string) error) {
	if to != nil {
		w.fail(check(*to))
		of(column, *to)
	}
}

// client returns the row of a client by a code, which is created with the time of the session;
// nil for "".
func (w *writer) client(code string, in int64) any {
	code, err := ParseClient(code)
	if err != nil {
		w.fail(err)
	}
	if code == "" {
		return nil
	}
	var since int64
	w.one("SELECT began FROM session WHERE id = ?", []any{in}, &since)
	return w.clientRow(code, since)
}

func (w *writer) editPoint(id int64, n int, c PointChange) {
	of := setter(func(column string, value any) {
		w.do("UPDATE point SET "+column+" = ? WHERE session = ? AND n = ?", value, id, n)
	})
	w.setText(of, "site", fullName(c.Site), CheckName)
	w.setText(of, "side", (*string)(c.Side), checkSide)
	w.setText(of, "landmark", c.Landmark, CheckName)
	w.setText(of, "device", c.Device, CheckName)
	w.setText(of, "referral", c.Referral, CheckText)
	w.setText(of, "adverse", c.Adverse, CheckText)
	w.setText(of, "note", c.PointNote, CheckText)
	for column, to := range map[string]*session.ClientScore{"score_before": c.ScoreBefore, "score_after": c.ScoreAfter} {
		if to != nil {
			w.fail(checkScore(*to))
			of(column, nullable(*to))
		}
	}
	for column, to := range map[string]*float64{"threshold_before": c.ThresholdBefore, "threshold_after": c.ThresholdAfter} {
		switch {
		case to == nil:
		case *to == 0:
			of(column, nil)
		default:
			w.fail(checkThreshold(*to))
			of(column, *to)
		}
	}
}

func (w *writer) whichPoint(id int64, c Change) int {
	count, last, there, open := 0, 0, false, false
	w.one(`SELECT count(*), ifnull(max(n), 0), ifnull(max(n = ?), 0),
		(SELECT open FROM session WHERE id = ?) FROM point WHERE session = ?`, []any{c.Point, id, id}, &count, &last, &there, &open)
	switch {
	case w.err != nil:
	case open && (c.ScoreBefore != nil || c.ScoreAfter != nil): // the recorder would overwrite them
		w.fail(refuse(english.SessionOpenScores, id))
	case count == 0:
		w.fail(refuse(english.SessionNoPoints, id))
	case c.Point == 0 && count > 1:
		w.fail(refuse(english.SessionWhichPoint, id, count))
	case c.Point != 0 && !there:
		w.fail(refuse(english.SessionNoPoint, id, c.Point, last))
	case c.Point == 0:
		w.one("SELECT n FROM point WHERE session = ?", []any{id}, &c.Point)
	}
	return c.Point
}

func fullName(site *string) *string {
	if site == nil {
		return nil
	}
	name := strings.Join(strings.Fields(*site), " ")
	if known, ok := protocol.FindSite(name); ok {
		name = known.Name
	}
	return &name
}

// CheckText returns why a text can't be recorded.
func CheckText(text string) error { return checkLength(text, protocol.MaxText) }

// CheckName is CheckText for a name, of which there is one line.
func CheckName(text string) error {
	if strings.ContainsFunc(text, plain.Acts) {
		return refuse(english.TextControl)
	}
	return checkLength(text, protocol.MaxName)
}

func checkLength(text string, most int) error {
	switch n := utf8.RuneCountInString(text); {
	case n > most:
		return refuse(english.TextTooLong, n, most)
	case !utf8.ValidString(text):
		return refuse(english.NotUTF8)
	}
	return nil
}

func checkSide(side string) error {
	switch protocol.Side(side) {
	case protocol.NoSide, protocol.Left, protocol.Right:
		return nil
	default:
		return refuse(english.SideUnknown, side)
	}
}

func checkScore(s session.ClientScore) error {
	if s.Given && (s.N < 0 || s.N > 10) {
		return refuse(english.ScoreOutside)
	}
	return nil
}

// ParseThreshold reads a pressure pain threshold in kg/cm2, with a decimal point or comma.
func ParseThreshold(text string) (float64, error) {
	kg, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || checkThreshold(kg) != nil {
		return 0, refuse(english.ThresholdUnread, text, MaxThreshold)
	}
	return kg, nil
}

func checkThreshold(kg float64) error {
	if !(kg > 0 && kg <= MaxThreshold) { // false for NaN, too
		return refuse(english.ThresholdOutside, MaxThreshold)
	}
	return nil
}
