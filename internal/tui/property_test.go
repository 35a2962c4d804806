package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"presshold/internal/keymap"
	"presshold/internal/session"
	"presshold/internal/tui/ui/uitest"
)

// Whatever is pressed whenever in a window of whatever size, nothing panics, the
// picture fits the window, and the record of each run is whole.
func TestAnyKeysAnyTime(t *testing.T) {
	var all []string
	for _, keys := range keymap.DefaultKeys() {
		all = append(all, keys...)
	}
	all = append(all, "0", "1", "7", "x", "n", "i", "backspace", "f13", "tab", "y")
	ids := []string{"", "alternating-ischemic-compression", "prolonged-ischemic-compression", "asking", "mine"}
	rapid.Check(t, func(rt *rapid.T) {
		var change []func(*Options)
		if id := rapid.SampledFrom(ids).Draw(rt, "protocol"); id != "" {
			change = append(change, starting(t, id))
		}
		unsafe := rapid.Bool().Draw(rt, "unsafe")
		theme := rapid.SampledFrom([]string{"dark", "light", "dim", "mono"}).Draw(rt, "theme")
		r := newRig(t, 80, 24, append(change, func(o *Options) {
			o.SafetySeen, o.Theme = !unsafe, theme
			o.PressAndHold = rapid.Bool().Draw(rt, "press and hold")
			o.Mute = func() bool { return true }
			o.Alert = func(_, _ string) string { return "\a" }
			o.Speed = session.Speed(rapid.IntRange(0, 40).Draw(rt, "speed")) / 2
		})...)
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			switch rapid.IntRange(0, 7).Draw(rt, "what") {
			case 0:
				r.send(tea.WindowSizeMsg{
					Width: rapid.IntRange(0, 300).Draw(rt, "w"), Height: rapid.IntRange(0, 90).Draw(rt, "h"),
				})
			case 1:
				r.wait(time.Duration(rapid.Int64Range(0, int64(time.Minute)).Draw(rt, "wait")))
			case 2:
				r.now += time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(rt, "gap"))
				r.send(tea.ResumeMsg{})
			case 3:
				r.send(rapid.SampledFrom([]tea.Msg{reporting, tea.FocusMsg{}, tea.BlurMsg{}, bellMsg{}}).Draw(rt, "told"))
			case 4:
				r.up(rapid.SampledFrom([]string{"space", "enter", "n"}).Draw(rt, "let go"))
			default:
				r.send(uitest.Key(rapid.SampledFrom(all).Draw(rt, "key")))
				r.wait(time.Duration(rapid.Int64Range(0, int64(time.Second)).Draw(rt, "after")))
			}
			fits(rt, r.m)
			if r.quit {
				break
			}
		}
		if _, err := r.m.result(t.Context(), nil); err != nil {
			rt.Fatal(err)
		}
		starts, ends := 0, 0
		for _, e := range r.events {
			switch e.Kind {
			case session.SessionStart:
				starts++
			case session.SessionEnd:
				ends++
			}
		}
		if starts != ends || starts < len(r.m.runs) { // one that is left in its count-in has no summary
			rt.Fatalf("%d runs began, %d ended, %d have a summary", starts, ends, len(r.m.runs))
		}
	})
}

// fits tells whether the picture is exactly as high as the window and no line wider.
func fits(t interface{ Fatalf(string, ...any) }, m *model) {
	content := m.View().Content
	if m.w < 1 || m.h < 1 {
		if content != "" {
			t.Fatalf("a picture for a window of %dx%d", m.w, m.h)
		}
		return
	}
	lines := strings.Split(content, "\n")
	if len(lines) != m.h {
		t.Fatalf("%T under %q: %d lines in a window of %dx%d", m.top(), m.overlay, len(lines), m.w, m.h)
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > m.w {
			t.Fatalf("%T under %q: line %d is %d cells wide in a window of %dx%d: %q", m.top(), m.overlay, i, n, m.w, m.h, l)
		}
	}
}
