package tui

import (
	"testing"

	"presshold/internal/tui/picker"
)

// The preview can be read to its end, in a window that shows none of it too.
func TestDetails(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 6}} {
		r := newRig(t, size[0], size[1])
		r.press("right")
		for range 60 {
			r.press("down")
		}
		r.shows("pressure.")
		r.press("esc")
		if r.m.overlay != noOverlay || r.where() != onPicker {
			t.Errorf("Escape leads to %s, %s", r.where(), r.m.overlay)
		}
		if r.press("right", "q"); r.quit || r.where() != onPicker {
			t.Errorf("q quits: %v, and leads to %s", r.quit, r.where())
		}
		r.press("right", "space")
		if r.where() != onRun {
			t.Errorf("the primary key leads to %s", r.where())
		}
	}
}

// In a wide window a name is whole beside the preview.
func TestLongName(t *testing.T) {
	const name = "Integrated neuromuscular inhibition, short ease"
	for _, w := range []int{100, 120, 200} {
		r := newRig(t, w, 50, func(o *Options) {
			o.Library = func(string) picker.Library {
				items := shelf()
				items[0].Protocol.Name = name
				return picker.Library{Items: items}
			}
		})
		r.shows("> " + name)
	}
}
