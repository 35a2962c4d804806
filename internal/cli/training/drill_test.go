package training

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/gauge"
	"presshold/internal/input"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/drill"
)

// script is typed lines, with the times at which they come in.
func script(lines ...app.TypedLine) *app.LineReader {
	ch := make(chan app.TypedLine, len(lines))
	for _, l := range lines {
		ch <- l
	}
	close(ch)
	return &app.LineReader{Lines: ch}
}

func enterAt(seconds ...float64) []app.TypedLine {
	var out []app.TypedLine
	for _, s := range seconds {
		out = append(out, app.TypedLine{At: time.Duration(s * float64(time.Second))})
	}
	return out
}

func ranged() drill.Options {
	return drill.Options{
		Exercise: training.Exercise{
			Drill: training.Hold, Protocol: "a", Mode: training.Counted, Trials: 2,
			Press: training.ChosenTarget(protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second}),
		},
		Name: "Alternating", Now: func() time.Time { return time.Unix(0, 0) }, Gap: input.DefaultGap,
	}
}

func TestPlainHolds(t *testing.T) {
	var out bytes.Buffer
	d := &plainDrill{dialogue: dialogue{&out, script(enterAt(1, 10, 20, 27.5)...)}, opts: ranged()}
	_ = d.run()
	if want := []time.Duration{9 * time.Second, 7500 * time.Millisecond}; !slices.Equal(d.done.Holds, want) {
		t.Errorf("holds %v, want %v", d.done.Holds, want)
	}
	if d.done.Timing != training.Lines || d.done.Mode != training.Counted {
		t.Errorf("%+v", d.done)
	}
	for _, want := range []string{
		"target: hold, 8 to 10 seconds (chosen); counted\n", "9.00 s: in range\n", "7.50 s: 0.50 s too short\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing:\n%s", want, out.String())
		}
	}
}

// A key that is held down, or a bouncing one, types several Enters: those after the first don't count.
func TestPlainHoldsTooSoon(t *testing.T) {
	var out bytes.Buffer
	d := &plainDrill{dialogue: dialogue{&out, script(enterAt(0.1, 1, 1.01, 1.02, 9, 9.2, 10, 18)...)}, opts: ranged()}
	_ = d.run()
	if want := []time.Duration{8 * time.Second, 8 * time.Second}; !slices.Equal(d.done.Holds, want) {
		t.Errorf("holds %v, want %v", d.done.Holds, want)
	}
	if n := strings.Count(out.String(), english.DrillTooSoon); n != 3 {
		t.Errorf("%d times that an Enter came too soon, want 3:\n%s", n, out.String())
	}
}

// How soon is too soon is for the settings to say.
func TestPlainHoldsWithThePedalsGap(t *testing.T) {
	o := ranged()
	o.Gap = 2 * time.Second
	d := &plainDrill{dialogue: dialogue{io.Discard, script(enterAt(3, 4.5, 11, 12, 14, 22)...)}, opts: o}
	_ = d.run()
	if want := []time.Duration{8 * time.Second, 8 * time.Second}; !slices.Equal(d.done.Holds, want) {
		t.Errorf("holds %v, want %v", d.done.Holds, want)
	}
}

func TestPlainStrokes(t *testing.T) {
	var out bytes.Buffer
	o := ranged()
	o.Press.Word = "stroke"
	_ = (&plainDrill{dialogue: dialogue{&out, script()}, opts: o}).run()
	if want := "stroke 1 of 2: press when ready\n"; !strings.Contains(out.String(), want) {
		t.Errorf("%q is missing:\n%s", want, out.String())
	}
}

func TestPlainHoldsEndEarly(t *testing.T) {
	for _, word := range []string{"END", "q", "quit"} {
		lines := append(enterAt(1, 10), app.TypedLine{Text: word, At: 11 * time.Second}, app.TypedLine{At: 20 * time.Second})
		d := &plainDrill{dialogue: dialogue{io.Discard, script(append(lines, enterAt(30)...)...)}, opts: ranged()}
		_ = d.run()
		if len(d.done.Holds) != 1 {
			t.Errorf("%s: holds %v", word, d.done.Holds)
		}
	}
}

// Only Enter alone begins and ends a hold.
func TestPlainHoldsTakeNoOtherLine(t *testing.T) {
	var out bytes.Buffer
	lines := append([]app.TypedLine{{Text: "n", At: time.Second}}, enterAt(10, 19)...)
	d := &plainDrill{dialogue: dialogue{&out, script(lines...)}, opts: ranged()}
	_ = d.run()
	if want := []time.Duration{9 * time.Second}; !slices.Equal(d.done.Holds, want) {
		t.Errorf("holds %v, want %v", d.done.Holds, want)
	}
	if want := `"n" does nothing here`; !strings.Contains(out.String(), want) {
		t.Errorf("%q is missing:\n%s", want, out.String())
	}
}

// At the question for a target q quits, which is no error; the end of the input leaves it without one.
func TestPlainForceQuitsAtItsQuestion(t *testing.T) {
	for _, tt := range []struct {
		lines []app.TypedLine
		quits bool
	}{{[]app.TypedLine{{Text: "q"}}, true}, {nil, false}} {
		o := drill.Options{Exercise: training.Exercise{Drill: training.SteadyForce, Trials: 1, Unit: gauge.Newton}}
		d := &plainDrill{dialogue: dialogue{io.Discard, script(tt.lines...)}, opts: o}
		if err := d.askLevels(); err == nil || errors.Is(err, app.ErrQuit) != tt.quits {
			t.Errorf("%v: %v", tt.lines, err)
		}
	}
}

// A gauge many of whose lines can't be read doesn't drown out the drill.
func TestPlainForceSaysBadLinesSeldom(t *testing.T) {
	var out bytes.Buffer
	e := training.Exercise{
		Drill: training.SteadyForce, Trials: 1, Unit: gauge.Newton, Loads: []float64{20}, Band: training.ForceBand{Amount: 2},
		Press: training.ChosenTarget(protocol.Fixed(10 * time.Second)),
	}
	if err := e.SetLevels(); err != nil {
		t.Fatal(err)
	}
	f := &forceLines{
		plainDrill: &plainDrill{dialogue: dialogue{&out, script()}, opts: drill.Options{Exercise: e}}, Tracker: training.NewTracker(e),
	}
	for i := range 200 { // four seconds
		at := time.Duration(i) * 20 * time.Millisecond
		f.hear(gauge.Batch{State: gauge.Live, Garbage: i, Line: "?", Readings: []gauge.Reading{{At: at, Unit: gauge.Newton}}})
	}
	if n := strings.Count(out.String(), "could not be read"); n != 2 {
		t.Errorf("said %d times, want twice:\n%s", n, out.String())
	}
}

func TestPlainRhythm(t *testing.T) {
	o := ranged()
	o.Drill, o.Rest = training.Rhythm, training.ChosenTarget(protocol.Fixed(3*time.Second))
	for _, tt := range []struct {
		name         string
		lines        []float64
		holds, rests int
	}{
		{"whole", []float64{1, 10, 13, 22}, 2, 1},
		{"left in a rest", []float64{1, 10}, 1, 0},
		{"left in a press", []float64{1, 10, 13}, 1, 0},
		{"left at once", nil, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &plainDrill{dialogue: dialogue{io.Discard, script(enterAt(tt.lines...)...)}, opts: o}
			_ = d.run()
			if len(d.done.Holds) != tt.holds || len(d.done.Rests) != tt.rests {
				t.Errorf("holds %v, rests %v", d.done.Holds, d.done.Rests)
			}
		})
	}
}

// At its end a rhythm tells of each press and rest: nothing is said of them while it lasts.
func TestPlainRhythmTellsEachLength(t *testing.T) {
	var out bytes.Buffer
	o := ranged()
	o.Drill, o.Rest = training.Rhythm, training.ChosenTarget(protocol.Fixed(3*time.Second))
	o.Rest.Word, o.Keep = "release", func(training.Result) error { return nil }
	if err := drillPlain(dialogue{&out, script(enterAt(1, 10, 13.5, 20.5)...)}, o); err != nil {
		t.Fatal(err)
	}
	if want := "\nhold 1: 9.00 s: in range\nrelease 1: 3.50 s: 0.50 s too long\nhold 2: 7.00 s: 1.00 s too short\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("%q is missing:\n%s", want, out.String())
	}
}

func TestPlainPressure(t *testing.T) {
	o := drill.Options{Exercise: training.Exercise{Drill: training.Pressure, Trials: 3, Loads: []float64{5, 10}, Unit: "kg"}, Now: time.Now}
	d := &plainDrill{dialogue: dialogue{io.Discard, script(app.TypedLine{Text: "4.5"}, app.TypedLine{Text: "five"}, app.TypedLine{Text: "11"}, app.TypedLine{Text: "5"})}, opts: o}
	_ = d.run()
	want := []training.Reading{{Target: 5, Shown: 4.5}, {Target: 10, Shown: 11}, {Target: 5, Shown: 5}}
	if !slices.Equal(d.done.Readings, want) {
		t.Errorf("readings %v, want %v", d.done.Readings, want)
	}
}

func TestPlainPractice(t *testing.T) {
	const id = "pumping"
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	pumping := protocol.Protocol{ID: id, Name: "Pumping", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(10 * time.Second)}},
	}}}
	past := training.Past{Results: []training.Result{{
		Drill: training.Hold, Protocol: id, Started: now, Mode: training.Counted, Timing: training.Lines,
		Press: training.ChosenTarget(protocol.Fixed(10 * time.Second)), Holds: slices.Repeat([]time.Duration{time.Second}, 5),
	}}}
	got := output(func(w *bufio.Writer) {
		writePractice(app.Page{W: w}, training.NewOverview([]protocol.Protocol{pumping}, past, now))
	})
	for _, want := range []string{
		"Practice streak: 1 day, today\n", "Pumping: holds, 10 seconds, counted\n", "  constant   -9.00 s, too short overall\n",
		"  retention  no break of a week or more so far\n", "  course     █ absolute error", "Pumping: 5 of 5 missed in drills\n",
		"  The weakest so far: in drills, 5 of the last 5", "  presshold drill pumping\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
}

func TestAskNothing(t *testing.T) {
	var out bytes.Buffer
	if err := (dialogue{&out, script()}).ask(training.NewQuiz(nil), nil); err != nil || out.String() != english.QuizNothing+"\n" {
		t.Errorf("%v: %q", err, out.String())
	}
}

func TestAskAll(t *testing.T) {
	questions := []training.Question{
		{ID: "a/1", Protocol: "a", Text: "First?", Choices: []string{"yes", "no"}, Right: 0, Answer: "Yes."},
		{ID: "a/2", Protocol: "a", Text: "Second?", Choices: []string{"yes", "no"}, Right: 1, Answer: "No."},
	}
	var kept []training.Answer
	var out bytes.Buffer
	from := script(app.TypedLine{Text: "2"}, app.TypedLine{Text: "3"}, app.TypedLine{Text: ""}, app.TypedLine{Text: "2"}, app.TypedLine{Text: "2"})
	err := dialogue{&out, from}.ask(training.NewQuiz(questions), func(a training.Answer) error {
		kept = append(kept, a)
		return errors.New("the disk is full")
	})
	if err == nil || len(kept) != 1 {
		t.Errorf("kept %v, %v: want one try, and its error", kept, err)
	}
	for _, want := range []string{"1: yes", "No, the answer is 1: Yes.", "\"3\" is not a choice", "Right. No.", "1 of 2 right on the first try."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing:\n%s", want, out.String())
		}
	}
}
