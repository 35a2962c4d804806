package runview

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
