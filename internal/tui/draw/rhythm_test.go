package draw

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/protocol"
	"presshold/internal/training"
)

const second = time.Second

// beat is a phase of a pattern, by its place in the block.
func beat(phase int, kind protocol.Kind, level int, lo, hi time.Duration) training.Beat {
	return training.Beat{Phase: phase, Kind: kind, Word: kind.Word(), Level: level, Span: protocol.Span{Min: lo, Max: hi}}
}

func open(b training.Beat) training.Beat {
	b.Span.Min, b.Span.Open = 0, true
	return b
}

// rounds are so many rounds of the same beats, the n-th at the level that rises by so
// much with each.
func rounds(n, rise int, beats ...training.Beat) training.Pattern {
	p := training.Pattern{Planned: n}
	for i := range n {
		var round []training.Beat
		for _, b := range beats {
			if b.Level > 0 {
				b.Level += i * rise
			}
			round = append(round, b)
		}
		p.Rounds = append(p.Rounds, round)
	}
	return p
}

type rhythmExample struct {
	name     string
	patterns []training.Pattern
	part     Part
}

func rhythmExamples() []rhythmExample {
	ranged := rounds(6, 0, beat(0, protocol.Hold, 1, 8*second, 10*second), beat(1, protocol.Release, 0, 3*second, 3*second))
	turns := rounds(4, 0, beat(0, protocol.Hold, 1, 10*second, 30*second), beat(1, protocol.Release, 0, 5*second, 5*second))
	for i, name := range []string{"lighter", "deeper", "lighter", "deeper"} {
		turns.Rounds[i][0].Level, turns.Rounds[i][0].Name = 1+i%2, name
	}
	guided := open(beat(0, protocol.Hold, 1, 0, 60*second))
	guided.Guide = 20 * second
	wide := beat(0, protocol.Hold, 1, 20*second, 20*second)
	wide.Word = "halten 漢字"
	return []rhythmExample{
		{"ranged", []training.Pattern{ranged}, Part{0, 0}},
		{"in turns", []training.Pattern{turns}, Part{0, training.NoIndex}},
		{"open and up", []training.Pattern{rounds(5, 1, open(beat(0, protocol.Hold, 1, 0, 60*second)))}, Part{0, 0}},
		{"guided", []training.Pattern{rounds(2, 0, guided, beat(1, protocol.Release, 0, 5*second, 5*second))}, Part{0, 0}},
		{"blocks", []training.Pattern{
			rounds(1, 0, beat(0, protocol.Hold, 1, 90*second, 90*second)),
			rounds(5, 0, beat(0, protocol.PositionOfEase, 0, 90*second, 90*second)),
			rounds(5, 0, beat(0, protocol.Contract, 1, 7*second, 10*second), beat(1, protocol.Stretch, 0, 30*second, 30*second)),
		}, Part{2, 1}},
		{"uneven", []training.Pattern{rounds(1, 0,
			open(beat(0, protocol.Hold, 1, 0, 60*second)), open(beat(1, protocol.Heat, 0, 0, 600*second)),
			beat(2, protocol.Hold, 1, 5*second, 5*second), beat(3, protocol.Hold, 1, 5*second, 5*second),
		)}, Part{0, 2}},
		{"strokes and a question", []training.Pattern{rounds(2, 0,
			beat(0, protocol.Stroke, 1, 20*second, 20*second), beat(1, protocol.CheckIn, 0, 0, 0),
		)}, Part{0, 1}},
		{"wide words", []training.Pattern{rounds(2, 0, wide, beat(1, protocol.Release, 0, 20*second, 20*second))}, Part{training.NoIndex, training.NoIndex}},
	}
}

func bare() Ink {
	white := lipgloss.NewStyle().Foreground(lipgloss.White)
	return Ink{white, white, white}
}

// Every shape at three sizes, a third of the way through.
func TestGoldenRhythm(t *testing.T) {
	for _, e := range rhythmExamples() {
		for _, size := range [][2]int{{20, 4}, {36, 6}, {76, 8}, {160, 12}} {
			t.Run(fmt.Sprintf("%s/%dx%d", e.name, size[0], size[1]), func(t *testing.T) {
				r := NewRhythm(e.patterns, 0, size[0], size[1])
				lines := append(r.Lines(bare(), e.part, r.Lasts()/3), r.Legend())
				golden.RequireEqual(t, ansi.Strip(strings.Join(lines, "\n"))+"\n")
			})
		}
	}
}

// In few rows each of five levels stands higher than the one before, under its number, and
// what may be held looks no different from what is held.
func TestRisesShow(t *testing.T) {
	for h := 4; h <= 12; h++ {
		for _, w := range []int{20, 36, 38, 76} {
			r := NewRhythm(rhythmExamples()[2].patterns, 0, w, h)
			lines := r.Lines(bare(), Part{training.NoIndex, training.NoIndex}, -1)
			rows := lines[:len(lines)-2]
			if len(r.labels) != 5 {
				t.Errorf("%dx%d: %d labels of 5:\n%s", w, h, len(r.labels), strings.Join(lines, "\n"))
			}
			high := 0
			for i, b := range r.bars {
				got := 0
				for _, row := range rows {
					cells := []rune(ansi.Strip(row))
					got += slices.Index([]rune(" "+partly+filled), cells[min(b.x, len(cells)-1)])
					if dot := cells[min(b.x+1, len(cells)-1)]; strings.ContainsRune(partly+filled, dot) {
						t.Errorf("%dx%d: hold %d is drawn as held to its cap:\n%s", w, h, i+1, strings.Join(lines, "\n"))
					}
				}
				if got <= high {
					t.Errorf("%dx%d: hold %d is no higher than the one before:\n%s", w, h, i+1, strings.Join(lines, "\n"))
				}
				high = got
			}
		}
	}
}

// What is marked looks different from the rest, also without colours.
func TestMarked(t *testing.T) {
	bold := lipgloss.NewStyle().Bold(true)
	e := rhythmExamples()[0]
	golden.RequireEqual(t, strings.Join(NewRhythm(e.patterns, 0, 36, 6).Lines(Ink{lipgloss.NewStyle(), bold, bold}, e.part, second), "\n")+"\n")
}

// anyPatterns draws rhythms of every shape.
func anyPatterns(t *rapid.T) []training.Pattern {
	var out []training.Pattern
	for range rapid.IntRange(1, 3).Draw(t, "blocks") {
		var beats []training.Beat
		for i := range rapid.IntRange(1, 5).Draw(t, "phases") {
			kind := rapid.SampledFrom(protocol.Kinds()).Draw(t, "kind")
			lo := time.Duration(rapid.IntRange(1, 120).Draw(t, "half seconds")) * second / 2
			b := beat(i, kind, 0, lo, lo+time.Duration(rapid.IntRange(0, 9).Draw(t, "more"))*second)
			switch {
			case kind == protocol.CheckIn && i > 0 && rapid.Bool().Draw(t, "waits"):
				b.Span = protocol.Span{}
			case kind.Presses():
				b.Level = rapid.IntRange(1, 3).Draw(t, "level")
				b.Name = rapid.SampledFrom([]string{"", "deeper", "漢字"}).Draw(t, "name")
			}
			if b.Span.Max > 0 && rapid.IntRange(0, 3).Draw(t, "open") == 0 {
				b = open(b)
			}
			beats = append(beats, b)
		}
		p := rounds(rapid.IntRange(1, 9).Draw(t, "rounds"), rapid.IntRange(0, 1).Draw(t, "rise"), beats...)
		p.Planned += rapid.IntRange(0, 1).Draw(t, "more rounds")
		out = append(out, p)
	}
	return out
}

// A rhythm keeps to its room at every size, whatever is in it.
func TestRhythmKeepsToItsRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(-1, 300).Draw(t, "w"), rapid.IntRange(-1, 20).Draw(t, "h")
		r := NewRhythm(anyPatterns(t), rapid.IntRange(0, 2).Draw(t, "first"), w, h)
		part := Part{rapid.IntRange(-1, 3).Draw(t, "block"), rapid.IntRange(-1, 4).Draw(t, "phase")}
		at := time.Duration(rapid.Int64Range(-1, int64(r.Lasts())+1).Draw(t, "at"))
		lines := r.Lines(bare(), part, at)
		if want := max(h, 0); w > 0 && len(lines) != want {
			t.Errorf("%d lines, want %d", len(lines), want)
		}
		for _, l := range lines {
			if n := ansi.StringWidth(l); n > max(w, 0) {
				t.Errorf("%q is %d cells wide in %d", l, n, w)
			}
		}
		marked := false
		for _, b := range r.bars {
			marked = marked || b.n > 0 && part.has(b)
		}
		if got := strings.Contains(strings.Join(lines, ""), underline); h >= 2 && marked && at < 0 && !got {
			t.Errorf("nothing is marked in\n%s", strings.Join(lines, "\n"))
		}
	})
}

// Bars stand side by side; what lasts as long is as wide, and what lasts longer is not
// narrower.
func TestBarsFollowTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRhythm(anyPatterns(t), 0, rapid.IntRange(36, 300).Draw(t, "w"), 6)
		if r.bars == nil {
			t.Fatal("nothing is drawn")
		}
		end := 0
		for _, b := range r.bars {
			if b.x < end {
				t.Fatalf("a bar at %d stands on the one before it", b.x)
			}
			end = b.x + b.n
			for _, o := range r.bars {
				if timed := b.Span.Max > 0 && o.Span.Max > 0; timed && b.Span.Max >= o.Span.Max && b.n < o.n {
					t.Errorf("%v has %d columns, and %v has %d", b.Span.Max, b.n, o.Span.Max, o.n)
				}
			}
		}
	})
}

// The playhead moves to the right by single columns, and only when Next says so.
func TestPlayhead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRhythm(anyPatterns(t), 0, rapid.IntRange(36, 200).Draw(t, "w"), 6)
		x, ok := r.Column(0)
		if !ok {
			t.Fatal("there is none")
		}
		steps := 0
		for at := time.Duration(0); ; steps++ {
			next, ok := r.Next(at)
			if !ok {
				break
			}
			if next <= at {
				t.Fatalf("after %v comes %v", at, next)
			}
			if before, _ := r.Column(next - 1); before != x {
				t.Fatalf("it moved from %d to %d between %v and %v", x, before, at, next)
			}
			then, _ := r.Column(next)
			if next < r.Lasts() && then <= x {
				t.Fatalf("at %v it stands at %d, and before at %d", next, then, x)
			}
			at, x = next, then
		}
		if steps > r.w {
			t.Errorf("%d steps in %d columns", steps, r.w)
		}
	})
}

func BenchmarkNewRhythm(b *testing.B) {
	e := rhythmExamples()[0]
	b.ReportAllocs()
	for b.Loop() {
		NewRhythm(e.patterns, 0, 120, 10)
	}
}

func BenchmarkRhythmLines(b *testing.B) {
	e := rhythmExamples()[0]
	r := NewRhythm(e.patterns, 0, 120, 10)
	b.ReportAllocs()
	for b.Loop() {
		r.Lines(bare(), e.part, 30*second)
	}
}
