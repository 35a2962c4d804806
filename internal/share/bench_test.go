package share

import (
	"testing"
	"time"

	"presshold/internal/drive"
	"presshold/internal/protocol"
)

// BenchmarkLookAhead is what a press of a key costs beside the run: all frames and cues of
// the next ten minutes.
func BenchmarkLookAhead(b *testing.B) {
	var st state
	d := drive.New(expand(b, holds(protocol.Fixed(10*time.Second), 50), protocol.Options{}), drive.Clock{Now: newClock().Now}, 1, st.turn)
	d.Wake()
	b.ReportAllocs()
	for b.Loop() {
		st.changed = true
		st.settle()
		st.news = nil
	}
	b.ReportMetric(float64(len(st.show)), "bytes")
}
