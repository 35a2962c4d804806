package tui

import (
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/ui"
)

// sight is a screen to take a picture of.
type sight struct {
	name string
	set  func(testing.TB, int, int) *rig
}

func sights() []sight {
	at := func(protocol string, after time.Duration, keys ...string) func(testing.TB, int, int) *rig {
		return func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h, starting(t, protocol))
			r.wait(after)
			r.press(keys...)
			return r
		}
	}
	pick := func(keys ...string) func(testing.TB, int, int) *rig {
		return func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h)
			r.press(keys...)
			return r
		}
	}
	hour := func(after time.Duration, keys ...string) func(testing.TB, int, int) *rig {
		return func(t testing.TB, w, h int) *rig {
			r, _ := appointed(t, w, h, minutesFor(50), starting(t, "alternating-ischemic-compression"))
			r.wait(after)
			r.press(keys...)
			return r
		}
	}
	shared := func(keys ...string) func(testing.TB, int, int) *rig {
		return func(t testing.TB, w, h int) *rig {
			r, _ := sharingRig(t, w, h)
			r.press(keys...)
			return r
		}
	}
	const second = time.Second
	return []sight{
		{"picker", pick()},
		{"picker-filter", pick("n", "i", "n")},
		{"picker-none", pick("z", "z")},
		{"picker-help", pick("?")},
		{"picker-treatment", func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h, withTreatments(t))
			r.press("s", "h", "o")
			return r
		}},
		{"picker-treatment-help", func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h, withTreatments(t), func(o *Options) {
				o.Open = func(keymap.Action, picker.Item) ui.Screen { return nil }
			})
			r.press("end", "?")
			return r
		}},
		{"picker-warnings", func(t testing.TB, w, h int) *rig {
			return newRig(t, w, h, func(o *Options) {
				o.Library = func(string) picker.Library {
					return picker.Library{Items: shelf(), Warnings: []string{`own.toml:3:5: unknown key "hodl"`, "b.toml"}}
				}
			})
		}},
		{"safety", func(t testing.TB, w, h int) *rig {
			return newRig(t, w, h, func(o *Options) { o.SafetySeen = false })
		}},
		{"pedal", pick("ctrl+p")},
		{"pedal-caught", func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h)
			r.press("ctrl+p", "f13")
			r.wait(second)
			return r
		}},
		{"run-hold", at("alternating-ischemic-compression", 9500*time.Millisecond)},
		{"run-leave", at("alternating-ischemic-compression", 9500*time.Millisecond, "q")},
		{"run-help", at("alternating-ischemic-compression", 9500*time.Millisecond, "?")},
		{"run-hour", hour(9500 * time.Millisecond)},
		{"run-hour-over", func(t testing.TB, w, h int) *rig {
			r, _ := appointed(t, w, h, sessionclock.Plan{By: two().Add(-3 * time.Minute)}, starting(t, "mine"))
			r.wait(9500 * time.Millisecond)
			return r
		}},
		{"run-area", func(t testing.TB, w, h int) *rig {
			r, _ := appointed(t, w, h, minutesFor(50), inTheNeck(t))
			r.wait(65 * second)
			return r
		}},
		{"summary-hour", hour(59*second, "e")},
		{"picker-hour", hour(59*second, "e", "esc")},
		{"share-offer", shared("f8", "down")},
		{"share", func(t testing.TB, w, h int) *rig {
			r, _ := sharingRig(t, w, h, starting(t, "mine"))
			r.press("f8", "enter")
			return r
		}},
		{"share-button", shared("f8", "c")},
		{"run-shared", func(t testing.TB, w, h int) *rig {
			r, n := sharingRig(t, w, h, starting(t, "alternating-ischemic-compression"))
			r.press("f8", "enter", "esc")
			n.shared.Followers = 2
			r.wait(9 * second)
			return r
		}},
		{"check-in", at("asking", 16*second, "5")},
		{"summary", func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h, starting(t, "alternating-ischemic-compression"))
			r.wait(9 * second)
			r.press("7")
			r.wait(50 * second)
			r.press("3", "e")
			return r
		}},
		{"summary-enter", func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h, starting(t, "alternating-ischemic-compression"), func(o *Options) {
				follower(o).Enter = func(int, observe.Entry, string) error { return nil }
				follower(o).Scored = func(int, session.ClientScore) {}
			})
			r.wait(time.Hour)
			r.press("+", "1", "2", ".", "6", "enter")
			return r
		}},
		{"summary-points", func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h, starting(t, "mine"), func(o *Options) { o.Speed = 10 })
			r.wait(20 * second)
			return r
		}},
		{"summary-save", func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h, starting(t, "mine"), func(o *Options) {
				o.Speed = 10
				o.Save = func(*protocol.Plan, session.Summary) ui.Screen { return nil }
			})
			r.wait(20 * second)
			return r
		}},
		{"summary-again", func(t testing.TB, w, h int) *rig {
			r := newRig(t, w, h, starting(t, "mine"), func(o *Options) { o.Speed = 10 })
			r.wait(20 * second)
			r.press("space")
			r.wait(20 * second)
			return r
		}},
	}
}

// Every screen, at three sizes, without its colours.
func TestGolden(t *testing.T) {
	for _, s := range sights() {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s/%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				v := s.set(t, size[0], size[1]).m.View()
				golden.RequireEqual(t, v.WindowTitle+"\n"+ansi.Strip(v.Content)+"\n")
			})
		}
	}
}

// One of them with its control sequences.
func TestGoldenStyled(t *testing.T) {
	r := newRig(t, 80, 24)
	r.press("down")
	golden.RequireEqual(t, r.m.View().Content)
}
