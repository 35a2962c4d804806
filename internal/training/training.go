// Package training is how a student learns to keep a protocol: a lesson that walks through
// it, drills that score the hands, a quiz that asks what the protocols say, and what the
// record of practice shows.
//
// Every drill makes a [Result]. The hold drill is blind: it shows the target, hides the clock, and
// the student holds for as long as seems right. The rhythm drill alternates press and rest in the
// same way. In the pressure drill the student presses a scale and types its readings, because the
// program can't sense pressure. With a force gauge, a [Tracker] makes holds of the readings: at one
// steady level, in rising steps, or alternating between two levels.
//
// The scores are those of motor learning: constant, absolute and variable error, and the coefficient
// of variation, measured against the protocol's own numbers. There is no published norm for how long
// therapists hold, so none is claimed. Counted and uncounted holds are never scored together.
//
// The package is pure: time and chance are arguments, and nothing is read or written.
package training

import (
	"fmt"
	"slices"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Drill is a kind of drill.
type Drill string

// The drills.
const (
	Hold     Drill = "hold"     // blind holds against one target
	Rhythm   Drill = "rhythm"   // press and rest in turn, without a clock
	Pressure Drill = "pressure" // readings of a scale, typed

	// On a gauge.
	SteadyForce    Drill = "steady"    // one level that does not vary
	StepsForce     Drill = "steps"     // up a level at each release
	AlternateForce Drill = "alternate" // two levels in turn
)

// drillKind is how a drill is described.
type drillKind struct {
	words     string // "blind holds", "steady pressure"
	how       string // it is done, on a gauge
	ask, lead string // for its targets, there
}

func (d Drill) kind() drillKind {
	return map[Drill]drillKind{
		Hold:           {words: english.DrillHolds},
		Rhythm:         {words: english.DrillRhythm},
		Pressure:       {words: english.LabelPressure},
		SteadyForce:    {english.DrillSteady, english.DrillHowSteady, english.DrillAskTarget, english.DrillLeadTarget},
		StepsForce:     {english.DrillSteps, english.DrillHowSteps, english.DrillAskSteps, english.DrillLeadTargets},
		AlternateForce: {english.DrillAlternating, english.DrillHowAlternating, english.DrillAskTwo, english.DrillLeadTargets},
	}[d]
}

// Words says which drill it is: "blind holds", "steady pressure".
func (d Drill) Words() string { return d.kind().words }

// How says how a drill on a gauge is done.
func (d Drill) How() string { return d.kind().how }

// Forces tells whether a drill is done on a gauge.
func (d Drill) Forces() bool { return d.How() != "" }

// InPercent tells whether errors are in percent of the target: in every drill of pressure, with a
// gauge or without.
func (d Drill) InPercent() bool { return d == Pressure || d.Forces() }

// ForceKinds lists the drills on a gauge, the usual one first.
func ForceKinds() []Drill { return []Drill{SteadyForce, StepsForce, AlternateForce} }

// Mode is what the student went by. Counting halves the spread of timing in the laboratory, and
// seeing the force changes how it is pressed, so results of different modes are never compared.
type Mode string

// The modes. A pressure drill whose readings are typed has none.
const (
	Uncounted Mode = "uncounted" // by feeling alone
	Counted   Mode = "counted"   // counting, silently or aloud

	Shown Mode = "shown" // on a gauge, with the force in sight
	Blind Mode = "blind" // with the force shown afterwards only
)

// Words says a mode in words; "" for none.
func (m Mode) Words() string {
	return map[Mode]string{
		Counted: english.DrillCounted, Uncounted: english.DrillUncounted, Shown: english.DrillShown, Blind: english.DrillBlind,
	}[m]
}

// Other is the mode to change to; "" for none.
func (m Mode) Other() Mode {
	return map[Mode]Mode{Counted: Uncounted, Uncounted: Counted, Shown: Blind, Blind: Shown}[m]
}

// Timing is what a length was measured between.
type Timing string

// The timings. A pressure drill has none.
const (
	KeyRelease Timing = "key-release" // the key going down and coming up
	TwoPresses Timing = "two-presses" // one press to start and one to stop
	Lines      Timing = "lines"       // one line of input to start and one to stop
)

// Words says a timing in words.
func (t Timing) Words() string {
	return map[Timing]string{
		KeyRelease: english.DrillKeyRelease, TwoPresses: english.DrillTwoPresses, Lines: english.DrillLines,
	}[t]
}

// Result is one drill as it was done: what was asked for, and every trial. Scores are computed, not
// stored, except those of a hold on a gauge, which has too many readings. A drill that was left early
// has fewer trials.
type Result struct {
	Drill    Drill     `json:"drill"`
	Protocol string    `json:"protocol,omitempty"` // id; "" where the target was chosen freely
	Started  time.Time `json:"started"`
	Mode     Mode      `json:"mode,omitempty"`

	Timing Timing `json:"timing,omitempty"`
	// Resolution is how much the terminal's times vary at an even pace; zero if it was not measured.
	Resolution time.Duration `json:"grain_ns,omitempty"`

	Press Target `json:"press,omitzero"` // all but pressure
	Rest  Target `json:"rest,omitzero"`  // rhythm

	// Holds are the lengths of the presses. In a rhythm, Rests[i] follows Holds[i]; no rest follows
	// the last press.
	Holds []time.Duration `json:"holds_ns,omitempty"`
	Rests []time.Duration `json:"rests_ns,omitempty"`

	Unit     gauge.Unit `json:"unit,omitempty"` // of the readings; on a gauge, that is shown
	Readings []Reading  `json:"readings,omitempty"`

	Levels []Level     `json:"levels,omitempty"` // on a gauge, in turn
	Forces []ForceHold `json:"forces,omitempty"`
}

// Trials is how many trials the result has: presses, readings, or holds on a gauge.
func (r Result) Trials() int { return len(r.Holds) + len(r.Readings) + len(r.Forces) }

// Target is how long a press or a rest should be, and the origin of the number.
type Target struct {
	Word string              `json:"word"` // what is done, in the protocol's words: "hold"
	Span protocol.Span       `json:"span"` // never open
	From protocol.Provenance `json:"from"`
}

// IsZero tells whether there is no target.
func (t Target) IsZero() bool { return t == Target{} }

// Words says the target with its mark: "hold, 8 to 10 seconds", "release, 3 seconds (assumed)".
func (t Target) Words() phrase.Text {
	return phrase.Marked(fmt.Sprintf("%s, %s", t.Word, phrase.SpanWords(t.Span)), t.From)
}

// String is Words in one piece.
func (t Target) String() string { return t.Words().String() }

// Err is the signed error of a length, below zero for too short. Every length within a range is
// exact.
func (t Target) Err(length time.Duration) time.Duration {
	switch {
	case length < t.Span.Min:
		return length - t.Span.Min
	case length > t.Span.Max:
		return length - t.Span.Max
	default:
		return 0
	}
}

// Reading is one press on a scale.
type Reading struct {
	Target float64 `json:"target"` // above zero
	Shown  float64 `json:"shown"`  // what the scale read, in the same unit
}

// Percent is the signed error in percent of the target, below zero for too light.
func (r Reading) Percent() float64 { return 100 * (r.Shown - r.Target) / r.Target }

// NoTargetError says that a protocol has nothing for a drill to aim at.
type NoTargetError struct {
	Why string // "barrier-release has no timed hold to drill"
}

func (e *NoTargetError) Error() string { return e.Why }

// HoldTargets are the targets of a hold drill: each length that the protocol has the hands keep,
// once and in order. Open phases are no target, because they last until something is felt. The
// error is a [*NoTargetError].
func HoldTargets(p protocol.Protocol) ([]Target, error) {
	var targets []Target
	for _, ph := range p.Phases() {
		if t := target(ph); keeps(ph) && !slices.Contains(targets, t) {
			targets = append(targets, t)
		}
	}
	if len(targets) == 0 {
		return nil, &NoTargetError{fmt.Sprintf(english.DrillNoHolds, p.ID)}
	}
	return targets, nil
}

// PhaseTarget is the hold target with the given word. The error is a [*NoTargetError].
func PhaseTarget(p protocol.Protocol, word string) (Target, error) {
	targets, err := HoldTargets(p)
	if err != nil {
		return Target{}, err
	}
	words := make([]string, len(targets))
	for i, t := range targets {
		if t.Word == word {
			return t, nil
		}
		words[i] = t.Word
	}
	return Target{}, &NoTargetError{fmt.Sprintf(english.DrillNoPhase, word, p.ID, plain.OrList(words))}
}

// RhythmTargets are the press and the rest of a rhythm drill: the first two consecutive timed phases
// of a round in the plan, which adds a release between timed holds; in a sweep, the hold and the way
// to the next point. It fails with a [*NoTargetError], or with the protocol's problems.
func RhythmTargets(p protocol.Protocol) (press, rest Target, err error) {
	plan, err := protocol.Expand(p, protocol.Options{})
	if err != nil {
		return press, rest, err
	}
	part := plan.Parts[0]
	for _, b := range part.Blocks {
		if !b.Repeats() {
			continue
		}
		if part.Order == protocol.Sweep && keeps(b.Phases[0]) {
			return target(b.Phases[0]), target(part.Reposition), nil
		}
		for i := 1; i < len(b.Phases); i++ {
			before, after := b.Phases[i-1], b.Phases[i]
			if keeps(before) && timed(after) && !keeps(after) && after.Kind != protocol.CheckIn {
				return target(before), target(after), nil
			}
		}
	}
	return press, rest, &NoTargetError{fmt.Sprintf(english.DrillNoRests, p.ID)}
}

// keeps tells whether the hands have to keep something up for a set time.
func keeps(p protocol.Phase) bool {
	return timed(p) && (p.Kind.Presses() || p.Kind == protocol.PositionOfEase)
}

func timed(p protocol.Phase) bool { return !p.Duration.Open && !p.Duration.IsZero() }

func target(p protocol.Phase) Target {
	return Target{Word: p.Word(), Span: p.Duration, From: p.From}
}

// ChosenTarget is a target of the student's own. The span must not be open.
func ChosenTarget(s protocol.Span) Target {
	return Target{Word: protocol.Hold.Word(), Span: s, From: protocol.Provenance{Basis: protocol.Chosen}}
}
