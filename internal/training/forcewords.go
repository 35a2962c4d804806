package training

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
)

// How says how a drill on a gauge is done.
func (d Drill) How() string {
	switch d {
	case StepsForce:
		return english.DrillHowSteps
	case AlternateForce:
		return english.DrillHowAlternating
	default:
		return english.DrillHowSteady
	}
}

// Words says a level: "20.0 N, from 18.0 to 22.0 N".
func (l Level) Words(u gauge.Unit) string {
	return fmt.Sprintf(english.DrillLevel, u.Words(l.Target), u.Number(l.Low), u.Words(l.High))
}

// LevelsWords says the targets of a drill, in turn.
func LevelsWords(levels []Level, u gauge.Unit) string {
	parts := make([]string, len(levels))
	for i, l := range levels {
		parts[i] = l.Words(u)
	}
	return strings.Join(parts, english.DrillThenLevel)
}

// Miss says where a force is: "in the band", "1.2 N above the band".
func (l Level) Miss(newtons float64, u gauge.Unit) string {
	switch {
	case l.In(newtons):
		return english.DrillInBand
	case newtons > l.High:
		return fmt.Sprintf(english.DrillAboveBand, u.Words(newtons-l.High))
	default:
		return fmt.Sprintf(english.DrillBelowBand, u.Words(l.Low-newtons))
	}
}

// Words says how a hold on a gauge went.
func (h ForceHold) Words(u gauge.Unit) string {
	return fmt.Sprintf(english.DrillForceHold,
		u.Words(h.Target), phrase.Seconds(h.Length), u.Words(h.Error), u.Signed(h.Bias), phrase.WholePercent(h.InBandPart()),
		phrase.Percent(100*h.CV), forceDrift(u, h.Drift), phrase.Seconds(h.Rise))
}

// forceDrift writes a slope in the unit for ten seconds, which a hold lasts.
func forceDrift(u gauge.Unit, perSecond float64) string {
	return fmt.Sprintf(english.DrillDrift, u.Signed(10*perSecond))
}

// Words says what a remark on the readings of a gauge says; u is the unit that it reads in.
func (r Remark) Words(u gauge.Unit) string {
	switch r {
	case TooShort:
		return english.DrillTooShortHold
	case Overload:
		return english.DrillOverloaded
	case Paused:
		return english.DrillHadPause
	case UnitChange:
		return fmt.Sprintf(english.DrillUnitChanged, u)
	default:
		return ""
	}
}

func (r Result) forceFacts() []phrase.Fact {
	u := gauge.Unit(r.Unit)
	facts := []phrase.Fact{
		{Name: english.FactTarget, Text: LevelsWords(r.Levels, u)},
		{Name: english.FactMode, Text: r.Mode.Words()},
		{Name: english.FactLength, Text: r.Press.String()},
	}
	s, ok := r.ForceSummary()
	if !ok {
		return append(facts, phrase.Fact{Name: english.FactScore, Text: english.DrillNoneYet})
	}
	spread := tooFew(s.Holds, "hold").Text
	if s.Holds >= MinTrials {
		spread = fmt.Sprintf(english.DrillRepeats, phrase.Percent(s.Spread))
	}
	return append(facts, []phrase.Fact{
		{Name: english.FactHolds, Text: strconv.Itoa(s.Holds)},
		{Name: english.FactBias, Text: biasWords(s.Bias)},
		{Name: english.FactAbsolute, Text: fmt.Sprintf(english.DrillOffReadings, phrase.Percent(s.Absolute))},
		{Name: english.FactSpread, Text: spread},
		{Name: english.FactInBand, Text: fmt.Sprintf(english.DrillOfTime, phrase.WholePercent(s.InBand))},
		{Name: english.FactCV, Text: fmt.Sprintf(english.DrillCVForce, phrase.Percent(100*s.CV))},
		{Name: english.FactNorm, Text: english.DrillNoNorm},
		{Name: english.FactDrift, Text: forceDrift(u, s.Drift)},
		{Name: english.FactRise, Text: fmt.Sprintf(english.DrillToBand, phrase.Seconds(s.Rise))},
		{Name: english.FactSource, Text: english.DrillForceSource},
		{Name: english.FactNote, Text: english.DrillGaugeReads},
	}...)
}
