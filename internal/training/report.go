package training

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Facts says in words how a drill went: what was asked for, the scores if there are
// trials enough, and what they are worth.
func (r Result) Facts() []phrase.Fact {
	switch {
	case r.Drill == Pressure:
		return r.pressureFacts()
	case r.Drill == Rhythm:
		return r.rhythmFacts()
	case r.Drill.Forces():
		return r.forceFacts()
	default:
		return r.holdFacts()
	}
}

func (r Result) holdFacts() []phrase.Fact {
	facts := []phrase.Fact{{Name: english.FactTarget, Text: r.Press.String()}, {Name: english.FactMode, Text: r.Mode.Words()}}
	s, ok := r.Score()
	if !ok {
		return append(facts, tooFew(len(r.Holds), "hold"))
	}
	facts = append(facts, meanFact(english.FactHolds, s))
	facts = append(facts, s.facts(r.Press)...)
	return append(facts, r.worth()...)
}

func (r Result) rhythmFacts() []phrase.Fact {
	facts := []phrase.Fact{
		{Name: english.FactPress, Text: r.Press.String()}, {Name: english.FactRest, Text: r.Rest.String()}, {Name: english.FactMode, Text: r.Mode.Words()},
	}
	s, ok := r.RhythmScore()
	if !ok {
		return append(facts, tooFew(len(r.Holds), "press"))
	}
	facts = append(facts, meanFact(english.FactPresses, s.Press), phrase.Fact{Name: english.FactEnd, Text: lateWords(s.Late)})
	facts = append(facts, s.Press.facts(r.Press)...)
	facts = append(facts, phrase.Fact{Name: english.FactDrift, Text: driftWords(s.PressDrift)})
	if s.Rested {
		facts = append(facts, meanFact(english.FactRests, s.Rest))
		facts = append(facts, s.Rest.facts(r.Rest)...)
		facts = append(facts, phrase.Fact{Name: english.FactDrift, Text: driftWords(s.RestDrift)})
	}
	return append(facts, r.worth()...)
}

func (r Result) pressureFacts() []phrase.Fact {
	origin := []phrase.Fact{{Name: english.FactSource, Text: english.DrillPressureSource}, {Name: english.FactNote, Text: english.DrillNoSensing}}
	s, ok := r.PressureScore()
	if !ok {
		return append([]phrase.Fact{tooFew(len(r.Readings), "reading")}, origin...)
	}
	return append([]phrase.Fact{
		{Name: english.FactReadings, Text: strconv.Itoa(s.Trials)},
		{Name: english.FactBias, Text: biasWords(s.Bias)},
		{Name: english.FactAbsolute, Text: fmt.Sprintf(english.DrillOff, phrase.Percent(s.Absolute))},
		{Name: english.FactSpread, Text: fmt.Sprintf(english.DrillRepeats, phrase.Percent(s.Spread))},
	}, origin...)
}

// biasWords says a bias in percent.
func biasWords(percent float64) string {
	text := phrase.SignedPercent(percent)
	switch {
	case phrase.IsExactPercent(percent):
		return fmt.Sprintf(english.DrillOnTarget, text)
	case percent > 0:
		return fmt.Sprintf(english.DrillTooHard, text)
	default:
		return fmt.Sprintf(english.DrillTooLight, text)
	}
}

func tooFew(n int, what string) phrase.Fact {
	return phrase.Fact{Name: english.FactScore, Text: fmt.Sprintf(english.DrillTooFew, MinTrials, protocol.Count(n, what))}
}

func meanFact(name string, s Score) phrase.Fact {
	return phrase.Fact{Name: name, Text: fmt.Sprintf(english.DrillMean, s.Trials, phrase.Seconds(s.Mean))}
}

func (s Score) facts(t Target) []phrase.Fact {
	facts := []phrase.Fact{
		{Name: english.FactConstant, Text: constantWords(s.Constant)},
		{Name: english.FactAbsolute, Text: fmt.Sprintf(english.DrillOff, phrase.Seconds(s.Absolute))},
		{Name: english.FactVariable, Text: fmt.Sprintf(english.DrillDeviation, phrase.Seconds(s.Variable))},
		{Name: english.FactCV, Text: cvWords(s.CV, s.Mean)},
	}
	if t.Span.IsRange() {
		facts = append([]phrase.Fact{{Name: english.FactInRange, Text: fmt.Sprintf(english.DrillOf, s.InRange, s.Trials)}}, facts...)
	}
	return facts
}

func constantWords(d time.Duration) string {
	text := phrase.SignedSeconds(d)
	switch {
	case phrase.IsExact(d):
		return text
	case d > 0:
		return fmt.Sprintf(english.DrillTooLong, text)
	default:
		return fmt.Sprintf(english.DrillTooShort, text)
	}
}

// cvWords says a CV with its band, and whether the band was found for such lengths.
func cvWords(cv float64, mean time.Duration) string {
	if BandCovers(mean) {
		return fmt.Sprintf(english.DrillCV, phrase.Percent(100*cv), BandOf(cv).Words())
	}
	return fmt.Sprintf(english.DrillCVBeyond, phrase.Percent(100*cv), BandOf(cv).Words())
}

// worth says where the bands of the CV come from and what they don't say, how the times
// were taken, and how much of a difference means nothing.
func (r Result) worth() []phrase.Fact {
	return []phrase.Fact{
		{Name: english.FactBands, Text: english.DrillBandSource},
		{Name: english.FactNorm, Text: english.DrillNoNorm},
		{Name: english.FactTiming, Text: r.Timing.Words()},
		{Name: english.FactTerminal, Text: ResolutionWords(r.Resolution)},
	}
}

// ResolutionWords says what a terminal's times are worth; zero for not measured.
func ResolutionWords(resolution time.Duration) string {
	if resolution <= 0 {
		return english.DrillUnmeasured
	}
	return fmt.Sprintf(english.DrillAgreeWithin, max(resolution.Round(time.Millisecond), time.Millisecond)/time.Millisecond)
}

// lateWords says how far from its due time a rhythm ended.
func lateWords(late time.Duration) string {
	switch {
	case late == 0:
		return english.DrillOnTime
	case late > 0:
		return fmt.Sprintf(english.DrillEndLate, phrase.Seconds(late))
	default:
		return fmt.Sprintf(english.DrillEndEarly, phrase.Seconds(-late))
	}
}

// driftWords says how the lengths of a rhythm change from one to the next.
func driftWords(d time.Duration) string {
	switch {
	case phrase.IsExact(d):
		return english.DrillNoDrift
	case d > 0:
		return fmt.Sprintf(english.DrillLengthens, phrase.Seconds(d))
	default:
		return fmt.Sprintf(english.DrillShortens, phrase.Seconds(-d))
	}
}

// Miss says a signed error in words: "0.58 s too short".
func (t Target) Miss(length time.Duration) string {
	switch e := t.Err(length); {
	case e == 0 && t.Span.IsRange():
		return english.FactInRange
	case phrase.IsExact(e):
		return english.DrillExact
	case e > 0:
		return fmt.Sprintf(english.DrillLong, phrase.Seconds(e))
	default:
		return fmt.Sprintf(english.DrillShort, phrase.Seconds(-e))
	}
}

// Attempt says how long a press was and how far off: "9.42 s, -0.58 s: 0.58 s too short".
func (t Target) Attempt(length time.Duration) string {
	return fmt.Sprintf(english.DrillAttempt, phrase.Seconds(length), phrase.SignedSeconds(t.Err(length)), t.Miss(length))
}

// Words says what was read of what was asked for: "4.6 kg for 5: 8.0 % too light".
func (r Reading) Words(unit string) string {
	return fmt.Sprintf(english.DrillReading, r.Shown, unit, r.Target, r.Miss())
}

// Miss says how far a reading is off its target, in words: "8.0 % too light".
func (r Reading) Miss() string {
	switch p := r.Percent(); {
	case phrase.IsExactPercent(p):
		return english.DrillExact
	case p > 0:
		return fmt.Sprintf(english.DrillHard, phrase.Percent(p))
	default:
		return fmt.Sprintf(english.DrillLight, phrase.Percent(math.Abs(p)))
	}
}
