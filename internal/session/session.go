// Package session is the engine: one run of a plan, as a deterministic state
// machine over the time since the run began.
//
// A [Session] is a value. Its methods return a changed copy with the resulting events,
// and leave the receiver unchanged; so to look ahead, call [Session.Advance]. The package
// does no I/O, starts no goroutines and never reads a clock: time is an argument.
//
// Its laws, each held by a test:
//
//   - Advancing to a and then to b gives the events of advancing to b.
//   - An event's At is when it was due, not when it was noticed; so the n-th edge is
//     the exact sum of the durations before it, and nothing ever drifts.
//   - A moment in the past changes nothing.
//   - Active plus paused time is the total.
//   - Back, then next, stands at the start of the phase that was left.
//   - Jumping to another point loses no phase and does none twice but the one that was
//     broken off: a point that was left goes on with that phase, by itself after the
//     last point, or when somebody jumps back. One that was skipped comes only so. One
//     that is done begins again, no higher than where it stands, and earlier scores end
//     nothing there. Back undoes a jump as it does everything else.
//   - No sequence of intents panics or passes a cap, and, but for the pressure-up
//     intent and a protocol that alternates, only "released" raises the level, and
//     letting go of an open hold, which is the same in press-and-hold.
package session

import (
	"slices"
	"time"

	"presshold/internal/protocol"
)

// TimeStep is by how much MoreTime and LessTime move a phase's end.
const TimeStep = 5 * time.Second

// Session is one run of a plan. A copy is independent: shared data is never written.
type Session struct {
	plan  *protocol.Plan
	state State
	byGap bool
	cause Cause // of the gap
	// Press-and-hold: whether holds follow the hands, and whether these press now. The
	// clock of such a hold runs only while they do.
	byHand, down bool

	now      time.Duration // the latest moment so far
	position position
	phase    phase
	past     *moment // the phases that led here, the current one first
	redo     *redo   // what was left by going back, nearest first

	steps    int           // phases begun
	paused   time.Duration // up to haltedAt or, where the clock runs, up to now
	haltedAt time.Duration // since when the clock stands, unless Running
	readyAt  time.Duration // when the clock runs again, in state Ready
	extra    []int         // rounds more or fewer than planned; see extraAt
	stride   int           // of extra: the most blocks that a point has
	scores   []Scores      // by point

	out   []Event // collects what the current call has to return; nil between calls
	ahead bool    // this is a look ahead: nobody wants to know the events, or to go back

	rest       rest // of the run, as foreseen
	foreseen   bool // since the latest event
	foreseenAt time.Duration
}

type phase struct {
	protocol.Phase
	start  time.Duration // when it began
	paused time.Duration // of which the clock stood, up to haltedAt
	length time.Duration // its length now; the cap of an open one; zero if it waits
	marked bool          // its minimum or guide time was told
	given  bool          // a score or an answer was given in it
	shift  Shift
}

// New is a run of the plan that has not begun; Advance(0) begins it. The plan comes
// from protocol.Expand and must not be changed afterwards.
func New(plan *protocol.Plan) Session {
	s := Session{plan: plan}
	s.position.points = make([]pointState, len(plan.Points))
	for i := range s.position.points {
		s.position.points[i] = pointState{standing: ToCome, level: plan.PartAt(i).Pressure.Level, next: startOf(0)}
	}
	for _, p := range plan.Parts {
		s.stride = max(s.stride, len(p.Blocks))
	}
	s.extra = make([]int, len(plan.Points)*s.stride)
	s.scores = make([]Scores, len(plan.Points))
	return s
}

// Plan is what the run follows.
func (s Session) Plan() *protocol.Plan { return s.plan }

// Advance advances the run to the moment at, and returns the events that were due.
func (s Session) Advance(at time.Duration) (Session, []Event) {
	if at < s.now {
		return s, nil
	}
	s.catchUp(at)
	return s.flush()
}

// Apply advances to the moment at and then applies the intent. One that can't act now
// is ignored; see Can.
func (s Session) Apply(at time.Duration, in Intent) (Session, []Event) {
	if at < s.now {
		return s, nil
	}
	s.catchUp(at)
	if s.Can(in.Kind) {
		s.do(in)
		s.catchUp(at)
	}
	return s.flush()
}

// Next is when the next event is due; false if only an intent can change the run.
func (s Session) Next() (time.Duration, bool) {
	switch s.state {
	case "":
		return 0, true
	case Ready:
		return s.readyAt, true
	case Running:
		end := s.phase.start + s.phase.paused + s.phase.length
		if mark := s.phase.mark(); mark > 0 {
			return min(end, s.phase.start+s.phase.paused+mark), true
		}
		return end, true
	default:
		return 0, false
	}
}

// mark is when, in the phase's own time, its minimum or guide time is reached. Zero
// means never, or that it was told already.
func (p phase) mark() time.Duration {
	mark := time.Duration(0)
	switch {
	case p.marked:
	case p.Duration.Open:
		mark = p.Guide
	case p.Duration.IsRange():
		mark = p.Duration.Min
	}
	if mark >= p.length {
		return 0
	}
	return mark
}

// catchUp does everything that is due up to the moment at.
func (s *Session) catchUp(at time.Duration) {
	for {
		due, ok := s.Next()
		if !ok || due > at {
			break
		}
		s.now = max(due, s.now)
		s.doDue()
	}
	if s.state != Finished {
		s.now = max(at, s.now)
	}
}

func (s *Session) doDue() {
	switch {
	case s.state == "":
		s.begin()
	case s.state == Ready:
		s.run()
	case s.phase.mark() > 0:
		s.phase.marked = true
		e := s.event(InRange)
		if s.phase.Duration.Open {
			e.Kind, e.GuideBasis = GuideReached, basis(s.phase.GuideFrom)
		}
		e.Held = s.elapsed()
		s.emit(e)
	case s.phase.Duration.Open:
		s.leave(ByCap)
	default:
		s.leave(ByTime)
	}
}

// begin starts the run at its first point, after the count-in if there is one.
func (s *Session) begin() {
	s.state = Running
	s.emit(Event{Kind: SessionStart, At: s.now})
	first := s.goTo(0)
	if s.plan.CountIn.Duration.Max > 0 {
		first.stage = inCountIn
	}
	s.emitPoint(first)
	s.enter(first)
}

// elapsed is how long the current phase has lasted, pauses left out.
func (s *Session) elapsed() time.Duration {
	now := s.now
	if s.state != Running {
		now = s.haltedAt
	}
	return now - s.phase.start - s.phase.paused
}

// active is how much of the run up to now was not paused.
func (s *Session) active() time.Duration {
	if s.state == Running || s.state == Finished {
		return s.now - s.paused
	}
	return s.haltedAt - s.paused
}

// halt stops the clock, unless it is stopped already.
func (s *Session) halt(state State) {
	if s.state == Running {
		s.haltedAt = s.now
	}
	s.state = state
}

// settle adds the time for which the clock has been stopped to the pauses, so that a
// phase can end and another begin while it stays stopped.
func (s *Session) settle() {
	if s.state == Running {
		return
	}
	stood := s.now - s.haltedAt
	s.paused += stood
	s.phase.paused += stood
	s.haltedAt = s.now
}

// run starts the clock again.
func (s *Session) run() {
	s.settle()
	s.state, s.byGap = Running, false
	s.emit(s.event(Resumed))
}

func (s *Session) emit(e Event) {
	if !s.ahead {
		s.out = append(s.out, e)
	}
}

// lookAhead is a copy of the run, to see what would come.
func (s *Session) lookAhead() Session {
	ahead := *s
	ahead.ahead = true
	ahead.position.points = slices.Clone(s.position.points) // this copy may be written
	return ahead
}

func (s Session) flush() (Session, []Event) {
	out := s.out
	s.out = nil
	if len(out) > 0 {
		s.foreseen = false
	}
	return s, out
}
