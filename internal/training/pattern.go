package training

import (
	"cmp"
	"fmt"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Pattern is the rhythm of one block at one point or, in a sweep, at every point in turn. It is what
// the engine runs if every phase lasts its maximum and each open hold is released.
type Pattern struct {
	// Words is the pattern in words: "hold 8 to 10 seconds, release 3 seconds (assumed), 6 times".
	Words string
	// Rounds are the first rounds, at most as many as a picture can show.
	Rounds [][]Beat
	// Planned is the number of rounds if nothing ends them early.
	Planned int
	// Round and Whole are the lengths of the first round and of all planned rounds.
	Round, Whole Extent
}

// Beat is one phase of a pattern.
type Beat struct {
	Phase int // index in the plan's block; NoIndex for the way to the next point
	Point int // from 0; above it in sweeps only
	Kind  protocol.Kind
	Word  string
	// Span is how long the phase may last. Its Max is the cap of an open phase, and zero for a
	// check-in that waits, because the clock stands still then.
	Span  protocol.Span
	From  protocol.Provenance // of the span, or of the cap of an open one
	Guide time.Duration
	Level int    // of pressure; zero if nobody presses
	Name  string // of the level, if the protocol has one
}

// often is how many times a phase runs in the first round: several times in a sweep.
func (p Pattern) often(phase int) int {
	n := 0
	for _, b := range p.Rounds[0] {
		if b.Phase == phase {
			n++
		}
	}
	return n
}

// maxBeats limits what is kept of a pattern: no picture has so many columns.
const maxBeats = 512

// patterns are the rhythms of a part's blocks. All points go through the same levels, so one point
// stands for all.
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
	beats  []Beat // of the current round, at one point
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

// lay lays out one round at one point: its phases, then those between it and the next round, which
// in a sweep the way to the next point replaces.
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

// over is the round at all points.
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
		return phrase.Marked(fmt.Sprintf(english.AtMost, phrase.LengthWords(e.Max)), e.From).String()
	}
	return phrase.Marked(phrase.SpanWords(protocol.Span{Min: e.Min, Max: e.Max}), e.From).String()
}
