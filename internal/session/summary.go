package session

import (
	"iter"
	"slices"
	"time"

	"presshold/internal/protocol"
)

// Summary is what was done, against what was planned. Superseded phases are left out.
type Summary struct {
	Protocol string        // name of the protocol, or of the treatment
	Budget   time.Duration // set aside for Total; zero for none
	Areas    []AreaTime    // of Total; those of a treatment that were begun
	Speed    Speed
	End      EndReason
	Points   []PointSummary // those that were begun
	Total    time.Duration
	Active   time.Duration
	Paused   time.Duration // Total is Active plus Paused
	Waited   time.Duration // of Paused, for answers in check-ins
}

// PointSummary is what was done at one point. As JSON it leaves out what has another form there,
// which whoever writes it adds.
type PointSummary struct {
	Number       int             `json:"point"` // in the plan, from 1
	Point        protocol.Point  `json:"-"`
	Protocol     string          `json:"protocol"`                // name
	Rounds       int             `json:"rounds"`                  // done: one that was broken off is not
	Blocks       int             `json:"-"`                       // in which they were begun
	Planned      int             `json:"planned,omitempty"`       // rounds planned; zero if those of a block are open
	PlannedAs    protocol.Range  `json:"-"`                       // these as the protocol says them, unless they were changed
	PlannedBasis protocol.Basis  `json:"planned_basis,omitempty"` // the weakest of theirs
	Holds        int             `json:"holds"`                   // phases in which the hands pressed; see WasHeld
	Fits         int             `json:"fits"`                    // of those, how many lasted as long as the protocol asks
	Hold         protocol.Span   `json:"-"`                       // planned, of the first of them; zero if theirs differ
	HoldBasis    protocol.Basis  `json:"-"`                       // of that length
	Count        protocol.Range  `json:"-"`                       // of breaths, in place of Hold
	CountBasis   protocol.Basis  `json:"-"`                       // of that count
	Held         []time.Duration `json:"-"`                       // how long each of them lasted, if they are open
	Unfit        []time.Duration `json:"-"`                       // of the others, how long those lasted that were not as planned
	Released     int             `json:"-"`                       // of the open ones, how many ended with a release
	Eased        int             `json:"-"`                       // and how many because it had eased
	Compression  time.Duration   `json:"-"`                       // time in holds, those that don't count included
	Active       time.Duration   `json:"-"`                       // time in its blocks, pauses left out
	MaxLevel     int             `json:"max_level,omitempty"`
	LevelBasis   protocol.Basis  `json:"level_basis,omitempty"` // of how the protocol changes the level; empty where it does not
	// The client-reported scores from before and after the point was worked: the first of the
	// run, and the latest where it is another one, or was given after the first phase of work.
	Before ClientScore `json:"score_before"`
	After  ClientScore `json:"score_after"`
	End    EndReason   `json:"end,omitempty"` // "" if the run ended before the point did
}

// Tally turns events into a Summary.
type Tally struct {
	plan   *protocol.Plan
	sum    Summary
	areas  *AreaTimes
	done   []donePart // the phases and rounds that count
	points []pointTally
	left   EndReason // why the latest phase ended
	step   int       // of that phase
	asked  *Event    // the start of the check-in that waits; nil if none does
}

// donePart is a phase or a round that was done.
type donePart struct {
	Event      // its end
	course int // which time its point was worked
}

// roundKey is one of a point's rounds, or, with a round of zero, all of a block's.
type roundKey struct{ course, block, round int }

// pointTally is what events say of a point beside its phases.
type pointTally struct {
	begun   bool
	course  int                // how many times it was started again after it was done
	planned map[roundKey]Event // how many rounds, by course and block
	scores  Scores
	end     EndReason
}

// NewTally starts the tally of a run of the plan.
func NewTally(plan *protocol.Plan, speed Speed) *Tally {
	return &Tally{
		plan:   plan,
		areas:  NewAreaTimes(plan),
		sum:    Summary{Protocol: plan.Name, Budget: plan.Budget, Speed: speed},
		points: make([]pointTally, len(plan.Points)),
	}
}

// Add takes the next event of the run.
func (t *Tally) Add(e Event) {
	t.sum.Total = e.At
	t.areas.Add(e)
	if e.Point > 0 {
		t.addPoint(&t.points[e.Point-1], e)
	}
	switch e.Kind {
	case PhaseStart:
		if t.asked = nil; e.Phase == protocol.CheckIn && e.Max == 0 {
			t.asked = &e
		}
	case PhaseEnd:
		if t.asked != nil {
			t.sum.Waited += e.At - t.asked.At
			t.asked = nil
		}
		t.left, t.step = e.End, e.Step
		t.done = append(t.done, donePart{e, t.points[e.Point-1].course})
	case RoundEnd:
		e.Step = t.step // it is superseded together with its last phase
		t.done = append(t.done, donePart{e, t.points[e.Point-1].course})
	case Superseded:
		t.done = slices.DeleteFunc(t.done, func(p donePart) bool {
			return p.Step >= e.From && p.Step <= e.Step
		})
	case SessionEnd:
		t.sum.End, t.sum.Active, t.sum.Paused = e.End, e.Active, e.Paused
	}
}

// Area is the current area of the treatment and the time spent there; false for none.
func (t *Tally) Area(now time.Duration) (AreaTime, bool) { return t.areas.At(now) }

func (t *Tally) addPoint(p *pointTally, e Event) {
	p.begun = true
	switch e.Kind {
	case RoundStart, Replanned:
		if p.planned == nil {
			p.planned = map[roundKey]Event{}
		}
		p.planned[roundKey{course: p.course, block: e.Block}] = e
	case Scored, ScoreTakenBack:
		p.scores = p.scores.tell(e)
	case PointStart:
		if t.left == ByJump && p.end != "" && p.end != BySkip {
			p.course++
		}
	case PhaseStart:
		if e.Block > 0 {
			p.end = ""
		}
	case PointEnd:
		p.end = e.End
	}
}

// Summary is the summary of the events so far.
func (t *Tally) Summary() Summary {
	sum := t.sum
	sum.Areas = slices.Clone(t.areas.all)
	sum.Points = nil
	for i, p := range t.points {
		if p.begun {
			sum.Points = append(sum.Points, t.point(i, p))
		}
	}
	return sum
}

func (t *Tally) point(i int, p pointTally) PointSummary {
	out := PointSummary{
		Number: i + 1, Point: t.plan.Points[i], Protocol: t.plan.PartAt(i).Protocol.Name,
		End: p.end,
	}
	out.Before, out.After = p.scores.Around(t.firstWork(i))
	out.PlannedAs, out.PlannedBasis = AllPlanned(p.plannedRounds(t.plan.PartAt(i).Blocks))
	out.Planned = out.PlannedAs.Max
	begun := map[int]bool{}
	for key := range p.planned {
		begun[key.block] = true
	}
	out.Blocks = len(begun)
	out.Rounds = t.rounds(i)
	var first Event // of the holds
	mixed := false
	for _, e := range t.done {
		if e.Kind != PhaseEnd || e.Point != i+1 || e.Block == 0 {
			continue
		}
		out.Active += e.Held
		if !e.Phase.Compresses() {
			continue
		}
		out.Compression += e.Held
		if !WasHeld(e.Fits, e.Held) {
			continue
		}
		if out.Holds == 0 {
			first = e.Event
			out.Hold, out.HoldBasis, out.Count, out.CountBasis = e.Span(), e.MaxBasis, e.Count, e.CountBasis
		}
		mixed = mixed || e.Span() != first.Span() || e.Count != first.Count
		out.Holds++
		out.AddHold(e.Held, e.Fits, e.End)
		out.MaxLevel, out.LevelBasis = max(out.MaxLevel, e.Level), e.LevelBasis
		if e.Fits {
			out.Fits++
		}
	}
	if mixed {
		out.Hold, out.HoldBasis, out.Held, out.Unfit = protocol.Span{}, "", nil, nil
		out.Count, out.CountBasis = protocol.Range{}, ""
	}
	return out
}

// AddHold adds how long a hold lasted and why it ended, as far as the plan of the holds doesn't say it.
func (p *PointSummary) AddHold(held time.Duration, fits bool, why EndReason) {
	if !fits && (!p.Hold.Open || !p.Count.IsZero()) {
		p.Unfit = append(p.Unfit, held)
	}
	if !p.Hold.Open {
		return
	}
	p.Held = append(p.Held, held)
	switch why {
	case ByRelease:
		p.Released++
	case ByEased:
		p.Eased++
	}
}

// firstWork is the step of the first phase of work that was done at a point; 0 for none. Where the
// hands press or hold a position, what is done beside that is no work.
func (t *Tally) firstWork(point int) int {
	work := []protocol.Kind{protocol.Hold, protocol.Stroke, protocol.Contract, protocol.PositionOfEase}
	if !slices.ContainsFunc(t.plan.PartAt(point).Blocks, func(b protocol.Block) bool {
		return slices.ContainsFunc(b.Phases, func(p protocol.Phase) bool { return slices.Contains(work, p.Kind) })
	}) {
		work = []protocol.Kind{protocol.Stretch, protocol.Heat, protocol.Movement}
	}
	for _, e := range t.done {
		if e.Kind == PhaseEnd && e.Point == point+1 && slices.Contains(work, e.Phase) && WasHeld(e.Fits, e.Held) {
			return e.Step
		}
	}
	return 0
}

// PlannedRounds is how many rounds of a block are planned.
type PlannedRounds struct {
	As    protocol.Range // as the protocol says them, unless they were changed; zero if they are open
	Basis protocol.Basis
}

// AllPlanned adds up the rounds planned in several blocks; zero if those of one are open.
func AllPlanned(blocks iter.Seq[PlannedRounds]) (all protocol.Range, basis protocol.Basis) {
	for b := range blocks {
		if b.As.Max == 0 {
			return protocol.Range{}, ""
		}
		all = protocol.Range{Min: all.Min + b.As.Min, Max: all.Max + b.As.Max, About: all.About || b.As.About}
		basis = weaker(basis, b.Basis)
	}
	return all, basis
}

// plannedRounds are the rounds planned in the blocks that were begun.
func (p pointTally) plannedRounds(blocks []protocol.Block) iter.Seq[PlannedRounds] {
	return func(yield func(PlannedRounds) bool) {
		for _, e := range p.planned {
			if !yield(PlannedRounds{blocks[e.Block-1].Rounds.Now(e.Rounds), e.RoundsBasis}) {
				return
			}
		}
	}
}

// rounds counts the rounds done at a point. A round is done when its last timed phase has ended, or
// when its block was over before that.
func (t *Tally) rounds(point int) int {
	blocks := t.plan.PartAt(point).Blocks
	ended := map[roundKey]int{} // timed phases, in their order
	done := map[roundKey]bool{}
	for _, e := range t.done {
		if e.Point != point+1 || e.Block == 0 || brokenOff(e.End) && !e.Fits {
			continue
		}
		round := roundKey{course: e.course, block: e.Block, round: e.Round}
		timed := timedPhases(blocks[e.Block-1])
		// Any other phase is a forced release, or one that a jump had left and that came again.
		if n := ended[round]; e.Kind == PhaseEnd && n < len(timed) && e.Phase == timed[n] {
			ended[round]++
		}
		if e.Kind == RoundEnd || ended[round] >= len(timed) {
			done[round] = true
		}
	}
	return len(done)
}

// timedPhases are the kinds of the phases of a round that take a time of their own. What runs between
// rounds belongs to none.
func timedPhases(b protocol.Block) (kinds []protocol.Kind) {
	for _, p := range b.Phases {
		if !p.Between && p.Kind != protocol.CheckIn {
			kinds = append(kinds, p.Kind)
		}
	}
	return kinds
}

// ByInterruption is why a phase or a session ended whose program died. Only the record tells it.
const ByInterruption EndReason = "interrupted"

// brokenOff reports that what ended so was left before its end.
func brokenOff(why EndReason) bool {
	switch why {
	case ByJump, BySkip, ByFinish, ByAbort, ByInterruption:
		return true
	default:
		return false
	}
}

// WasHeld reports whether a hold counts: it lasted as long as the protocol asks, or at least a second.
// One that was skipped as soon as it began was none.
func WasHeld(fits bool, held time.Duration) bool { return fits || held >= time.Second }

// WorkedAt reports whether something was done at a point of the plan, by its index from 0.
func (s Summary) WorkedAt(point int) bool {
	return slices.ContainsFunc(s.Points, func(p PointSummary) bool { return p.Number == point+1 && p.Active > 0 })
}
