package drill

import (
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
)

// Every screen, at three sizes, in monochrome.
func TestGolden(t *testing.T) {
	held := func(r *rig, n int) {
		r.st.Releases = true
		r.press("space")
		for i := range n {
			r.hold(time.Duration(7000+i*737%4000) * time.Millisecond)
			r.wait(time.Duration(2500+i*317%1000) * time.Millisecond)
		}
	}
	for _, s := range []struct {
		name string
		opts Options
		play func(*rig)
	}{
		{"hold-intro", holds(6), func(r *rig) { r.st.Releases = true; r.press("c") }},
		{"hold-intro-presses", holds(6), func(r *rig) { r.press("up") }},
		{"hold-ready", holds(6), func(r *rig) { held(r, 3) }},
		{"hold-pressing", holds(6), func(r *rig) { held(r, 3); r.press("space") }},
		{"hold-done", holds(6), func(r *rig) { held(r, 6) }},
		{"hold-few", holds(6), func(r *rig) { held(r, 2); r.press("f") }},
		{"rhythm-resting", rhythm(6), func(r *rig) { held(r, 2) }},
		{"rhythm-done", rhythm(6), func(r *rig) { held(r, 6) }},
		{"pressure-intro", pressure(5), func(*rig) {}},
		{"pressure-typing", pressure(5), func(r *rig) { r.press("space", "6", "enter", "0", "enter", "9") }},
		{"pressure-done", pressure(5), func(r *rig) {
			r.press("space", "6", "enter", "9", "enter", "5", "enter", "1", "1", "enter", "4", "enter")
		}},
	} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s/%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				r := newRig(t, size[0], size[1], s.opts)
				s.play(r)
				golden.RequireEqual(t, r.screen()+"\n")
			})
		}
	}
}
