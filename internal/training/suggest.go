package training

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Suggestion is what to practise next, and why.
type Suggestion struct {
	// Exercise is the drill, which may still have to be completed from the protocol. For a quiz it
	// has only the protocol, or nothing for a quiz on all.
	Exercise

	Quiz bool   // the quiz, and no drill
	Why  string // a sentence
}

// Command is the command line that starts it.
func (s Suggestion) Command() string {
	words := []string{"presshold", "drill", s.Protocol}
	switch {
	case s.Quiz:
		words[1] = "quiz"
	case s.Drill == Pressure:
		words = append(words, "--pressure")
	case s.Drill.Forces():
		words = append(words, s.forceFlags()...)
	case s.Drill == Rhythm:
		words = append(words, "--rhythm")
	}
	if s.Mode == Counted {
		words = append(words, "--counted")
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

func (e Exercise) forceFlags() []string {
	words := []string{"--pressure", "--kind", string(e.Drill)}
	for _, load := range e.levelLoads() {
		words = append(words, "--load", plainNumber(load))
	}
	if len(e.Levels) > 0 {
		words = append(words, "--band", e.levelBand().String())
	}
	words = append(words, "--unit", string(e.Unit))
	if e.Mode == Blind {
		words = append(words, "--blind")
	}
	return words
}

func (e Exercise) levelLoads() []float64 {
	var loads []float64
	for _, l := range e.Levels {
		loads = append(loads, math.Round(1000*e.Unit.Of(l.Target))/1000)
	}
	return loads
}

// levelBand is the band around the levels: an amount if it is the same for all, else a part of the
// target.
func (e Exercise) levelBand() ForceBand {
	first := e.Levels[0]
	by := first.Target - first.Low
	for _, l := range e.Levels {
		if math.Abs(l.Target-l.Low-by) > 2*gauge.Step {
			return ForceBand{Part: by / first.Target}
		}
	}
	return ForceBand{Amount: e.Unit.Of(by)}
}

// plainNumber writes a number as it was typed, without the rounding errors of a conversion.
func plainNumber(x float64) string {
	return strconv.FormatFloat(math.Round(x*1000)/1000, 'f', -1, 64)
}

// quizDue is how many missed questions make a quiz due.
const quizDue = 3

// Suggest says what to practise next. It takes the first of these that applies: refresh a pressure drill; repeat what was missed in the quiz; repeat a drill after a week's break; the
// weakest protocol, if anything was missed; a rhythm after holds; a protocol never drilled; the drill
// done longest ago. It is false if no protocol has anything to drill.
func Suggest(protocols []protocol.Protocol, past Past, now time.Time) (Suggestion, bool) {
	g := guide{protocols: protocols, past: past, trends: Trends(past.Results), now: now}
	for _, try := range []func() (Suggestion, bool){
		g.refresh, g.missed, g.rested, g.weakest, g.further, g.fresh, g.oldest,
	} {
		if s, ok := try(); ok {
			return s, true
		}
	}
	return Suggestion{}, false
}

type guide struct {
	protocols []protocol.Protocol
	past      Past
	trends    []Series
	now       time.Time
}

// drillable tells whether the protocol still exists and has a target for the drill.
func (g guide) drillable(id string, d Drill) bool {
	i := slices.IndexFunc(g.protocols, func(p protocol.Protocol) bool { return p.ID == id })
	if i < 0 {
		return false
	}
	_, err := Exercise{Drill: d}.Complete(g.protocols[i])
	return err == nil
}

// RefreshAfter is how long after the last pressure drill a refresher is suggested. The number is
// the program's own: no source gives one.
const RefreshAfter = 4 * 7 * 24 * time.Hour

func (g guide) refresh() (Suggestion, bool) {
	var last Result
	for _, r := range g.past.Results {
		if r.Drill.InPercent() && r.Trials() > 0 && r.Started.After(last.Started) {
			last = r
		}
	}
	away := g.now.Sub(last.Started)
	if last.Trials() == 0 || away < RefreshAfter {
		return Suggestion{}, false
	}
	return last.again(fmt.Sprintf(english.SuggestRefresh, days(away))), true
}

func (r Result) again(why string) Suggestion {
	return Suggestion{Why: why, Exercise: Exercise{
		Drill: r.Drill, Protocol: r.Protocol, Mode: r.Mode, Press: r.Press, Rest: r.Rest, Levels: r.Levels, Unit: r.Unit,
	}}
}

func (g guide) missed() (Suggestion, bool) {
	n := 0
	for _, c := range cards(g.past.Answers) {
		if c.missed() {
			n++
		}
	}
	why := fmt.Sprintf(english.SuggestMissed, n)
	return Suggestion{Quiz: true, Why: why}, n >= quizDue
}

func (g guide) rested() (Suggestion, bool) {
	s, ok := g.longestAgo(RetentionGap)
	if !ok {
		return Suggestion{}, false
	}
	return s.Latest.again(fmt.Sprintf(english.SuggestRested, days(g.now.Sub(s.Last().At)))), true
}

func (g guide) weakest() (Suggestion, bool) {
	for _, s := range Standings(g.past) {
		switch {
		case s.Share() == 0:
			return Suggestion{}, false
		case s.Holds.Missed > 0 && g.drillable(s.Protocol, Hold):
			why := fmt.Sprintf(english.SuggestWeakHold, s.Holds.Missed, s.Holds.Of)
			return Suggestion{Exercise: BlindHolds(s.Protocol), Why: why}, true
		case s.Quiz.Missed > 0:
			why := fmt.Sprintf(english.SuggestWeakQuiz, s.Quiz.Missed, phrase.Count(s.Quiz.Of, "question"))
			return Suggestion{Exercise: Exercise{Protocol: s.Protocol}, Quiz: true, Why: why}, true
		}
	}
	return Suggestion{}, false
}

func (g guide) further() (Suggestion, bool) {
	if len(g.trends) == 0 || g.trends[0].Drill != Hold {
		return Suggestion{}, false
	}
	last := g.trends[0]
	done := slices.ContainsFunc(g.trends, func(s Series) bool {
		return s.Drill == Rhythm && s.Protocol == last.Protocol
	})
	if done || !g.drillable(last.Protocol, Rhythm) {
		return Suggestion{}, false
	}
	return Suggestion{Exercise: Exercise{Drill: Rhythm, Protocol: last.Protocol, Mode: last.Mode}, Why: english.SuggestRhythm}, true
}

// fresh is a protocol that was never drilled.
func (g guide) fresh() (Suggestion, bool) {
	why := english.SuggestNew
	if len(g.past.Results)+len(g.past.Answers) == 0 {
		why = english.SuggestBegin
	}
	for _, p := range g.protocols {
		drilled := slices.ContainsFunc(g.past.Results, func(r Result) bool { return r.Protocol == p.ID })
		if !drilled && g.drillable(p.ID, Hold) {
			return Suggestion{Exercise: BlindHolds(p.ID), Why: why}, true
		}
	}
	return Suggestion{}, false
}

func (g guide) oldest() (Suggestion, bool) {
	s, ok := g.longestAgo(0)
	return s.Latest.again(english.SuggestOldest), ok
}

// longestAgo is the timed drill that was done longest ago, at least so long; false for none.
func (g guide) longestAgo(least time.Duration) (Series, bool) {
	for _, s := range slices.Backward(g.trends) {
		if g.now.Sub(s.Last().At) >= least && !s.Drill.InPercent() && g.drillable(s.Protocol, s.Drill) {
			return s, true
		}
	}
	return Series{}, false
}
