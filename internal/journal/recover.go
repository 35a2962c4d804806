package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/drive"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// knownCause parses why a program ended during a session; "" if it is unknown: it was killed, or
// the machine went down.
func knownCause(name string) session.Cause {
	switch c := session.Cause(strings.TrimSpace(name)); c {
	case session.Closed, session.Ended:
		return c
	default:
		return ""
	}
}

// Interrupted is a session whose program has died. Until it is settled, no other program takes
// it.
type Interrupted struct {
	ID     int64
	Began  time.Time
	Title  string        // of the protocol or treatment
	Client string        // code; "" for none
	At     time.Duration // how far it had come, in protocol time
	Seen   time.Time     // when it had come that far
	Cause  session.Cause // why its program ended; see [Recorder.Interrupt]
	// Worked reports that a phase at a point had begun: before, there is nothing to resume.
	Worked bool
	Speed  session.Speed
	// Run is its state at At; nil if it can't be restored, because another version of the
	// program began it.
	Run *session.Session

	past   drive.Past
	entry  *entry
	folder string
}

// FindInterrupted finds the sessions whose program has died. If there are none, it doesn't open
// the journal.
func FindInterrupted(ctx context.Context, folder string) ([]*Interrupted, error) {
	locks, err := abandoned(folder)
	if len(locks) == 0 {
		return nil, err
	}
	s, err := open(ctx, folder)
	if err != nil {
		for _, l := range locks {
			l.drop()
		}
		return nil, fmt.Errorf(english.InterruptedCheck, err)
	}
	defer func() { _ = s.Close() }()
	var found []*Interrupted
	for _, l := range locks {
		i, errOne := s.interrupted(ctx, l.uid, l)
		switch {
		case errOne != nil:
			l.drop()
			err = errors.Join(err, errOne)
		case i == nil: // settled, or nothing was ever written
			l.release()
		default:
			i.folder = folder
			found = append(found, i)
		}
	}
	return found, err
}

// interrupted reads an open session and restores its state; nil if there is none. Without a
// lock, it came as far as was committed.
func (s *Store) interrupted(ctx context.Context, uid string, l *lock) (i *Interrupted, err error) {
	var plan []byte
	var written counts
	err = s.look(ctx, func(r *reader) { i, plan, written = r.interrupted(uid) })
	if err != nil || i == nil {
		return nil, err
	}
	i.past.At, i.Seen = i.past.Emitted, i.Began.Add(i.past.Emitted)
	if l != nil {
		var marked time.Duration
		marked, i.Seen, i.Cause = l.marked()
		i.past.At = max(i.past.Emitted, marked)
	}
	i.At, i.entry.lock = i.past.At, l
	if p, ok := readPlan(plan); ok {
		i.entry.header.Plan = p
		err = guard.Call(func() error { i.replay(written); return nil })
		if errors.As(err, new(*guard.Panic)) { // the plan is damaged: the session can only be kept as it is
			i.Run, err = nil, nil
		}
	}
	return i, err
}

// interrupted reads an open session, its plan, and how many rows it has; nil if there is none.
func (r *reader) interrupted(uid string) (i *Interrupted, plan []byte, written counts) {
	r.each(func(scan scan) {
		i = &Interrupted{}
		h := header{UID: uid}
		var began local
		scan(&i.ID, &began.ms, &began.zone, &i.Title, (*float64)(&h.Speed), &h.Program, &plan, (*int64)(&i.past.Emitted),
			&h.Client, &h.Note, &h.Threshold, &h.Device, &i.Worked, &written.phases, &written.rounds, &written.marks)
		h.Began = r.time(began)
		i.Began, i.Speed, i.Client = h.Began, h.Speed, h.Client
		i.entry = &entry{header: h}
	}, `SELECT session.id, session.began, zone, title, speed, program, plan, at, ifnull(code, ''), session.note, ifnull(threshold_before, 0.0), ifnull(device, ''),
		EXISTS (SELECT 1 FROM phase WHERE phase.session = session.id AND block > 0), `+countRows("session.id")+`
		FROM session LEFT JOIN client ON client.id = session.client
		LEFT JOIN point ON point.session = session.id AND n = 1 WHERE uid = ? AND open`, uid)
	if i == nil {
		return nil, nil, written
	}
	i.past.Intents = rows(r, func(scan scan) (w session.Applied) {
		scan((*int64)(&w.At), &w.Kind, &w.N, &w.Answer)
		return w
	}, "SELECT at, kind, number, answer FROM wish WHERE session = ? ORDER BY n", i.ID)
	return i, plan, written
}

// readPlan parses a plan; false if another version of the program wrote it in a form that this
// one can't read.
func readPlan(kept []byte) (*protocol.Plan, bool) {
	var p protocol.Plan
	err := json.Unmarshal(kept, &p)
	return &p, err == nil && canFollow(&p)
}

// canFollow reports whether a plan from a file is safe to run: each of its points belongs to one
// part, and nothing exceeds the limits.
func canFollow(p *protocol.Plan) bool {
	if p == nil {
		return false
	}
	at := 0
	for _, part := range p.Parts {
		if part.From != at || part.To <= at || len(part.Blocks) == 0 || slices.ContainsFunc(part.Blocks, badBlock) || badPhase(part.Reposition) {
			return false
		}
		at = part.To
	}
	return at > 0 && at == len(p.Points) && at <= protocol.MaxPoints && !badPhase(p.CountIn) && !badPhase(p.Forced)
}

// badBlock reports a block without phases or beyond the limits.
func badBlock(b protocol.Block) bool {
	r := b.Rounds
	return len(b.Phases) == 0 || slices.ContainsFunc(b.Phases, badPhase) ||
		r.Cap < 1 || r.Cap > protocol.MaxRounds || r.Planned < 0 || r.Planned > r.Cap || b.Sets < 0 || b.Sets > protocol.MaxSets
}

// badPhase reports a phase beyond the limits. An uncapped one may last for three times its
// planned duration.
func badPhase(p protocol.Phase) bool {
	return p.Duration.Min < 0 || !p.Duration.Open && p.Duration.Min > p.Duration.Max || p.Duration.Max > protocol.MaxDuration ||
		p.Cap < 0 || p.Cap > 3*protocol.MaxDuration
}

// replay restores the state of the session, if replaying its inputs gives the rows that were
// recorded.
func (i *Interrupted) replay(written counts) {
	run, events := session.Replay(i.entry.header.Plan, i.past.Intents, i.past.Emitted)
	past := turn{At: i.past.Emitted, World: i.Began, Events: events, Intents: i.past.Intents}
	rows := writtenSoFar(i.entry.header, i.ID, []turn{past})
	if rows.counts != written {
		return
	}
	run, _ = run.Advance(i.past.At)
	i.Run = &run
	i.entry.turns, i.entry.written = []turn{past}, 1
	i.entry.rows = rows
}

// Plan is what the session follows; nil if Run is.
func (i *Interrupted) Plan() *protocol.Plan { return i.entry.header.Plan }

// Past is what a driver needs to resume the session.
func (i *Interrupted) Past() drive.Past {
	past := i.past
	past.Cause = i.Cause
	return past
}

// Resume continues the record of an interrupted session.
func (r *Recorder) Resume(i *Interrupted) *Recording {
	i.entry.lock.because("") // unless it is told of another cause
	i.entry.told = i.entry.turns
	return &Recording{r, i.entry}
}

// Leave leaves the session unsettled, so that the next start finds it again.
func (i *Interrupted) Leave() { i.entry.lock.drop() }

// Keep ends the session as it stood when it was interrupted: the current phase ended then, and
// no later time is credited.
func (i *Interrupted) Keep(ctx context.Context, file func(protocol.Protocol) ([]byte, error)) error {
	err := changeIn(ctx, i.folder, func(w *writer) { i.settle(w, file) })
	if err == nil {
		i.entry.lock.release()
	}
	return err
}

func (i *Interrupted) settle(w *writer, file func(protocol.Protocol) ([]byte, error)) {
	rows := &rowWriter{id: i.ID}
	if i.Run != nil {
		rows = i.entry.rowsAt(file)
		rows.write(w, i.lastTurn())
	}
	rows.end(w, string(session.ByInterruption))
}

// lastTurn is what happened between the last commit and the interruption, and the end.
func (i *Interrupted) lastTurn() turn {
	run, _ := session.Replay(i.Plan(), i.past.Intents, i.past.Emitted)
	run, events := run.Advance(i.At)
	run, last := run.Apply(i.At, session.Intent{Kind: session.Abort})
	events = append(events, last...)
	for n := range events {
		if events[n].End == session.ByAbort {
			events[n].End = session.ByInterruption
		}
	}
	now := run.Snapshot(i.At)
	return turn{At: i.At, World: i.Seen, Active: now.Active, Paused: now.Pause, Events: events}
}
