package training_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/training"
)

func lessonOptions() training.LessonOptions {
	return training.LessonOptions{Today: time.Date(2025, 11, 21, 15, 0, 0, 0, time.UTC), Alarms: []string{"faintness"}}
}

func lessonOf(t rapid.TB, p protocol.Protocol) training.Lesson {
	t.Helper()
	l, err := training.NewLesson(p, lessonOptions())
	if err != nil {
		t.Fatalf("a valid protocol has no lesson: %v", err)
	}
	return l
}

// numbersOf lists the numbers of a protocol by their place, as the file format has it.
func numbersOf(p protocol.Protocol) map[string]protocol.Provenance {
	all := map[string]protocol.Provenance{}
	add := func(there bool, path string, from protocol.Provenance) {
		if there {
			all[path] = from
		}
	}
	chosen := protocol.Provenance{Basis: protocol.Chosen}
	add(p.Reposition > 0, "reposition", p.RepositionFrom)
	add(p.Pressure.Target > 0, "pressure.target", chosen)
	add(p.Pressure.Ceiling > 0, "pressure.ceiling", chosen)
	add(!p.Aftercare.Soreness.IsZero(), "aftercare.soreness", p.Aftercare.SorenessFrom)
	add(!p.Aftercare.Relaxed.IsZero(), "aftercare.relaxed", p.Aftercare.RelaxedFrom)
	for i, b := range p.Blocks {
		at := fmt.Sprintf("blocks[%d].", i)
		add(b.Rounds.Planned > 0, at+"rounds", b.Rounds.From)
		add(b.Rounds.Cap > 0, at+"cap", b.Rounds.CapFrom)
		for j := range b.Until {
			add(true, fmt.Sprintf("%suntil[%d]", at, j), b.UntilFrom)
		}
		for j, ph := range b.Phases {
			at := fmt.Sprintf("%sphases[%d].", at, j)
			add(!ph.Duration.IsZero(), at+"duration", ph.From)
			add(ph.Cap > 0, at+"cap", ph.CapFrom)
			add(ph.Guide > 0, at+"guide", ph.GuideFrom)
			add(ph.Counted(), at+"count", ph.CountFrom)
		}
	}
	return all
}

// Every number of a protocol is in its lesson exactly once, with its origin.
func TestEveryNumberOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProtocol(t, "")
		want := numbersOf(p)
		for item := range items(lessonOf(t, p)) {
			if item.Path == "" {
				continue
			}
			from, ok := want[item.Path]
			if !ok {
				t.Fatalf("%s is there twice, or is no number of the protocol: %s", item.Path, item)
			}
			delete(want, item.Path)
			if item.From != from {
				t.Errorf("%s comes from %s, want %s", item.Path, item.From, from)
			}
			if mark := phrase.Mark(from); !strings.HasSuffix(item.String(), "("+mark+")") && mark != "" {
				t.Errorf("%q bears no mark %q", item, mark)
			}
		}
		if len(want) > 0 {
			t.Errorf("missing: %v", want)
		}
	})
}

// items are all items of a lesson.
func items(l training.Lesson) func(func(training.LessonItem) bool) {
	return func(yield func(training.LessonItem) bool) {
		for _, s := range l.Steps {
			for _, p := range s.Parts {
				for _, item := range p.Items {
					if !yield(item) {
						return
					}
				}
			}
		}
	}
}

// Every phase has one step, in the order of the file. A phase that the plan adds is the last of its
// block.
func TestEveryPhaseOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProtocol(t, "")
		var got, want []string
		for _, s := range lessonOf(t, p).Steps {
			switch {
			case s.Phase != training.NoIndex && s.Phase < len(p.Blocks[s.Block].Phases):
				got = append(got, fmt.Sprint(s.Block, s.Phase))
			case s.Phase == training.NoIndex && s.Block != training.NoIndex:
				got = append(got, fmt.Sprint(s.Block, "stop"))
			}
			if s.Title == "" || len(s.Parts) == 0 {
				t.Errorf("step %+v says nothing", s)
			}
		}
		for i, b := range p.Blocks {
			for j := range b.Phases {
				want = append(want, fmt.Sprint(i, j))
			}
			want = append(want, fmt.Sprint(i, "stop"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("steps %q, want %q", got, want)
		}
	})
}

// banned are words that the program must not use.
var banned = regexp.MustCompile(`(?i)\b(treat(s|ed|ment)?|cur(e|es|ed)|diagnos\w*|relie(f|ve\w*)|lactic|toxins?|adhesions?|immunity|heal(s|ed|ing)?)\b`)

// figures are numbers with their units, as sentences say them, and what follows.
var figures = regexp.MustCompile(`(?:[\d.]+(?: to [\d.]+)? (?:seconds?|minutes?|hours?|rounds?|strokes|times?|%)(?: to | )?)+(?:of a round )?(.?\w*.?)`)

// unmarked finds a number with a unit that has no mark.
func unmarked(text, mark string) string {
	for _, m := range figures.FindAllStringSubmatch(text, -1) {
		if m[1] != "("+mark+")" {
			return m[0]
		}
	}
	return ""
}

// A number computed from numbers without a source is marked, and no sentence uses a banned word.
func TestLessonSentences(t *testing.T) {
	for _, basis := range []protocol.Basis{protocol.Assumed, protocol.Chosen} {
		t.Run(string(basis), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p := anyProtocol(t, basis)
				if basis == protocol.Chosen { // nothing that the plan adds and assumes
					p.Order, p.Reposition, p.RepositionFrom = protocol.Each, time.Second, protocol.Provenance{}
				}
				l := lessonOf(t, p)
				for item := range items(l) {
					s := item.String()
					if word := banned.FindString(s); word != "" {
						t.Errorf("%q says %q", s, word)
					}
					if n := unmarked(strings.ReplaceAll(s, forced, ""), string(basis)); n != "" && item.Path == "" && !assumes(l) {
						t.Errorf("%q bears no mark in %q", n, s)
					}
				}
				for _, p := range l.Patterns {
					s := strings.ReplaceAll(p.Words, "once", "1 time")
					if n := unmarked(s, string(basis)); n != "" && !assumes(l) {
						t.Errorf("%q bears no mark in %q", n, s)
					}
				}
			})
		})
	}
}

// forced is a number of the engine's own, the same for every protocol.
const forced = "a release of 5 seconds (assumed)"

// assumes tells whether the plan has added an assumed release to a protocol in which everything else
// is chosen: then computed numbers are assumed.
func assumes(l training.Lesson) bool {
	for _, s := range l.Steps {
		if s.Phase != training.NoIndex && s.Phase >= len(l.Protocol.Blocks[s.Block].Phases) {
			return l.Protocol.Blocks[0].Rounds.From.Is(protocol.Chosen)
		}
	}
	return false
}

// The pattern is what the engine runs if every open phase is ended before its cap, and every open hold
// by its release.
func TestPatternIsWhatRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProtocol(t, "")
		for i := range p.Blocks { // nothing but the rounds shall end a block
			p.Blocks[i].Until = nil
		}
		plan, err := protocol.Expand(p, protocol.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, pattern := range lessonOf(t, p).Patterns {
			for _, beats := range pattern.Rounds {
				for _, b := range beats {
					want = append(want, phaseRun(b.Kind, b.Level, b.Span.Max))
				}
			}
		}
		if got := run(&plan); !slices.Equal(got, want) {
			t.Errorf("the engine runs %q\nbut the pattern is %q", got, want)
		}
	})
}

func phaseRun(kind protocol.Kind, level int, most time.Duration) string {
	if !kind.Presses() {
		level = 0
	}
	return fmt.Sprintf("%s at %d for %v", kind, level, most)
}

// run runs the engine at the first point or, in a sweep, at all points.
func run(plan *protocol.Plan) []string {
	var got []string
	for e := range session.Simulate(plan, session.Releasing()) {
		switch {
		case e.Kind == session.PhaseStart:
			got = append(got, phaseRun(e.Phase, e.Level, e.Max))
		case e.Kind == session.PointEnd && plan.Parts[0].Order == protocol.Each:
			return got
		}
	}
	return got
}
