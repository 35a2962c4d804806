package journal

import (
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Session is a recorded session.
type Session struct {
	ID        int64             `json:"id"`
	Began     time.Time         `json:"began"` // local time
	Client    string            `json:"client,omitempty"`
	Protocol  string            `json:"protocol"` // id of the protocol or treatment
	Title     string            `json:"title"`    // its name
	Treatment bool              `json:"treatment,omitempty"`
	Speed     session.Speed     `json:"speed"`
	Preview   bool              `json:"preview"`
	Program   string            `json:"program"`        // name and version
	Open      bool              `json:"open,omitempty"` // still running, or may be resumed
	End       session.EndReason `json:"end,omitempty"`
	Total     protocol.Seconds  `json:"total"`
	Active    protocol.Seconds  `json:"active"`
	Paused    protocol.Seconds  `json:"paused"`
	Note      string            `json:"note,omitempty"`
	Plan      string            `json:"plan,omitempty"` // what to do next time
	Points    []Point           `json:"points"`         // those that were begun

	// The rest is read by [Store.Session] only.

	Protocols []Ran   `json:"protocols,omitempty"`
	Rounds    []Round `json:"rounds,omitempty"`
	Phases    []Phase `json:"phases,omitempty"`
	Marks     []Mark  `json:"marks,omitempty"`

	uid string
}

// Point is what was done at one point of a session.
type Point struct {
	N        int           `json:"point"` // from 1
	Site     string        `json:"site,omitempty"`
	Side     protocol.Side `json:"side,omitempty"`
	Landmark string        `json:"landmark,omitempty"`
	Protocol string        `json:"protocol,omitempty"` // id
	Title    string        `json:"title,omitempty"`    // its name
	Hash     string        `json:"hash,omitempty"`     // of its file, to find it among the session's

	Rounds       int              `json:"rounds"`
	Planned      int              `json:"planned,omitempty"`       // rounds; zero when open
	PlannedBasis protocol.Basis   `json:"planned_basis,omitempty"` // the weakest of theirs
	Holds        int              `json:"holds"`
	Fits         int              `json:"fits"` // holds as long as the protocol asks
	Hold         Length           `json:"hold,omitzero"`
	Compression  protocol.Seconds `json:"compression"`
	Active       protocol.Seconds `json:"active"`
	MaxLevel     int              `json:"max_level,omitempty"`

	ScoreBefore     session.ClientScore `json:"score_before,omitzero"` // client-reported
	ScoreAfter      session.ClientScore `json:"score_after,omitzero"`
	ThresholdBefore float64             `json:"threshold_before,omitempty"` // kg/cm2; zero for none
	ThresholdAfter  float64             `json:"threshold_after,omitempty"`
	Device          string              `json:"device,omitempty"`   // that it was measured with
	Referral        string              `json:"referral,omitempty"` // area, as reported
	Adverse         string              `json:"adverse,omitempty"`  // response
	Note            string              `json:"note,omitempty"`
	End             session.EndReason   `json:"end,omitempty"`
}

// Length is a planned duration.
type Length struct {
	Min      protocol.Seconds `json:"min,omitempty"`
	Max      protocol.Seconds `json:"max,omitempty"` // the cap of an open one
	Open     bool             `json:"open,omitempty"`
	MaxBasis protocol.Basis   `json:"max_basis,omitempty"` // empty as well where an older version recorded none
}

// Span converts the length.
func (l Length) Span() protocol.Span {
	return protocol.Span{Min: time.Duration(l.Min), Max: time.Duration(l.Max), Open: l.Open}
}

// Ran is a protocol as it was run, with all overrides.
type Ran struct {
	Hash string `json:"hash"`
	ID   string `json:"id"`
	Name string `json:"name"`
	File string `json:"file"` // the protocol file, whole
}

// Round is a round that was begun.
type Round struct {
	Point        int               `json:"point"`
	Block        int               `json:"block"`
	Round        int               `json:"round"`
	Planned      int               `json:"planned,omitempty"` // rounds in all, as planned then; zero when open
	PlannedBasis protocol.Basis    `json:"planned_basis,omitempty"`
	At           protocol.Seconds  `json:"at"`
	Ended        *protocol.Seconds `json:"ended"` // null for one that never came to its end
	End          session.EndReason `json:"end,omitempty"`
}

// Phase is a phase, planned and actual.
type Phase struct {
	Step       int               `json:"step"`
	Point      int               `json:"point"`
	Block      int               `json:"block,omitempty"`
	Round      int               `json:"round,omitempty"`
	Kind       protocol.Kind     `json:"phase"`
	Label      string            `json:"label,omitempty"`
	Planned    Length            `json:"planned"`
	Guide      protocol.Seconds  `json:"guide,omitempty"`
	GuideMax   protocol.Seconds  `json:"guide_max,omitempty"` // where a range of guide times ends
	GuideBasis protocol.Basis    `json:"guide_basis,omitempty"`
	Count      protocol.Range    `json:"count,omitzero"`  // strokes
	Basis      protocol.Basis    `json:"basis,omitempty"` // of Count, or else of Planned.Max
	Level      int               `json:"level,omitempty"`
	LevelBasis protocol.Basis    `json:"level_basis,omitempty"` // of how the protocol changes it
	Shift      session.Shift     `json:"shift,omitempty"`
	At         protocol.Seconds  `json:"at"`
	Ended      *protocol.Seconds `json:"ended"`
	Held       *protocol.Seconds `json:"held"` // pauses left out
	Fits       bool              `json:"fits"`
	End        session.EndReason `json:"end,omitempty"`
	Superseded bool              `json:"superseded,omitempty"`
}

// Mark is an event that is neither a phase nor a round: a pause, a gap, a score, an answer, a
// change of level.
type Mark struct {
	At    protocol.Seconds    `json:"at"`
	World time.Time           `json:"world"` // when it was noticed
	Kind  session.EventKind   `json:"event"`
	Point int                 `json:"point,omitempty"`
	Block int                 `json:"block,omitempty"`
	Round int                 `json:"round,omitempty"`
	Step  int                 `json:"step,omitempty"`
	Level int                 `json:"level,omitempty"`
	Score session.ClientScore `json:"score,omitzero"`
	Value string              `json:"value,omitempty"` // the answer, the rule, the length or rounds now, the steps
}
