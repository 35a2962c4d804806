package training_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/training"
)

// Lessons of protocols of different shapes: ranges with assumed numbers, open holds that go up,
// several blocks, sweeps, counted strokes, a check-in, windows after the session.
func TestLessonGolden(t *testing.T) {
	shapes := []string{
		"alternating-ischemic-compression", "prolonged-ischemic-compression", "init", "round-robin",
		"self-massage-strokes", "strain-counterstrain", "alternating-levels",
	}
	for _, p := range builtins(t) {
		for _, id := range shapes {
			if p.ID == id {
				t.Run(id, func(t *testing.T) { golden.RequireEqual(t, written(lessonOf(t, p))) })
			}
		}
	}
}

func written(l training.Lesson) string {
	var b strings.Builder
	for i, s := range l.Steps {
		fmt.Fprintf(&b, "%d of %d: %s\n", i+1, len(l.Steps), s.Title)
		for _, p := range s.Parts {
			for _, item := range p.Items {
				fmt.Fprintf(&b, "  %s: %s\n", p.Head, item)
			}
		}
	}
	return b.String()
}

// The built-in protocols use no words that the program must not use.
func TestLessonsOfTheLibrary(t *testing.T) {
	protocols := builtins(t)
	if len(protocols) == 0 {
		t.Fatal("there are none")
	}
	for _, p := range protocols {
		for item := range items(lessonOf(t, p)) {
			text := item.String()
			for _, s := range p.Sources { // whose titles are not the program's words
				text = strings.ReplaceAll(text, s.Citation, "")
			}
			if word := banned.FindString(text); word != "" {
				t.Errorf("%s: %q says %q", p.ID, item, word)
			}
		}
	}
}

// The windows after a session are dates, with their source.
// A cap that is no more than the longest length says nothing new.
func TestLessonWithoutNeedlessCap(t *testing.T) {
	i := slices.IndexFunc(builtins(t), func(p protocol.Protocol) bool { return p.ID == "nimmo-compression" })
	l, err := training.NewLesson(builtins(t)[i], training.LessonOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range l.Steps {
		for _, p := range s.Parts {
			if p.Head == english.LessonHeadHowLong && len(p.Items) != 1 {
				t.Errorf("%s: %v", p.Head, p.Items)
			}
		}
	}
}

func TestLessonAfterwards(t *testing.T) {
	const hour = time.Hour
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N0"}
	for _, test := range []struct {
		span protocol.Span
		from protocol.Provenance
		want string
	}{
		{protocol.Span{Min: 24 * hour, Max: 36 * hour}, stated, "After a session on 30 December 2025: until between 31 December 2025 and 1 January 2026, according to N0."},
		{protocol.Fixed(48 * hour), stated, "After a session on 30 December 2025: until 1 January 2026, according to N0."},
		{protocol.Fixed(2 * hour), protocol.Provenance{}, "After a session on 30 December 2025: until 30 December 2025. The number is chosen."},
	} {
		p := protocol.Protocol{
			ID: "p", Name: "P", Sources: []protocol.Source{{Key: "N0", Basis: protocol.Stated, Citation: "A page"}},
			Blocks: []protocol.Block{{
				Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(time.Second)}},
				Rounds: protocol.Rounds{Planned: 1},
			}},
			Aftercare: protocol.Aftercare{Relaxed: test.span, RelaxedFrom: test.from},
		}
		l, err := training.NewLesson(p, training.LessonOptions{Today: time.Date(2025, 12, 30, 18, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(written(l), test.want) {
			t.Errorf("of %s it does not say %q", test.span, test.want)
		}
	}
}

func TestAnInvalidProtocolHasNoLesson(t *testing.T) {
	_, err := training.NewLesson(protocol.Protocol{ID: "p"}, training.LessonOptions{})
	var problems protocol.Problems
	if !errors.As(err, &problems) {
		t.Errorf("got %v, want its problems", err)
	}
}

// The largest protocol that is allowed takes little time.
func BenchmarkLargestLesson(b *testing.B) {
	p := protocol.Protocol{ID: "p", Name: "P", Order: protocol.Sweep}
	for i := range protocol.MaxPoints {
		p.Points = append(p.Points, protocol.Point{Site: fmt.Sprint(i)})
	}
	block := protocol.Block{Rounds: protocol.Rounds{Planned: protocol.MaxRounds}}
	for range protocol.MaxPhases {
		block.Phases = append(block.Phases, protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(time.Second)})
	}
	for range protocol.MaxBlocks {
		p.Blocks = append(p.Blocks, block)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := training.NewLesson(p, training.LessonOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
