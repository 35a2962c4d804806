package training

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// UsualTrials is how many trials a drill has unless the student says otherwise.
const UsualTrials = 6

// Exercise is a drill to be done: what to aim at, and how often.
type Exercise struct {
	Drill    Drill
	Protocol string // id; "" where the target was chosen freely
	Mode     Mode
	Trials   int // presses, rounds or readings; at least MinTrials make a score

	Press Target // of the timed drills; on a gauge, how long a hold lasts
	Rest  Target // of the rhythm

	Loads []float64 // targets of pressure, in turn
	Unit  string    // of those, such as kg
	// On a gauge. The levels are made of the loads and the band, once both are set.
	Levels []Level
	Band   ForceBand
}

// BlindHolds is the drill to begin a protocol with.
func BlindHolds(id string) Exercise {
	return Exercise{Drill: Hold, Protocol: id, Mode: Uncounted}
}

// Complete fills in what the exercise leaves open, from a protocol or, for pressure on a
// scale, from the study. The error is a [*NoTargetError], or says what is wrong with the
// protocol.
func (e Exercise) Complete(p protocol.Protocol) (Exercise, error) {
	e.Trials, e.Unit = cmp.Or(e.Trials, UsualTrials), cmp.Or(e.Unit, string(gauge.Kilogram))
	switch {
	case e.Drill == Pressure:
		e.Mode = ""
		if len(e.Loads) == 0 {
			e.Loads = StudyTargets()
		}
	case e.Drill == Rhythm && (e.Press.IsZero() || e.Rest.IsZero()):
		press, rest, err := RhythmTargets(p)
		if err != nil {
			return e, err
		}
		e.Press, e.Rest = cmp.Or(e.Press, press), cmp.Or(e.Rest, rest)
	case e.Press.IsZero():
		targets, err := HoldTargets(p)
		if err != nil {
			return e, err
		}
		e.Press = targets[0]
	}
	return e, nil
}

// Load is the target of a reading, counted from 0.
func (e Exercise) Load(reading int) float64 { return e.Loads[reading%len(e.Loads)] }

// Typed turns an exercise on a gauge into one on a scale: the student types what it read.
func (e Exercise) Typed() Exercise {
	if len(e.Loads) == 0 {
		e.Loads = e.levelLoads()
	}
	e.Drill, e.Mode, e.Levels, e.Band = Pressure, "", nil, ForceBand{}
	return e
}

// Begin returns a result without trials yet.
func (e Exercise) Begin(at time.Time) Result {
	r := Result{Drill: e.Drill, Protocol: e.Protocol, Started: at}
	switch {
	case e.Drill == Pressure:
		r.Unit = e.Unit
	case e.Drill.Forces():
		r.Mode, r.Press, r.Unit, r.Levels = e.Mode, e.Press, e.Unit, e.Levels
	default:
		r.Mode, r.Press, r.Rest = e.Mode, e.Press, e.Rest
	}
	return r
}

// Question asks for what the student has yet to set of a drill on a gauge: the targets, then
// the band. Lead stands before the answer. Both are empty once all is set.
func (e Exercise) Question() (question, lead string) {
	switch k := e.Drill.kind(); {
	case len(e.Levels) > 0:
		return "", ""
	case len(e.Loads) > 0:
		return english.DrillAskBand, fmt.Sprintf(english.DrillLeadBand, e.Unit)
	default:
		return k.ask, fmt.Sprintf(k.lead, e.Unit)
	}
}

// Answer sets what Question asks for from what was typed.
func (e *Exercise) Answer(text string) (err error) {
	if len(e.Loads) > 0 {
		if e.Band, err = ParseForceBand(text); err != nil {
			return err
		}
		return e.SetLevels()
	}
	var loads []float64
	for word := range strings.FieldsSeq(text) {
		load, err := ParseTarget(word)
		if err != nil {
			return err
		}
		loads = append(loads, load)
	}
	e.Loads = loads
	return e.SetLevels()
}

// SetLevels makes the levels from the loads and the band, once both are set. What does not go
// together is cleared, and the error says why.
func (e *Exercise) SetLevels() error {
	if len(e.Loads) == 0 {
		return nil
	}
	if err := CheckTargets(e.Drill, e.Loads); err != nil {
		e.Loads = nil
		return err
	}
	if e.Band.IsZero() {
		return nil
	}
	var levels []Level
	for _, load := range e.Loads {
		l, err := e.Band.Level(load, gauge.Unit(e.Unit))
		if err != nil {
			e.Loads, e.Band = nil, ForceBand{}
			return err
		}
		levels = append(levels, l)
	}
	e.Levels = levels
	return nil
}

// LoadsWords lists the targets of pressure: "1, 5, 10 kg".
func (e Exercise) LoadsWords() string {
	loads := make([]string, len(e.Loads))
	for i, l := range e.Loads {
		loads[i] = plainNumber(l)
	}
	return strings.Join(loads, ", ") + " " + e.Unit
}
