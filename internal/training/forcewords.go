package training

import (
	"fmt"
	"strings"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Words says a level: "20.0 N, from 18.0 to 22.0 N".
func (l Level) Words(u gauge.Unit) string {
	return fmt.Sprintf(english.DrillLevel, u.Words(l.Target), u.Number(l.Low), u.Words(l.High))
}

// LevelsWords say the targets of a drill, in turn, with their mark: they are the student's own.
func LevelsWords(levels []Level, u gauge.Unit) phrase.Text {
	parts := make([]string, len(levels))
	for i, l := range levels {
		parts[i] = l.Words(u)
	}
	return phrase.Marked(strings.Join(parts, english.DrillThenLevel), protocol.Provenance{Basis: protocol.Chosen})
}

// Miss says where a force is: "in the band", "1.2 N above the band".
func (l Level) Miss(newtons float64, u gauge.Unit) string {
	above := fmt.Sprintf(english.DrillAboveBand, u.Words(newtons-l.High))
	below := fmt.Sprintf(english.DrillBelowBand, u.Words(l.Low-newtons))
	return bySign(l.In(newtons), newtons > l.High, english.DrillInBand, above, below)
}

// Words says how a hold on a gauge went.
func (h ForceHold) Words(u gauge.Unit) string {
	return fmt.Sprintf(english.DrillForceHold,
		u.Words(h.Target), phrase.Seconds(h.Length), u.Words(h.Error), u.Signed(h.Bias), phrase.WholePercent(h.InBandPart()),
		phrase.Percent(100*h.CV), forceDrift(u, h.Drift), phrase.Seconds(h.Rise))
}

// forceDrift says a slope over ten seconds, about the length of a hold.
func forceDrift(u gauge.Unit, perSecond float64) string {
	return fmt.Sprintf(english.DrillDrift, u.Signed(10*perSecond))
}

// Words says the remark; u is the unit that the gauge reads in.
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
