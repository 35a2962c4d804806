package session

import (
	"cmp"
	"encoding/json"
	"strconv"
	"time"

	"presshold/internal/protocol"
)

// EventKind is what happened.
type EventKind string

// The events. Phase events carry the phase's Step, a number that no other phase of
// the run has, so that a record can say which phase was superseded.
const (
	SessionStart EventKind = "session-start"
	PointStart   EventKind = "point-start"
	BlockStart   EventKind = "block-start"
	RoundStart   EventKind = "round-start"
	PhaseStart   EventKind = "phase-start"
	InRange      EventKind = "in-range" // a ranged phase reached its minimum
	GuideReached EventKind = "guide"    // an open phase reached its guide time
	PhaseEnd     EventKind = "phase-end"
	RoundEnd     EventKind = "round-end"
	BlockEnd     EventKind = "block-end"
	PointEnd     EventKind = "point-end"
	SessionEnd   EventKind = "session-end"

	Paused     EventKind = "paused"
	Resumed    EventKind = "resumed"    // the clock runs again
	GettingSet EventKind = "get-ready"  // asked to resume; the clock runs after Max
	GapFound   EventKind = "gap"        // paused as of the last moment that is known, see Cause
	Superseded EventKind = "superseded" // steps from From up to Step no longer count
	Adjusted   EventKind = "adjusted"   // this phase's end moved; Max is its new length
	Replanned  EventKind = "replanned"  // the number of planned rounds is now Rounds
	Scored     EventKind = "score"      // client-reported, in Score; see Corrects
	// ScoreTakenBack takes the latest score at the point back; Score is what stands now.
	ScoreTakenBack EventKind = "score-taken-back"
	Replied        EventKind = "reply"    // about pressure, in Answer
	LevelSet       EventKind = "pressure" // the level is now Level, by hand
	RuleMet        EventKind = "rule-met" // the criterion in Rule was met
	HandsLead      EventKind = "by-hand"  // from now on a hold lasts as long as the hands press
	Pressed        EventKind = "pressed"  // they do: the clock of the current hold runs
)

// EventKinds lists every kind of event.
func EventKinds() []EventKind {
	return []EventKind{
		SessionStart, PointStart, BlockStart, RoundStart, PhaseStart, InRange, GuideReached, PhaseEnd, RoundEnd,
		BlockEnd, PointEnd, SessionEnd, Paused, Resumed, GettingSet, GapFound, Superseded, Adjusted, Replanned,
		Scored, ScoreTakenBack, Replied, LevelSet, RuleMet, HandsLead, Pressed,
	}
}

// EndReason is why a phase, block, point or session ended.
type EndReason string

// The reasons. A phase never ends for one of the last three.
const (
	ByTime    EndReason = "time"     // its time was up
	ByCap     EndReason = "cap"      // an open phase reached its cap
	ByRelease EndReason = "released" // the practitioner felt it, or it was in range
	ByDone    EndReason = "done"     // a phase that waits for the hands was ended by hand
	ByNext    EndReason = "next"     // skipped
	ByEased   EndReason = "eased"
	ByBack    EndReason = "back"
	ByRestart EndReason = "restart"
	ByJump    EndReason = "jump"  // left for another point
	BySkip    EndReason = "skip"  // its point was left out, or this is it
	ByPress   EndReason = "press" // the hands pressed for the coming hold before it was due
	ByLift    EndReason = "lift"  // they let go in a timed hold; in an open one it is ByRelease
	ByLoss    EndReason = "lost"  // it is unknown whether the hands still press
	ByFinish  EndReason = "finish"
	ByAbort   EndReason = "abort"
	ByRounds  EndReason = "rounds" // the planned rounds are done
	ByRule    EndReason = "rule"   // a criterion was met
	ByPlan    EndReason = "plan"   // all of its parts are done
)

// EndReasons lists every reason.
func EndReasons() []EndReason {
	return []EndReason{
		ByTime, ByCap, ByRelease, ByDone, ByNext, ByEased, ByBack, ByRestart, ByJump, BySkip, ByPress, ByLift,
		ByLoss, ByFinish, ByAbort, ByRounds, ByRule, ByPlan,
	}
}

// Shift is how a hold's pressure compares with the hold before it at the point.
type Shift string

// The shifts. Again is only told where one hold follows another at once.
const (
	NoShift Shift = ""
	Deeper  Shift = "deeper"
	Lighter Shift = "lighter"
	Again   Shift = "again"
)

// Shifts lists every shift, and none.
func Shifts() []Shift { return []Shift{NoShift, Deeper, Lighter, Again} }

// ClientScore is a score that the client reported, from 0 to 10; the zero value
// says that there was none.
type ClientScore struct {
	N     int
	Given bool
}

// Reported is a score that was given.
func Reported(n int) ClientScore { return ClientScore{N: n, Given: true} }

// String is the number; "" where none was given.
func (s ClientScore) String() string {
	if !s.Given {
		return ""
	}
	return strconv.Itoa(s.N)
}

// MarshalJSON writes the number, or null where none was given.
func (s ClientScore) MarshalJSON() ([]byte, error) {
	if !s.Given {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(s.N), 10), nil
}

// UnmarshalJSON reads it back.
func (s *ClientScore) UnmarshalJSON(text []byte) error {
	var n *int
	if err := json.Unmarshal(text, &n); err != nil {
		return err
	}
	*s = ClientScore{}
	if n != nil {
		*s = Reported(*n)
	}
	return nil
}

// Event is one thing that happened, flat and comparable. At is when it was due,
// not when it was noticed. Point, Block, Round and Phase count from 1; they are
// zero where they mean nothing.
type Event struct {
	Kind EventKind     `json:"event"`
	At   time.Duration `json:"at"` // since the start of the run, in protocol time

	Point int           `json:"point,omitempty"`
	Site  string        `json:"site,omitempty"`
	Side  protocol.Side `json:"side,omitempty"`
	// Protocol is the id of the point's protocol, on PointStart.
	Protocol string `json:"protocol,omitempty"`

	Block  int `json:"block,omitempty"`
	Round  int `json:"round,omitempty"`
	Rounds int `json:"rounds,omitempty"` // planned; zero when open
	// RoundsBasis is where Rounds comes from. As all bases here it is empty for a number
	// that is no protocol's, such as the length of the count-in.
	RoundsBasis protocol.Basis `json:"rounds_basis,omitempty"`
	RoundsAbout bool           `json:"rounds_about,omitempty"` // the source gives them as about so many

	Step  int           `json:"step,omitempty"`
	From  int           `json:"from,omitempty"` // first step superseded
	Phase protocol.Kind `json:"phase,omitempty"`
	Label string        `json:"label,omitempty"`

	Open       bool           `json:"open,omitempty"`
	Basis      protocol.Basis `json:"basis,omitempty"` // of its length: of Min and Max, or that it is open
	About      bool           `json:"about,omitempty"` // the source gives it as about so long
	Min        time.Duration  `json:"min,omitempty"`   // the phase's shortest length
	Max        time.Duration  `json:"max,omitempty"`   // its longest as planned; the cap of an open one
	MaxBasis   protocol.Basis `json:"max_basis,omitempty"`
	Guide      time.Duration  `json:"guide,omitempty"`
	GuideMax   time.Duration  `json:"guide_max,omitempty"` // where a range of guide times ends
	GuideBasis protocol.Basis `json:"guide_basis,omitempty"`
	Count      protocol.Range `json:"count,omitzero"` // strokes to count
	CountBasis protocol.Basis `json:"count_basis,omitempty"`
	Held       time.Duration  `json:"held,omitempty"` // how long a phase lasted, pauses taken out
	Fits       bool           `json:"fits,omitempty"` // it lasted as long as the protocol asks

	Level      int            `json:"level,omitempty"`
	LevelBasis protocol.Basis `json:"level_basis,omitempty"` // of how the protocol changes it; empty where it does not
	Shift      Shift          `json:"shift,omitempty"`

	End   EndReason     `json:"end,omitempty"`
	Rule  protocol.Rule `json:"rule,omitempty"`
	Score ClientScore   `json:"score,omitzero"`
	// Corrects tells that Score stands in place of the point's latest score.
	Corrects bool   `json:"corrects,omitempty"`
	Answer   Answer `json:"answer,omitempty"`

	Cause Cause `json:"cause,omitempty"` // of GapFound; "" if it is not known

	Active time.Duration `json:"active,omitempty"` // so far, on SessionEnd
	Paused time.Duration `json:"paused,omitempty"`
}

// event is an event at this moment, with the position of the run.
func (s *Session) event(kind EventKind) Event {
	e := s.pointEvent(kind, s.position)
	if !s.position.onWay() {
		e.Block, e.Round = s.position.block+1, s.position.round
		e.Rounds, e.RoundsBasis = s.rounds(s.position), basis(s.roundsFrom(s.position))
		e.RoundsAbout = s.blockAt(s.position).Rounds.Now(e.Rounds).About
		if e.Rounds == 0 {
			e.RoundsBasis = ""
		}
		e.Level = s.level(s.position)
		if p := s.part(s.position).Pressure; p.Changes() {
			e.LevelBasis = basis(p.ChangeFrom)
		}
	}
	e.Step, e.Phase, e.Label = s.steps, s.phase.Kind, s.phase.Label
	if kind == PhaseStart || kind == PhaseEnd {
		s.tellLength(&e)
		e.Shift = s.phase.shift
	}
	return e
}

// tellLength fills in how long the current phase is to last, each number with its own
// basis.
func (s *Session) tellLength(e *Event) {
	p := s.shownPhase()
	e.Open, e.About, e.Min, e.Max = p.Duration.Open, p.Duration.About, p.Duration.Min, p.Duration.Max
	if s.position.stage != inCountIn && !p.Waits {
		e.Basis, e.MaxBasis = basis(p.From), basis(p.From)
	}
	if p.Duration.Open {
		e.Max, e.MaxBasis = p.Cap, basis(p.CapFrom)
	}
	if p.Guide > 0 {
		e.Guide, e.GuideMax, e.GuideBasis = p.Guide, p.GuideMax, basis(p.GuideFrom)
	}
	if p.Counted() {
		e.Count, e.CountBasis = p.Count, basis(p.CountFrom)
	}
}

// basis is the basis of a number of the protocol; without a stated one, the user chose it.
func basis(from protocol.Provenance) protocol.Basis { return cmp.Or(from.Basis, protocol.Chosen) }

// Span is how long the phase is to last.
func (e Event) Span() protocol.Span {
	return protocol.Span{Min: e.Min, Max: e.Max, Open: e.Open, About: e.About}
}

// GuideSpan is the guide time, or the range of them; zero for none.
func (e Event) GuideSpan() protocol.Span {
	return protocol.Span{Min: e.Guide, Max: max(e.Guide, e.GuideMax)}
}

// pointEvent is an event at this moment for the point of a position.
func (s *Session) pointEvent(kind EventKind, at position) Event {
	p := s.plan.Points[at.point]
	return Event{Kind: kind, At: s.now, Point: at.point + 1, Site: p.Site, Side: p.Side}
}

// emitPart emits the start of a round or block, or the end of one or of a point. Such an event
// belongs to no phase.
func (s *Session) emitPart(kind EventKind, why EndReason) {
	e := s.event(kind)
	e.Step, e.Phase, e.Label = 0, "", ""
	if kind == BlockEnd { // maybe on the way to its next round
		e.Block = s.position.block + 1
	}
	e.End = why
	s.emit(e)
}

func (s *Session) emitRule(r protocol.Rule) {
	e := s.event(RuleMet)
	e.Rule = r
	s.emit(e)
}
