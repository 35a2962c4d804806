package quiz

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// rightChoice stands for the key of the right choice: of a question that comes back it is another.
const rightChoice = "right choice"

// rig drives the quiz as the program does.
type rig struct {
	t     *testing.T
	s     ui.Screen
	st    ui.Env
	kept  []training.Answer
	fails error // of keeping
	left  bool
}

func newRig(t *testing.T, w, h int, questions []training.Question, err error) *rig {
	t.Helper()
	r := &rig{t: t}
	r.s = New(Options{
		Questions: func() ([]training.Question, error) { return questions, err },
		Now:       func() time.Time { return time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC) },
		Keep: func(a training.Answer) error {
			r.kept = append(r.kept, a)
			return r.fails
		},
	})
	r.st = uitest.Env(w, h)
	if cmd := r.s.Init(r.st); cmd != nil {
		r.send(cmd())
	}
	return r
}

func (r *rig) send(msg tea.Msg) {
	r.t.Helper()
	step := r.s.Update(r.st, msg)
	r.left = r.left || step.Leave
	if step.Keep != nil {
		r.send(ui.Kept{Err: step.Keep()})
	}
}

func (r *rig) press(names ...string) {
	r.t.Helper()
	for _, n := range names {
		if n == rightChoice {
			n = fmt.Sprint(r.s.(*quiz).at.Right + 1)
		}
		r.send(uitest.Press(r.s, r.st, n))
	}
}

func (r *rig) screen() string { return ansi.Strip(r.s.View(r.st).Content) }

func (r *rig) shows(text string) {
	r.t.Helper()
	if !strings.Contains(r.screen(), text) {
		r.t.Errorf("%q is not in the window:\n%s", text, r.screen())
	}
}

func some() []training.Question {
	long := strings.Repeat("a long way of saying what is done with the thumb, ", 3) + "slowly"
	return []training.Question{
		{
			ID: "a/seconds/1.1", Protocol: "a", Topic: training.AskSeconds, Text: `How long is the hold in "Alternating"?`,
			Choices: []string{"5 to 10 seconds", "8 to 10 seconds", "30 seconds", "1 minute"}, Right: 1,
			Answer: "8 to 10 seconds. Stated: Somebody, A book, 2024.",
		},
		{
			ID: "b/recall", Protocol: "b", Topic: training.AskRecall, Text: `What is done in "Steady"?`,
			Choices: []string{long, long + " still", "Hold."}, Right: 2, Answer: "Hold. After Somebody, A book, 2024.",
		},
		{
			ID: "b/seconds/1.2", Protocol: "b", Topic: training.AskSeconds,
			Text:    `How long is the release in "Steady", as chosen in its file?`,
			Choices: []string{"3 seconds", "5 seconds"}, Right: 0, Answer: "3 seconds. Chosen by whoever wrote the protocol.",
		},
	}
}

func TestQuiz(t *testing.T) {
	r := newRig(t, 80, 24, some(), nil)
	r.press("2") // right
	r.shows("Right.")
	r.press("9", "enter", "down", "up", "space") // the first choice, which is wrong
	r.shows(english.QuizWrong)
	r.shows("Hold. After Somebody")
	r.shows("Your answer: a long way")
	r.press("space", "1", "space") // right; the missed one is back
	r.shows(`What is done in "Steady"?`)
	r.press(rightChoice, "enter")
	r.shows("2 of 3 right on the first try.")
	r.shows(english.QuizComesBack)
	at := time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)
	want := []training.Answer{
		{Question: "a/seconds/1.1", Protocol: "a", Right: true, At: at},
		{Question: "b/recall", Protocol: "b", Right: false, At: at},
		{Question: "b/seconds/1.2", Protocol: "b", Right: true, At: at},
	}
	if !slices.Equal(r.kept, want) {
		t.Errorf("kept %+v\nwant %+v", r.kept, want)
	}
	r.press("enter")
	if !r.left {
		t.Error("the end does not lead out")
	}
}

func TestLeaving(t *testing.T) {
	r := newRig(t, 80, 24, some(), nil)
	r.press("esc")
	if !r.left {
		t.Error("escape before the first answer does not leave")
	}
	r = newRig(t, 80, 24, some(), nil)
	r.press("1", "esc")
	r.shows("0 of 1 right")
	r.press("esc")
	if !r.left {
		t.Error("escape does not leave the report")
	}
}

func TestNothingToAsk(t *testing.T) {
	r := newRig(t, 80, 24, nil, nil)
	r.shows("There is nothing to ask.")
	r = newRig(t, 80, 24, nil, errors.New("no folder"))
	r.shows("The record can't be read: no folder")
	r.press("enter", "1", "down", "esc")
	if !r.left {
		t.Error("escape does not leave")
	}
}

func TestKeepingFails(t *testing.T) {
	r := newRig(t, 80, 24, some(), nil)
	r.fails = errors.New("the disk is full")
	r.press("1", "space")
	r.shows("Not saved: the disk is full")
}

// The question stays in sight with its answer, however far that is scrolled.
func TestTheQuestionStays(t *testing.T) {
	for h := 5; h < 20; h++ {
		r := newRig(t, 60, h, some()[1:], nil)
		r.press("1")
		for range 20 {
			r.shows(`What is done in "Steady"?`)
			r.press("down")
		}
	}
}

// The marked choice is in sight, however low the window is and long the choices are.
func TestTheMarkIsInSight(t *testing.T) {
	for h := 3; h < 20; h++ {
		r := newRig(t, 30, h, some()[1:2], nil)
		for i := range 3 {
			if want := fmt.Sprintf("> %d ", i+1); !strings.Contains(r.screen(), want) {
				t.Errorf("%d lines: %q is not in sight:\n%s", h, want, r.screen())
			}
			r.press("down")
		}
	}
}

// Whatever is pressed at whatever size, the window is filled, the keys that are listed act, and each question is recorded at most once.
func TestAnyKeys(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := rapid.IntRange(1, 30).Draw(rt, "h")
		w := rapid.IntRange(1, 100).Draw(rt, "w")
		r := newRig(t, w, h, some(), nil)
		pressed := rapid.SliceOfN(rapid.SampledFrom([]string{"1", "2", "3", "4", "enter", "down", "up", "esc", "x"}), 0, 40).Draw(rt, "keys")
		for _, k := range pressed {
			r.press(k)
			if n := strings.Count(r.screen(), "\n") + 1; n != h {
				rt.Fatalf("%d lines in a window of %d", n, h)
			}
		}
		uitest.Truthful(rt, func() (ui.Screen, ui.Env) {
			again := newRig(t, max(w, 40), max(h, 12), some(), nil) // a smaller window may not show what a key does
			again.press(pressed...)
			return again.s, again.st
		})
		seen := map[string]bool{}
		for _, a := range r.kept {
			if seen[a.Question] {
				rt.Fatalf("%s is kept twice", a.Question)
			}
			seen[a.Question] = true
		}
	})
}

// Every screen, at three sizes, in monochrome.
func TestGolden(t *testing.T) {
	for _, s := range []struct {
		name string
		keys []string
	}{
		{"asking", nil},
		{"right", []string{"2"}},
		{"long", []string{"2", "enter", "down"}},
		{"wrong", []string{"2", "enter", "1"}},
		{"chosen", []string{"2", "enter", "3", "enter"}},
		{"done", []string{"1", "enter", "3", "enter", "1", "enter", rightChoice, "enter"}},
	} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s/%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				r := newRig(t, size[0], size[1], some(), nil)
				r.press(s.keys...)
				golden.RequireEqual(t, r.screen()+"\n")
			})
		}
	}
}

// A click marks a choice, which may have several lines, and takes the marked one.
func TestClicks(t *testing.T) {
	r := newRig(t, 80, 24, some()[1:2], nil)
	row := func(text string) int {
		for i, line := range strings.Split(r.screen(), "\n") {
			if strings.Contains(line, text) {
				return i - ui.BodyTop(24)
			}
		}
		t.Fatalf("%q is not in the window:\n%s", text, r.screen())
		return 0
	}
	r.send(ui.Click{Row: row("still")}) // the last line of the second
	r.shows("> 2 ")
	r.send(ui.Click{Row: row("What is done")})
	r.send(ui.Click{Row: 20})
	r.shows("> 2 ")
	r.send(ui.Click{Row: row("Hold.")})
	r.shows("> 3 ")
	r.send(ui.Click{Row: row("Hold.")})
	r.shows("Right.")
}
