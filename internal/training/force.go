package training

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Level is a force to hold, in newtons, and the band around it that counts as held. The student
// sets both: a protocol's words for pressure give no number.
type Level struct {
	Target float64 `json:"target_newtons"`
	Low    float64 `json:"low_newtons"`
	High   float64 `json:"high_newtons"`
}

// In tells whether a force is within the band.
func (l Level) In(newtons float64) bool { return l.Low <= newtons && newtons <= l.High }

// ForceBand is how far a force may be from its target: by an amount, or by a part of the target.
type ForceBand struct {
	Amount float64 // in whatever the target is in; 0 for a part of it
	Part   float64 // 0.1 for 10 %
}

// IsZero tells whether there is no band.
func (b ForceBand) IsZero() bool { return b == ForceBand{} }

// ParseForceBand reads a band such as "2", "1,5" or "10%".
func ParseForceBand(text string) (ForceBand, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	f, err := ParseTarget(number)
	switch {
	case err != nil || percent && f >= 100:
		return ForceBand{}, fmt.Errorf(english.DrillBadBand, text)
	case percent:
		return ForceBand{Part: f / 100}, nil
	default:
		return ForceBand{Amount: f}, nil
	}
}

// String writes the band as ParseForceBand reads it.
func (b ForceBand) String() string {
	if b.Part > 0 {
		return plainNumber(100*b.Part) + "%"
	}
	return plainNumber(b.Amount)
}

// Level is the level of a target in a unit, with the band around it. A band as wide as the target
// is an error: letting go would count as holding.
func (b ForceBand) Level(target float64, u gauge.Unit) (Level, error) {
	by := b.Amount + b.Part*target
	if u.Newtons(target+by) > gauge.Most {
		return Level{}, fmt.Errorf(english.DrillOverload, target+by, u, u.Words(gauge.Most))
	}
	if by >= target {
		return Level{}, fmt.Errorf(english.DrillWideBand, b, target, u)
	}
	return Level{Target: u.Newtons(target), Low: u.Newtons(target - by), High: u.Newtons(target + by)}, nil
}

// CheckTargets says what is wrong with the targets of a drill on a gauge: steps go up, and
// two levels alternate.
func CheckTargets(d Drill, targets []float64) error {
	switch {
	case d == StepsForce && len(targets) < 2:
		return errors.New(english.DrillFewSteps)
	case d == AlternateForce && (len(targets) != 2 || targets[0] == targets[1]):
		return errors.New(english.DrillTwoTargets)
	case d == SteadyForce && len(targets) != 1:
		return errors.New(english.DrillOneTarget)
	}
	for i := 1; i < len(targets) && d == StepsForce; i++ {
		if targets[i] <= targets[i-1] {
			return fmt.Errorf(english.DrillStepDown, targets[i], targets[i-1])
		}
	}
	return nil
}

// Point is one reading of a hold.
type Point struct {
	At      time.Duration // since the hold began to count, pauses left out; below zero before
	Newtons float64       // pressed: the gauge's zero and its sign are taken away
}

// MarshalJSON writes the point as a pair of seconds and newtons.
func (p Point) MarshalJSON() ([]byte, error) {
	return json.Marshal([2]float64{float64(p.At.Microseconds()) / 1e6, p.Newtons})
}

// UnmarshalJSON reads it.
func (p *Point) UnmarshalJSON(text []byte) error {
	var pair [2]float64
	err := json.Unmarshal(text, &pair)
	p.At, p.Newtons = time.Duration(math.Round(pair[0]*1e6))*time.Microsecond, pair[1]
	return err
}

// Curve is the readings of a hold, from the moment the hand began to press.
type Curve []Point

// ForceHold is one hold on a gauge: its target, and how it went.
type ForceHold struct {
	Level
	ForceScore

	// Rise is the time to the band: from a tenth of the target, or from the change of level.
	Rise   time.Duration `json:"rise_ns"`
	Length time.Duration `json:"length_ns"` // from when the force was in the band
	// Readings are stored apart from the result. They are nil in one that was read back without
	// them.
	Readings Curve `json:"readings,omitempty"`
}

// InBandPart is the part of the hold during which the force was in the band.
func (h ForceHold) InBandPart() float64 {
	if h.Length <= 0 {
		return 0
	}
	return float64(h.InBand) / float64(h.Length)
}

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

// ForceScore is how well a force was held, from when the hold began to count until its end.
type ForceScore struct {
	Count int     `json:"count"`         // readings
	Mean  float64 `json:"mean_newtons"`  // of the readings
	Bias  float64 `json:"bias_newtons"`  // Mean less the target: below zero for too light
	Error float64 `json:"error_newtons"` // mean of the distances from the target, regardless of their sign
	CV    float64 `json:"cv"`            // the readings' sample standard deviation as a part of Mean
	// Drift is the slope of the best-fitting line through the readings, in newtons per second:
	// below zero for a force that tires.
	Drift float64 `json:"drift_newtons_per_s"`
	// InBand is the time in the band. Each reading stands until the next.
	InBand time.Duration `json:"in_band_ns"`
}

// ScoreForce scores the readings of a curve from 0 to the length of its hold.
func ScoreForce(l Level, c Curve, length time.Duration) ForceScore {
	c = slices.DeleteFunc(slices.Clone(c), func(p Point) bool { return p.At < 0 || p.At > length })
	var miss moments
	var force fit
	s := ForceScore{Count: len(c)}
	for i, p := range c {
		force.add(p.At.Seconds(), p.Newtons)
		miss.add(math.Abs(p.Newtons - l.Target))
		if l.In(p.Newtons) {
			until := length
			if i+1 < len(c) {
				until = c[i+1].At
			}
			s.InBand += until - p.At
		}
	}
	if len(c) == 0 {
		return s
	}
	s.Mean, s.Bias, s.Error, s.Drift = force.y.mean, force.y.mean-l.Target, miss.mean, force.slope()
	if s.Mean > 0 {
		s.CV = force.y.deviation() / s.Mean
	}
	return s
}

// forceScore scores a drill on a gauge; false if no hold counted.
func (r Result) forceScore() (Score, bool) {
	var bias, miss, cv, in, drift, rise moments
	for _, h := range r.Forces {
		bias.add(100 * h.Bias / h.Target)
		miss.add(100 * h.Error / h.Target)
		cv.add(h.CV)
		in.add(h.InBandPart())
		drift.add(h.Drift)
		rise.add(float64(h.Rise))
	}
	return Score{
		Trials: bias.n, Constant: bias.mean, Absolute: miss.mean, Variable: bias.deviation(), CV: cv.mean,
		Drift: drift.mean, InBand: in.mean, Rise: time.Duration(rise.mean),
	}, bias.n > 0
}
