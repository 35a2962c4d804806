package runview

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui/uitest"
)

// picture is a frame without its control sequences: a cell lit by a background is #,
// an empty cell of the level =, and blanks at the ends of lines are left out.
func picture(content string, tone theme.Tone) string {
	lit := map[string]string{tone.Ink.On(): "#", tone.Trough.On(): "="}
	delete(lit, "")
	var out strings.Builder
	for content != "" {
		next := strings.IndexByte(content, '\x1b')
		if next != 0 {
			if next < 0 {
				next = len(content)
			}
			out.WriteString(content[:next])
			content = content[next:]
			continue
		}
		end := strings.IndexByte(content, 'm') + 1
		on := content[:end]
		content = content[end:]
		if mark, ok := lit[on]; ok {
			n := len(content) - len(strings.TrimLeft(content, " "))
			out.WriteString(strings.Repeat(mark, n))
			content = content[n:]
		}
	}
	lines := strings.Split(out.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// screens are the states that the screen is kept in as goldens.
func screens() map[string]View {
	screens := map[string]View{
		"hold":     running(hold, 2300*time.Millisecond),
		"in-range": running(hold, 8600*time.Millisecond),
		"release":  running(release, 800*time.Millisecond),
		"open":     running(openHold, 27*time.Second),
		"minutes":  running(protocol.Phase{Kind: protocol.Stretch, Duration: protocol.Fixed(150 * time.Second), From: chosen}, 95*time.Second),
		"strokes": running(protocol.Phase{
			Kind: protocol.Stroke, Duration: protocol.Span{Open: true}, Cap: time.Minute, CapFrom: assumed,
			Count: protocol.Range{Min: 10, Max: 12}, CountFrom: stated,
		}, 7*time.Second),
		"count-in":       running(protocol.Phase{Kind: protocol.CountIn, Duration: protocol.Fixed(5 * time.Second)}, time.Second),
		"check-in-timed": running(protocol.Phase{Kind: protocol.CheckIn, Duration: protocol.Fixed(10 * time.Second), From: assumed}, 2*time.Second),
	}
	edit := func(name string, base View, f func(*View)) {
		f(&base)
		screens[name] = base
	}
	edit("deeper", running(hold, time.Second), func(v *View) {
		v.Shift, v.Level, v.LevelName, v.Levels = session.Deeper, 2, "deeper", true
	})
	edit("paused", screens["hold"], func(v *View) { v.State = session.Halted })
	edit("slept", screens["hold"], func(v *View) { v.State, v.ByGap, v.Cause = session.Halted, true, session.Slept })
	edit("get-ready", screens["hold"], func(v *View) { v.State, v.ReadyLeft = session.Ready, 2500*time.Millisecond })
	edit("check-in", screens["hold"], func(v *View) {
		v.State, v.Phase = session.Waiting, protocol.Phase{Kind: protocol.CheckIn, Waits: true}
		v.Upcoming = hold
	})
	edit("press", running(hold, 0), func(v *View) {
		v.State, v.ByHand, v.Shift, v.Hints[0].Text = session.Waiting, true, session.Deeper, "hold down"
	})
	edit("preview", screens["release"], func(v *View) {
		v.Speed, v.Muted, v.Failures, v.Notice = 4, true, []string{"not recorded"}, "+5 s"
		v.NextIsEnd = true
	})
	return screens
}

func TestGolden(t *testing.T) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor).Grounded()
	for name, v := range screens() {
		for _, size := range [][2]int{{20, 6}, {40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				f := Render(v, st, size[0], size[1])
				head := fmt.Sprintf("title: %s, %d %%\n", f.Title, f.Percent)
				golden.RequireEqual(t, []byte(head+picture(f.Content, st.Tone(role(v.Snapshot)))))
			})
		}
	}
}

func TestGoldenStyled(t *testing.T) {
	for _, name := range uitest.Themes() {
		t.Run(name, func(t *testing.T) {
			st := theme.New(name, true, colorprofile.TrueColor)
			golden.RequireEqual(t, []byte(Render(running(hold, 9*time.Second), st, 40, 12).Content))
		})
	}
}

// TestOrderOfGivingWay shrinks the window: what gives way comes in order, and nothing
// comes back in a smaller one.
func TestOrderOfGivingWay(t *testing.T) {
	v := running(hold, 2*time.Second)
	for _, w := range []int{20, 40, 80, 120} {
		last := -1
		for h := 90; h >= 1; h-- {
			l := share(v, w, h)
			parts := []int{l.hints, l.header, l.progress, l.level, l.word, l.number} // the first to give way first
			gone := slices.IndexFunc(parts, func(rows int) bool { return rows > 0 })
			if slices.Contains(parts[gone:], 0) {
				t.Errorf("%dx%d: something gave way too soon: %+v", w, h, l)
			}
			if gone < last {
				t.Errorf("%dx%d: something came back in a smaller window: %+v", w, h, l)
			}
			last = gone
			if sum := l.header + l.above + l.word + l.over + l.number + l.under + l.level + l.below + l.progress + l.next + l.hints; sum != h {
				t.Errorf("%dx%d: %d rows are shared out: %+v", w, h, sum, l)
			}
		}
		if last != 5 {
			t.Errorf("width %d: something is left beside the number in one row", w)
		}
	}
}

// TestNothingMovesSideways compares ten with nine: the digit at the right stays.
func TestNothingMovesSideways(t *testing.T) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor)
	long := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(20 * time.Second), From: stated}
	minutes := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(2 * time.Minute), From: stated}
	for _, c := range []struct {
		name        string
		wide, short View
	}{
		{"18 and 8", running(long, 2*time.Second), running(long, 12*time.Second)},
		{"10 and 9 of 10", running(hold, 0), running(hold, time.Second)},
		{"1:00 and 59", running(minutes, time.Minute), running(minutes, 61*time.Second)},
	} {
		for _, size := range [][2]int{{20, 6}, {21, 7}, {40, 12}, {80, 24}, {120, 40}, {300, 90}} {
			tone := st.Tone(theme.Hold)
			a := edges(picture(Render(c.wide, st, size[0], size[1]).Content, tone), share(c.wide, size[0], size[1]))
			b := edges(picture(Render(c.short, st, size[0], size[1]).Content, tone), share(c.short, size[0], size[1]))
			if a != b {
				t.Errorf("%s at %v: the right edge moved from %d to %d", c.name, size, a, b)
			}
		}
	}
}

// A pause and the seconds after it move nothing in the line of rounds, and name what goes on before
// what follows it.
func TestPauseMovesNothing(t *testing.T) {
	tone := theme.New(theme.Dark, true, colorprofile.TrueColor).Tone(theme.Hold)
	for w := 40; w <= 160; w++ {
		rounds := ""
		for _, state := range []session.State{session.Running, session.Halted, session.Ready} {
			v := running(hold, 2*time.Second)
			v.State, v.Points = state, 1
			lines := strings.Split(picture(Render(v, theme.New(theme.Dark, true, colorprofile.TrueColor), w, 24).Content, tone), "\n")
			line := lines[slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "round 3") })]
			if before, next, ok := strings.Cut(line, "then"); ok && state != session.Running && !strings.Contains(before, "hold") {
				t.Errorf("%d cells, %s: first comes %q", w, state, next)
			}
			at := ansi.Strip(line[:strings.Index(line, "round 3")])
			if rounds == "" {
				rounds = at
			}
			if len(at) != len(rounds) {
				t.Errorf("%d cells, %s: the round stands at cell %d, not at %d", w, state, len(at), len(rounds))
			}
		}
	}
}

// edges finds the rightmost lit column of the number's rows.
func edges(pic string, l layout) int {
	top := l.header + l.above + l.word
	right := 0
	for y, line := range strings.Split(pic, "\n") {
		if y >= top && y < top+l.over+l.number+l.under {
			right = max(right, ansi.StringWidth(line))
		}
	}
	return right
}

func TestFailures(t *testing.T) {
	for _, c := range []struct {
		name string
		v    View
		w, h int
		want []string
	}{
		{"assumed release", running(release, 0), 80, 24, []string{"3 s*, then RELEASE 3 s*", "round 3 of 6*"}},
		{"assumed, small", running(release, 0), 20, 6, []string{"RELEASE  3 s*"}},
		{"assumed, tiny", running(release, 0), 12, 6, []string{"RELEASE*"}},
		{"stated", running(hold, 0), 80, 24, []string{" 8-10 s, then"}},
		{"open", running(openHold, 0), 80, 24, []string{"guide 20 s*, at most 60 s, then"}},
		{"more time", func() View { v := running(hold, 0); v.Max = 15 * time.Second; return v }(), 80, 24, []string{" 15 s, then"}},
		{"more time for an open one", func() View { v := running(openHold, 0); v.Max = 65 * time.Second; return v }(), 80, 24, []string{"at most 65 s, then"}},
		{"what was done before marks", func() View {
			v := running(hold, 0)
			v.Failures, v.Notice = []string{"sound: terminal bell (paplay stopped)"}, `client says "getting better", reported`
			return v
		}(), 80, 24, []string{`client says "getting better", reported`}},
		{"a landmark gives way", func() View {
			v := running(hold, 0)
			v.At.Site, v.At.Landmark = "quadratus lumborum", "two fingers beside the spine at the height of L3"
			return v
		}(), 80, 24, []string{"quadratus lumborum, two fingers beside the spine at the… LEFT"}},
		{"preview without a header", func() View { v := running(hold, 0); v.Speed = 4; return v }(), 20, 6, []string{"×4"}},
	} {
		got := text(c.v, c.w, c.h)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not on the screen:\n%s", c.name, want, got)
			}
		}
		if strings.Contains(got, "chosen") || strings.Contains(got, "assumed") {
			t.Errorf("%s: a mark in words:\n%s", c.name, got)
		}
	}
}

// text is what is written on a screen.
func text(v View, w, h int) string {
	return ansi.Strip(Render(v, theme.New(theme.Dark, true, colorprofile.TrueColor), w, h).Content)
}

// TestNextBesideThePoint: where one line is too narrow for all words, the point and the round lose
// some before what comes next is left out.
func TestNextBesideThePoint(t *testing.T) {
	for w, want := range map[int]string{
		twoCells: "1 of 2, round 3 of 6*   then RELEASE",
		46:       "point 1 of 2, round 3 of 6*   then RELEASE",
	} {
		if got := text(running(hold, 0), w, 12); !strings.Contains(got, want) {
			t.Errorf("%q is not there:\n%s", want, got)
		}
	}
	v := running(hold, 0)
	v.Point, v.Points, v.PointsLeft, v.Round = 10, 12, 2, 10
	if got := text(v, 30, 10); !strings.Contains(got, "point 10 of 12, round 10") {
		t.Errorf("the point is told in fewer words where nothing gains by it:\n%s", got)
	}
}

// TestNothingTwice: a single round is not told, and of several points the point is, first.
func TestNothingTwice(t *testing.T) {
	alone := running(hold, 0)
	alone.Points, alone.PointsLeft = 1, 0
	once := alone
	once.Rounds = protocol.Range{Min: 1, Max: 1}
	for _, size := range [][2]int{{20, 6}, {40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		if got := text(once, size[0], size[1]); strings.Contains(got, "round") || strings.Contains(got, "1/1") {
			t.Errorf("%v: a single round is told:\n%s", size, got)
		}
		if got := text(alone, size[0], size[1]); strings.Count(got, "3 of 6") != 1 || strings.Contains(got, "3/6") {
			t.Errorf("%v: the round is not told once:\n%s", size, got)
		}
		got := text(running(hold, 0), size[0], size[1])
		point, round := strings.Index(got, "1 of 2"), strings.Index(got, "round 3")
		if point < 0 || round >= 0 && round < point {
			t.Errorf("%v: the point does not come first:\n%s", size, got)
		}
	}
}

// TestLeft: how long is left is honest where holds are open.
func TestLeft(t *testing.T) {
	v := running(openHold, 0)
	for _, c := range []struct {
		open    protocol.Kind
		remains time.Duration
		ended   bool
		want    string
	}{
		{"", 74 * time.Second, true, "elapsed 0:39, ~1:14 left"},
		{"", 74 * time.Second, false, "elapsed 0:39, 1:14 left"},
		{protocol.Hold, 18 * time.Second, true, "elapsed 0:39, left 0:18 and open holds"},
		{protocol.Stroke, 18 * time.Second, false, "elapsed 0:39, left 0:18 and open phases"},
		{protocol.Hold, 0, true, "elapsed 0:39  "},
	} {
		v.OpenAhead, v.Remains, v.OpenEnded = c.open, c.remains, c.ended
		if got := text(v, 120, 40) + "  "; !strings.Contains(got, c.want) {
			t.Errorf("%+v: %q is not there:\n%s", c, c.want, got)
		}
	}
}
