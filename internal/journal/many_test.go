package journal

import (
	"bytes"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// Several programs that write at once, each as fast as the disk takes it, lose nothing.
func TestManyPrograms(t *testing.T) {
	for _, programs := range []int{2, 8} {
		t.Run(fmt.Sprint(programs), func(t *testing.T) {
			const runs = 10
			folder := filepath.Join(t.TempDir(), "data")
			acknowledged, longest := atOnce(t, child{Folder: folder, Runs: runs}, programs)
			t.Logf("the longest wait for a commit was %v", longest.Round(time.Millisecond))
			if len(acknowledged) != programs*runs {
				t.Errorf("%d sessions were acknowledged, want %d", len(acknowledged), programs*runs)
			}
			settled(t, folder, acknowledged)
			s := read(t, folder)
			if got := s.query(t, "SELECT count(*) || ' ' || count(DISTINCT uid) FROM session WHERE ending = 'plan' AND NOT open"); got[0] != fmt.Sprint(programs*runs, programs*runs) {
				t.Errorf("%s sessions came to their end in the journal", got[0])
			}
			for uid, n := range phasesOf(t, s) {
				if n != 6 {
					t.Errorf("session %s has %d phases", uid, n)
				}
			}
		})
	}
}

// atOnce lets so many children work at once, and returns what they have acknowledged and
// the longest that any commit took.
func atOnce(t testing.TB, c child, programs int) (acknowledged map[string]int, longest time.Duration) {
	t.Helper()
	acknowledged = map[string]int{}
	var mu sync.Mutex
	var all sync.WaitGroup
	for range programs {
		cmd := c.command(t)
		var out bytes.Buffer
		cmd.Stdout = &out
		all.Go(func() {
			if err := cmd.Run(); err != nil {
				t.Error(err)
			}
			latest, took := heardFrom(&out)
			mu.Lock()
			defer mu.Unlock()
			longest = max(longest, took)
			for uid, n := range latest {
				acknowledged[uid] = n
			}
		})
	}
	all.Wait()
	return acknowledged, longest
}

// The longest that one of eight programs waits for a commit while all of them write.
func BenchmarkManyPrograms(b *testing.B) {
	b.ReportAllocs()
	var most time.Duration
	for b.Loop() {
		_, longest := atOnce(b, child{Folder: filepath.Join(b.TempDir(), "data"), Runs: 20}, 8)
		most = max(most, longest)
	}
	b.ReportMetric(float64(most.Milliseconds()), "ms-longest-commit")
}
