package journal

import (
	"slices"
	"testing"
	"time"

	"presshold/internal/session"
)

// BenchmarkPhase measures how long after it was told the end of a phase has reached
// the disk, and how long whoever told it was kept.
func BenchmarkPhase(b *testing.B) {
	b.ReportAllocs()
	d := newDesk(b, b.TempDir())
	written := make(chan struct{}, 1)
	d.r.committed = func(*entry) { written <- struct{}{} }
	plan := sample(b)
	d.begin(Run{Plan: plan})
	<-written
	var durable, told []time.Duration
	for b.Loop() {
		if d.d.Snapshot().State == session.Finished {
			d.begin(Run{Plan: plan})
			<-written
		}
		wait, ok := d.d.Until()
		for n := len(d.events); ok && len(d.events) == n; wait, ok = d.d.Until() {
			d.now += max(wait, 1)
			began := time.Now()
			d.d.Wake()
			if len(d.events) > n {
				told = append(told, time.Since(began))
				<-written
				durable = append(durable, time.Since(began))
			}
		}
	}
	d.close()
	for _, m := range []struct {
		name string
		took []time.Duration
	}{{"durable", durable}, {"told", told}} {
		slices.Sort(m.took)
		b.ReportMetric(float64(m.took[len(m.took)/2].Microseconds())/1000, "ms-"+m.name+"-median")
		b.ReportMetric(float64(m.took[len(m.took)*99/100].Microseconds())/1000, "ms-"+m.name+"-p99")
	}
}
