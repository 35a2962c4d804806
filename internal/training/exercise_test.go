package training_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/training"
)

// A drill on a gauge asks for the targets, then the band; for bad values it asks again.
func TestAnswers(t *testing.T) {
	for _, tt := range []struct {
		name    string
		drill   training.Drill
		answers []string
		wrong   []int // of the answers, by index
		levels  []training.Level
	}{
		{"steady", training.SteadyForce, []string{"20", "10%"}, nil, []training.Level{{Target: 20, Low: 18, High: 22}}},
		{"slips", training.SteadyForce, []string{"hard", "20 30", "20", "wide", "2"}, []int{0, 1, 3}, []training.Level{{Target: 20, Low: 18, High: 22}}},
		{"too wide", training.SteadyForce, []string{"20", "20", "30", "3"}, []int{1}, []training.Level{{Target: 30, Low: 27, High: 33}}},
		{"steps", training.StepsForce, []string{"20 10", "10 20", "1"}, []int{0}, []training.Level{
			{Target: 10, Low: 9, High: 11}, {Target: 20, Low: 19, High: 21},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := training.Exercise{Drill: tt.drill, Unit: "N"}
			for i, text := range tt.answers {
				if question, lead := e.Question(); question == "" || lead == "" {
					t.Fatalf("nothing is asked before %q", text)
				}
				if err := e.Answer(text); (err != nil) != slices.Contains(tt.wrong, i) {
					t.Errorf("%q: %v", text, err)
				}
			}
			if question, _ := e.Question(); question != "" || !slices.Equal(e.Levels, tt.levels) {
				t.Errorf("%q is asked, with levels %+v", question, e.Levels)
			}
		})
	}
}

// An exercise takes only what it leaves open from the protocol.
func TestComplete(t *testing.T) {
	timed := func(k protocol.Kind, d time.Duration) protocol.Phase {
		return protocol.Phase{Kind: k, Duration: protocol.Fixed(d)}
	}
	p := protocol.Protocol{ID: "p", Name: "P", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{timed(protocol.Hold, 8*time.Second), timed(protocol.Release, 3*time.Second)},
		Rounds: protocol.Rounds{Planned: 4},
	}}}
	own := training.ChosenTarget(protocol.Fixed(5 * time.Second))
	for _, tt := range []struct {
		name        string
		e           training.Exercise
		press, rest time.Duration
		loads       int
	}{
		{"holds", training.BlindHolds("p"), 8 * time.Second, 0, 0},
		{"own holds", training.Exercise{Drill: training.Hold, Press: own}, 5 * time.Second, 0, 0},
		{"rhythm", training.Exercise{Drill: training.Rhythm, Press: own}, 5 * time.Second, 3 * time.Second, 0},
		{"pressure", training.Exercise{Drill: training.Pressure, Press: own}, 0, 0, len(training.StudyTargets())},
		{"own loads", training.Exercise{Drill: training.Pressure, Loads: []float64{2}}, 0, 0, 1},
	} {
		got, err := tt.e.Complete(p)
		if err != nil || got.Press.Span.Max != tt.press || got.Rest.Span.Max != tt.rest || len(got.Loads) != tt.loads ||
			got.Trials != training.UsualTrials || (got.Unit == "kg") != got.Drill.InPercent() {
			t.Errorf("%s: %+v, %v", tt.name, got, err)
		}
	}
	var none *training.NoTargetError
	if _, err := training.BlindHolds("q").Complete(protocol.Protocol{ID: "q"}); !errors.As(err, &none) {
		t.Errorf("a protocol without holds: %v", err)
	}
}

// Without a gauge, a drill on a gauge becomes a typed one with the same targets.
func TestTyped(t *testing.T) {
	e := training.Exercise{Drill: training.StepsForce, Mode: training.Blind, Unit: "N", Levels: []training.Level{level(10), level(20)}}.Typed()
	if e.Drill != training.Pressure || e.Mode != "" || !slices.Equal(e.Loads, []float64{10, 20}) || e.Levels != nil {
		t.Errorf("%+v", e)
	}
}

// Every kind of drill is named as the next one.
func TestNextWords(t *testing.T) {
	for want, s := range map[string]training.Suggestion{
		"Next: the quiz":                     {Quiz: true},
		"Next: the quiz on q":                {Quiz: true, Exercise: training.Exercise{Protocol: "q"}},
		"Next: blind holds of q, uncounted":  {Exercise: training.BlindHolds("q")},
		"Next: pressure":                     {Exercise: training.Exercise{Drill: training.Pressure}},
		"Next: steady pressure of q, blind":  {Exercise: training.Exercise{Drill: training.SteadyForce, Protocol: "q", Mode: training.Blind}},
		"Next: rhythm of q, counted":         {Exercise: training.Exercise{Drill: training.Rhythm, Protocol: "q", Mode: training.Counted}},
		"No protocol has anything to drill.": {},
	} {
		o := training.Overview{Next: s, HasNext: s.Quiz || s.Drill != ""}
		if got := o.NextWords(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
