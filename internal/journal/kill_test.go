package journal

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"presshold/internal/catalog"
)

// kills is how many programs are killed; fewer where time is short.
func kills() int {
	if testing.Short() {
		return 60
	}
	return 300
}

// A program that is killed, whenever it is, leaves a journal that opens, and in it each
// phase that it had acknowledged. What it broke off is found, and can be settled.
func TestKilledPrograms(t *testing.T) {
	const atOnce = 2 // as many as CI has cores
	for worker := range atOnce {
		t.Run(fmt.Sprint(worker), func(t *testing.T) {
			t.Parallel()
			home, random := t.TempDir(), rand.New(rand.NewPCG(uint64(worker), 1))
			total := 0
			folder, acknowledged := "", map[string]int{}
			for i := range kills() / atOnce {
				if i%10 == 0 { // also while a journal is made
					folder, acknowledged = filepath.Join(home, fmt.Sprint(i)), map[string]int{}
				}
				latest := killed(t, child{Folder: folder}, time.Duration(random.Int64N(int64(20*time.Millisecond))))
				for uid, n := range latest {
					acknowledged[uid] = n
				}
				settled(t, folder, acknowledged)
				total += len(latest)
			}
			t.Logf("%d sessions were at work when their programs were killed", total)
		})
	}
}

// killed starts a child, kills it a while after it has begun its work, and returns what
// it had acknowledged.
func killed(t *testing.T, c child, after time.Duration) map[string]int {
	t.Helper()
	cmd := c.command(t)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	if _, err := lines.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	latest, _ := heardFrom(lines)
	if err := cmd.Wait(); err == nil {
		t.Fatal("the child ended by itself")
	}
	return latest
}

// settled fails the test if what was acknowledged is not in the journal, or the journal
// is not sound, and settles what was broken off.
func settled(t *testing.T, folder string, acknowledged map[string]int) {
	t.Helper()
	left, err := FindInterrupted(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range left {
		if i.Run == nil {
			t.Errorf("session %s can't be made anew", i.entry.header.UID)
		}
		if err := i.Keep(t.Context(), catalog.Encode); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(t.Context(), folder)
	if errors.Is(err, ErrNone) && len(acknowledged) == 0 {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if got := s.query(t, "SELECT integrity_check FROM pragma_integrity_check"); len(got) != 1 || got[0] != "ok" {
		t.Fatalf("integrity: %q", got)
	}
	if open := s.query(t, "SELECT uid FROM session WHERE open"); len(open) > 0 {
		t.Errorf("sessions %q are still open", open)
	}
	phases := phasesOf(t, s)
	for uid, n := range acknowledged {
		if phases[uid] < n {
			t.Errorf("session %s has %d phases, and %d were acknowledged", uid, phases[uid], n)
		}
	}
}
