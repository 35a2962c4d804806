package journal

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// childVariable holds what a child process of the tests, which is the test's own
// program, is to do.
const childVariable = "PRESSHOLD_JOURNAL_CHILD"

func TestMain(m *testing.M) {
	if text := os.Getenv(childVariable); text != "" {
		var c child
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			panic(err)
		}
		c.main()
		os.Exit(0)
	}
	remove := inMemory()
	code := m.Run()
	remove()
	os.Exit(code)
}

// child is a program that records runs as fast as the disk takes them: each phase is
// over as soon as the one before is in the journal.
type child struct {
	Folder string
	Runs   int    // so many, then it ends; 0 for as many as it comes to
	Limit  uint64 // bytes that a file may have; 0 for no limit
	List   bool   // it records nothing, and lists how many sessions there are
}

// command is the child as a process of its own.
func (c child) command(t testing.TB) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), childVariable+"="+string(text))
	cmd.Stderr = os.Stderr
	return cmd
}

// acknowledged is a line of the child's: so many phases of a session are in the
// journal. It is written after the commit has returned.
type acknowledged struct {
	uid    string
	phases int
}

// took begins a line of the child's that says how long a phase took to be acknowledged.
const took = "took"

// heardFrom reads what a child has acknowledged: the latest for each session, and the
// longest that any took. The last line may be torn off.
func heardFrom(r io.Reader) (latest map[string]int, longest time.Duration) {
	latest = map[string]int{}
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return latest, longest
		}
		var what string
		var n int
		switch _, err := fmt.Sscan(line, &what, &n); {
		case err != nil:
		case what == took:
			longest = max(longest, time.Duration(n))
		default:
			latest[what] = n
		}
	}
}

// heartbeat is how often a driver wakes while nothing happens, as package drive does.
const heartbeat = time.Second

func (c child) main() {
	c.limit()
	if c.List {
		c.list()
		return
	}
	fmt.Println("at work")
	done := make(chan acknowledged)
	r := NewRecorder(Options{Folder: c.Folder, UnsavedFolder: c.Folder + "-unsaved", Program: "child", File: catalog.Encode, Now: time.Now})
	r.committed = func(e *entry) {
		a := acknowledged{uid: e.header.UID}
		for _, t := range e.turns[:e.written] {
			a.phases += ended(t.Events)
		}
		fmt.Println(a.uid, a.phases)
		done <- a
	}
	plan := brief()
runs:
	for run := 0; c.Runs == 0 || run < c.Runs; run++ {
		var now time.Duration
		phases := 0
		hear := r.Begin(Run{Plan: plan}).Tell
		d := drive.New(plan, drive.Clock{Now: func() time.Duration { return now }}, 0, func(t drive.Turn) {
			phases += ended(t.Happened)
			hear(t)
		})
		for d.Snapshot().State != session.Finished {
			before, told := phases, time.Now()
			d.Wake()
			for acknowledged := before; acknowledged < phases; {
				select {
				case a := <-done:
					if acknowledged = a.phases; acknowledged == phases { // a commit of less may come first
						fmt.Println(took, int64(time.Since(told)))
					}
				case <-time.After(heartbeat):
					if c.Limit > 0 {
						break runs
					}
					d.Wake()
				}
			}
			wait, _ := d.Until()
			now += max(wait, 1)
		}
	}
	go func() { // closing may commit something more
		for range done {
			continue
		}
	}()
	for _, err := range r.Close(nil) {
		fmt.Fprintln(os.Stderr, err)
	}
}

// list says how many sessions there are, and what it says who would change one.
func (c child) list() {
	s, err := Open(context.Background(), c.Folder)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = s.Close() }()
	all, _, err := s.List(context.Background(), Filter{})
	_, refused := s.Edit(context.Background(), 0, Change{Note: new(string)})
	fmt.Println(len(all), err, errors.Is(refused, errFull))
}

// ended counts the phases that have ended.
func ended(events []session.Event) int {
	n := 0
	for _, e := range events {
		if e.Kind == session.PhaseEnd {
			n++
		}
	}
	return n
}

// brief is a short plan: three holds with releases between.
func brief() *protocol.Plan {
	p := protocol.Protocol{ID: "brief", Name: "Brief", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{
			{Kind: protocol.Hold, Duration: protocol.Fixed(2 * time.Second)},
			{Kind: protocol.Release, Duration: protocol.Fixed(time.Second)},
		},
		Rounds: protocol.Rounds{Planned: 3},
	}}}
	plan, err := protocol.Expand(p, protocol.Options{})
	if err != nil {
		panic(err)
	}
	return &plan
}

// phasesOf is how many phases of each session have ended, as the journal has it.
func phasesOf(t testing.TB, s *Store) map[string]int {
	t.Helper()
	phases := map[string]int{}
	for _, line := range s.query(t, "SELECT uid || ' ' || count(f.ended) FROM session s LEFT JOIN phase f ON f.session = s.id GROUP BY s.id") {
		uid, n, _ := strings.Cut(line, " ")
		_, _ = fmt.Sscan(n, new(int))
		var count int
		if _, err := fmt.Sscan(n, &count); err != nil {
			t.Fatal(err)
		}
		phases[uid] = count
	}
	return phases
}
