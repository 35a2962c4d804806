package journal

import (
	"context"
	"database/sql"
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

// ByInterruption is how a session ended that never came to its end.
const ByInterruption session.EndReason = "interrupted"

// Cause is what is known of why a program ended in the middle of a session.
type Cause string

// The causes.
const (
	Died   Cause = ""       // nothing is known: it was killed, or the machine went down
	Closed Cause = "closed" // the terminal in which it ran
	Ended  Cause = "ended"  // it was asked to end, as it is when the machine shuts down
)

// knownCause is the cause of that name.
func knownCause(name string) Cause {
	switch c := Cause(strings.TrimSpace(name)); c {
	case Closed, Ended:
		return c
	default:
		return Died
	}
}

// Interrupted is a session whose program has died. As long as it is not settled no
// other program takes it up.
type Interrupted struct {
	ID     int64
	Began  time.Time
	Title  string        // of the protocol or treatment
	Client string        // code; "" for none
	At     time.Duration // how far it is known to have come, in protocol time
	Seen   time.Time     // when it was there
	Cause  Cause
	// Worked tells that a phase had begun in which something is done at a point: before,
	// there is nothing to go on with.
	Worked bool
	Speed  session.Speed
	// Run is how it stands at At; nil if it can't be made anew, because another version
	// of the program began it.
	Run *session.Session

	past   drive.Past
	entry  *entry
	folder string
}

// FindInterrupted finds the sessions whose program has died. Where there are none it
// does not open the journal.
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
		var i *Interrupted
		errOne := retry(ctx, func() (err error) {
			i, err = s.interrupted(ctx, l.uid, l)
			return err
		})
		switch {
		case errors.Is(errOne, sql.ErrNoRows): // settled, or nothing of it was ever written
			l.release()
		case errOne != nil:
			l.drop()
			err = errors.Join(err, s.wrap(english.JournalRead, errOne))
		default:
			i.folder = folder
			found = append(found, i)
		}
	}
	return found, err
}

// interrupted reads a session that never came to its end; without a lock it came as far as
// was committed.
func (s *Store) interrupted(ctx context.Context, uid string, l *lock) (*Interrupted, error) {
	i := &Interrupted{}
	var began, at int64
	var zone int
	var speed float64
	var plan []byte
	var client, device sql.NullString
	var threshold sql.NullFloat64
	var program, note string
	err := s.db.QueryRowContext(ctx, `SELECT session.id, session.began, zone, title, speed, program, plan, at, code, session.note, threshold_before, device,
		EXISTS (SELECT 1 FROM phase WHERE phase.session = session.id AND block > 0)
		FROM session LEFT JOIN client ON client.id = session.client
		LEFT JOIN point ON point.session = session.id AND n = 1 WHERE uid = ? AND open`, uid).
		Scan(&i.ID, &began, &zone, &i.Title, &speed, &program, &plan, &at, &client, &note, &threshold, &device, &i.Worked)
	if err != nil {
		return nil, err
	}
	i.Began = time.UnixMilli(began).In(time.FixedZone("", zone))
	i.Speed, i.Client = session.Speed(speed), client.String
	i.past.Told = time.Duration(at)
	if i.past.Wishes, err = s.wishes(ctx, i.ID); err != nil {
		return nil, err
	}
	i.past.At, i.Seen = i.past.Told, i.Began.Add(i.past.Told)
	if l != nil {
		var marked time.Duration
		marked, i.Seen, i.Cause = l.marked()
		i.past.At = max(i.past.Told, marked)
	}
	i.At = i.past.At
	i.entry = &entry{header: header{
		Run:   Run{Client: i.Client, Note: note, Threshold: threshold.Float64, Device: device.String},
		Speed: i.Speed, UID: uid, Began: i.Began, Program: program,
	}, lock: l}
	if p, ok := readPlan(plan); ok {
		i.entry.header.Plan = p
		err = guard.Call(func() error { return s.replay(ctx, i) })
		if errors.As(err, new(*guard.Panic)) { // the plan is not what it was: it can only be kept as it is
			i.Run, err = nil, nil
		}
	}
	return i, err
}

// readPlan reads a plan as it was kept; false where another version of the program kept
// it in a way that this one can't read.
func readPlan(kept []byte) (*protocol.Plan, bool) {
	var p protocol.Plan
	err := json.Unmarshal(kept, &p)
	return &p, err == nil && follows(&p)
}

// follows tells whether a plan that was read from somewhere can be followed: each of its
// points belongs to one part, and nothing in it is outside of its limits.
func follows(p *protocol.Plan) bool {
	if p == nil {
		return false
	}
	at := 0
	for _, part := range p.Parts {
		if part.From != at || part.To <= at || len(part.Blocks) == 0 || slices.ContainsFunc(part.Blocks, endless) || immoderate(part.Reposition) {
			return false
		}
		at = part.To
	}
	return at > 0 && at == len(p.Points) && at <= protocol.MaxPoints && !immoderate(p.CountIn) && !immoderate(p.Forced)
}

// endless tells of a block that no plan has: without phases, or without a cap.
func endless(b protocol.Block) bool {
	r := b.Rounds
	return len(b.Phases) == 0 || slices.ContainsFunc(b.Phases, immoderate) ||
		r.Cap < 1 || r.Cap > protocol.MaxRounds || r.Planned < 0 || r.Planned > r.Cap || b.Sets < 0 || b.Sets > protocol.MaxSets
}

// immoderate tells of a phase of a length that no plan has. What is not capped otherwise
// may last for three times as long as it should.
func immoderate(p protocol.Phase) bool {
	return p.Duration.Min < 0 || !p.Duration.Open && p.Duration.Min > p.Duration.Max || p.Duration.Max > protocol.MaxDuration ||
		p.Cap < 0 || p.Cap > 3*protocol.MaxDuration
}

// replay makes the session anew, if what comes of it is what was recorded.
func (s *Store) replay(ctx context.Context, i *Interrupted) error {
	run, events := session.Replay(i.entry.header.Plan, i.past.Wishes, i.past.Told)
	past := turn{At: i.past.Told, World: i.Began, Events: events, Wishes: i.past.Wishes}
	sc := newRowWriter(i.entry.header, nil)
	sc.id = i.ID
	sc.follow(past)
	var rows counts
	err := s.db.QueryRowContext(ctx, "SELECT "+countRows("?1"), i.ID).Scan(&rows.phases, &rows.rounds, &rows.marks)
	if err != nil {
		return err
	}
	if sc.counts != rows {
		return nil
	}
	run, _ = run.Advance(i.past.At)
	i.Run = &run
	i.entry.turns, i.entry.written = []turn{past}, 1
	i.entry.rows = sc
	return nil
}

func (s *Store) wishes(ctx context.Context, id int64) ([]session.Wish, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT at, kind, number, answer FROM wish WHERE session = ? ORDER BY n", id)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []session.Wish
	for rows.Next() {
		var w session.Wish
		var at int64
		if err := rows.Scan(&at, &w.Kind, &w.N, &w.Answer); err != nil {
			return nil, err
		}
		w.At = time.Duration(at)
		all = append(all, w)
	}
	return all, rows.Err()
}

// Plan is what the session follows; nil if Run is.
func (i *Interrupted) Plan() *protocol.Plan { return i.entry.header.Plan }

// Past is what a driver needs to let the session go on.
func (i *Interrupted) Past() drive.Past {
	past := i.past
	past.Cause = session.Ended
	if i.Cause == Closed {
		past.Cause = session.Closed
	}
	return past
}

// Resume takes the session up again where it stood.
func (r *Recorder) Resume(i *Interrupted) *Recording {
	i.entry.lock.because(Died) // unless it is told of another cause
	i.entry.told = i.entry.turns
	return &Recording{r, i.entry}
}

// Leave gives the session back unsettled, so that the next start finds it again.
func (i *Interrupted) Leave() { i.entry.lock.drop() }

// Keep settles the session as it stood when it was interrupted: the phase at hand
// ended then, and no time after that is credited.
func (i *Interrupted) Keep(ctx context.Context, file func(protocol.Protocol) ([]byte, error)) error {
	s, err := open(ctx, i.folder)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if err := s.change(ctx, func(w *writer) { i.settle(w, file) }); err != nil {
		return err
	}
	i.entry.lock.release()
	return nil
}

// settle ends the session where it was interrupted.
func (i *Interrupted) settle(w *writer, file func(protocol.Protocol) ([]byte, error)) {
	sc := &rowWriter{id: i.ID}
	if i.Run != nil {
		sc = i.entry.rowsAt(file)
		sc.write(w, i.lastTurn())
	}
	sc.end(w, string(ByInterruption))
}

// lastTurn is what happened up to where the session was interrupted and was not
// recorded, and its end there.
func (i *Interrupted) lastTurn() turn {
	run, _ := session.Replay(i.Plan(), i.past.Wishes, i.past.Told)
	run, events := run.Advance(i.At)
	run, last := run.Apply(i.At, session.Intent{Kind: session.Abort})
	events = append(events, last...)
	for n := range events {
		if events[n].End == session.ByAbort {
			events[n].End = ByInterruption
		}
	}
	now := run.Snapshot(i.At)
	return turn{At: i.At, World: i.Seen, Active: now.Active, Paused: now.Pause, Events: events}
}
