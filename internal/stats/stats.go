// Package stats computes statistics of recorded sessions: how much was done week by week, how
// many holds were kept, and how client-reported scores changed.
//
// It is pure: the journal supplies sums as [Rows], and [New] makes a [Report] of them. Previews,
// and points at which nothing was done, are in no row.
//
// Changes within measurement error are marked as such, and no change is attributed to the
// treatment.
package stats

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Scope is the part of the record that a report covers. The zero value is all of it.
type Scope struct {
	Client string // a code
	Place  Place  // no side means the whole site, no site means everywhere
	Since  Day    // that day and later; zero for all
	// Starts is the day on which weeks begin. It only affects how days are grouped into weeks.
	Starts WeekStart
}

// Work is how much was done at points.
type Work struct {
	Points      int              `json:"points"` // counted in each session
	Compression protocol.Seconds `json:"compression"`
	Holds       int              `json:"holds"`
	Fits        int              `json:"fits"` // of the holds, those as planned
}

func (w Work) plus(v Work) Work {
	return Work{w.Points + v.Points, w.Compression + v.Compression, w.Holds + v.Holds, w.Fits + v.Fits}
}

// Kept is the percentage of holds as planned, rounded; false without holds.
func (w Work) Kept() (int, bool) {
	if w.Holds == 0 {
		return 0, false
	}
	return (200*w.Fits + w.Holds) / (2 * w.Holds), true
}

// Done is how much was done in sessions.
type Done struct {
	Sessions int `json:"sessions"`
	Work     `json:"done"`
}

func (d Done) plus(e Done) Done { return Done{d.Sessions + e.Sessions, d.Work.plus(e.Work)} }

// Drilled is how much was practised.
type Drilled struct {
	Drills  int `json:"drills"`
	Answers int `json:"answers"` // to quiz questions
}

func (d Drilled) plus(e Drilled) Drilled { return Drilled{d.Drills + e.Drills, d.Answers + e.Answers} }

// Place is where something was done. Both fields may be empty: a bare run names no site.
type Place struct {
	Site string        `json:"site"`
	Side protocol.Side `json:"side"`
}

// String names the place: "upper trapezius left".
func (p Place) String() string {
	if p.Site == "" {
		return english.StatsNoSite
	}
	return protocol.Point{Site: p.Site, Side: p.Side}.String()
}

// Rows are the input of a report, in any order.
type Rows struct {
	Days      []DayRow
	Places    []PlaceRow
	Readings  []Reading
	Practised map[Day]bool // days with a session or practice of any kind, whatever the scope
}

// DayRow is what was done on a day, or in the week that begins with it.
type DayRow struct {
	Day Day
	Done
	Drilled
}

func (d DayRow) plus(e DayRow) DayRow {
	return DayRow{d.Day, d.Done.plus(e.Done), d.Drilled.plus(e.Drilled)}
}

// MarshalJSON writes all numbers on one level.
func (d DayRow) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Week     Day `json:"week"` // its first day
		Sessions int `json:"sessions"`
		Work
		Practice Drilled `json:"practice"`
	}{d.Day, d.Sessions, d.Work, d.Drilled})
}

// PlaceRow is what was done at the points of a place at which the client-reported score changed
// by the same amount.
type PlaceRow struct {
	Place Place
	By    *int // nil unless two scores were reported
	Work  Work
}

// Pair is a number before and after a point was worked; nil if it is missing.
type Pair struct {
	Before *float64
	After  *float64
}

// Given reports whether either number is present.
func (p Pair) Given() bool { return p.Before != nil || p.After != nil }

// By is how much the number went up; false if either is missing.
func (p Pair) By() (float64, bool) {
	if p.Before == nil || p.After == nil {
		return 0, false
	}
	return *p.After - *p.Before, true
}

// Reading is what was reported and measured at one point of a session.
type Reading struct {
	Session   int64
	Began     time.Time // where it was done
	Place     Place
	Score     Pair   // client-reported, 0 to 10
	Threshold Pair   // pressure pain threshold, kg/cm2
	Device    string // that it was measured with
}

// ScoreChange judges the change of the score; nil if there is none.
func (r Reading) ScoreChange() *phrase.Difference {
	by, ok := r.Score.By()
	if !ok {
		return nil
	}
	return new(phrase.ScoreDifference(by))
}

// ThresholdChange judges the change of the threshold; nil if there is none.
func (r Reading) ThresholdChange() *phrase.Difference {
	by, ok := r.Threshold.By()
	if !ok {
		return nil
	}
	return new(phrase.ThresholdDifference(r.Place.Site, by))
}

// MarshalJSON writes all fields on one level, and judges the changes. Missing values are null.
func (r Reading) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Session         int64              `json:"session"`
		Began           time.Time          `json:"began"`
		ScoreBefore     *float64           `json:"score_before"` // client-reported
		ScoreAfter      *float64           `json:"score_after"`
		Score           *phrase.Difference `json:"score_change"`
		ThresholdBefore *float64           `json:"threshold_before"` // kg/cm2
		ThresholdAfter  *float64           `json:"threshold_after"`
		Threshold       *phrase.Difference `json:"threshold_change"`
		Device          string             `json:"device,omitempty"`
	}{
		r.Session, r.Began, r.Score.Before, r.Score.After, r.ScoreChange(),
		r.Threshold.Before, r.Threshold.After, r.ThresholdChange(), r.Device,
	})
}

// PlaceDone is what was done at a place, and how often the client-reported score changed there.
type PlaceDone struct {
	Place
	Work

	Fell   int `json:"score_fell"` // beyond measurement error
	Rose   int `json:"score_rose"`
	Within int `json:"score_within_error"` // or maybe within it
}

// Trend is the scores and thresholds of one place, oldest first.
type Trend struct {
	Place

	Readings []Reading `json:"readings"` // at least one
}

// Before returns the first score of the first and of the last session with a score before; false if
// there are fewer than two such sessions.
func (t Trend) Before() (first, last float64, ok bool) {
	scored := slices.DeleteFunc(slices.Clone(t.Readings), func(r Reading) bool { return r.Score.Before == nil })
	scored = slices.CompactFunc(scored, func(a, b Reading) bool { return a.Session == b.Session })
	if len(scored) < 2 {
		return 0, 0, false
	}
	return *scored[0].Score.Before, *scored[len(scored)-1].Score.Before, true
}

// Report is the statistics of a scope. As JSON it has durations in seconds.
type Report struct {
	Scope Scope `json:"-"`
	Done
	Drilled `json:"practice"`

	Streak Streak   `json:"streak"`
	Weeks  []DayRow `json:"weeks"` // in which something was done, by time
	// Apart are days so far from today that a clock must have been wrong. They are in no week,
	// since they would stretch the list of weeks over decades.
	Apart  []DayRow    `json:"apart"`
	Places []PlaceDone `json:"sites"` // the one worked most often first
	// Trends are those of the client in the scope, or else of the sessions without one. The
	// place worked last comes first.
	Trends []Trend `json:"trends"`
}

// New computes the report as of today.
func New(scope Scope, rows Rows, today Day) Report {
	r := Report{
		Scope: scope, Streak: StreakOf(rows.Practised, today),
		Places: places(rows.Places), Trends: trends(rows.Readings),
	}
	weeks, apart := map[Day]DayRow{}, map[Day]DayRow{}
	for _, d := range rows.Days {
		r.Done, r.Drilled = r.Done.plus(d.Done), r.Drilled.plus(d.Drilled)
		into := weeks
		if d.Day > today+farAhead || d.Day < earliest {
			into = apart
		} else {
			d.Day = scope.Starts.week(d.Day)
		}
		into[d.Day] = d.plus(into[d.Day])
	}
	byDay := func(a, b DayRow) int { return cmp.Compare(a.Day, b.Day) }
	r.Weeks, r.Apart = ordered(weeks, byDay), ordered(apart, byDay)
	return r
}

// ordered returns the sorted values of a map; never nil.
func ordered[K comparable, V any](values map[K]V, order func(a, b V) int) []V {
	all := slices.AppendSeq([]V{}, maps.Values(values))
	slices.SortFunc(all, order)
	return all
}

// A day is far from today if it is more than a month ahead (a corrected clock may have been days
// ahead), or long before this program existed (a reset clock starts in 1970).
const (
	farAhead Day = 31
	earliest Day = 14610 // 2010-01-01
)

func places(rows []PlaceRow) []PlaceDone {
	at := map[Place]PlaceDone{}
	for _, row := range rows {
		p := at[row.Place]
		p.Place, p.Work = row.Place, p.plus(row.Work)
		if row.By != nil {
			switch change := phrase.ScoreDifference(float64(*row.By)); {
			case change.Fell():
				p.Fell += row.Work.Points
			case change.Rose():
				p.Rose += row.Work.Points
			default:
				p.Within += row.Work.Points
			}
		}
		at[row.Place] = p
	}
	return ordered(at, func(a, b PlaceDone) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.Site, b.Site), cmp.Compare(a.Side, b.Side))
	})
}

func trends(readings []Reading) []Trend {
	readings = slices.Clone(readings)
	slices.SortStableFunc(readings, func(a, b Reading) int {
		return cmp.Or(a.Began.Compare(b.Began), cmp.Compare(a.Session, b.Session))
	})
	at := map[Place]int{}
	out := []Trend{}
	for _, r := range readings {
		i, seen := at[r.Place]
		if !seen {
			i = len(out)
			at[r.Place] = i
			out = append(out, Trend{Place: r.Place})
		}
		out[i].Readings = append(out[i].Readings, r)
	}
	last := func(t Trend) Reading { return t.Readings[len(t.Readings)-1] }
	slices.SortStableFunc(out, func(a, b Trend) int { return last(b).Began.Compare(last(a).Began) })
	return out
}

// Recent returns the n weeks up to today's, including idle ones; fewer if the record begins
// later.
func (r Report) Recent(n int, today Day) (recent []DayRow) {
	if len(r.Weeks) == 0 {
		return nil
	}
	last := max(r.Scope.Starts.week(today), r.Weeks[len(r.Weeks)-1].Day)
	done := map[Day]DayRow{}
	for _, w := range r.Weeks {
		done[w.Day] = w
	}
	for d := max(last-Day(n-1)*daysPerWeek, r.Weeks[0].Day); d <= last; d += daysPerWeek {
		w := done[d]
		w.Day = d
		recent = append(recent, w)
	}
	return recent
}
