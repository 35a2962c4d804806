// Package training is how a student learns to keep a protocol: a lesson that walks through
// it, drills that score the hands, a quiz that asks what the protocols say, and what the
// record of practice shows.
//
// Three drills make a [Result]. The hold drill is blind: the target is shown, the
// clock hidden, and each hold is as long as the student believes it should be. The
// rhythm drill alternates press and rest in the same way. In the pressure drill the
// student presses a scale and types what it read: the program times, and cannot
// sense pressure. Where a force gauge gives the readings, a [Tracker] makes holds of
// them: one level that must not vary, steps that go up, or two levels in turn.
//
// The scores are those of motor learning: constant, absolute and variable error,
// and the coefficient of variation. They are measured against the protocol's own
// numbers; there is no published norm for how long therapists hold, so none is
// claimed. Counted and uncounted holds are never scored together.
//
// The package holds values and rules only: time and chance come as arguments, and
// nothing is read or written.
package training

import (
	"fmt"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
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

// drillKind is what there is to say of a drill.
type drillKind struct {
	words     string // "blind holds", "steady pressure"
	how       string // it is done, on a gauge
	ask, lead string // for its targets, there
}

func (d Drill) kind() drillKind {
	return map[Drill]drillKind{
		Hold:           {words: english.DrillHolds},
		Rhythm:         {words: english.DrillRhythm},
		Pressure:       {words: english.DrillPressure},
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

// InPercent tells whether the errors of a drill are in percent of its targets: those of
// pressure, whether a gauge reads it or the student.
func (d Drill) InPercent() bool { return d == Pressure || d.Forces() }

// ForceKinds lists the drills on a gauge, the usual one first.
func ForceKinds() []Drill { return []Drill{SteadyForce, StepsForce, AlternateForce} }

// Mode says what the student went by. Counting halves the spread of timing in the
// laboratory, and seeing the force changes how it is pressed, so results of different modes
// are never compared.
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

// Other is what the student may go by instead; "" for none.
func (m Mode) Other() Mode {
	return map[Mode]Mode{Counted: Uncounted, Uncounted: Counted, Shown: Blind, Blind: Shown}[m]
}

// Timing says what a length of time was measured between.
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

// Result is one drill as it was done: what was asked for, and every trial. Scores
// are not stored but computed when needed, except those of a hold on a gauge, whose
// readings are too many to read each time. A drill that was left early has fewer trials.
type Result struct {
	Drill    Drill     `json:"drill"`
	Protocol string    `json:"protocol,omitempty"` // id; "" where the target was chosen freely
	Started  time.Time `json:"started"`
	Mode     Mode      `json:"mode,omitempty"`

	Timing Timing `json:"timing,omitempty"`
	// Resolution is how far the times of two presses may be apart though they came at the
	// same pace, as measured at this terminal; zero where it was not.
	Resolution time.Duration `json:"grain_ns,omitempty"`

	Press Target `json:"press,omitzero"` // all but pressure
	Rest  Target `json:"rest,omitzero"`  // rhythm

	// Holds are the lengths of the presses. In a rhythm, Rests[i] follows Holds[i]; the
	// last press has no rest after it.
	Holds []time.Duration `json:"holds_ns,omitempty"`
	Rests []time.Duration `json:"rests_ns,omitempty"`

	Unit     string    `json:"unit,omitempty"` // of the readings, such as kg; on a gauge, that is shown
	Readings []Reading `json:"readings,omitempty"`

	Levels []Level     `json:"levels,omitempty"` // on a gauge, in turn
	Forces []ForceHold `json:"forces,omitempty"`
}

// Trials is how many trials the result has: presses, or readings.
func (r Result) Trials() int {
	switch {
	case r.Drill == Pressure:
		return len(r.Readings)
	case r.Drill.Forces():
		return len(r.Forces)
	default:
		return len(r.Holds)
	}
}

// Target is how long a press or a rest should be, and where the number comes from.
type Target struct {
	Word string              `json:"word"` // what is done, in the protocol's words: "hold"
	Span protocol.Span       `json:"span"` // never open
	From protocol.Provenance `json:"from"`
}

// IsZero reports whether there is no target.
func (t Target) IsZero() bool { return t == Target{} }

// Words say the target with the mark that its number needs: "hold, 8 to 10
// seconds", "release, 3 seconds (assumed)".
func (t Target) Words() phrase.Text {
	return phrase.Number(fmt.Sprintf(english.DrillTarget, t.Word, phrase.SpanWords(t.Span)), t.From)
}

// String says it in one piece.
func (t Target) String() string { return t.Words().String() }

// Err is how far a length is from the target: below zero for too short. Every length
// within a range is exact.
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

// Percent is how far the reading is from its target, in percent of the target: below
// zero for too light.
func (r Reading) Percent() float64 { return 100 * (r.Shown - r.Target) / r.Target }
