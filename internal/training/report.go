package training

import (
	"fmt"
	"math"
	"strings"
	"time"

	"presshold/internal/protocol"
)

// Fact is one line of a report.
type Fact struct {
	Name string // one word, "constant"
	Text string
}

// Facts says in words how a drill went: what was asked for, the scores if there are
// trials enough, and what they are worth.
func (r Result) Facts() []Fact {
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

func (r Result) holdFacts() []Fact {
	facts := []Fact{{"target", r.Press.String() + "; " + string(r.Mode)}}
	s, ok := r.Score()
	if !ok {
		return append(facts, tooFew(len(r.Holds), "hold"))
	}
	facts = append(facts, Fact{"holds", fmt.Sprintf("%d, %s on average", s.Trials, Seconds(s.Mean))})
	facts = append(facts, s.facts(r.Press)...)
	return append(facts, bands(), r.timing())
}

func (r Result) rhythmFacts() []Fact {
	facts := []Fact{{"press", r.Press.String() + "; " + string(r.Mode)}, {"rest", r.Rest.String()}}
	s, ok := r.RhythmScore()
	if !ok {
		return append(facts, tooFew(len(r.Holds), "press"))
	}
	late := "the last press ended on time"
	if s.Late != 0 {
		late = fmt.Sprintf("the last press ended %s too %s", Seconds(s.Late.Abs()), choose(s.Late > 0, "late", "early"))
	}
	facts = append(facts, Fact{"presses", fmt.Sprintf("%d; %s", s.Press.Trials, late)})
	facts = append(facts, s.Press.facts(r.Press)...)
	facts = append(facts, Fact{"drift", drifts(s.PressDrift, "press")})
	if s.Rested {
		facts = append(facts, Fact{"rests", fmt.Sprintf("%d, %s on average", s.Rest.Trials, Seconds(s.Rest.Mean))})
		facts = append(facts, s.Rest.facts(r.Rest)...)
		facts = append(facts, Fact{"drift", drifts(s.RestDrift, "rest")})
	}
	return append(facts, bands(), r.timing())
}

func (r Result) pressureFacts() []Fact {
	s, ok := r.PressureScore()
	if !ok {
		return []Fact{tooFew(len(r.Readings), "reading"), {"source", PressureSource}, {"note", NoSensing}}
	}
	return []Fact{
		{"readings", fmt.Sprint(s.Trials)},
		{"bias", biasWords(s.Bias)},
		{"absolute", strings.TrimPrefix(Percent(s.Absolute), "+") + " off on average"},
		{"spread", strings.TrimPrefix(Percent(s.Spread), "+") + ", the standard deviation: how well one press repeats another, whatever the bias"},
		{"source", PressureSource},
		{"note", NoSensing},
	}
}

// biasWords says a bias in percent.
func biasWords(percent float64) string {
	if rounded(percent, 0.1) == 0 {
		return Percent(percent) + ": on the whole on target"
	}
	return Percent(percent) + ": on the whole too " + choose(percent > 0, "hard", "light")
}

// NoSensing says what the program cannot do.
const NoSensing = "The program cannot sense pressure: the readings are yours."

func tooFew(n int, what string) Fact {
	return Fact{"score", fmt.Sprintf("comes with %d of them; so far %s", MinTrials, protocol.Count(n, what))}
}

func (s Score) facts(t Target) []Fact {
	constant := Signed(s.Constant)
	if rounded(s.Constant.Seconds(), centi) != 0 {
		constant += ": on the whole too " + choose(s.Constant > 0, "long", "short")
	}
	facts := []Fact{
		{"constant", constant},
		{"absolute", Seconds(s.Absolute) + " off on average"},
		{"variable", Seconds(s.Variable) + ", the standard deviation"},
		{"CV", cvWords(s.CV, s.Mean)},
	}
	if t.Span.IsRange() {
		facts = append([]Fact{{"in range", fmt.Sprintf("%d of %d", s.InRange, s.Trials)}}, facts...)
	}
	return facts
}

// cvWords says a CV with its band, and whether the band was found for such lengths.
func cvWords(cv float64, mean time.Duration) string {
	text := fmt.Sprintf("%.1f %%, %s", 100*cv, BandOf(cv).Words())
	if !BandCovers(mean) {
		text += "; but the bands are for 3 to 18 s"
	}
	return text
}

// bands says where the bands of the CV come from, and what they do not say.
func bands() Fact { return Fact{"bands", BandSource + ". No norm for therapists: none is published."} }

// timing says how the times were taken, and how much of a difference means nothing.
func (r Result) timing() Fact {
	return Fact{"timing", r.Timing.Words() + "; " + ResolutionWords(r.Resolution)}
}

// ResolutionWords says what a terminal's times are worth; zero for not measured.
func ResolutionWords(resolution time.Duration) string {
	if resolution <= 0 {
		return "how well this terminal keeps time was not measured"
	}
	return fmt.Sprintf("times at this terminal agree to %d ms, as measured", max(resolution.Round(time.Millisecond), time.Millisecond)/time.Millisecond)
}

func drifts(d time.Duration, what string) string {
	if rounded(d.Seconds(), centi) == 0 {
		return "none from " + what + " to " + what
	}
	return fmt.Sprintf("each %s %s %s than the one before", what, Seconds(d.Abs()), choose(d > 0, "longer", "shorter"))
}

// centi is what seconds are shown to.
const centi = 0.01

// rounded is a number as it is shown, so that nothing shown as zero has a sign.
func rounded(x, unit float64) float64 { return math.Round(x/unit) * unit }

// Seconds writes a length to the hundredth: "9.42 s".
func Seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", rounded(d.Seconds(), centi)+0) }

// Signed writes an error to the hundredth: "-0.58 s", "0.00 s".
func Signed(d time.Duration) string {
	if rounded(d.Seconds(), centi) == 0 {
		return "0.00 s"
	}
	return fmt.Sprintf("%+.2f s", d.Seconds())
}

// Percent writes a part in percent: "+4.0 %", "0.0 %".
func Percent(x float64) string {
	if rounded(x, 0.1) == 0 {
		return "0.0 %"
	}
	return fmt.Sprintf("%+.1f %%", x)
}

// Miss says a signed error in words: "0.58 s too short".
func Miss(t Target, length time.Duration) string {
	switch e := t.Err(length); {
	case e == 0 && t.Span.IsRange():
		return "in range"
	case rounded(e.Seconds(), centi) == 0:
		return "exact"
	default:
		return Seconds(e.Abs()) + " too " + choose(e > 0, "long", "short")
	}
}

// MissedBy says how far a reading is off its target, in words: "8.0 % too light".
func (r Reading) MissedBy() string {
	p := r.Percent()
	if rounded(p, 0.1) == 0 {
		return "exact"
	}
	return fmt.Sprintf("%.1f %% too %s", math.Abs(p), choose(p > 0, "hard", "light"))
}

func choose(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}

// Name says which series it is: "blind holds, 8 to 10 seconds, uncounted".
func (k Key) Name() string {
	switch {
	case k.Drill == Pressure:
		return "pressure"
	case k.Drill.Forces():
		return fmt.Sprintf("%s on a gauge, %s, %s", strings.ToLower(k.Drill.Title()), k.Press.Words(), k.Mode.forceWords())
	case k.Drill == Rhythm:
		return fmt.Sprintf("rhythm, %s and %s, %s", k.Press.Words(), k.Rest.Words(), k.Mode)
	default:
		return fmt.Sprintf("holds, %s, %s", k.Press.Words(), k.Mode)
	}
}
