package session

import (
	"time"

	"presshold/internal/protocol"
)

// State is how a run stands.
type State string

// The states.
const (
	Running  State = "running"
	Halted   State = "paused"  // by hand, or because of a gap
	Ready    State = "ready"   // about to resume: the hands get ready
	Waiting  State = "waiting" // for the answer in a check-in, or for the hands; this is paused time
	Finished State = "finished"
)

// Snapshot is everything that a screen needs at one moment.
type Snapshot struct {
	State State
	ByGap bool  // paused as of the last moment at which the hands' state was known
	Cause Cause // of the gap
	// ByHand says that holds follow the hands: see the ByHand intent.
	ByHand bool

	// The current phase. Elapsed excludes pauses. Remaining counts down to Max, which in
	// an open phase is its cap.
	Phase     protocol.Phase // as planned
	Step      int            // changes with every phase that begins
	Elapsed   time.Duration
	Remaining time.Duration
	Max       time.Duration // its length now, or cap when open
	InRange   bool          // a ranged phase past its minimum
	PastGuide bool          // an open phase past its guide time
	ReadyLeft time.Duration // in state Ready
	NextEnds  EndReason     // how the Next intent ends it: ByDone or, skipped, ByNext

	Point, Points int  // from 1
	PointsAssumed bool // their number is assumed
	At            protocol.Point
	Note          string // the treatment's note on it
	PointsLeft    int    // to come beside this one
	Block, Blocks int    // from 1
	BlockName     string
	Eased         string // the block's own words for eased; "" for none

	Round      int            // from 1
	Rounds     protocol.Range // planned, as the protocol says them or as they were changed; zero when only criteria or the cap end the block
	RoundsFrom protocol.Provenance

	Level     int
	LevelName string
	LevelFrom protocol.Provenance // of that name
	Shift     Shift               // of this hold, compared with the one before

	// What follows when this phase ends by itself, or by "released" if it is open.
	Upcoming      protocol.Phase
	UpcomingPoint protocol.Point // differs from At when the point changes
	NextIsEnd     bool           // nothing follows: the run ends

	Total     time.Duration // since the start
	Active    time.Duration
	Pause     time.Duration // Total is Active plus Pause
	Remains   time.Duration // at most, to the end of the plan, without open phases
	OpenEnded bool          // so the end may come later or earlier than Remains
	OpenAhead protocol.Kind // of the current phase or the first open one to come, left out of Remains; "" for none
	Budget    time.Duration // for Total, only shown; zero for none

	// Client-reported scores at this point; the first only if it is not also the latest.
	FirstScore  ClientScore
	LatestScore ClientScore
}

// Digits is the large number on the screen: the time that remains, rounded up, or in an open
// phase the time that has passed, rounded down. In state Ready it is the time until the clock
// runs again.
func (s Snapshot) Digits() time.Duration {
	switch {
	case s.State == Ready:
		return ceilSecond(s.ReadyLeft)
	case s.Phase.Duration.Open:
		return s.Elapsed.Truncate(time.Second)
	default:
		return ceilSecond(s.Remaining)
	}
}

func ceilSecond(d time.Duration) time.Duration {
	return (d + time.Second - 1).Truncate(time.Second)
}

// Edge is the time until the current phase, or getting ready for it, ends by itself; false if
// it does not.
func (s Snapshot) Edge() (time.Duration, bool) {
	switch {
	case s.State == Ready:
		return s.ReadyLeft, true
	case s.State != Running || s.Phase.Waits:
		return 0, false
	default:
		return s.Remaining, true
	}
}

// CountsIn reports whether the run has come no further than its count-in: until then nothing is lost
// if it is left, and nothing is recorded.
func (s Snapshot) CountsIn() bool { return s.Step <= 1 && s.Phase.Kind == protocol.CountIn }

// ShownMax is Max as it is shown: as planned, or else in whole seconds.
func (s Snapshot) ShownMax() time.Duration {
	planned := s.Phase.Duration.Max
	if s.Phase.Duration.Open {
		planned = s.Phase.Cap
	}
	if told := s.Max.Round(time.Second); s.Max != planned && told > 0 {
		return told
	}
	return s.Max
}

// Snapshot is the run at the moment at, which must not be beyond Next.
func (s Session) Snapshot(at time.Duration) Snapshot {
	snap := s.snapshot(at)
	if s.state == "" || s.state == Finished {
		return snap
	}
	s.now = max(at, s.now)
	s = s.Foresee()
	snap.Remains, snap.OpenAhead = s.rest.timed, s.rest.open
	if _, known := s.lasts(); known {
		snap.Remains += snap.Remaining
	} else {
		snap.OpenAhead = s.phase.Kind
	}
	snap.OpenEnded = !s.plan.Bounded() || s.rest.more
	return snap
}

// snapshot is a Snapshot without what remains of the run.
func (s Session) snapshot(at time.Duration) Snapshot {
	if s.state != Finished {
		s.now = max(at, s.now)
	}
	sp := s.position
	block, part := s.blockAt(sp), s.part(sp)
	sc := s.scores[sp.point]
	snap := Snapshot{
		State: s.state, ByGap: s.byGap, Cause: s.cause, ByHand: s.byHand,
		Phase: s.shownPhase(), Step: s.steps, Max: s.phase.length, Shift: s.phase.shift,
		Point: sp.point + 1, Points: len(s.plan.Points), PointsAssumed: s.plan.PointsAssumed(),
		At: s.plan.Points[sp.point], Note: part.Note,
		Block: sp.block + 1, Blocks: len(part.Blocks), BlockName: block.Name, Eased: block.Eased,
		Round: sp.round, Rounds: block.Rounds.Now(s.rounds(sp)), RoundsFrom: s.roundsFrom(sp),
		Level: s.level(sp), LevelName: part.Pressure.LevelName(s.level(sp)), LevelFrom: part.Pressure.LevelsFrom,
		Total: s.now, Active: s.active(),
		Budget:      s.plan.Budget,
		LatestScore: sc.Last(),
	}
	if sc.Several() {
		snap.FirstScore = sc.First()
	}
	for p, at := range sp.points {
		if p != sp.point && at.standing == ToCome {
			snap.PointsLeft++
		}
	}
	snap.Pause = snap.Total - snap.Active
	if s.state == "" || s.state == Finished {
		snap.NextIsEnd = true
		return snap
	}
	s.measure(&snap)
	s.lookAhead().upcoming(&snap)
	return snap
}

func (s *Session) measure(snap *Snapshot) {
	snap.Elapsed = s.elapsed()
	snap.Remaining = max(s.phase.length-snap.Elapsed, 0)
	d := s.phase.Duration
	snap.InRange = d.IsRange() && snap.Elapsed >= d.Min
	snap.NextEnds = s.nextEnds()
	snap.PastGuide = d.Open && s.phase.Guide > 0 && snap.Elapsed >= s.phase.Guide
	if s.state == Ready {
		snap.ReadyLeft = max(s.readyAt-s.now, 0)
	}
}

// upcoming fills in what follows the current phase: a timed phase ends when its time is up,
// any other now.
func (s Session) upcoming(snap *Snapshot) {
	why := s.ownEnd()
	if why == ByTime {
		s.settle()
		s.state = Running
		s.now += snap.Remaining
	}
	s.leave(why)
	if s.state == Finished {
		snap.NextIsEnd = true
		return
	}
	snap.Upcoming = s.shownPhase()
	if why != ByTime && s.isLimited() { // what limits it still runs down
		snap.Upcoming.Duration, snap.Upcoming.Cap = protocol.Span{Open: s.phase.Duration.Open}, 0
	}
	snap.UpcomingPoint = s.plan.Points[s.position.point]
}
