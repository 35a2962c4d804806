package training

import (
	"cmp"
	"fmt"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Pattern is the rhythm of one block at one point, or, in sweeps, at each in turn: as
// it runs if everything lasts as long as it may and each open hold is released.
type Pattern struct {
	// Words say it: "hold 8 to 10 seconds, release 3 seconds (assumed), 6 times".
	Words string
	// Rounds are the first rounds, as many as a picture has room for.
	Rounds [][]Beat
	// Planned is how many rounds there are, if nothing ends them before.
	Planned int
	// Round and Whole are how long the first round and all planned ones last.
	Round, Whole Extent
}

// Beat is one phase of a pattern.
type Beat struct {
	Phase int // index in the plan's block; NoIndex for the way to the next point
	Point int // from 0; above it in sweeps only
	Kind  protocol.Kind
	Word  string
	// Span is how long it may last. Max is the cap of an open one; zero is a check-in
	// that waits, for then the clock stands.
	Span  protocol.Span
	From  protocol.Provenance // of the span, or of the cap of an open one
	Guide time.Duration
	Level int    // of pressure; zero where nobody presses
	Name  string // of the level, if the protocol has one
}

// often is how many times a phase runs in the first round: more than once in sweeps.
func (p Pattern) often(phase int) int {
	n := 0
	for _, b := range p.Rounds[0] {
		if b.Phase == phase {
			n++
		}
	}
	return n
}

// maxBeats is how much of a pattern is kept: more than a picture has columns.
const maxBeats = 512

// patterns are the rhythms of all blocks of a plan's part. All points go through the
// same levels, so one stands for all.
func patterns(part protocol.Part) []Pattern {
	w := roundLayout{part: part, level: part.Pressure.Level, points: 1}
	if part.Order == protocol.Sweep {
		w.points = part.To - part.From
	}
	var out []Pattern
	for i, b := range part.Blocks {
		w.block = b
		out = append(out, w.pattern(i == len(part.Blocks)-1))
	}
	return out
}

// roundLayout lays out the rounds of one block after the other.
type roundLayout struct {
	part   protocol.Part
	block  protocol.Block
	points int // that a round goes over
	level  int
	beats  []Beat // of the round at hand, at one point
}

func (w *roundLayout) pattern(last bool) Pattern {
	p := Pattern{Planned: cmp.Or(w.block.Rounds.Planned, w.block.Rounds.Cap)}
	kept := 0
	for round := 1; round <= p.Planned; round++ {
		w.lay(round, p.Planned)
		ways := w.ways(last && round == p.Planned)
		sum := extent(w.beats...).times(w.points).plus(extent(w.way()).times(ways))
		if round == 1 {
			p.Round = sum
		}
		p.Whole = p.Whole.plus(sum)
		if kept += len(w.beats)*w.points + ways; kept <= maxBeats || round == 1 {
			p.Rounds = append(p.Rounds, w.over(ways))
		}
	}
	p.Whole.From = p.Whole.From.Weaker(plannedFrom(w.block.Rounds))
	p.Words = w.words(p)
	return p
}

// lay lays out what is done at a point in one round: its phases, then those between it and
// the next. In a sweep the way to the next point replaces the latter.
func (w *roundLayout) lay(round, planned int) {
	if round > 1 && w.part.Pressure.Change == protocol.Down {
		w.level = max(w.level-1, 1)
	}
	w.beats = w.beats[:0]
	for _, between := range []bool{false, true} {
		if between && (w.sweeps() || round == planned) {
			return
		}
		for i, p := range w.block.Phases {
			if p.Between == between && (p.Kind != protocol.CheckIn || p.When.Is(round, planned)) {
				w.beats = append(w.beats, w.beat(i, p, round))
			}
		}
	}
}

// beat is one phase of a round. The release of an open hold raises the level of the next.
func (w *roundLayout) beat(i int, p protocol.Phase, round int) Beat {
	b := Beat{Phase: i, Kind: p.Kind, Word: p.Word(), Span: p.Duration, From: p.From, Guide: p.Guide}
	if p.Duration.Open {
		b.Span.Max, b.From = p.Cap, p.CapFrom
	}
	ceiling := cmp.Or(w.part.Pressure.Ceiling, protocol.MaxLevel)
	if p.Kind.Presses() {
		b.Level = w.level
		if w.part.Pressure.Change == protocol.Alternate && round%2 == 0 {
			b.Level++
		}
		b.Level = min(b.Level, ceiling)
		b.Name = w.part.Pressure.LevelName(b.Level)
	}
	if p.Kind == protocol.Hold && p.Duration.Open && w.part.Pressure.Change == protocol.Up {
		w.level = min(w.level+1, ceiling)
	}
	return b
}

// ways is how often a round goes from one point to the next.
func (w *roundLayout) ways(last bool) int {
	switch {
	case !w.sweeps():
		return 0
	case last:
		return w.points - 1
	default:
		return w.points
	}
}

func (w *roundLayout) way() Beat {
	r := w.part.Reposition
	return Beat{Phase: NoIndex, Kind: r.Kind, Word: r.Word(), Span: r.Duration, From: r.From}
}

// over is a round over all points.
func (w *roundLayout) over(ways int) []Beat {
	var beats []Beat
	for point := range w.points {
		for _, b := range w.beats {
			b.Point = point
			beats = append(beats, b)
		}
		if point < ways {
			way := w.way()
			way.Point = point
			beats = append(beats, way)
		}
	}
	return beats
}

func (w *roundLayout) sweeps() bool { return w.points > 1 }

// Extent is how long several phases last in sum.
type Extent struct {
	Min, Max time.Duration
	Open     bool                // at least one of them is open: Min is not known, Max is a cap
	From     protocol.Provenance // the weakest of theirs
}

// extent is how long beats last, without those at which the clock stands.
func extent(beats ...Beat) Extent {
	var e Extent
	for _, b := range beats {
		e = e.plus(Extent{Min: b.Span.Min, Max: b.Span.Max, Open: b.Span.Open, From: b.From})
	}
	return e
}

func (e Extent) times(n int) Extent {
	e.Min, e.Max = e.Min*time.Duration(n), e.Max*time.Duration(n)
	return e
}

func (e Extent) plus(o Extent) Extent {
	switch {
	case e.Max == 0:
		return o
	case o.Max == 0:
		return e
	default:
		return Extent{e.Min + o.Min, e.Max + o.Max, e.Open || o.Open, e.From.Weaker(o.From)}
	}
}

// words says the extent: "11 to 13 seconds (assumed)", "at most 1 minute 5 seconds".
func (e Extent) words() string {
	if e.Open {
		return phrase.Marked(fmt.Sprintf(english.AtMost, phrase.LengthWords(e.Max)), e.From)
	}
	return phrase.Marked(phrase.SpanWords(protocol.Span{Min: e.Min, Max: e.Max}), e.From)
}
