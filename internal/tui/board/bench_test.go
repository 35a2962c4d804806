package board

import (
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"presshold/internal/session"
	"presshold/internal/tui/theme"
)

func BenchmarkRender(b *testing.B) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor).Grounded()
	asked := running(hold, time.Second)
	asked.State = session.Waiting
	for _, size := range [][2]int{{20, 6}, {80, 24}, {120, 40}, {300, 90}} {
		for name, v := range map[string]View{"hold": running(hold, time.Second), "check-in": asked} {
			b.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					Render(v, st, size[0], size[1])
				}
			})
		}
	}
}

func BenchmarkChange(b *testing.B) {
	s := running(hold, 1234*time.Millisecond).Snapshot
	b.ReportAllocs()
	for b.Loop() {
		Change(s)
	}
}

// BenchmarkFrame is a second's frame with the framework's renderer, which takes most of it.
func BenchmarkFrame(b *testing.B) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor).Grounded()
	views := course()
	scr := newWire(colorprofile.TrueColor, 120, 40)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if err := scr.draw(Render(views[i%len(views)], st, 120, 40)); err != nil {
			b.Fatal(err)
		}
	}
}
