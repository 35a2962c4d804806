package training_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
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

// placed is an item of a lesson, and the block and phase that its step is about.
type placed struct {
	block, phase int
	item         string
}

// numbersOf lists the numbers of a protocol, with their origin.
func numbersOf(p protocol.Protocol) map[placed]int {
	all := map[placed]int{}
	block, phase := training.NoIndex, training.NoIndex
	add := func(there bool, words string, from protocol.Provenance) {
		if there {
			all[placed{block, phase, phrase.Attributed(words, from).String()}]++
		}
	}
	chosen := protocol.Provenance{Basis: protocol.Chosen}
	add(p.Reposition > 0, fmt.Sprintf(english.LessonBetweenPoints, phrase.LengthWords(p.Reposition)), p.RepositionFrom)
	add(p.Pressure.Target > 0, fmt.Sprintf(english.LessonTargetScore, p.Pressure.Target), chosen)
	ceiling := protocol.Ceiling{Level: p.Pressure.Ceiling, Of: protocol.ByProtocol}
	add(ceiling.Level > 0, phrase.CeilingWords(ceiling), chosen)
	add(!p.Aftercare.Soreness.IsZero(), fmt.Sprintf(english.SorenessFades, phrase.Window(p.Aftercare.Soreness)), p.Aftercare.SorenessFrom)
	add(!p.Aftercare.Relaxed.IsZero(), fmt.Sprintf(english.MusclesRelaxed, phrase.Window(p.Aftercare.Relaxed)), p.Aftercare.RelaxedFrom)
	for i, b := range p.Blocks {
		block, phase = i, training.NoIndex
		add(b.Rounds.Planned > 0, phrase.CountOf(b.Rounds.Range(), "round"), b.Rounds.From)
		add(b.Rounds.Cap > 0, fmt.Sprintf(english.AtMost, phrase.Count(b.Rounds.Cap, "round")), b.Rounds.CapFrom)
		for _, c := range b.Until {
			add(true, phrase.Until(c, b.Eased), b.UntilFrom)
		}
		for j, ph := range b.Phases {
			phase = j
			length := phrase.SpanWords(ph.Duration)
			if ph.Counted() {
				length = english.LessonCountedLength
			} else if ph.Duration.Open {
				length = english.PhaseOpen
			}
			add(!ph.Duration.IsZero(), length, ph.From)
			add(ph.Cap > 0, fmt.Sprintf(english.AtMost, phrase.LengthWords(ph.Cap)), ph.CapFrom)
			add(ph.Guide > 0, fmt.Sprintf(english.ShowGuide, phrase.SpanWords(ph.GuideSpan())), ph.GuideFrom)
			add(ph.Counted(), phrase.CountOf(ph.Count, ph.Kind.Counts()), ph.CountFrom)
		}
	}
	return all
}

// Every number of a protocol is in its lesson exactly once, with its origin; one without a source in
// the style of a mark.
func TestEveryNumberOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProtocol(t, "")
		want, got := numbersOf(p), map[placed]int{}
		for _, s := range lessonOf(t, p).Steps {
			for _, part := range s.Parts {
				for _, item := range part.Items {
					at := placed{s.Block, s.Phase, item.String()}
					if want[at] == 0 {
						continue
					}
					got[at]++
					last := item[len(item)-1]
					if sourced := strings.Contains(last.Text, ":"); last.Mark == sourced {
						t.Errorf("%q: is %q drawn as a mark? %v", item, last.Text, last.Mark)
					}
				}
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("got  %v\nwant %v", got, want)
		}
	})
}

// items are all items of a lesson.
func items(l training.Lesson) func(func(phrase.Text) bool) {
	return func(yield func(phrase.Text) bool) {
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

// A number computed from numbers without a source is marked, in the style of marks, and no sentence uses
// a banned word.
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
					number := strings.HasSuffix(s, "("+string(basis)+")") // which has its mark
					if word := banned.FindString(s); word != "" {
						t.Errorf("%q says %q", s, word)
					}
					for _, piece := range item {
						if mark := "(" + string(basis) + ")"; strings.Contains(piece.Text, mark) && !piece.Mark {
							t.Errorf("%q does not draw %s as a mark", s, mark)
						}
					}
					if n := unmarked(strings.ReplaceAll(s, forced, ""), string(basis)); n != "" && !number && !assumes(l) {
						t.Errorf("%q bears no mark in %q", n, s)
					}
				}
				for _, p := range l.Patterns {
					s := strings.ReplaceAll(p.Words.String(), "once", "1 time")
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
