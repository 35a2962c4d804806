package training

import (
	"fmt"
	"strings"

	"presshold/internal/gauge"
)

// ForceSource is what is known of force that is shown while it is pressed.
const ForceSource = "Snodgrass et al. 2010, Manual Therapy 15:19: students who saw their force live missed the expert's " +
	"by 4.0 N, without it by 14.3 N, and a week later by 6.4 N"

// GaugeReads says what the program does with a gauge, and what it does not.
const GaugeReads = "The readings are the gauge's own: presshold does not check them. It measures practice only, never a client's session."

// Title says what is drilled on a gauge: "Steady pressure".
func (d Drill) Title() string {
	switch d {
	case StepsForce:
		return "Steps of pressure"
	case AlternateForce:
		return "Alternating pressure"
	default:
		return "Steady pressure"
	}
}

// How says how it is done.
func (d Drill) How() string {
	switch d {
	case StepsForce:
		return "Press to the first target and keep it. At each release the target goes up a step, without letting go; " +
			"after the highest, let go and begin again."
	case AlternateForce:
		return "Press to the first target and keep it, then change to the other and back, without letting go."
	default:
		return "Press to the target, keep it without varying, and let go. A hold that ends before its time does not count."
	}
}

func (m Mode) forceWords() string {
	if m == Blind {
		return "blind"
	}
	return "force in sight"
}

// Words says a level: "20.0 N, from 18.0 to 22.0 N".
func (l Level) Words(u gauge.Unit) string {
	low, _, _ := strings.Cut(u.Words(l.Low), " ")
	return fmt.Sprintf("%s, from %s to %s", u.Words(l.Target), low, u.Words(l.High))
}

// LevelsWords says the targets of a drill, in turn.
func LevelsWords(levels []Level, u gauge.Unit) string {
	parts := make([]string, len(levels))
	for i, l := range levels {
		parts[i] = l.Words(u)
	}
	return strings.Join(parts, "; then ")
}

// Miss says where a force is: "in the band", "1.2 N too hard".
func (l Level) Miss(newtons float64, u gauge.Unit) string {
	switch {
	case l.In(newtons):
		return "in the band"
	case newtons > l.High:
		return u.Words(newtons-l.High) + " above the band"
	default:
		return u.Words(l.Low-newtons) + " below the band"
	}
}

// Words says how a hold on a gauge went.
func (h ForceHold) Words(u gauge.Unit) string {
	return fmt.Sprintf("%s kept for %s: off by %s on average, bias %s, in band %.0f %%, CV %.1f %%, drift %s, rise %s",
		u.Words(h.Target), Seconds(h.Length), u.Words(h.Error), signedForce(u, h.Bias), 100*h.InBandPart(), 100*h.CV, driftWords(u, h.Drift), Seconds(h.Rise))
}

// signedForce writes an error of force: "-0.3 N".
func signedForce(u gauge.Unit, newtons float64) string {
	text := u.Words(newtons)
	switch {
	case strings.Trim(strings.TrimSuffix(text, string(u)), "-0. ") == "":
		return strings.TrimPrefix(text, "-")
	case newtons > 0:
		return "+" + text
	default:
		return text
	}
}

// driftWords writes a slope in the unit for ten seconds, which a hold lasts.
func driftWords(u gauge.Unit, perSecond float64) string {
	return signedForce(u, 10*perSecond) + " in 10 s"
}

func (r Result) forceFacts() []Fact {
	u := gauge.Unit(r.Unit)
	facts := []Fact{
		{"target", LevelsWords(r.Levels, u) + "; " + r.Mode.forceWords()},
		{"length", r.Press.String()},
	}
	s, ok := r.ForceSummary()
	if !ok {
		return append(facts, Fact{"score", "no hold has counted so far"})
	}
	spread := fmt.Sprintf("comes with %d holds; so far %d", MinTrials, s.Holds)
	if s.Holds >= MinTrials {
		spread = strings.TrimPrefix(Percent(s.Spread), "+") + ", the standard deviation: how well one hold repeats another, whatever the bias"
	}
	return append(facts, []Fact{
		{"holds", fmt.Sprint(s.Holds)},
		{"bias", biasWords(s.Bias)},
		{"absolute", strings.TrimPrefix(Percent(s.Absolute), "+") + " off on average, reading by reading"},
		{"spread", spread},
		{"in band", fmt.Sprintf("%.0f %% of the time", 100*s.InBand)},
		{"CV", fmt.Sprintf("%.1f %% within a hold; no norm for therapists is published", 100*s.CV)},
		{"drift", driftWords(u, s.Drift)},
		{"rise", Seconds(s.Rise) + " to the band"},
		{"source", ForceSource},
		{"note", GaugeReads},
	}...)
}
