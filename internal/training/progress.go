package training

import (
	"cmp"
	"slices"
	"time"

	"presshold/internal/protocol"
)

// Past is the record of practice, in any order.
type Past struct {
	Results []Result
	Answers []Answer
}

// Key names a series of results that may be compared: the same drill of the same
// protocol against the same target, counted or not.
type Key struct {
	Drill    Drill
	Protocol string // id; "" for none
	Mode     Mode
	Press    protocol.Span
	Rest     protocol.Span
}

// Key is the series that the result belongs to. Scores of a pressure drill are in
// percent, so all of them are one series.
func (r Result) Key() Key {
	if r.Drill == Pressure {
		return Key{Drill: Pressure, Protocol: r.Protocol}
	}
	return Key{Drill: r.Drill, Protocol: r.Protocol, Mode: r.Mode, Press: r.Press.Span, Rest: r.Rest.Span}
}

// Outcome is the score of one result in a series.
type Outcome struct {
	At time.Time
	Score
}

// Series is the course of one drill of one protocol.
type Series struct {
	Key
	Outcomes []Outcome // by time; at least one
	Latest   Result    // that the last outcome scores
}

// Last is the latest outcome.
func (s Series) Last() Outcome { return s.Outcomes[len(s.Outcomes)-1] }

// Again suggests the same drill once more.
func (s Series) Again() Suggestion { return s.Latest.again() }

// Unit is what the errors of the outcomes are in.
func (s Series) Unit() string {
	if s.Drill.InPercent() {
		return "%"
	}
	return "s"
}

// Trends are the series of all results that have enough trials for a score, the one
// drilled last first. One hold on a gauge is enough: it has many readings.
func Trends(results []Result) []Series {
	at := map[Key]int{}
	var out []Series
	for _, r := range byTime(results) {
		score, ok := r.Score()
		if !ok {
			continue
		}
		key := r.Key()
		i, seen := at[key]
		if !seen {
			i = len(out)
			at[key] = i
			out = append(out, Series{Key: key})
		}
		out[i].Outcomes, out[i].Latest = append(out[i].Outcomes, Outcome{r.Started, score}), r
	}
	slices.SortStableFunc(out, func(a, b Series) int { return b.Last().At.Compare(a.Last().At) })
	return out
}

func byTime(results []Result) []Result {
	results = slices.Clone(results)
	slices.SortStableFunc(results, func(a, b Result) int { return a.Started.Compare(b.Started) })
	return results
}

// RetentionGap is the shortest rest after which a score tells how much was retained.
const RetentionGap = 7 * 24 * time.Hour

// Retention compares the last score before a rest of at least RetentionGap with the
// first one after it.
type Retention struct {
	Before, After Outcome
}

// Away is how long the rest was.
func (r Retention) Away() time.Duration { return r.After.At.Sub(r.Before.At) }

// Retention is that of the latest such rest in the series; false if there was none.
func (s Series) Retention() (Retention, bool) {
	for i := len(s.Outcomes) - 1; i > 0; i-- {
		r := Retention{Before: s.Outcomes[i-1], After: s.Outcomes[i]}
		if r.Away() >= RetentionGap {
			return r, true
		}
	}
	return Retention{}, false
}

// Standing is how one protocol goes: of what was last tried, how much was missed. A
// trial is missed outside the target's range, or off a fixed target by more than
// UncountedCV of it; a question, if its last answer was wrong. Pressure drills are left
// out: their targets are no protocol's.
type Standing struct {
	Protocol string // id
	Holds    Missed // of the trials of the last result of each series
	Quiz     Missed // of the questions asked
	Last     time.Time
}

// Missed counts the misses among several tries.
type Missed struct{ Missed, Of int }

// Share is the missed part; zero of none.
func (m Missed) Share() float64 {
	if m.Of == 0 {
		return 0
	}
	return float64(m.Missed) / float64(m.Of)
}

// Share is the missed part of all that was tried.
func (s Standing) Share() float64 {
	return Missed{s.Holds.Missed + s.Quiz.Missed, s.Holds.Of + s.Quiz.Of}.Share()
}

// Standings are the protocols that were practised, the weakest first: the one with the
// largest missed share, and, among equals, the one that was left alone the longest.
func Standings(past Past) []Standing {
	all := map[string]*Standing{}
	standing := func(id string, at time.Time) *Standing {
		s := all[id]
		if s == nil {
			s = &Standing{Protocol: id}
			all[id] = s
		}
		if at.After(s.Last) {
			s.Last = at
		}
		return s
	}
	latest := map[Key]Result{}
	for _, r := range byTime(past.Results) {
		if !r.Drill.InPercent() && r.Protocol != "" && r.Trials() > 0 {
			latest[r.Key()] = r
		}
	}
	for _, r := range latest {
		s := standing(r.Protocol, r.Started)
		s.Holds.Missed += misses(r.Press, r.Holds) + misses(r.Rest, r.Rests)
		s.Holds.Of += len(r.Holds) + len(r.Rests)
	}
	for _, c := range cards(past.Answers) {
		if c.protocol == "" {
			continue
		}
		s := standing(c.protocol, c.last)
		s.Quiz.Of++
		if c.missed() {
			s.Quiz.Missed++
		}
	}
	out := make([]Standing, 0, len(all))
	for _, s := range all {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(b.Share(), a.Share()), a.Last.Compare(b.Last), cmp.Compare(a.Protocol, b.Protocol))
	})
	return out
}

func misses(t Target, lengths []time.Duration) int {
	n := 0
	for _, l := range lengths {
		if missed(t, l) {
			n++
		}
	}
	return n
}

func missed(t Target, length time.Duration) bool {
	e := t.Err(length)
	if t.Span.IsRange() {
		return e != 0
	}
	return float64(e.Abs()) > UncountedCV*float64(t.Span.Max)
}
