package edit

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// Whatever is pressed, in whatever window: nothing panics, and each screen is as large
// as the window, with the cursor in it.
func TestScreenLaw(t *testing.T) {
	pool := []string{
		"up", "down", "tab", "shift+tab", "enter", "pgup", "pgdown", "left", "right", "home", "end", "backspace",
		"+", "-", "1", "0", "x", "漢", "ctrl+n", "ctrl+d", "ctrl+s", "ctrl+r", "alt+up", "alt+down", "esc",
	}
	rapid.Check(t, func(rt *rapid.T) {
		w, h := rapid.IntRange(1, 130).Draw(rt, "w"), rapid.IntRange(1, 45).Draw(rt, "h")
		make := rapid.SampledFrom([]func() *rig{
			func() *rig { return newForm(t, w, h) },
			func() *rig { return newCopy(t, w, h, "init") },
			func() *rig { return newChange(t, w, h, "pumping") },
			func() *rig { return newTreatment(t, w, h, protocol.Treatment{}) },
			func() *rig { return newTreatment(t, w, h, shoulder()) },
			func() *rig { return newKept(t, w, h) },
		}).Draw(rt, "screen")
		r := make()
		for range rapid.IntRange(0, 25).Draw(rt, "keys") {
			r.press(rapid.SampledFrom(pool).Draw(rt, "key"))
			v := r.s.View(r.st)
			lines := strings.Split(v.Content, "\n")
			if len(lines) != h {
				rt.Fatalf("%d lines in a window of %dx%d", len(lines), w, h)
			}
			for _, l := range lines {
				if ansi.StringWidth(l) > w {
					rt.Fatalf("%q is wider than %d", l, w)
				}
			}
			if c := v.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h) {
				rt.Fatalf("the cursor is at %d,%d of %dx%d", c.X, c.Y, w, h)
			}
			if again := r.s.View(r.st); again.Content != v.Content {
				rt.Fatal("drawing it changes it")
			}
		}
	})
}

// inverse are blanks that are painted, where a figure has no colour of its own.
var inverse = regexp.MustCompile(`\x1b\[7m +`)

// Every screen at three sizes, without colours.
func TestGolden(t *testing.T) {
	screens := []struct {
		name string
		set  func(w, h int) *rig
	}{
		{"empty", func(w, h int) *rig { return newForm(t, w, h) }},
		{"filled", func(w, h int) *rig {
			r := newForm(t, w, h)
			r.types("Short holds")
			r.fill("blocks[0].phases[0].duration", "8-10")
			r.press("ctrl+n")
			r.fill("blocks[0].phases[1].duration", "3")
			r.fill("blocks[0].rounds", "6")
			r.press("up", "up")
			return r
		}},
		{"wrong", func(w, h int) *rig {
			r := newForm(t, w, h)
			r.types("Short holds")
			r.fill("blocks[0].phases[0].duration", "9-8")
			r.press("ctrl+s")
			return r
		}},
		{"copy", func(w, h int) *rig {
			r := newCopy(t, w, h, "init")
			r.press("pgdown", "down", "down")
			return r
		}},
		{"change", func(w, h int) *rig {
			r := newChange(t, w, h, "alternating-ischemic-compression")
			r.types("12")
			r.press("down")
			return r
		}},
		{"treatment", func(w, h int) *rig { return newTreatment(t, w, h, protocol.Treatment{}) }},
		{"treatment-filled", func(w, h int) *rig {
			r := newTreatment(t, w, h, shoulder())
			r.press("pgdown", "down", "down", "down", "down", "down", "down")
			return r
		}},
		{"treatment-site", func(w, h int) *rig {
			r := newTreatment(t, w, h, protocol.Treatment{})
			r.fill("points[0].site", "quad")
			return r
		}},
		{"treatment-wrong", func(w, h int) *rig {
			r := newTreatment(t, w, h, shoulder())
			r.fill("points[0].hold", "9-8")
			r.press("ctrl+s")
			return r
		}},
		{"keep", func(w, h int) *rig { return newKept(t, w, h) }},
	}
	for _, s := range screens {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s/%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				r := s.set(size[0], size[1])
				v := r.s.View(r.st)
				cursor := "no cursor"
				if v.Cursor != nil {
					cursor = fmt.Sprintf("cursor at %d,%d", v.Cursor.X, v.Cursor.Y)
				}
				golden.RequireEqual(t, v.Title+"\n"+cursor+"\n"+ansi.Strip(inverse.ReplaceAllStringFunc(v.Content, func(s string) string {
					return strings.ReplaceAll(s, " ", "█")
				}))+"\n")
			})
		}
	}
}

// One key in a long form, where it makes sense and where nothing typed after it will.
func BenchmarkType(b *testing.B) {
	long := shoulder()
	for len(long.Points) < 24 {
		long.Points = append(long.Points, shoulder().Points...)
	}
	for _, tt := range []struct {
		name string
		open func(*testing.B) *rig
		path string
		key  string
	}{
		{"protocol", func(b *testing.B) *rig { return newCopy(b, 120, 40, "init") }, "summary", "x"},
		{"protocol, wrong", func(b *testing.B) *rig { return newCopy(b, 120, 40, "init") }, "blocks[1].rounds", "x"},
		{"treatment", func(b *testing.B) *rig { return newTreatment(b, 120, 40, long) }, "points[1].note", "x"},
		{"treatment, wrong", func(b *testing.B) *rig { return newTreatment(b, 120, 40, long) }, "points[1].hold", "x"},
	} {
		b.Run(tt.name, func(b *testing.B) {
			r := tt.open(b)
			r.fill(tt.path, "")
			b.ReportAllocs()
			for b.Loop() {
				r.press(tt.key)
				r.s.View(r.st)
				b.StopTimer()
				r.press("backspace")
				b.StartTimer()
			}
		})
	}
}

// A number stands whole in the smallest window, marked or not; what is said of a field is
// never in sight without the field; and what keeps it from being run is gone to.
func TestLowWindow(t *testing.T) {
	for _, size := range [][2]int{{20, 6}, {40, 12}} {
		r := newChange(t, size[0], size[1], "alternating-ischemic-compression")
		r.shows("8s-10s")
		r.press("down")
		if !strings.Contains(r.screen(), "3s*") && !strings.Contains(r.screen(), "3s (assumed)") {
			t.Errorf("%v: it looks sourced:\n%s", size, r.screen())
		}
		r.press("up")
		r.types("99-8")
		r.shows("99-8")
		r.press("tab")
		if size[1] > 6 {
			r.shows("! hold", "come first", "> release")
		}
		r.press("tab", "enter")
		if f := r.s.sheet.field(); f.Path != "hold" && !strings.HasSuffix(f.Path, "duration") || len(r.steps) > 0 {
			t.Errorf("%v: at %s, steps %v", size, f.Path, r.steps)
		}
		r.shows(`"99-8"`)
	}
}
