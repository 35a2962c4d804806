package drive

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// clock is a clock that a test moves: awake time passes on both, sleep on one.
type clock struct{ now, boot time.Duration }

func (c *clock) Clock() Clock {
	return Clock{
		Now:  func() time.Duration { return c.now },
		Boot: func() time.Duration { return c.boot },
	}
}

func (c *clock) pass(d time.Duration)  { c.now += d; c.boot += d }
func (c *clock) sleep(d time.Duration) { c.boot += d }

func newPlan(t testing.TB) *protocol.Plan {
	t.Helper()
	plan, err := protocol.Expand(protocol.Protocol{
		ID: "test", Name: "Test",
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(10 * time.Second)},
				{Kind: protocol.Release, Duration: protocol.Fixed(3 * time.Second)},
			},
			Rounds: protocol.Rounds{Planned: 3},
		}},
	}, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &plan
}

type recorder []session.Event

func (r *recorder) hear(t Turn) { *r = append(*r, t.Happened...) }

func (r *recorder) last() session.Event { return (*r)[len(*r)-1] }

func TestWakesAtLeastOnceASecondAndAtEachEdge(t *testing.T) {
	c, events := &clock{now: 77 * time.Second, boot: time.Hour}, &recorder{}
	d := New(newPlan(t), c.Clock(), 1, events.hear)
	d.Wake()
	for {
		wait, ok := d.Until()
		if !ok {
			break
		}
		if wait <= 0 || wait > time.Second {
			t.Fatalf("would sleep %v", wait)
		}
		c.pass(wait)
		d.Wake()
	}
	if e := events.last(); e.Kind != session.SessionEnd || e.At != 39*time.Second || e.Paused != 0 {
		t.Errorf("ended with %+v", e)
	}
}

func TestGaps(t *testing.T) {
	tests := []struct {
		name   string
		happen func(*clock)
		gap    bool
		cause  session.Cause
	}{
		{"a wake in time", func(c *clock) { c.pass(time.Second) }, false, ""},
		{"a wake a little late", func(c *clock) { c.pass(1900 * time.Millisecond) }, false, ""},
		{"the process stood still", func(c *clock) { c.pass(2100 * time.Millisecond) }, true, session.StoodStill},
		{"the machine slept", func(c *clock) { c.pass(time.Second / 2); c.sleep(time.Hour) }, true, session.Slept},
		{"the machine slept for a moment", func(c *clock) { c.pass(time.Second / 2); c.sleep(time.Second / 2) }, false, ""},
	}
	for _, speed := range []int{1, 20} {
		for _, tt := range tests {
			c, events := &clock{}, &recorder{}
			plan := newPlan(t)
			plan.Parts[0].Blocks[0].Phases[0].Duration = protocol.Fixed(time.Duration(speed) * 10 * time.Second)
			d := New(plan, c.Clock(), session.Speed(speed), events.hear)
			d.Wake()
			c.pass(time.Second)
			d.Wake()
			tt.happen(c)
			d.Wake()
			snap := d.Snapshot()
			if snap.ByGap != tt.gap || snap.Cause != tt.cause {
				t.Errorf("%s at %d times the speed: gap %v, %q", tt.name, speed, snap.ByGap, snap.Cause)
			}
			if want := time.Duration(speed) * time.Second; tt.gap && snap.Elapsed != want {
				t.Errorf("%s at %d times the speed: %v are credited, not %v", tt.name, speed, snap.Elapsed, want)
			}
		}
	}
}

func TestAPausedRunWakesNobodyAndKnowsNoGap(t *testing.T) {
	c, events := &clock{}, &recorder{}
	d := New(newPlan(t), c.Clock(), 1, events.hear)
	d.Wake()
	c.pass(time.Second)
	if !d.Do(session.Intent{Kind: session.Pause}) {
		t.Fatal("can't pause")
	}
	if wait, ok := d.Until(); ok {
		t.Errorf("a paused run wants to be woken in %v", wait)
	}
	c.pass(time.Hour)
	c.sleep(time.Hour)
	d.Wake()
	if d.Snapshot().ByGap || d.Do(session.Intent{Kind: session.Pause}) {
		t.Error("a gap in a pause")
	}
	if !d.Do(session.Intent{Kind: session.Resume}) || d.Snapshot().Elapsed != time.Second {
		t.Errorf("resumed at %v", d.Snapshot().Elapsed)
	}
}

// However late the wakes of a run that nobody attends, a check-in waits for no one.
func TestNobodyIsWaitedFor(t *testing.T) {
	plan, err := protocol.Expand(protocol.Protocol{
		ID: "test", Name: "Test",
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(10 * time.Second)},
				{Kind: protocol.CheckIn, Waits: true},
				{Kind: protocol.Release, Duration: protocol.Fixed(2 * time.Second)},
			},
			Rounds: protocol.Rounds{Planned: 3},
		}},
	}, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, events := &clock{}, &recorder{}
	d := New(&plan, c.Clock(), 100, events.hear)
	d.WakeAlone()
	c.pass(time.Second / 4)
	d.WakeAlone()
	if s := d.Snapshot(); s.State != session.Running || s.Round != 3 || s.Pause != 0 {
		t.Errorf("after 25 of 36 seconds: %s in round %d, paused for %v", s.State, s.Round, s.Pause)
	}
	c.pass(time.Hour)
	d.WakeAlone()
	d.Wake()
	c.pass(time.Second / 4)
	d.WakeAlone()
	if e := events.last(); e.Kind != session.SessionEnd || e.Active != 36*time.Second || d.Summary().Waited != 0 {
		t.Errorf("after a gap of an hour: %+v", e)
	}
}

func TestWithoutASleepClock(t *testing.T) {
	c, events := &clock{}, &recorder{}
	d := New(newPlan(t), Clock{Now: c.Clock().Now}, 1, events.hear)
	d.Wake()
	c.pass(3 * time.Second)
	d.Wake()
	if !d.Snapshot().ByGap {
		t.Error("a late wake is no gap")
	}
}

// TestSpeed holds that an edge is never waked for too early, and that at most one
// wake is spent on it.
func TestSpeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		speed := rapid.IntRange(1, 1000).Draw(t, "speed")
		c, events := &clock{}, &recorder{}
		plan := newPlan(discard{})
		d := New(plan, c.Clock(), session.Speed(speed), events.hear)
		d.Wake()
		for range 1000 {
			wait, ok := d.Until()
			if !ok {
				break
			}
			before := len(*events)
			c.pass(wait)
			d.Wake()
			if wait < time.Second && len(*events) == before {
				t.Fatalf("woken after %v for nothing", wait)
			}
		}
		if e := events.last(); e.Kind != session.SessionEnd || e.At != 39*time.Second {
			t.Fatalf("ended with %+v", e)
		}
		if real := d.Real(39 * time.Second); c.now < real || c.now > real+2*time.Nanosecond {
			t.Fatalf("took %v, not %v", c.now, real)
		}
	})
}

// TestResume holds that a run goes on where it had come to, whatever its speed.
func TestResume(t *testing.T) {
	for _, speed := range []session.Speed{1, 10, 0.5} {
		c, events := &clock{now: 77 * time.Second}, &recorder{}
		past := Past{Emitted: 5 * time.Second, At: 12 * time.Second}
		d := Resume(newPlan(t), past, c.Clock(), speed, events.hear)
		d.Wake()
		if now := d.Snapshot(); now.State != session.Halted || now.Total != past.At {
			t.Errorf("at speed %v it is %s at %v", speed, now.State, now.Total)
		}
		d.Do(session.Intent{Kind: session.Resume})
		before := d.Snapshot().Active
		c.pass(speed.Takes(time.Second))
		d.Wake()
		if now := d.Snapshot(); now.Total != past.At+time.Second || now.Active+now.Pause != now.Total || now.Active < before {
			t.Errorf("at speed %v it has come to %v, active %v", speed, now.Total, now.Active)
		}
	}
}

// discard is a testing.TB for what can't fail.
type discard struct{ testing.TB }

func (discard) Helper() {}

func TestSystemClock(t *testing.T) {
	c := System()
	a := c.Now()
	if b := c.Now(); a < 0 || b < a {
		t.Errorf("%v, then %v", a, b)
	}
	if c.Boot == nil {
		return
	}
	if a, b := c.Boot(), c.Boot(); a <= 0 || b < a {
		t.Errorf("%v, then %v since the machine was started", a, b)
	}
}
