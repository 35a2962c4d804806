package journal

import (
	"context"
	"maps"
	"slices"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Session reads a session with all details. ID 0 is the latest one. The error is a *RequestError
// if there is none.
func (s *Store) Session(ctx context.Context, id int64) (Session, error) {
	return from(ctx, s, func(r *reader) Session { return r.whole(r.resolve(id)) })
}

// whole reads a session with all details, if there is one.
func (r *reader) whole(id int64) Session {
	if found := r.read([]int64{id}, Whole); len(found) > 0 {
		return found[0]
	}
	return Session{}
}

// resolve returns the id if there is such a session or, for 0, the id of the latest.
func (r *reader) resolve(id int64) int64 {
	query, args := "SELECT id FROM session WHERE id = ?", []any{id}
	if id == 0 {
		query, args = "SELECT id FROM session ORDER BY began DESC, id DESC LIMIT 1", nil
	}
	found := int64(0)
	r.one(query, args, &found)
	if found == 0 {
		r.fail(r.absent(id))
	}
	return found
}

// absent is the error for a session that does not exist. It says which there are.
func (r *reader) absent(id int64) error {
	var first, last int64
	r.one("SELECT ifnull(min(id), 0), ifnull(max(id), 0) FROM session", nil, &first, &last)
	switch {
	case r.err != nil:
		return r.err
	case last == 0:
		return refuse(english.NoSessions)
	case first == last:
		return refuse(english.NoSessionOnly, id, last)
	default:
		return refuse(english.NoSessionRange, id, first, last)
	}
}

func (r *reader) sessions(ids []int64) []Session { return r.read(ids, Listed) }

// read reads sessions in the order of the ids, leaving out those that don't exist.
func (r *reader) read(ids []int64, d Detail) []Session {
	found := make(map[int64]*Session, len(ids))
	r.each(func(scan scan) {
		var s Session
		var began local
		scan(&s.ID, &s.uid, &began.ms, &began.zone, &s.Client, &s.Protocol, &s.Title, &s.Treatment, (*float64)(&s.Speed), &s.Program,
			(*int64)(&s.Total), (*ms)(&s.Active), (*ms)(&s.Paused), &s.Open, (*string)(&s.End), &s.Note, &s.Plan)
		s.Total = protocol.Seconds(time.Duration(s.Total).Truncate(time.Millisecond)) // as precise as the others
		s.Began, s.Preview, s.Points = r.time(began), s.Speed.Preview(), []Point{}
		found[s.ID] = &s
	}, `SELECT session.id, uid, began, zone, ifnull(code, ''), name, title, treatment, speed, program, at, active, paused, open, ending, note, next_time
		FROM session LEFT JOIN client ON client.id = session.client WHERE session.id IN (`+placeholders(len(ids))+")", toArgs(ids)...)
	points := r.points
	if d == Outlined {
		points = r.outlines
	}
	points(ids, func(session int64, p Point) {
		if s := found[session]; s != nil {
			s.Points = append(s.Points, p)
		}
	})
	if d == Whole {
		r.details(found)
	}
	there := make([]Session, 0, len(found))
	for _, id := range ids {
		if s := found[id]; s != nil {
			there = append(there, *s)
		}
	}
	return there
}

// time returns a recorded time in its time zone.
func (r *reader) time(at local) time.Time {
	zone := r.zones[at.zone]
	if zone == nil {
		zone = time.FixedZone("", at.zone)
		if r.zones == nil {
			r.zones = map[int]*time.Location{}
		}
		r.zones[at.zone] = zone
	}
	return time.UnixMilli(at.ms).In(zone)
}

func toArgs(ids []int64) []any {
	out := make([]any, len(ids))
	for i, id := range ids {
		out[i] = id
	}
	return out
}

func (r *reader) points(ids []int64, take func(int64, Point)) {
	r.each(func(scan scan) {
		var id int64
		var p Point
		scan(&id, &p.N, &p.Site, (*string)(&p.Side), &p.Landmark, &p.Protocol, &p.Title, &p.Hash,
			&p.Planned, (*string)(&p.PlannedBasis), &p.Rounds, &p.Holds, &p.Fits,
			(*ms)(&p.Hold.Min), (*ms)(&p.Hold.Max), &p.Hold.Open, (*string)(&p.Hold.MaxBasis),
			(*ms)(&p.Compression), (*ms)(&p.Active), &p.MaxLevel, (*score)(&p.ScoreBefore), (*score)(&p.ScoreAfter),
			&p.ThresholdBefore, &p.ThresholdAfter, &p.Device, &p.Referral, &p.Adverse, &p.Note, (*string)(&p.End))
		take(id, p)
	}, `SELECT session, n, site, side, landmark, ifnull(name, ''), ifnull(title, ''), ifnull(hash, ''),
			planned, planned_basis, rounds, holds, fits, hold_min, hold_max, hold_open, hold_basis, compression, active, level,
			score_before, score_after, ifnull(threshold_before, 0), ifnull(threshold_after, 0), device, referral, adverse, note, ending
		FROM point LEFT JOIN protocol ON protocol.id = point.protocol
		WHERE session IN (`+placeholders(len(ids))+") ORDER BY session, n", toArgs(ids)...)
}

// outlines reads only the places and scores of points.
func (r *reader) outlines(ids []int64, take func(int64, Point)) {
	r.each(func(scan scan) {
		var id int64
		var p Point
		scan(&id, &p.Site, (*string)(&p.Side), &p.Landmark, (*score)(&p.ScoreBefore), (*score)(&p.ScoreAfter))
		take(id, p)
	}, `SELECT session, site, side, landmark, score_before, score_after FROM point
		WHERE session IN (`+placeholders(len(ids))+") ORDER BY session, n", toArgs(ids)...)
}

func (r *reader) details(at map[int64]*Session) {
	ids := toArgs(slices.Collect(maps.Keys(at)))
	within := " WHERE session IN (" + placeholders(len(ids)) + ") "
	r.each(func(scan scan) {
		var id int64
		var p Ran
		scan(&id, &p.Hash, &p.ID, &p.Name, &p.File)
		at[id].Protocols = append(at[id].Protocols, p)
	}, "SELECT session, hash, name, title, file FROM protocol JOIN point ON point.protocol = protocol.id"+
		within+"GROUP BY session, protocol.id ORDER BY session, min(n)", ids...)
	r.rounds(at, within, ids)
	r.phases(at, within, ids)
	r.marks(at, within, ids)
}

func (r *reader) rounds(at map[int64]*Session, within string, ids []any) {
	r.each(func(scan scan) {
		var id int64
		var d Round
		scan(&id, &d.Point, &d.Block, &d.Round, &d.Planned, &d.PlannedBasis, (*ms)(&d.At), maybe{&d.Ended}, &d.End)
		at[id].Rounds = append(at[id].Rounds, d)
	}, "SELECT session, point, block, round, planned, planned_basis, began, ended, ending FROM round"+within+"ORDER BY session, n", ids...)
}

func (r *reader) phases(at map[int64]*Session, within string, ids []any) {
	r.each(func(scan scan) {
		var id int64
		var p Phase
		// There are far more phases than anything else. Strings are scanned in half the time of
		// types made of them.
		scan(&id, &p.Step, &p.Point, &p.Block, &p.Round, (*string)(&p.Kind), &p.Label, &p.Planned.Open,
			(*ms)(&p.Planned.Min), (*ms)(&p.Planned.Max), (*string)(&p.Planned.MaxBasis), (*ms)(&p.Guide), (*ms)(&p.GuideMax), (*string)(&p.GuideBasis),
			&p.Count.Min, &p.Count.Max, (*string)(&p.Basis), &p.Level, (*string)(&p.LevelBasis), (*string)(&p.Shift),
			(*ms)(&p.At), maybe{&p.Ended}, maybe{&p.Held}, &p.Fits, (*string)(&p.End), &p.Superseded)
		if p.Planned.MaxBasis == "" && p.Count.IsZero() { // recorded before the column existed
			p.Planned.MaxBasis = p.Basis
		}
		at[id].Phases = append(at[id].Phases, p)
	}, `SELECT session, step, point, block, round, kind, label, open, min, max, max_basis, guide, guide_max, guide_basis,
		count_min, count_max, basis, level, level_basis, shift,
		began, ended, held, fits, ending, superseded FROM phase`+within+"ORDER BY session, step", ids...)
}

func (r *reader) marks(at map[int64]*Session, within string, ids []any) {
	r.each(func(scan scan) {
		var id, world int64
		var m Mark
		scan(&id, (*ms)(&m.At), &world, &m.Kind, &m.Point, &m.Block, &m.Round, &m.Step, &m.Level, (*score)(&m.Score), &m.Value)
		m.World = time.UnixMilli(world).In(at[id].Began.Location())
		at[id].Marks = append(at[id].Marks, m)
	}, "SELECT session, at, world, kind, point, block, round, step, level, score, value FROM mark"+within+"ORDER BY session, n", ids...)
}

// Notes returns the lines for the chart, as [phrase.Notes] does.
func (s Session) Notes() []string {
	sums := make([]session.PointSummary, len(s.Points))
	for i, p := range s.Points {
		sums[i] = s.Summary(p)
	}
	return phrase.Notes(sums, s.Preview)
}

// Place returns the site, side and landmark.
func (p Point) Place() protocol.Point {
	return protocol.Point{Site: p.Site, Side: p.Side, Landmark: p.Landmark}
}

// Summary returns what was done at a point, with the durations of its open holds. The session must
// have been read with [Whole].
func (s Session) Summary(p Point) session.PointSummary {
	sum := session.PointSummary{
		Number: p.N, Point: p.Place(), Protocol: p.Title, Rounds: p.Rounds, Planned: p.Planned, PlannedBasis: p.PlannedBasis, Holds: p.Holds, Fits: p.Fits,
		Hold: p.Hold.Span(), HoldBasis: p.Hold.MaxBasis, Compression: time.Duration(p.Compression), Active: time.Duration(p.Active),
		MaxLevel: p.MaxLevel, Before: p.ScoreBefore, After: p.ScoreAfter, End: p.End,
	}
	begun := map[int]bool{}
	for _, r := range s.Rounds {
		if r.Point == p.N {
			begun[r.Block] = true
		}
	}
	sum.Blocks = len(begun)
	for _, ph := range s.Phases {
		if ph.Point != p.N || ph.Kind != protocol.Hold || ph.Block == 0 || ph.Held == nil || ph.Superseded || !session.WasHeld(ph.Fits, time.Duration(*ph.Held)) {
			continue
		}
		sum.LevelBasis = ph.LevelBasis
		if sum.HoldBasis == "" {
			sum.HoldBasis = ph.Planned.MaxBasis
		}
		if !sum.Hold.IsZero() && !ph.Count.IsZero() {
			sum.Count, sum.CountBasis = ph.Count, ph.Basis
		}
		if !sum.Hold.IsZero() {
			sum.AddHold(time.Duration(*ph.Held), ph.Fits, ph.End)
		}
	}
	return sum
}
