package training

import (
	"math"
	"slices"
	"time"
)

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
