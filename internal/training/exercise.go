package training

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// UsualTrials is how many trials a drill has unless the student says otherwise.
const UsualTrials = 6

// Exercise is a drill to do: what to aim at, and how often.
type Exercise struct {
	Drill    Drill
	Protocol string // id; "" where the target was chosen freely
	Mode     Mode
	Trials   int // presses, rounds or readings; at least MinTrials make a score

	Press Target // of the timed drills; on a gauge, how long a hold lasts
	Rest  Target // of the rhythm

	Loads []float64 // targets of pressure, in turn
	Unit  gauge.Unit
	// On a gauge: SetLevels makes the levels from the loads and the band.
	Levels []Level
	Band   ForceBand
}

// BlindHolds is the first drill of a protocol.
func BlindHolds(id string) Exercise {
	return Exercise{Drill: Hold, Protocol: id, Mode: Uncounted}
}

// Complete fills in what the exercise leaves open: from the protocol or, for pressure on a scale,
// from the study. It fails with a [*NoTargetError], or with the protocol's problems.
func (e Exercise) Complete(p protocol.Protocol) (Exercise, error) {
	e.Trials = cmp.Or(e.Trials, UsualTrials)
	if e.Drill.InPercent() {
		e.Unit = cmp.Or(e.Unit, gauge.Kilogram)
	}
	switch {
	case e.Drill == Pressure:
		e.Mode, e.Press = "", Target{}
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

// Typed turns a drill on a gauge into one on a scale, whose readings the student types.
func (e Exercise) Typed() Exercise {
	if len(e.Loads) == 0 {
		e.Loads = e.levelLoads()
	}
	e.Drill, e.Mode, e.Levels, e.Band = Pressure, "", nil, ForceBand{}
	return e
}

// Begin returns the result of the drill, still without trials.
func (e Exercise) Begin(at time.Time) Result {
	return Result{
		Drill: e.Drill, Protocol: e.Protocol, Started: at, Mode: e.Mode, Press: e.Press, Rest: e.Rest, Unit: e.Unit, Levels: e.Levels,
	}
}

// Question asks for what a drill on a gauge still needs from the student: the targets, then the
// band. The lead stands before the answer. Both are empty once everything is set.
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

// Answer sets what Question asks for.
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

// SetLevels makes the levels from the loads and the band, once both are set. Values that don't fit
// are cleared, and the error says why.
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
		l, err := e.Band.Level(load, e.Unit)
		if err != nil {
			e.Loads, e.Band = nil, ForceBand{}
			return err
		}
		levels = append(levels, l)
	}
	e.Levels = levels
	return nil
}

// LoadsWords lists the targets of pressure with their origin: "1, 5, 10 kg (chosen)".
func (e Exercise) LoadsWords() phrase.Text {
	loads := make([]string, len(e.Loads))
	for i, l := range e.Loads {
		loads[i] = plainNumber(l)
	}
	from := protocol.Provenance{Basis: protocol.Chosen}
	if slices.Equal(e.Loads, StudyTargets()) {
		from = protocol.Provenance{Basis: protocol.Stated, Source: english.DrillPressureStudy}
	}
	return phrase.Attributed(fmt.Sprintf("%s %s", plain.List(loads), e.Unit), from)
}

// StudyTargets are the targets of the study behind the drill, in kiloponds: what a bathroom scale
// calls kg.
func StudyTargets() []float64 { return []float64{1, 5, 10, 15, 20, 25} }

// most is far above what a hand presses on a scale: about 500 kg, as a round number of the unit. It
// catches slips of the finger.
func (e Exercise) most() float64 {
	most := e.Unit.Of(gauge.Most)
	place := math.Pow10(int(math.Log10(most)))
	return math.Floor(most/place) * place
}

// ParseReading reads what a scale shows, such as "4.6", "4,6" or, in its unit, "4.6 kg".
func (e Exercise) ParseReading(text string) (float64, error) {
	f, err := parseAmount(strings.TrimSuffix(strings.TrimSpace(text), string(e.Unit)), e.most())
	if err != nil {
		return 0, fmt.Errorf(english.DrillUnread, text, e.most())
	}
	return f, nil
}

// CheckLoads reports a target that is more than a scale shows.
func (e Exercise) CheckLoads() error {
	for _, load := range e.Loads {
		if load > e.most() {
			return fmt.Errorf(english.DrillBadNumber, e.most(), plainNumber(load))
		}
	}
	return nil
}

// ParseTarget reads a target in any unit: grams are the smallest.
func ParseTarget(text string) (float64, error) {
	return parseAmount(text, Exercise{Unit: gauge.Gram}.most())
}

func parseAmount(text string, most float64) (float64, error) {
	f, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	if err != nil || f <= 0 || !(f <= most) {
		return 0, fmt.Errorf(english.DrillBadNumber, most, text)
	}
	return f, nil
}
