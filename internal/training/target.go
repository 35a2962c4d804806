package training

import (
	"fmt"
	"slices"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

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
	for _, b := range p.Blocks {
		for _, ph := range b.Phases {
			if t := target(ph); keeps(ph) && !slices.Contains(targets, t) {
				targets = append(targets, t)
			}
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
