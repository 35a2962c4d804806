package training

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/stats"
)

// Past is the record of practice, in any order.
type Past struct {
	Results []Result
	Answers []Answer
}

// Key identifies a series of comparable results: the same drill of the same protocol, with the same
// target and mode.
type Key struct {
	Drill    Drill
	Protocol string // id; "" for none
	Mode     Mode
	Press    protocol.Span
	Rest     protocol.Span
}

// Key is the series that the result belongs to. All typed pressure drills are one series, because
// their scores are in percent.
func (r Result) Key() Key {
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

// Again suggests the latest drill of the series.
func (s Series) Again() Suggestion { return s.Latest.again("") }

// Unit is the unit of the errors.
func (s Series) Unit() string {
	if s.Drill.InPercent() {
		return "%"
	}
	return "s"
}

// Trends are the series of all results that have a score, the most recently drilled first.
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
	return slices.SortedStableFunc(slices.Values(results), func(a, b Result) int { return a.Started.Compare(b.Started) })
}

// RetentionGap is the shortest break after which a score shows how much was retained.
const RetentionGap = 7 * 24 * time.Hour

// Retention returns the scores before and after the latest break of at least RetentionGap in the
// series; false if there was none.
func (s Series) Retention() (before, after Outcome, ok bool) {
	for i := len(s.Outcomes) - 1; i > 0; i-- {
		before, after = s.Outcomes[i-1], s.Outcomes[i]
		if after.At.Sub(before.At) >= RetentionGap {
			return before, after, true
		}
	}
	return Outcome{}, Outcome{}, false
}

// Standing is how well one protocol is known: how much was missed of what was tried last. A trial
// is missed outside the target's range, or if it is off a fixed target by more than UncountedCV of
// it; a question, if its last answer was wrong. Pressure drills don't count, because their targets
// come from no protocol, and neither do drills with too few trials for a score.
type Standing struct {
	Protocol string // id
	Holds    Missed // of the trials of the last result of each series
	Quiz     Missed // of the questions asked
	Last     time.Time
}

// Missed counts the misses among several tries.
type Missed struct{ Missed, Of int }

// Share is the part that was missed; zero if nothing was tried.
func (m Missed) Share() float64 {
	if m.Of == 0 {
		return 0
	}
	return float64(m.Missed) / float64(m.Of)
}

func (m Missed) plus(o Missed) Missed { return Missed{m.Missed + o.Missed, m.Of + o.Of} }

// Share is the part that was missed of everything tried.
func (s Standing) Share() float64 { return s.Holds.plus(s.Quiz).Share() }

// Standings are the practised protocols, the weakest first: by the share that was missed, then by
// how long ago they were last practised.
func Standings(past Past) []Standing {
	all := map[string]Standing{}
	add := func(id string, at time.Time, holds, quiz Missed) {
		s := all[id]
		s.Protocol, s.Holds, s.Quiz = id, s.Holds.plus(holds), s.Quiz.plus(quiz)
		if at.After(s.Last) {
			s.Last = at
		}
		all[id] = s
	}
	latest := map[Key]Result{}
	for _, r := range byTime(past.Results) {
		if !r.Drill.InPercent() && r.Protocol != "" && r.Trials() >= MinTrials {
			latest[r.Key()] = r
		}
	}
	for _, r := range latest {
		add(r.Protocol, r.Started, misses(r.Press, r.Holds).plus(misses(r.Rest, r.Rests)), Missed{})
	}
	for _, c := range cards(past.Answers) {
		if c.protocol == "" {
			continue
		}
		quiz := Missed{Of: 1}
		if c.missed() {
			quiz.Missed = 1
		}
		add(c.protocol, c.last, Missed{}, quiz)
	}
	return slices.SortedFunc(maps.Values(all), func(a, b Standing) int {
		return cmp.Or(cmp.Compare(b.Share(), a.Share()), a.Last.Compare(b.Last), cmp.Compare(a.Protocol, b.Protocol))
	})
}

func misses(t Target, lengths []time.Duration) Missed {
	m := Missed{Of: len(lengths)}
	for _, l := range lengths {
		e := t.Err(l)
		if t.Span.IsRange() && e != 0 || !t.Span.IsRange() && float64(e.Abs()) > UncountedCV*float64(t.Span.Max) {
			m.Missed++
		}
	}
	return m
}

// StreakOf is the streak of practice, by calendar days in now's location, so that neither a late hour
// nor a change to summer time breaks it.
func StreakOf(past Past, now time.Time) stats.Streak {
	done := map[stats.Day]bool{}
	day := func(t time.Time) stats.Day { return stats.DayOf(t.In(now.Location())) }
	for _, r := range past.Results {
		if r.Trials() > 0 {
			done[day(r.Started)] = true
		}
	}
	for _, a := range past.Answers {
		done[day(a.At)] = true
	}
	return stats.StreakOf(done, day(now))
}

// Overview is how practice goes as a whole, and what to do next.
type Overview struct {
	Next      Suggestion
	HasNext   bool // there is something to suggest
	Streak    stats.Streak
	Series    []Series   // see Trends
	Standings []Standing // see Standings

	protocols []protocol.Protocol
}

// NewOverview sums up the record of practice.
func NewOverview(protocols []protocol.Protocol, past Past, now time.Time) Overview {
	o := Overview{Streak: StreakOf(past, now), Series: Trends(past.Results), Standings: Standings(past), protocols: protocols}
	o.Next, o.HasNext = Suggest(protocols, past, now)
	return o
}

// Name is the name of a protocol, or the id of one that no longer exists.
func (o Overview) Name(id string) string {
	if id == "" {
		return english.PracticeOwnTarget
	}
	if i := slices.IndexFunc(o.protocols, func(p protocol.Protocol) bool { return p.ID == id }); i >= 0 {
		return o.protocols[i].Name
	}
	return id
}

// Title says which series it is, and of which protocol.
func (o Overview) Title(s Series) string {
	if s.Drill.InPercent() && s.Protocol == "" {
		return plain.Capital(s.Name())
	}
	return fmt.Sprintf("%s: %s", o.Name(s.Protocol), s.Name())
}

// NextWords says what to practise next.
func (o Overview) NextWords() string {
	s := o.Next
	switch drill := s.Drill.Words(); {
	case !o.HasNext:
		return plain.Sentence(english.DrillNothing)
	case s.Quiz && s.Protocol == "":
		return english.PracticeNextQuiz
	case s.Quiz:
		return fmt.Sprintf(english.PracticeNextQuizOf, o.Name(s.Protocol))
	case s.Drill.InPercent() && s.Protocol == "":
		return fmt.Sprintf(english.PracticeNextDrill, drill)
	case s.Mode == "":
		return fmt.Sprintf(english.PracticeNextDrillOf, drill, o.Name(s.Protocol))
	default:
		return fmt.Sprintf(english.PracticeNextTimedOf, drill, o.Name(s.Protocol), s.Mode.Words())
	}
}

// Name says which series it is: "holds, 8 to 10 seconds, uncounted".
func (k Key) Name() string {
	switch {
	case k.Drill == Pressure:
		return k.Drill.Words()
	case k.Drill.Forces():
		return fmt.Sprintf(english.SeriesForce, k.Drill.Words(), phrase.SpanWords(k.Press), k.Mode.Words())
	case k.Drill == Rhythm:
		return fmt.Sprintf(english.SeriesRhythm, phrase.SpanWords(k.Press), phrase.SpanWords(k.Rest), k.Mode.Words())
	default:
		return fmt.Sprintf(english.SeriesHolds, phrase.SpanWords(k.Press), k.Mode.Words())
	}
}

// Course says how a series went from its first outcome to its last: "off by 0.42 s on
// average; 0.60 s in the first of 3 drills".
func (s Series) Course() string {
	last := fmt.Sprintf(english.DrillOff, s.Drill.amount(s.Last().Absolute))
	if n := len(s.Outcomes); n > 1 {
		return fmt.Sprintf(english.SeriesCourseSince, last, s.Drill.amount(s.Outcomes[0].Absolute), n)
	}
	return last
}

// Facts says where the series stands, and what was retained over a break.
func (s Series) Facts() []phrase.Fact {
	last := s.Last()
	when := fmt.Sprintf("%s, %s", last.At.Format(time.DateOnly), s.Drill.count(last.Trials))
	facts := append([]phrase.Fact{fact(english.FactLast, when)}, last.facts(s.Drill, s.Press, s.Course())...)
	return append(facts, fact(english.FactRetention, s.retentionWords()))
}

func (s Series) retentionWords() string {
	before, after, ok := s.Retention()
	if !ok {
		return english.SeriesNoBreak
	}
	return fmt.Sprintf(english.SeriesAfterBreak, days(after.At.Sub(before.At)), s.Drill.amount(after.Absolute), s.Drill.amount(before.Absolute))
}

// days says a time in whole days.
func days(d time.Duration) string { return phrase.Count(int(d/(24*time.Hour)), "day") }

// sparks are the heights of a line of bars, the lowest first.
const sparks = "▁▂▃▄▅▆▇█"

// Sparkline draws the average errors of the last outcomes, at most so many, as a line of bars:
// lower bars are nearer to the target.
func (s Series) Sparkline(most int) string {
	outcomes := s.Outcomes[max(len(s.Outcomes)-most, 0):]
	top := 0.0
	for _, outcome := range outcomes {
		top = max(top, outcome.Absolute)
	}
	bars := []rune(sparks)
	var b strings.Builder
	for _, outcome := range outcomes {
		height := 0
		if top > 0 {
			height = int(outcome.Absolute / top * float64(len(bars)-1))
		}
		b.WriteRune(bars[height])
	}
	return b.String()
}

// Words says what was missed of what was tried.
func (s Standing) Words() string {
	var parts []string
	if s.Holds.Of > 0 {
		parts = append(parts, fmt.Sprintf(english.MissedHolds, s.Holds.Missed, s.Holds.Of))
	}
	if s.Quiz.Of > 0 {
		parts = append(parts, fmt.Sprintf(english.MissedQuiz, s.Quiz.Missed, s.Quiz.Of))
	}
	return strings.Join(parts, ", ")
}
