package board

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
)

// picture is a frame without its control sequences: a cell lit by a background is #,
// an empty cell of the level =, and blanks at the ends of lines are left out.
func picture(content string, tone theme.Tone) string {
	lit := map[string]string{tone.Ink.On(): "#", tone.Letter.On(): "#", tone.Trough.On(): "="}
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

// scenes are the states that the screen is kept in as goldens.
func scenes() map[string]View {
	scenes := map[string]View{
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
		scenes[name] = base
	}
	edit("deeper", running(hold, time.Second), func(v *View) {
		v.Shift, v.Level, v.LevelName, v.Levels = session.Deeper, 2, "deeper", true
	})
	edit("paused", scenes["hold"], func(v *View) { v.State = session.Halted })
	edit("slept", scenes["hold"], func(v *View) { v.State, v.ByGap = session.Halted, true })
	edit("get-ready", scenes["hold"], func(v *View) { v.State, v.ReadyLeft = session.Ready, 2500*time.Millisecond })
	edit("check-in", scenes["hold"], func(v *View) {
		v.State, v.Phase = session.Waiting, protocol.Phase{Kind: protocol.CheckIn, Waits: true}
		v.Upcoming = hold
	})
	edit("press", running(hold, 0), func(v *View) {
		v.State, v.ByHand, v.Shift, v.Hints[0].Text = session.Waiting, true, session.Deeper, "hold down"
	})
	edit("preview", scenes["release"], func(v *View) {
		v.Speed, v.Muted, v.Marks, v.Notice = 4, true, []string{"not recorded"}, "+5 s"
		v.NextIsEnd = true
	})
	return scenes
}

func TestGolden(t *testing.T) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor).Grounded()
	for name, v := range scenes() {
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
	for _, name := range theme.Names() {
		t.Run(name, func(t *testing.T) {
			st := theme.New(name, true, colorprofile.TrueColor)
			golden.RequireEqual(t, []byte(Render(running(hold, 9*time.Second), st, 40, 12).Content))
		})
	}
}

// TestOrderOfGivingWay shrinks the window and looks at what is still there.
func TestOrderOfGivingWay(t *testing.T) {
	v := running(hold, 2*time.Second)
	st := theme.New(theme.Dark, true, colorprofile.TrueColor)
	order := []string{"space", "elapsed", "_", "Alternating", "upper trapezius", "next", "3 of 6", "HOLD"}
	for _, w := range []int{40, 80, 120, 300} {
		shown := len(order)
		for h := 90; h >= 1; h-- {
			text := ansi.Strip(Render(v, st, w, h).Content)
			gone := 0
			for gone < len(order) && !strings.Contains(text, order[gone]) {
				gone++
			}
			for _, s := range order[gone:] {
				if !strings.Contains(text, s) {
					t.Errorf("%dx%d: %q gave way before %q", w, h, s, order[gone])
				}
			}
			if now := len(order) - gone; now > shown {
				t.Errorf("%dx%d: %q came back in a smaller window", w, h, order[gone])
			} else {
				shown = now
			}
			pic := picture(Render(v, st, w, h).Content, st.Tone(theme.Hold))
			if !strings.ContainsAny(pic, "#█8") {
				t.Errorf("%dx%d: no number:\n%s", w, h, pic)
			}
		}
		if shown != 0 {
			t.Errorf("width %d: something is left beside the number in one row", w)
		}
	}
}

// TestNumberGrows holds the digits to their share of the room.
func TestNumberGrows(t *testing.T) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor)
	for _, c := range []struct{ w, h, least int }{
		{20, 6, 2}, {40, 12, 6}, {80, 24, 12}, {120, 40, 19}, {300, 90, 50},
	} {
		v := running(protocol.Phase{Kind: protocol.Stretch, Duration: protocol.Fixed(18 * time.Second), From: stated}, 0)
		v.Rounds = 0 // no segments: what is lit are letters, digits and the level
		l := share(v, c.w, c.h)
		if l.number < c.least {
			t.Errorf("%dx%d: %d rows for the number, want %d", c.w, c.h, l.number, c.least)
		}
		pic := picture(Render(v, st, c.w, c.h).Content, st.Tone(theme.Stretch))
		tall := 0
		for line := range strings.Lines(pic) {
			if strings.ContainsAny(line, "#█▀▄") {
				tall++
			}
		}
		if tall < c.least {
			t.Errorf("%dx%d: a number %d rows high, want %d:\n%s", c.w, c.h, tall, c.least, pic)
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

// edges finds the rightmost lit column of the number's rows.
func edges(pic string, l layout) int {
	top := l.header + l.above + l.word + l.detail
	right := 0
	for y, line := range strings.Split(pic, "\n") {
		if y >= top && y < top+l.over+l.number+l.under {
			right = max(right, ansi.StringWidth(line))
		}
	}
	return right
}

func TestMarks(t *testing.T) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor)
	text := func(v View, w, h int) string { return ansi.Strip(Render(v, st, w, h).Content) }
	for _, c := range []struct {
		name string
		v    View
		w, h int
		want []string
	}{
		{"assumed release", running(release, 0), 80, 24, []string{"RELEASE  3 s assumed", "Round 3 of 6 assumed"}},
		{"assumed, small", running(release, 0), 20, 6, []string{"3 s assumed", "3 of 6 assumed"}},
		{"assumed, tiny", running(release, 0), 12, 6, []string{"RELEASE*"}},
		{"next assumed", running(hold, 0), 80, 24, []string{"next RELEASE 3 s assumed"}},
		{"stated", running(hold, 0), 80, 24, []string{"HOLD  8-10 s  "}},
		{"open", running(openHold, 0), 80, 24, []string{"guide 20 s assumed, cap 60 s"}},
		{"preview without a header", func() View { v := running(hold, 0); v.Speed = 4; return v }(), 20, 6, []string{"x4"}},
	} {
		got := text(c.v, c.w, c.h)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not on the screen:\n%s", c.name, want, got)
			}
		}
	}
}
