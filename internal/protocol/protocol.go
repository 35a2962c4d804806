// Package protocol says what presshold runs: a trigger-point compression
// protocol as data, its validation, its overrides, and its expansion into the
// plan that the engine follows.
//
// A [Protocol] is a list of blocks. A [Block] is a list of phases that repeats,
// round by round, until its stop rule is met. A [Phase] is one thing to do with
// the hands (hold, release, stroke ...) and says how long: a fixed time, a range,
// or open until the practitioner feels what they wait for.
//
// A [Treatment] is points in order, each with a protocol of its own and what is chosen
// in place of its numbers. Either is a [Document], as a file has it, and becomes a [Plan], in
// parts that have one protocol each.
//
// Every number carries its [Provenance], because half of the numbers that
// practitioners use are in no source, and the program must never show an assumed
// one as a sourced one.
//
// The package holds values and rules only: it reads no files and tells no time.
package protocol

import (
	"strings"
	"time"

	"presshold/internal/phrase/english"
)

// Schema is the version of the file format that this program reads and writes.
const Schema = 1

// Limits on what a protocol may ask for. They are far above anything a source
// describes; they catch slips of the finger ("80m" for "80s") and keep the engine
// and the screens within sizes that are tested.
const (
	MinDuration = 500 * time.Millisecond // shortest phase, cap or guide
	MaxDuration = time.Hour              // longest phase, cap or guide
	MaxRounds   = 1000                   // most rounds in a block
	MaxBlocks   = 32                     // most blocks in a protocol
	MaxPhases   = 32                     // most phases in a block
	MaxPoints   = 64                     // most points in a run, sides counted
	MaxSets     = 12                     // most sets of a block
	MaxCount    = 1000                   // most counted strokes or breaths in a phase
	MaxLevel    = 20                     // highest pressure level
	MaxText     = 4000                   // longest text, in characters
	MaxName     = 80                     // longest id, name, label or site, in characters
)

// Kind is what the hands do in a phase.
type Kind string

// The kinds of phase. CountIn and Reposition may stand in a file like any other;
// the plan also puts them in by itself, before the first point and between points.
const (
	CountIn        Kind = "count-in"
	Hold           Kind = "hold"
	Release        Kind = "release"
	Reposition     Kind = "reposition"
	PositionOfEase Kind = "position-of-ease"
	Contract       Kind = "contract"
	Stretch        Kind = "stretch"
	Stroke         Kind = "stroke"
	Heat           Kind = "heat"
	Movement       Kind = "movement"
	CheckIn        Kind = "check-in"
)

// Kinds lists every kind in the order in which the documentation names them.
func Kinds() []Kind {
	return []Kind{
		CountIn, Hold, Release, Reposition, PositionOfEase, Contract, Stretch,
		Stroke, Heat, Movement, CheckIn,
	}
}

// JoinKinds puts the names of all kinds together, for messages and schemas.
func JoinKinds(separator string) string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, separator)
}

// Order is how a run with several points walks over them.
type Order string

// The orders: each point to its end before the next, or one round on each point
// in turn, sweep after sweep.
const (
	Each  Order = "each"
	Sweep Order = "sweep"
)

// Change is the rule by which the pressure level changes.
type Change string

// The rules. Up takes effect only when the practitioner marks a hold as released:
// nobody is pressed harder because a clock ran out. Down takes one level off each
// round. Alternate goes to and fro between two neighbouring levels, round by round.
const (
	Same      Change = "same"
	Up        Change = "up"
	Down      Change = "down"
	Alternate Change = "alternate"
)

// Side is the side of the body that a point is on.
type Side string

// The sides. Both stands for two points: the left one, then the right one.
const (
	NoSide Side = ""
	Left   Side = "left"
	Right  Side = "right"
	Both   Side = "both"
)

// Protocol is one trigger-point compression protocol.
type Protocol struct {
	ID        string // unique, lower case, words joined by hyphens
	Name      string // as shown
	Summary   string // one sentence
	Technique string // how it is done
	Tool      string // finger, thumb, knuckle, elbow ...
	Breath    string // breathing cue
	// Where these words come from. The zero value leaves that open: words need no source, but
	// words that no source has may be marked as assumed.
	TechniqueFrom Provenance `json:",omitzero"`
	ToolFrom      Provenance `json:",omitzero"`
	BreathFrom    Provenance `json:",omitzero"`
	Cautions      []string   // what to watch for, beyond the safety text
	// CautionsFrom has the origin of each caution, in their order; it may be empty.
	CautionsFrom []Provenance `json:",omitempty"`
	Sources      []Source     // the first is the protocol's citation
	Pressure     Pressure
	Order        Order   // Each if empty
	Points       []Point // none means one unnamed point (three in sweeps)
	// Reposition is the time to move between two points; zero means
	// [DefaultReposition], assumed.
	Reposition     time.Duration
	RepositionFrom Provenance `json:",omitzero"`
	Blocks         []Block
	Aftercare      Aftercare
}

// Source is where numbers come from.
type Source struct {
	Key      string // short name that a Provenance refers to, such as N3
	Basis    Basis  // Stated or Secondary
	Citation string
}

// Point is one place that is worked.
type Point struct {
	Site     string // a muscle or region; see Sites
	Side     Side
	Landmark string
}

// Pressure says how hard, in ordinal levels: the program can't sense pressure.
type Pressure struct {
	Words      string     // the source's words
	WordsFrom  Provenance `json:",omitzero"`
	Change     Change     // Same if empty
	ChangeFrom Provenance `json:",omitzero"`
	Level      int        // first level; zero means 1
	// Levels names the levels from 1 up, such as "lighter", "deeper".
	Levels     []string
	LevelsFrom Provenance `json:",omitzero"`
	// Target and Ceiling are the user's own: a client-reported score to work at
	// (0-10, zero for none) and the highest level (zero for none). Sources
	// disagree on a ceiling, so no built-in protocol sets one.
	Target  int
	Ceiling int
}

// Block is a list of phases that repeats until its stop rule is met.
type Block struct {
	Name string
	// Sets is how often the whole block is done, rounds and stop rule and all; zero
	// means once.
	Sets     int        `json:",omitempty"`
	SetsFrom Provenance `json:",omitzero"`
	// Set tells in a plan which of its block's sets this is, from 1; zero if there is
	// only one.
	Set    int `json:",omitempty"`
	Phases []Phase
	Rounds Rounds
	// Until are the criteria that end the block; the first met ends it.
	Until     []Criterion
	UntilFrom Provenance `json:",omitzero"`
	// Unbroken rounds follow one another without a release, also where one timed hold
	// meets the next. It is the user's own choice.
	Unbroken bool
	// Eased is what the practitioner waits for, in the protocol's words ("pain
	// lessened"); it labels the eased control.
	Eased string
}

// Rounds is how often a block's phases are done.
type Rounds struct {
	Min     int        // at least this many, where a range is given
	Planned int        // then it ends if no criterion was met; zero: no plan, Cap decides
	About   bool       `json:",omitempty"` // the source gives the number as about so many
	From    Provenance `json:",omitzero"`
	Cap     int        // never more than this; zero means twice Planned
	CapFrom Provenance `json:",omitzero"`
}

// Now is how many rounds are planned now: "3-5" or "about 3" as the file says them, unless somebody
// has changed the number.
func (r Rounds) Now(planned int) Range {
	if planned == r.Planned {
		return r.Range()
	}
	return Range{Min: planned, Max: planned}
}

// Phase is one thing to do and how long to do it.
type Phase struct {
	Kind     Kind
	Label    string     // shown in place of the kind, such as "slow return"
	Note     string     // what to do, in a sentence
	Duration Span       `json:",omitzero"`
	From     Provenance `json:",omitzero"` // of Duration
	// Cap ends an open phase. A fixed or ranged one may be made longer by hand up
	// to its Cap, or, where that is zero, up to three times its maximum.
	Cap     time.Duration
	CapFrom Provenance `json:",omitzero"`
	// Guide is when an open phase tells that its guide time has passed; zero for none.
	// GuideMax is where a range of guide times ends; zero if there is only one.
	Guide     time.Duration
	GuideMax  time.Duration `json:",omitempty"`
	GuideFrom Provenance    `json:",omitzero"`
	// Between phases run only between two rounds; the others also close the last.
	Between bool
	// Count is how many strokes, or breaths of a hold, where they are counted and not
	// timed.
	Count     Range      `json:",omitzero"`
	CountFrom Provenance `json:",omitzero"`
	// When says in which rounds a check-in takes place.
	When Occasion `json:",omitzero"`
	// Waits stops the clock during a check-in until it is answered.
	Waits bool
}

// FirstLevel is the level that a point starts at.
func (p Pressure) FirstLevel() int { return max(p.Level, 1) }

// Changes tells whether the protocol itself changes the level.
func (p Pressure) Changes() bool { return p.Change != Same && p.Change != "" }

// LevelName is the protocol's word for a level, or "" where it has none.
func (p Pressure) LevelName(level int) string {
	if level < 1 || level > len(p.Levels) {
		return ""
	}
	return p.Levels[level-1]
}

// Phases are the phases of all blocks, in order.
func (p Protocol) Phases() []Phase {
	var all []Phase
	for _, b := range p.Blocks {
		all = append(all, b.Phases...)
	}
	return all
}

// Source finds a source by its key.
func (p Protocol) Source(key string) (Source, bool) {
	for _, s := range p.Sources {
		if s.Key == key {
			return s, true
		}
	}
	return Source{}, false
}

// Word is what a phase is called on screen and in transcripts, in lower case
// unless the protocol's own label is not.
func (p Phase) Word() string {
	if p.Label != "" {
		return p.Label
	}
	return p.Kind.Word()
}

// Word is the kind in plain words.
func (k Kind) Word() string {
	switch k {
	case CountIn:
		return english.PhaseCountIn
	case PositionOfEase:
		return english.PhaseEase
	default:
		return string(k)
	}
}

// Presses tells whether the hands press in a phase of this kind: where they do,
// they need a moment to get ready after a pause.
func (k Kind) Presses() bool {
	return k == Hold || k == Stroke || k == Contract
}

// Compresses tells whether a phase of this kind counts as compression, for a stop rule as for the
// record: a stroke moves on, and in a contraction the client works.
func (k Kind) Compresses() bool { return k == Hold }

// Repeats tells whether a block can run more than one round without being asked to.
func (b Block) Repeats() bool {
	return b.Rounds.Planned > 1 || b.Rounds.Planned == 0
}

// Capped tells whether the phase has a cap that says more than its length.
func (p Phase) Capped() bool { return p.Cap > 0 && (p.Duration.Open || p.Cap != p.Duration.Max) }

// Counted tells whether the phase counts strokes or breaths.
func (p Phase) Counted() bool { return !p.Count.IsZero() }

// Counts is what a phase of this kind can count, "stroke" or "breath"; "" for nothing.
func (k Kind) Counts() string {
	switch k {
	case Stroke:
		return "stroke"
	case Hold:
		return "breath"
	default:
		return ""
	}
}

// GuideSpan is the guide time, or the range of them; zero for none.
func (p Phase) GuideSpan() Span {
	return Span{Min: p.Guide, Max: max(p.Guide, p.GuideMax)}
}

// CautionFrom is where a caution comes from, by its index.
func (p Protocol) CautionFrom(i int) Provenance {
	if i < len(p.CautionsFrom) {
		return p.CautionsFrom[i]
	}
	return Provenance{}
}

// Range is the planned rounds as the file says them; zero for no plan.
func (r Rounds) Range() Range {
	if r.Min > 0 {
		return Range{Min: r.Min, Max: r.Planned, About: r.About}
	}
	return Range{Min: r.Planned, Max: r.Planned, About: r.About}
}

// String is the point as it is written: "upper trapezius left, below the spine".
func (p Point) String() string {
	s := p.Site
	if p.Side != NoSide {
		s += " " + string(p.Side)
	}
	if p.Landmark != "" {
		s += ", " + p.Landmark
	}
	return s
}
