package training

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

func fact(name, text string) phrase.Fact { return phrase.Plain(name, text) }

// Facts says how a drill went: what was asked for, the scores if there are enough trials, and what
// they are worth.
func (r Result) Facts() []phrase.Fact {
	s, scored := r.Score()
	own := s.facts(r.Drill, r.Press.Span, r.Drill.off(s))
	mode, trials := fact(english.FactMode, r.Mode.Words()), strconv.Itoa(s.Trials)
	var task, scores, worth []phrase.Fact
	switch {
	case r.Drill == Pressure: // each reading says what was asked for
		scores = append([]phrase.Fact{fact(english.FactReadings, trials)}, own...)
		worth = []phrase.Fact{fact(english.LabelSource, english.DrillPressureSource), fact(english.LabelNote, english.DrillNoSensing)}
	case r.Drill.Forces():
		task = []phrase.Fact{{Name: english.LabelTarget, Text: LevelsWords(r.Levels, r.Unit)}, mode, r.Press.fact(english.FactLength)}
		scores = slices.Concat([]phrase.Fact{fact(english.LabelHolds, trials)}, own, []phrase.Fact{
			fact(english.FactInBand, fmt.Sprintf(english.DrillOfTime, phrase.WholePercent(s.InBand))),
			fact(english.FactDrift, forceDrift(r.Unit, s.Drift)),
			fact(english.FactRise, fmt.Sprintf(english.DrillToBand, phrase.Seconds(s.Rise))),
		})
		worth = []phrase.Fact{
			fact(english.FactNorm, english.DrillNoNorm), fact(english.LabelSource, english.DrillForceSource),
			fact(english.LabelNote, english.DrillGaugeReads),
		}
	case r.Drill == Rhythm:
		task = []phrase.Fact{r.Press.fact(english.FactPress), r.Rest.fact(english.FactRest), mode}
		scores, worth = r.rhythmScores(s, own), r.precision()
	default:
		task = []phrase.Fact{r.Press.fact(english.LabelTarget), mode}
		scores, worth = append([]phrase.Fact{meanFact(english.LabelHolds, s)}, own...), r.precision()
	}
	switch {
	case scored:
		return slices.Concat(task, scores, worth)
	case r.Drill.Forces():
		return append(task, fact(english.LabelScore, english.DrillNoneYet))
	default:
		return append(task, fact(english.LabelScore, fmt.Sprintf(english.DrillTooFew, MinTrials, r.Drill.count(r.Trials()))))
	}
}

// rhythmScores says how a rhythm went: the presses, whose own facts are given, then the rests.
func (r Result) rhythmScores(s Score, own []phrase.Fact) []phrase.Fact {
	end := secondsOff(r.Late(), english.DrillOnTime, english.DrillEndLate, english.DrillEndEarly)
	facts := append([]phrase.Fact{meanFact(english.FactPresses, s), fact(english.FactEnd, end)}, own...)
	facts = append(facts, s.driftFact())
	if rest, ok := ScoreOf(r.Rest, r.Rests); ok {
		facts = append(facts, meanFact(english.FactRests, rest))
		facts = append(facts, rest.facts(r.Drill, r.Rest.Span, r.Drill.off(rest))...)
		facts = append(facts, rest.driftFact())
	}
	return facts
}

// precision says where the bands of a timed drill come from, and how precise its times are.
func (r Result) precision() []phrase.Fact {
	return []phrase.Fact{
		fact(english.FactBands, english.DrillBandSource), fact(english.FactNorm, english.DrillNoNorm),
		fact(english.FactTiming, r.Timing.Words()), fact(english.LabelTerminal, ResolutionWords(r.Resolution)),
	}
}

func (t Target) fact(name string) phrase.Fact { return phrase.Fact{Name: name, Text: t.Words()} }

// count says how many trials of a drill there are.
func (d Drill) count(trials int) string {
	switch d {
	case Pressure:
		return phrase.Count(trials, "reading")
	case Rhythm:
		return phrase.Count(trials, "press")
	default:
		return phrase.Count(trials, "hold")
	}
}

func meanFact(name string, s Score) phrase.Fact {
	return fact(name, fmt.Sprintf(english.DrillMean, s.Trials, phrase.Seconds(inSeconds(s.Mean))))
}

func (s Score) driftFact() phrase.Fact {
	words := secondsOff(inSeconds(s.Drift), english.DrillNoDrift, english.DrillLengthens, english.DrillShortens)
	return fact(english.FactDrift, words)
}

// facts says a score. The absolute error is worded by the caller.
func (s Score) facts(d Drill, target protocol.Span, absolute string) []phrase.Fact {
	var facts []phrase.Fact
	if target.IsRange() && !d.InPercent() {
		facts = append(facts, fact(english.FactInRange, fmt.Sprintf(english.NumberOf, s.InRange, s.Trials)))
	}
	facts = append(facts, fact(english.FactConstant, d.biasWords(s.Constant)), fact(english.FactAbsolute, absolute))
	variable := fmt.Sprintf(english.DrillDeviation, d.amount(s.Variable))
	switch {
	case s.Trials < MinTrials:
		variable = fmt.Sprintf(english.DrillTooFew, MinTrials, phrase.Count(s.Trials, "hold"))
	case d.InPercent():
		variable = fmt.Sprintf(english.DrillRepeats, d.amount(s.Variable))
	}
	facts = append(facts, fact(english.FactVariable, variable))
	switch {
	case d.Forces():
		return append(facts, fact(english.FactCV, fmt.Sprintf(english.DrillCVForce, phrase.Percent(100*s.CV))))
	case d == Pressure:
		return facts
	default:
		return append(facts, fact(english.FactCV, cvWords(s.CV, s.Mean)))
	}
}

// off says the absolute error of a drill.
func (d Drill) off(s Score) string {
	if d.Forces() {
		return fmt.Sprintf(english.DrillOffReadings, d.amount(s.Absolute))
	}
	return fmt.Sprintf(english.DrillOff, d.amount(s.Absolute))
}

// amount writes an error of a drill in its unit.
func (d Drill) amount(x float64) string {
	if d.InPercent() {
		return phrase.Percent(x)
	}
	return phrase.Seconds(inSeconds(x))
}

func inSeconds(x float64) time.Duration { return time.Duration(math.Round(x * float64(time.Second))) }

// biasWords says the signed error of a drill, and what it means.
func (d Drill) biasWords(x float64) string {
	if d.InPercent() {
		meaning := bySign(phrase.IsExactPercent(x), x > 0, english.DrillOnTarget, english.DrillTooHard, english.DrillTooLight)
		return fmt.Sprintf(meaning, phrase.SignedPercent(x))
	}
	off := inSeconds(x)
	meaning := bySign(phrase.IsExact(off), x > 0, english.DrillOnTarget, english.DrillTooLong, english.DrillTooShort)
	return fmt.Sprintf(meaning, phrase.SignedSeconds(off))
}

// bySign is the wording of an error: of none, of one above zero, or of one below.
func bySign(exact, above bool, none, more, less string) string {
	switch {
	case exact:
		return none
	case above:
		return more
	default:
		return less
	}
}

// secondsOff words an error in seconds, without its sign.
func secondsOff(d time.Duration, none, more, less string) string {
	if phrase.IsExact(d) {
		return none
	}
	return fmt.Sprintf(bySign(false, d > 0, none, more, less), phrase.Seconds(d.Abs()))
}

// cvWords says a CV with its band, and whether the bands hold for such lengths.
func cvWords(cv, mean float64) string {
	if mean < BandShort || mean > BandLong {
		return fmt.Sprintf(english.DrillCVBeyond, phrase.Percent(100*cv), BandWords(cv))
	}
	return fmt.Sprintf("%s, %s", phrase.Percent(100*cv), BandWords(cv))
}

// ResolutionWords says how precise a terminal's times are; zero is not measured.
func ResolutionWords(resolution time.Duration) string {
	if resolution <= 0 {
		return english.DrillUnmeasured
	}
	return fmt.Sprintf(english.DrillAgreeWithin, max(resolution.Round(time.Millisecond), time.Millisecond)/time.Millisecond)
}

// Miss says a signed error in words: "0.58 s too short".
func (t Target) Miss(length time.Duration) string {
	e := t.Err(length)
	if e == 0 && t.Span.IsRange() {
		return english.FactInRange
	}
	return secondsOff(e, english.DrillExact, english.DrillLong, english.DrillShort)
}

// Attempt says how long a press was and how far off: "9.42 s: 0.58 s too short".
func (t Target) Attempt(length time.Duration) string {
	return fmt.Sprintf("%s: %s", phrase.Seconds(length), t.Miss(length))
}

// Words says what was read of what was asked for: "4.6 kg instead of 5 kg: 8.0 % too light".
func (r Reading) Words(unit gauge.Unit) string {
	return fmt.Sprintf(english.DrillReading, r.Shown, unit, r.Target, unit, r.Miss())
}

// Miss says how far a reading is off its target, in words: "8.0 % too light".
func (r Reading) Miss() string {
	p := r.Percent()
	if phrase.IsExactPercent(p) {
		return english.DrillExact
	}
	return fmt.Sprintf(bySign(false, p > 0, "", english.DrillHard, english.DrillLight), phrase.Percent(math.Abs(p)))
}
