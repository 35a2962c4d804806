package runview

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// TestNeverCut: the side, the level and the point are whole wherever they are shown, and
// from 20x6 up they are shown; a long site is cut in its middle.
func TestNeverCut(t *testing.T) {
	for _, site := range []string{"piriformis", "flexor digitorum superficialis, the deepest part of it", "僧帽筋の上部の繊維の外側"} {
		for _, side := range []protocol.Side{protocol.Left, protocol.Right} {
			v := running(hold, 0)
			v.At = protocol.Point{Site: site, Side: side}
			v.Point, v.Points, v.PointsLeft, v.Level, v.LevelName, v.Levels = 2, 5, 3, 2, "deeper", true
			v.Failures = []string{"sound: terminal bell (PulseAudio stopped)"}
			for w := 20; w <= 200; w++ {
				for _, h := range []int{6, 7, 8, 10, 12, 18, 24, 40, 60} {
					got := text(v, w, h)
					for _, want := range []string{strings.ToUpper(string(side)), "level 2", "2 of 5"} {
						if !strings.Contains(got, want) {
							t.Fatalf("%dx%d: %q is not whole:\n%s", w, h, want, got)
						}
					}
				}
			}
		}
	}
}

// TestPlaceIsInLetters: on the way to a point its site and side are drawn in letters, and
// the number is not the picture.
func TestPlaceIsInLetters(t *testing.T) {
	for _, kind := range []protocol.Kind{protocol.CountIn, protocol.Reposition} {
		v := running(protocol.Phase{Kind: kind, Duration: protocol.Fixed(8 * time.Second)}, time.Second)
		for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {300, 90}} {
			s := &screen{v: v, l: share(v, size[0], size[1])}
			s.w = size[0]
			place := placeLines(s.v)
			if !slices.Equal(place, []string{"UPPER TRAPEZIUS", "LEFT"}) {
				t.Fatalf("the place is %q", place)
			}
			high := 0
			for n := 1; n <= mostWords; n++ {
				high = max(high, s.letters(append(breakUp(place[0], n), place[1:]...), s.l.number))
			}
			if least := min(4, s.l.word); high < least {
				t.Errorf("%s in %v: letters of %d rows", kind, size, high)
			}
		}
		v.At = protocol.Point{}
		if placeLines(v) != nil {
			t.Error("a place that nobody knows is shown")
		}
	}
}

func TestBreakUp(t *testing.T) {
	for _, c := range []struct {
		text  string
		lines int
		want  []string
	}{
		{"UPPER TRAPEZIUS", 1, []string{"UPPER TRAPEZIUS"}},
		{"UPPER TRAPEZIUS", 2, []string{"UPPER", "TRAPEZIUS"}},
		{"UPPER TRAPEZIUS", 3, []string{"UPPER", "TRAPEZIUS"}},
		{"FLEXOR DIGITORUM SUPERFICIALIS", 2, []string{"FLEXOR DIGITORUM", "SUPERFICIALIS"}},
		{"PIRIFORMIS", 3, []string{"PIRIFORMIS"}},
		{"", 2, []string{""}},
	} {
		if got := breakUp(c.text, c.lines); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d lines is %q, want %q", c.text, c.lines, got, c.want)
		}
	}
}

// TestHowToGoOn: a check-in that waits tells at every size which key goes on.
func TestHowToGoOn(t *testing.T) {
	v := running(protocol.Phase{Kind: protocol.CheckIn, Waits: true}, 0)
	v.State, v.Hints[0].Text = session.Waiting, "go on"
	for _, given := range []bool{false, true} {
		v.LatestScore.Given = given
		for h := 4; h <= 60; h++ {
			for _, w := range []int{20, 30, 40, 80, 120, 200} {
				if got := text(v, w, h); strings.Count(got, "space go on") != 1 {
					t.Fatalf("%s does not tell how to go on, once:\n%s", fmt.Sprintf("%dx%d", w, h), got)
				}
			}
		}
	}
}

// TestSmallWindows: what matters most is said more briefly before it is left out.
func TestSmallWindows(t *testing.T) {
	about := running(hold, 0)
	about.Points, about.Round, about.Rounds = 1, 2, protocol.Range{Min: 3, Max: 3, About: true}
	many := running(hold, 0)
	many.Point, many.Points, many.At.Side = 12, 15, protocol.Right
	labelled := running(protocol.Phase{Kind: protocol.Release, Label: "return", Duration: protocol.Fixed(5 * time.Second)}, 0)
	toPoint := running(protocol.Phase{Kind: protocol.Reposition, Duration: protocol.Fixed(8 * time.Second), From: assumed}, time.Second)
	far := toPoint
	far.At.Site = "quadratus lumborum, deep fibres at the iliac crest"
	budget := running(hold, 0)
	budget.Budget, budget.PointsLeft = 20*time.Minute, 4
	budget.Hints[1].Text = "tension down or no longer tender"
	for _, c := range []struct {
		name  string
		v     View
		w, h  int
		shows []string
	}{
		{"a round without what is planned", about, 20, 6, []string{"LEFT  round 2"}},
		{"a point without its word", many, 20, 6, []string{"RIGHT  12 of 15"}},
		{"the side beside the word", about, 50, 5, []string{"HOLD  LEFT"}},
		{"a label that is too wide for letters", labelled, 24, 60, []string{"RETURN"}},
		{"one number beside a place", toPoint, 20, 6, []string{"REPOSITION  7\n"}},
		{"a number beside a word without letters", toPoint, 24, 60, []string{"REPOSITION  7"}},
		{"a site in two lines", far, 40, 12, []string{"QUADRATUS LUMBORUM,", "AT THE ILIAC CREST"}},
		{"a budget without the points", budget, 80, 24, []string{"0 of 20 min\n"}},
	} {
		var lines []string
		for line := range strings.SplitSeq(text(c.v, c.w, c.h), "\n") {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		got := strings.Join(lines, "\n") + "\n"
		for _, want := range c.shows {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is missing in %dx%d:\n%s", c.name, want, c.w, c.h, got)
			}
		}
	}
}
