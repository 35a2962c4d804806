package journal

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Run is what is known of a run before its first event.
type Run struct {
	Plan   *protocol.Plan `json:"plan"`
	Client string         `json:"client,omitempty"` // a code; "" for none
	Note   string         `json:"note,omitempty"`
	// The pressure pain threshold at the first point before the run, in kg/cm2, and the
	// device that it was measured with; zero for none.
	Threshold float64 `json:"threshold,omitempty"`
	Device    string  `json:"device,omitempty"`
}

type header struct {
	Run

	UID     string        `json:"uid"`
	Speed   session.Speed `json:"speed"`
	Began   time.Time     `json:"began"`
	Program string        `json:"program"`
}

// turn is a turn of the driver with the time of day, or what was added to a session after its
// end. Both the journal and the files of unsaved sessions are written from it.
type turn struct {
	At      time.Duration     `json:"at"`
	World   time.Time         `json:"world"`
	Active  time.Duration     `json:"active"`
	Paused  time.Duration     `json:"paused"`
	Events  []session.Event   `json:"events"`
	Intents []session.Applied `json:"wishes,omitempty"`

	Amendment *Amendment `json:"amendment,omitempty"`
}

func newTurn(t drive.Turn, world time.Time) turn {
	now := t.Run.Snapshot(t.At)
	return turn{At: t.At, World: world, Active: now.Active, Paused: now.Pause, Events: t.Happened, Intents: t.Intents}
}

type rowWriter struct {
	header header
	file   func(protocol.Protocol) ([]byte, error)
	files  map[int]protocolFile // by the first point of their part

	id      int64 // of the session; 0 before its row is there
	turns   int   // how many were written
	tally   *session.Tally
	touched map[int]bool // points whose rows are out of date
	intents int

	counts
}

type counts struct{ phases, rounds, marks int }

func countRows(id string) string {
	return "(SELECT count(*) FROM phase WHERE session = " + id + "), (SELECT count(*) FROM round WHERE session = " + id +
		"), (SELECT count(*) FROM mark WHERE session = " + id + ")"
}

type protocolFile struct{ text, hash string }

// writtenSoFar returns a row writer for a session of which some turns are already written.
func writtenSoFar(h header, id int64, turns []turn) *rowWriter {
	s := &rowWriter{
		header: h, id: id, files: map[int]protocolFile{},
		tally: session.NewTally(h.Plan, h.Speed), touched: map[int]bool{},
	}
	for _, t := range turns {
		s.follow(t)
	}
	return s
}

func (s *rowWriter) follow(t turn) {
	s.turns++
	for _, e := range t.Events {
		s.tally.Add(e)
		switch rowOf(e.Kind) {
		case aRound:
			s.rounds++
		case aPhase:
			s.phases++
		case aMark:
			s.marks++
		}
	}
	s.intents += len(t.Intents)
	if t.Amendment != nil && t.Amendment.Empty() {
		s.marks++
	}
}

func (s *rowWriter) write(w *writer, t turn) {
	s.turns++
	if t.Amendment != nil {
		s.amend(w, *t.Amendment, t.World)
		return
	}
	for _, e := range t.Events {
		s.tally.Add(e)
		if e.Point > 0 {
			s.touched[e.Point] = true
		}
		s.event(w, t, e)
	}
	s.points(w)
	s.before(w, t)
	for _, in := range t.Intents {
		s.intents++
		w.do("INSERT INTO wish VALUES (?,?,?,?,?,?)", s.id, s.intents, int64(in.At), in.Kind, in.N, in.Answer)
	}
	w.do("UPDATE session SET at = ?, active = ?, paused = ? WHERE id = ?",
		int64(t.At), milliseconds(t.Active), milliseconds(t.Paused), s.id)
	for _, e := range t.Events {
		if e.Kind == session.SessionEnd {
			w.do("UPDATE session SET at = ? WHERE id = ?", int64(e.At), s.id) // when it was due, however late it was noticed
			s.end(w, string(e.End))
		}
	}
}

// before records what was measured before the run, with the first point.
func (s *rowWriter) before(w *writer, t turn) {
	first := slices.ContainsFunc(t.Events, func(e session.Event) bool { return e.Kind == session.SessionStart })
	if first && (s.header.Threshold > 0 || s.header.Device != "") {
		w.do("UPDATE point SET threshold_before = nullif(?, 0.0), device = ? WHERE session = ? AND n = 1", s.header.Threshold, s.header.Device, s.id)
	}
}

func (s *rowWriter) amend(w *writer, a Amendment, now time.Time) {
	if !a.Empty() {
		w.edit(s.id, a.Change)
		return
	}
	s.marks++
	kind := session.Scored
	if !a.Score.Given {
		kind = session.ScoreTakenBack
	}
	w.uncount(s.id)
	defer w.count(s.id)
	w.do("UPDATE point SET score_after = ? WHERE session = ? AND n = ?", nullable(a.Score), s.id, a.Point)
	w.do("INSERT INTO mark SELECT id, ?, active + paused, ?, ?, ?, 0, 0, 0, 0, ?, 'after' FROM session WHERE id = ?",
		s.marks, now.UnixMilli(), kind, a.Point, nullable(a.Score), s.id)
}

// end settles the session: it can't be resumed any more.
func (s *rowWriter) end(w *writer, why string) {
	w.uncount(s.id) // it may have ended before
	w.do("UPDATE session SET open = 0, ending = ?, plan = NULL WHERE id = ?", why, s.id)
	w.do("DELETE FROM wish WHERE session = ?", s.id)
	w.count(s.id)
}

type row string

const (
	aSession row = "session"
	aRound   row = "round"
	aPhase   row = "phase"
	aMark    row = "mark"
	noRow    row = "" // it updates another row, or adds nothing
)

func rowOf(k session.EventKind) row {
	switch k {
	case session.SessionStart:
		return aSession
	case session.RoundStart:
		return aRound
	case session.PhaseStart:
		return aPhase
	case session.RoundEnd, session.PhaseEnd, session.SessionEnd,
		session.PointStart, session.PointEnd, session.BlockStart, session.BlockEnd:
		return noRow
	default:
		return aMark
	}
}

// plannedBasis returns the origin of the planned length of a phase: that of its count, or else of
// its maximum.
func plannedBasis(e session.Event) protocol.Basis {
	if !e.Count.IsZero() {
		return e.CountBasis
	}
	return e.MaxBasis
}

func (s *rowWriter) event(w *writer, t turn, e session.Event) {
	switch rowOf(e.Kind) {
	case aSession:
		s.begin(w)
	case aRound:
		s.rounds++
		w.do("INSERT INTO round (session, n, point, block, round, planned, planned_basis, began) VALUES ("+placeholders(8)+")",
			s.id, s.rounds, e.Point, e.Block, e.Round, e.Rounds, e.RoundsBasis, milliseconds(e.At))
	case aPhase:
		s.phases++
		w.do("INSERT INTO phase (session, step, point, block, round, kind, label, open, min, max, max_basis, guide, guide_max, guide_basis, count_min, count_max, basis, level, level_basis, shift, began) VALUES ("+placeholders(21)+")",
			s.id, e.Step, e.Point, e.Block, e.Round, e.Phase, e.Label, e.Open, milliseconds(e.Min), milliseconds(e.Max), e.MaxBasis,
			milliseconds(e.Guide), milliseconds(e.GuideMax), e.GuideBasis, e.Count.Min, e.Count.Max, plannedBasis(e),
			e.Level, e.LevelBasis, e.Shift, milliseconds(e.At))
	case aMark:
		s.mark(w, t, e)
	}
	switch e.Kind {
	case session.RoundEnd:
		w.do("UPDATE round SET ended = ?, ending = ? WHERE session = ? AND point = ? AND block = ? AND round = ? AND ended IS NULL",
			milliseconds(e.At), e.End, s.id, e.Point, e.Block, e.Round)
	case session.PhaseEnd:
		w.do("UPDATE phase SET ended = ?, held = ?, fits = ?, ending = ? WHERE session = ? AND step = ?",
			milliseconds(e.At), milliseconds(e.Held), e.Fits, e.End, s.id, e.Step)
	case session.Superseded:
		w.do("UPDATE phase SET superseded = 1 WHERE session = ? AND step BETWEEN ? AND ?", s.id, e.From, e.Step)
	case session.Replanned:
		w.do("UPDATE round SET planned = ?, planned_basis = ? WHERE session = ? AND point = ? AND block = ? AND ended IS NULL",
			e.Rounds, e.RoundsBasis, s.id, e.Point, e.Block)
	}
}

func (s *rowWriter) mark(w *writer, t turn, e session.Event) {
	value := ""
	switch e.Kind {
	case session.Replied:
		value = string(e.Answer)
	case session.RuleMet:
		value = string(e.Rule)
	case session.Adjusted, session.GettingSet:
		value = e.Max.String()
	case session.Replanned:
		value = strconv.Itoa(e.Rounds)
	case session.GapFound:
		value = string(e.Cause)
	case session.Superseded:
		value = fmt.Sprintf("%d-%d", e.From, e.Step)
	}
	s.marks++
	w.do("INSERT INTO mark VALUES ("+placeholders(12)+")", s.id, s.marks, milliseconds(e.At), t.World.UnixMilli(),
		e.Kind, e.Point, e.Block, e.Round, e.Step, e.Level, nullable(e.Score), value)
}

// begin writes the session's own row. An existing row of an abandoned attempt is replaced, with
// the same number.
func (s *rowWriter) begin(w *writer) {
	h := s.header
	var known any
	w.one("SELECT id FROM session WHERE uid = ?", []any{h.UID}, &known)
	w.uncount(known)
	w.do("DELETE FROM session WHERE id = ?", known)
	plan, err := json.Marshal(h.Plan)
	if err != nil {
		w.fail(fmt.Errorf("keep the plan: %w", err))
	}
	var client any
	if h.Client != "" {
		client = w.clientRow(h.Client, h.Began.UnixMilli())
	}
	_, zone := h.Began.Zone()
	speed, _ := strconv.ParseFloat(h.Speed.Times(), 64)
	s.id = w.do("INSERT INTO session (id, uid, began, zone, client, name, title, treatment, speed, program, plan, at, open, note) VALUES ("+placeholders(14)+")",
		known, h.UID, h.Began.UnixMilli(), zone, client, h.Plan.ID, h.Plan.Name, h.Plan.Treatment, speed, h.Program, plan, 0, 1, h.Note)
}

func (s *rowWriter) points(w *writer) {
	for _, p := range s.tally.Summary().Points {
		if !s.touched[p.Number] {
			continue
		}
		delete(s.touched, p.Number)
		w.do(`INSERT INTO point (session, n, began, protocol, site, side, landmark, planned, planned_basis, rounds, holds, fits, hold_min, hold_max, hold_open, hold_basis,
			compression, active, level, score_before, score_after, ending) VALUES (`+placeholders(22)+`)
			ON CONFLICT DO UPDATE SET planned = excluded.planned, planned_basis = excluded.planned_basis, rounds = excluded.rounds, holds = excluded.holds, fits = excluded.fits,
			hold_min = excluded.hold_min, hold_max = excluded.hold_max, hold_open = excluded.hold_open, hold_basis = excluded.hold_basis, compression = excluded.compression,
			active = excluded.active, level = excluded.level, score_before = excluded.score_before, score_after = excluded.score_after, ending = excluded.ending`,
			s.id, p.Number, s.header.Began.UnixMilli(), s.protocol(w, s.header.Plan.PartAt(p.Number-1)),
			p.Point.Site, p.Point.Side, p.Point.Landmark, p.Planned, p.PlannedBasis, p.Rounds, p.Holds, p.Fits,
			milliseconds(p.Hold.Min), milliseconds(p.Hold.Max), p.Hold.Open, p.HoldBasis, milliseconds(p.Compression), milliseconds(p.Active), p.MaxLevel,
			nullable(p.Before), nullable(p.After), p.End)
	}
}

func (s *rowWriter) protocol(w *writer, part *protocol.Part) int64 {
	f, ok := s.files[part.From]
	if !ok {
		text, err := s.file(part.Protocol)
		if err != nil {
			w.fail(fmt.Errorf("keep the protocol: %w", err))
		}
		f = protocolFile{string(text), hashOf(text)}
		s.files[part.From] = f
	}
	var id int64
	w.one("SELECT id FROM protocol WHERE hash = ?", []any{f.hash}, &id)
	if id == 0 {
		id = w.do("INSERT INTO protocol (hash, name, title, file) VALUES (?,?,?,?)", f.hash, part.Protocol.ID, part.Protocol.Name, f.text)
	}
	return id
}

// nullable returns a client-reported score as a column value.
func nullable(score session.ClientScore) any {
	if !score.Given {
		return nil
	}
	return score.N
}
