package training

import (
	"fmt"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// NoTargetError says that a protocol has nothing for a drill to aim at.
type NoTargetError struct {
	Protocol string // id
	Why      string // "it has no timed hold to drill"
}

func (e *NoTargetError) Error() string {
	return fmt.Sprintf(english.DrillNoTarget, e.Protocol, e.Why)
}

// HoldTargets are what a hold drill can aim at in a protocol: each length of time that
// its hands have to keep, once, in the order in which they come. Open phases are left
// out, for they last until something is felt. The error is a [*NoTargetError].
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
		return nil, &NoTargetError{p.ID, english.DrillNoHolds}
	}
	return targets, nil
}

// PhaseTarget is the one of the HoldTargets with the given word. The error is a
// [*NoTargetError].
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
	return Target{}, &NoTargetError{p.ID, fmt.Sprintf(english.DrillNoPhase, word, strings.Join(words, ", "))}
}

// RhythmTargets are the press and the rest that a rhythm drill alternates: the first
// two timed phases that follow one another in a round of the protocol as it runs, so
// with the release that the plan puts between timed holds; in sweeps, the hold and the
// way to the next point. The error is a [*NoTargetError], or says what is wrong with the
// protocol.
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
	return press, rest, &NoTargetError{p.ID, english.DrillNoRests}
}

// keeps reports whether the hands keep something up for a set time in a phase.
func keeps(p protocol.Phase) bool {
	return timed(p) && (p.Kind.Presses() || p.Kind == protocol.PositionOfEase)
}

func timed(p protocol.Phase) bool { return !p.Duration.Open && !p.Duration.IsZero() }

func target(p protocol.Phase) Target {
	return Target{Word: p.Word(), Span: p.Duration, From: p.From}
}

// ChosenTarget is a target of the student's own; an open span makes none.
func ChosenTarget(s protocol.Span) Target {
	return Target{Word: protocol.Hold.Word(), Span: s, From: protocol.Provenance{Basis: protocol.Chosen}}
}
