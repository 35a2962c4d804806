package share

import (
	"strings"
	"testing"
	"time"

	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
)

// TestToldInTime holds that nothing is sent as long as what was sent holds, and that what
// comes after it is sent long before it ends.
func TestToldInTime(t *testing.T) {
	for _, speed := range []session.Speed{1, 0.5, 40} {
		now := time.Duration(0)
		var st state
		d := drive.New(expand(t, holds(protocol.Fixed(10*time.Second), 400), protocol.Options{}),
			drive.Clock{Now: func() time.Duration { return now }}, speed, st.turn)
		sent, until := 0, 0.0
		for {
			d.Wake()
			if until > 0 && ms(now) > until {
				t.Fatalf("at %v times the speed nothing is known at %v", speed, now)
			}
			st.settle()
			for range st.news {
				if sent > 0 && until-ms(now) < 2000 {
					t.Errorf("at %v times the speed it is sent at %v what comes after %v ms", speed, now, until)
				}
				told := lastShow(t, &st)
				sent, until = sent+1, told.Until
				if n := len(told.Frames); n > mostFrames || len(st.show) > 128<<10 {
					t.Errorf("%d frames in %d bytes", n, len(st.show))
				}
			}
			st.news = nil
			wait, ok := d.Until()
			if !ok {
				break
			}
			now += max(wait, 1)
		}
		if most := int(now/(foresight/2)) + 2 + 800/(mostFrames/2); sent == 0 || sent > most {
			t.Errorf("at %v times the speed a run of %v is sent in %d parts, at most %d are needed", speed, now, sent, most)
		}
	}
}

// TestFreeze holds that pages follow a run whose time does not pass for a while.
func TestFreeze(t *testing.T) {
	r := newRig(t, Options{})
	d := r.run(expand(t, holds(protocol.Fixed(10*time.Second), 3), protocol.Options{}), 1)
	s := r.follow()
	s.show()
	d.Freeze()
	s.show()
	r.clock.pass(time.Minute)
	d.Thaw()
	d.Do(session.Intent{Kind: session.Resume})
	for got := s.show(); ; got = s.show() {
		if f := got.Frames[0]; f.Word == "HOLD" {
			if want := ms(time.Hour + time.Minute + 10*time.Second); f.Zero != want {
				t.Errorf("the hold ends at %v, want %v", f.Zero, want)
			}
			return
		}
	}
}

// TestSessionClock follows the session clock through its minutes.
func TestSessionClock(t *testing.T) {
	r := newRig(t, Options{})
	s := r.follow()
	ends := time.Date(2026, 1, 1, 14, 50, 0, 0, time.UTC)
	read := func() (all []minute) {
		t.Helper()
		event, data := s.next()
		if event != "hour" {
			t.Fatalf("told of %s", event)
		}
		read(t, []byte("data: "+data), &all)
		return all
	}
	r.SessionClock(90*time.Second, ends)
	all := read()
	want := []minute{
		{ms(time.Hour), "2 min left, until 14:50"},
		{ms(time.Hour + 30*time.Second), "less than 1 min left, until 14:50"},
		{ms(time.Hour + 90*time.Second), "time is up"},
		{ms(time.Hour + 150*time.Second), "1 min over"},
	}
	for i, w := range want {
		if all[i] != w {
			t.Errorf("%d: %+v, want %+v", i, all[i], w)
		}
	}
	r.clock.pass(10 * time.Second)
	r.SessionClock(80*time.Second, ends) // as was known
	r.SessionClock(20*time.Minute, ends.Add(20*time.Minute))
	if all = read(); all[0].Text != "20 min left, until 15:10" {
		t.Errorf("it was made longer: %+v", all[0])
	}
	r.clock.pass((minutesAhead/2 + 1) * time.Minute)
	r.SessionClock(20*time.Minute-(minutesAhead/2+1)*time.Minute, ends.Add(20*time.Minute))
	if all = read(); all[0].Text != "4 min left, until 15:10" || len(all) != minutesAhead {
		t.Errorf("half of what was sent is over: %+v", all[0])
	}
	r.SessionClockDue(sessionclock.Due{Moment: sessionclock.Half, Left: 10 * time.Minute, Ends: ends})
	if event, data := s.next(); event != "told" || !strings.Contains(data, "half time, 10 min left") || !strings.Contains(data, `"tone":"session"`) {
		t.Errorf("told of %s, %s", event, data)
	}
}

// TestAnotherRun holds that one run follows another, and that the screens between them show.
func TestAnotherRun(t *testing.T) {
	r := newRig(t, Options{})
	s := r.follow()
	plan := expand(t, holds(protocol.Fixed(time.Second), 1), protocol.Options{})
	for range 2 {
		r.Idle(false, "start")
		if f := s.show().Frames[0]; f.Role != "idle" || f.Word == "" {
			t.Errorf("before the run: %+v", f)
		}
		d := r.run(plan, 1)
		if got := s.show(); got.Frames[0].Word != "HOLD" || got.Cues[0].Tone != "press" {
			t.Errorf("the run begins with %+v, %+v", got.Frames[0], got.Cues)
		}
		r.pass(d, 5*time.Second)
		r.Idle(true, "again")
		if f := s.show().Frames[0]; f.Role != "finished" || f.Word != "DONE" || f.Do != "again" {
			t.Errorf("after the run: %+v", f)
		}
	}
}
