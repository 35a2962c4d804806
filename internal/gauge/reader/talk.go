package reader

import (
	"bytes"
	"context"
	"time"

	"presshold/internal/gauge"
)

const (
	// breath is the pause before each read, so that readings come by the handful. A port is read
	// without blocking: a blocked thread costs the runtime more than a timer.
	breath = 10 * time.Millisecond
	// answer is how long a gauge may take to answer.
	answer = 250 * time.Millisecond
	// trial is how long a profile is tried while the model is unknown.
	trial = 800 * time.Millisecond
	// restart is how long a gauge is silent before Start is sent again: longer than a gauge takes to
	// restart after its port was opened.
	restart = 2500 * time.Millisecond
)

// talk is one conversation with a gauge.
type talk struct {
	*Reader
	stream

	profile  gauge.Profile
	clock    gauge.Clock
	began    time.Duration
	tried    bool // give up if there is no answer
	answered bool // a reading has come

	part    []byte        // of a line
	cut     bool          // the line is too long, or had begun before the port was opened
	poll    int           // index of the request in use
	asked   time.Duration // when it was sent last
	waiting bool          // for its answer
	started time.Duration // when Start was sent last
}

// run reads until the gauge goes away, or the profile is given up.
func (t *talk) run(ctx context.Context) error {
	t.cut = len(t.source.Command) == 0 && len(t.profile.Polls) == 0
	defer func() {
		if t.profile.Stop != "" {
			_, _ = t.Write([]byte(t.profile.Stop)) // it may be gone
		}
	}()
	buf := make([]byte, 4096)
	for ctx.Err() == nil {
		if err := t.ask(); err != nil {
			return err
		}
		time.Sleep(breath)
		n, err := t.Read(buf)
		at := t.now()
		got := t.split(buf[:n], at)
		t.waiting = t.waiting && !got
		t.answered = t.answered || got
		switch {
		case err != nil:
			t.end(at)
			return err
		case t.tried && !t.answered && at-t.began > t.patience():
			return nil
		}
	}
	return nil
}

// patience is how long to wait for an answer to the profile.
func (t *talk) patience() time.Duration {
	if t.profile.Start != "" {
		return restart + trial
	}
	return trial
}

// ask requests a reading, or starts the gauge. An unanswered request is sent again; as long as none was
// answered, each of them is tried in turn.
func (t *talk) ask() error {
	var send string
	now := t.now()
	switch polls := t.profile.Polls; {
	case len(polls) > 0 && t.waiting && now-t.asked < answer, len(polls) > 0 && now-t.asked < gauge.PollPause:
		return nil
	case len(polls) > 0:
		if t.waiting && !t.answered {
			t.poll = (t.poll + 1) % len(polls)
		}
		t.asked, t.waiting, send = now, true, polls[t.poll]
	case t.profile.Start != "" && (t.started == 0 || now-t.started > restart && now-t.lastHeard() > restart):
		t.started, send = max(now, 1), t.profile.Start
	default:
		return nil
	}
	_, err := t.Write([]byte(send))
	return err
}

// lastHeard is when the last reading came in.
func (t *talk) lastHeard() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.last
}

// split hears each line that the bytes complete, and tells whether one of them was a reading.
func (t *talk) split(data []byte, at time.Duration) (got bool) {
	for len(data) > 0 {
		i := bytes.IndexAny(data, "\r\n")
		if i < 0 {
			t.keep(data, at)
			return got
		}
		t.keep(data[:i], at)
		got = t.end(at) || got
		data = data[i+1:]
	}
	return got
}

// keep adds to the current line. A line that is too long counts once as garbage, and is dropped.
func (t *talk) keep(data []byte, at time.Duration) {
	if t.cut {
		return
	}
	t.part = append(t.part, data...)
	if len(t.part) > gauge.MaxLine {
		t.hear(string(t.part), t.profile, &t.clock, at)
		t.part, t.cut = t.part[:0], true
	}
}

// end ends the current line, and tells whether it was a reading.
func (t *talk) end(at time.Duration) (got bool) {
	line := bytes.TrimSpace(t.part)
	if !t.cut && len(line) > 0 {
		got = t.hear(string(line), t.profile, &t.clock, at)
	}
	t.part, t.cut = t.part[:0], false
	return got
}
