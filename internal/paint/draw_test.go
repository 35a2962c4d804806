package paint

import (
	"fmt"
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// step is one change of what is drawn, or of what it is drawn on.
type step struct {
	view   tea.View
	resize bool
	w, h   int
	msg    tea.Msg // nil for none
}

// steps is a random sequence of changes.
func steps() *rapid.Generator[[]step] {
	return rapid.Custom(func(t *rapid.T) []step {
		var sequence []step
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			s := step{}
			if s.resize = rapid.IntRange(0, 3).Draw(t, "resize") == 0; s.resize {
				s.w, s.h = rapid.IntRange(1, 60).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")
			}
			s.view = view().Draw(t, "view")
			s.msg = rapid.SampledFrom([]tea.Msg{
				nil, nil, nil, nil, nil, nil, nil,
				tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset},
				tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset},
				tea.ColorProfileMsg{Profile: colorprofile.TrueColor},
			}).Draw(t, "message")
			sequence = append(sequence, s)
		}
		return sequence
	})
}

// view is a random view.
func view() *rapid.Generator[tea.View] {
	return rapid.Custom(func(t *rapid.T) tea.View {
		often := func(what string) bool { return rapid.IntRange(0, 3).Draw(t, what) > 0 }
		v := full(strings.Join(rapid.SliceOfN(line(), 0, 24).Draw(t, "lines"), "\n"))
		v.ReportFocus = often("focus")
		v.WindowTitle = rapid.SampledFrom([]string{"", "hold", "release"}).Draw(t, "title")
		v.ForegroundColor = colour().Draw(t, "foreground")
		v.BackgroundColor = colour().Draw(t, "background")
		v.KeyboardEnhancements.ReportEventTypes = often("key releases")
		v.KeyboardEnhancements.ReportAllKeysAsEscapeCodes = often("all keys")
		if often("progress") {
			v.ProgressBar = tea.NewProgressBar(rapid.SampledFrom([]tea.ProgressBarState{
				tea.ProgressBarNone, tea.ProgressBarDefault, tea.ProgressBarError, tea.ProgressBarIndeterminate, tea.ProgressBarWarning,
			}).Draw(t, "state"), rapid.IntRange(0, 100).Draw(t, "percent"))
		}
		if v.Content != "" && !often("no cursor") { // without content the framework keeps it home
			v.Cursor = tea.NewCursor(rapid.IntRange(0, 20).Draw(t, "x"), rapid.IntRange(0, strings.Count(v.Content, "\n")).Draw(t, "y"))
		}
		return v
	})
}

func colour() *rapid.Generator[color.Color] {
	return rapid.SampledFrom([]color.Color{nil, ansi.Red, color.RGBA{R: 16, G: 32, B: 48, A: 255}, ansi.IndexedColor(99)})
}

// line is a random line of words and blanks, plain and styled, narrow and wide; a style may
// go on in the next one. There are no links in it: what the cell renderer draws twice, as
// the framework does where it need not, loses them.
func line() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"a", "HOLD", "  ", "            ", "release", "0:42", "▄▄ ▄", "é", "世界", "·",
		"\x1b[m", "\x1b[0m", "\x1b[m", "\x1b[1m", "\x1b[22m", "\x1b[7m", "\x1b[38;5;231m", "\x1b[48;2;27;27;54m", "\x1b[39m", "\x1b[31;42m",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 9).Draw(t, "pieces"), "")
	})
}

// alike wants the same terminals after each step, whoever draws.
func alike(t *testing.T, sequence []step) {
	synctest.Test(t, func(t *testing.T) {
		both := []*show{launch(t, onDemand, &puppet{}, 40, 12), launch(t, stock, &puppet{}, 40, 12)}
		for i, s := range sequence {
			for _, p := range both { // each change is drawn, so that both draw the same frames
				if s.resize {
					p.resize(s.w, s.h)
					p.Send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
					p.settle()
				}
				if s.msg != nil {
					p.Send(s.msg)
					p.settle()
				}
				p.shows(s.view)
			}
			if ours, theirs := both[0].look(), both[1].look(); ours != theirs {
				t.Errorf("after step %d, %+v:\n%s\nwant\n%s", i, s, ours, theirs)
				break
			}
		}
		for _, p := range both {
			p.Send(tea.Quit())
			p.join(t)
		}
		// The cursor is not compared: the framework does not know where it is, and whether it
		// is seen, after a program that was on both screens.
		for _, p := range both {
			_, _ = p.Write([]byte("\x1b[H\x1b[?25h"))
		}
		if ours, theirs := both[0].look(), both[1].look(); !t.Failed() && ours != theirs {
			t.Errorf("at the end:\n%s\nwant\n%s", ours, theirs)
		}
	})
}

// Sequences that went wrong once, or take a way of their own.
func TestAlikeKnown(t *testing.T) {
	list := func(from, to int) string {
		var lines []string
		for i := from; i < to; i++ {
			lines = append(lines, fmt.Sprintf("item %d", i*i))
		}
		return strings.Join(lines, "\n")
	}
	for _, tt := range []struct {
		name     string
		contents []string
	}{
		{"what is below is erased", []string{"", "HOLD\na", "HOLD"}},
		{"a style goes on", []string{"\x1b[31ma\nb\x1b[m\nc", "\x1b[32ma\nb\x1b[m\nc", "a\nb\nc"}},
		{"scrolled", []string{list(0, 12), list(1, 13), list(5, 17), list(2, 14)}},
		{"too high and too wide", []string{list(0, 30), strings.Repeat("wide ", 30), list(3, 33)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var sequence []step
			for _, c := range tt.contents {
				sequence = append(sequence, step{view: full(c)})
			}
			alike(t, sequence)
		})
	}
}

// What is seen is what the framework's renderer shows.
func TestAlike(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		sequence := steps().Draw(rt, "sequence")
		if !t.Run("", func(t *testing.T) { alike(t, sequence) }) {
			rt.FailNow()
		}
	})
}

func FuzzAlike(f *testing.F) {
	random := rand.NewChaCha8([32]byte{})
	for range 4 {
		seed := make([]byte, 1024) // enough for some steps
		_, _ = random.Read(seed)
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		rapid.MakeFuzz(func(rt *rapid.T) { alike(t, steps().Draw(rt, "sequence")) })(t, input)
	})
}

// However fast the window changes, the last size is drawn in the end, and not each on
// the way.
func TestResizeStorm(t *testing.T) {
	page := func(w, h int) tea.View {
		line := strings.Repeat("#", w)
		return full(strings.Repeat(line+"\n", h-1) + line)
	}
	for _, lasting := range []time.Duration{100 * time.Millisecond, 2 * time.Second} {
		t.Run(lasting.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := &puppet{}
				m.does = func(msg tea.Msg) tea.Cmd {
					if size, ok := msg.(tea.WindowSizeMsg); ok {
						m.view = page(size.Width, size.Height)
					}
					return nil
				}
				s := launch(t, onDemand, m, 40, 12)
				const changes = 200
				before, w, h := s.count(), 0, 0
				for i := range changes {
					w, h = 20+i*7%101, 6+i*13%35
					s.resize(w, h)
					s.Send(tea.WindowSizeMsg{Width: w, Height: h})
					time.Sleep(lasting / changes)
				}
				s.settle()
				if got, want := s.text(), page(w, h).Content; got != want {
					t.Errorf("the screen is\n%s\nwant\n%s", got, want)
				}
				if frames, most := s.count()-before, int(lasting/Rest)+2; frames > most {
					t.Errorf("%d frames, want at most %d", frames, most)
				}
				s.Send(tea.Quit())
				s.join(t)
			})
		})
	}
}

// A view that asks for a hundred things writes none of them twice.
func TestUnchangedIsSilent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := full("the same")
		v.WindowTitle, v.BackgroundColor, v.ProgressBar = "title", ansi.Red, tea.NewProgressBar(tea.ProgressBarDefault, 50)
		s := launch(t, onDemand, &puppet{}, 40, 12)
		s.shows(v)
		before := s.count()
		for range 10 {
			again := v
			again.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, 50)
			s.shows(again)
		}
		if s.count() != before {
			t.Errorf("an unchanged view was written %d times", s.count()-before)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// Only what changed is written.
func TestBytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rows := strings.Repeat(strings.Repeat("x", 80)+"\n", 23)
		s := launch(t, onDemand, &puppet{}, 80, 24)
		s.shows(full(rows + "41"))
		before := len(s.written())
		s.shows(full(rows + "42"))
		if wrote := s.written()[before:]; len(wrote) > 12 {
			t.Errorf("%d bytes for a digit: %q", len(wrote), wrote)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// A frame is shown as a whole where the terminal says that it can.
func TestSynchronised(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := launch(t, onDemand, &puppet{view: full("one")}, 40, 12)
		const begin, end = "\x1b[?2026h", "\x1b[?2026l"
		if strings.Contains(s.written(), begin) {
			t.Error("a mode is set that nobody knows")
		}
		s.Send(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
		s.settle()
		before := len(s.written())
		s.shows(full("two"))
		if frame := s.written()[before:]; !strings.HasPrefix(frame, begin) || !strings.HasSuffix(frame, end) {
			t.Errorf("the frame is %q", frame)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// Colours are brought down to what the terminal has, at once when it is known better.
func TestColours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const red, exact = "\x1b[38;2;255;0;0mred\x1b[m", "\x1b[38;2;255;0;0m"
		s := launch(t, onDemand, &puppet{view: full(red)}, 40, 12)
		if !strings.Contains(s.written(), exact) {
			t.Error("the colour is changed")
		}
		before := len(s.written())
		s.Send(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
		s.settle()
		if got := s.written()[before:]; !strings.Contains(got, "\x1b[91mred") || strings.Contains(got, exact) {
			t.Errorf("in 16 colours it is %q", got)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

func BenchmarkFrame(b *testing.B) {
	frames := make([]frame, 60)
	for i := range frames {
		digits := strings.Repeat(fmt.Sprintf("%40d\x1b[48;5;231m%*s\x1b[m\n", i, 1+i%30, ""), 20)
		v := full("\x1b[1mHOLD\x1b[m\n\n" + digits + strings.Repeat("\x1b[38;5;253mround 3 of 8\x1b[m\n", 17) + "end")
		frames[i] = frameOf(v, 120, 40)
	}
	s := newScreen([]string{"TERM=xterm-256color", "LANG=C.UTF-8"}, 0)
	s.begin(false)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.draw(frames[i%len(frames)], false)
	}
}
