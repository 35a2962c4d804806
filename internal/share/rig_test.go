package share

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
)

// rig is a server on the loopback, and a run whose clock the test moves.
type rig struct {
	*testing.T
	*Server
	clock *clock
}

// clock is a clock that a test moves.
type clock struct{ now chan time.Duration }

func newClock() *clock {
	c := &clock{make(chan time.Duration, 1)}
	c.now <- time.Hour
	return c
}

func (c *clock) Now() time.Duration { return c.pass(0) }

func (c *clock) pass(d time.Duration) time.Duration {
	now := <-c.now + d
	c.now <- now
	return now
}

func newRig(t *testing.T, opts Options) *rig {
	t.Helper()
	r := &rig{T: t, clock: newClock()}
	opts.Addr, opts.Clock = netip.MustParseAddr("127.0.0.1"), r.clock.Now
	opts.Theme, _ = theme.Get(theme.Dark)
	s, err := Listen(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r.Server = s
	return r
}

// run begins a run of a plan.
func (r *rig) run(plan *protocol.Plan, speed session.Speed) *drive.Driver {
	d := drive.New(plan, drive.Clock{Now: r.clock.Now}, speed, r.Turn)
	d.Wake()
	return d
}

// pass lets time go by for a run, which wakes as often as a driver does.
func (r *rig) pass(d *drive.Driver, time time.Duration) {
	for end := r.clock.Now() + time; r.clock.Now() < end; d.Wake() {
		left := end - r.clock.Now()
		if wait, ok := d.Until(); ok {
			left = min(left, max(wait, 1))
		}
		r.clock.pass(left)
	}
}

// get asks for what is behind an address.
func (r *rig) get(address string) (*http.Response, string) {
	r.Helper()
	return r.do(r.request(http.MethodGet, address, ""))
}

func (r *rig) request(method, address, body string) *http.Request {
	r.Helper()
	req, err := http.NewRequestWithContext(r.Context(), method, address, strings.NewReader(body))
	if err != nil {
		r.Fatal(err)
	}
	return req
}

func (r *rig) do(req *http.Request) (*http.Response, string) {
	r.Helper()
	answer, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		r.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		r.Fatal(err)
	}
	return answer, string(body)
}

// stream is a follower's.
type stream struct {
	*testing.T
	lines *bufio.Scanner
	end   context.CancelFunc
}

func (r *rig) follow() *stream {
	r.Helper()
	ctx, cancel := context.WithCancel(r.Context())
	r.Cleanup(cancel)
	answer, err := http.DefaultTransport.RoundTrip(r.request(http.MethodGet, r.Address()+"/events", "").WithContext(ctx))
	if err != nil {
		r.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		r.Fatalf("following: %s", answer.Status)
	}
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	return &stream{r.T, lines, cancel}
}

// next is the next message but heartbeats.
func (s *stream) next() (event, data string) {
	s.Helper()
	for s.lines.Scan() {
		switch line := s.lines.Text(); {
		case line == "" && event != "alive" && event != "":
			return event, data
		case strings.HasPrefix(line, "event: "):
			event = line[len("event: "):]
		case strings.HasPrefix(line, "data: "):
			data = line[len("data: "):]
		}
	}
	return "", ""
}

// show waits for the next show.
func (s *stream) show() show {
	s.Helper()
	for {
		event, data := s.next()
		if event == "" {
			s.Fatal("the stream ended")
		}
		if event != "show" {
			continue
		}
		var out show
		if err := json.Unmarshal([]byte(data), &out); err != nil {
			s.Fatal(err)
		}
		return out
	}
}

func expand(t testing.TB, p protocol.Protocol, o protocol.Options) *protocol.Plan {
	t.Helper()
	plan, err := protocol.Expand(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return &plan
}

// holds is a protocol of holds and releases.
func holds(hold protocol.Span, rounds int) protocol.Protocol {
	return protocol.Protocol{
		ID: "test", Name: "Test",
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: hold, Cap: time.Minute},
				{Kind: protocol.Release, Duration: protocol.Fixed(3 * time.Second)},
			},
			Rounds: protocol.Rounds{Planned: rounds},
		}},
	}
}

// fataler is a test, or a check of a property.
type fataler interface{ Fatal(args ...any) }

// read reads the data of a message.
func read(t fataler, message []byte, to any) {
	_, data, _ := strings.Cut(string(message), "data: ")
	if err := json.Unmarshal([]byte(data), to); err != nil {
		t.Fatal(err)
	}
}

// turnOf is some turn.
func turnOf(t testing.TB) (turn drive.Turn) {
	d := drive.New(expand(t, holds(protocol.Fixed(time.Second), 1), protocol.Options{}), drive.Clock{Now: newClock().Now}, 1,
		func(t drive.Turn) { turn = t })
	d.Wake()
	return turn
}
