package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/tui/ui/uitest"
)

func BenchmarkView(b *testing.B) {
	for _, s := range sights() {
		switch s.name {
		case "picker", "run-hold", "run-help", "check-in", "summary":
		default:
			continue
		}
		b.Run(s.name, func(b *testing.B) {
			r := s.set(b, 120, 40)
			b.ReportAllocs()
			for b.Loop() {
				_ = r.m.View()
			}
		})
	}
}

// One wake-up of a running hold, without drawing it.
func BenchmarkUpdateWake(b *testing.B) {
	r := newRig(b, 120, 40, starting(b, "ninety-second-compression"))
	r.wait(8 * time.Second)
	b.ReportAllocs()
	for b.Loop() {
		r.m.Update(wakeMsg{})
	}
}

func BenchmarkUpdateKey(b *testing.B) {
	r := newRig(b, 120, 40, starting(b, "ninety-second-compression"))
	r.wait(8 * time.Second)
	key := uitest.Key("z")
	b.ReportAllocs()
	for b.Loop() {
		r.m.Update(key)
	}
}

func BenchmarkUpdateResize(b *testing.B) {
	r := newRig(b, 120, 40)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.m.Update(tea.WindowSizeMsg{Width: 80 + i%2, Height: 24})
	}
}
