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

// Extent is how long several phases last in sum.
type Extent struct {
	Min, Max time.Duration
	Open     bool                // at least one of them is open: Min is not known, Max is a cap
	From     protocol.Provenance // the weakest of theirs
}

// maxBeats is how much of a pattern is kept: more than a picture has columns.
const maxBeats = 512

// patterns are the rhythms of all blocks of a plan's part. All points go through the
// same levels, so one stands for all.
func patterns(part protocol.Part) []Pattern {
	level := part.Pressure.Level
	var out []Pattern
	for i, b := range part.Blocks {
		w := roundLayout{part: part, block: b, last: i == len(part.Blocks)-1, level: level, points: 1}
		if part.Order == protocol.Sweep {
			w.points = part.To - part.From
		}
		pattern := w.weave()
		pattern.Words = w.words(pattern)
		out = append(out, pattern)
		level = w.level
	}
	return out
}

// roundLayout lays out the rounds of one block.
type roundLayout struct {
	part   protocol.Part
	block  protocol.Block
	last   bool // the last block
	points int  // that a round goes over
	level  int
	beats  []Beat // of the round at hand, at one point
}

func (w *roundLayout) weave() Pattern {
	p := Pattern{Planned: cmp.Or(w.block.Rounds.Planned, w.block.Rounds.Cap)}
	kept := 0
	for round := 1; round <= p.Planned; round++ {
		body := w.body(round, p.Planned)
		hops := w.hops(round, p.Planned)
		sum := w.lasts(body, hops)
		if round == 1 {
			p.Round = sum
		}
		p.Whole = p.Whole.plus(sum)
		if kept += len(body)*w.points + hops; kept <= maxBeats || round == 1 {
			p.Rounds = append(p.Rounds, w.over(body, hops))
		}
	}
	p.Whole.From = p.Whole.From.Weaker(plannedFrom(w.block.Rounds))
	return p
}

// body is what is done at a point in one round: its phases, then those between it and
// the next. In a sweep the way to the next point replaces the latter. The slice is
// valid until the next call.
func (w *roundLayout) body(round, planned int) []Beat {
	if round > 1 && w.part.Pressure.Change == protocol.Down {
		w.level = max(w.level-1, 1)
	}
	w.beats = w.phases(w.beats[:0], round, planned, false)
	if !w.sweeps() && round < planned {
		w.beats = w.phases(w.beats, round, planned, true)
	}
	return w.beats
}

// hops is how often a round goes from one point to the next.
func (w *roundLayout) hops(round, planned int) int {
	switch {
	case !w.sweeps():
		return 0
	case w.last && round == planned:
		return w.points - 1
	default:
		return w.points
	}
}

// over is a round over all points.
func (w *roundLayout) over(body []Beat, hops int) []Beat {
	beats := make([]Beat, 0, len(body)*w.points+hops)
	for point := range w.points {
		for _, b := range body {
			b.Point = point
			beats = append(beats, b)
		}
		if point < hops {
			r := w.part.Reposition
			beats = append(beats, Beat{Phase: NoIndex, Point: point, Kind: r.Kind, Word: r.Word(), Span: r.Duration})
		}
	}
	return beats
}

// phases adds those of a round, or those between it and the next.
func (w *roundLayout) phases(beats []Beat, round, planned int, between bool) []Beat {
	for i, p := range w.block.Phases {
		if p.Between != between || p.Kind == protocol.CheckIn && !p.When.Is(round, planned) {
			continue
		}
		b := Beat{Phase: i, Kind: p.Kind, Word: p.Word(), Span: p.Duration, Guide: p.Guide}
		if p.Duration.Open {
			b.Span.Max = p.Cap
		}
		if p.Kind.Presses() {
			b.Level = w.at(round)
			b.Name = w.part.Pressure.LevelName(b.Level)
		}
		if p.Kind == protocol.Hold && p.Duration.Open && w.part.Pressure.Change == protocol.Up {
			w.level = min(w.level+1, w.ceiling())
		}
		beats = append(beats, b)
	}
	return beats
}

// sweeps reports whether a round goes over several points.
func (w *roundLayout) sweeps() bool { return w.points > 1 }

// at is the level of what presses in a round.
func (w *roundLayout) at(round int) int {
	level := w.level
	if w.part.Pressure.Change == protocol.Alternate && round%2 == 0 {
		level++
	}
	return min(level, w.ceiling())
}

func (w *roundLayout) ceiling() int { return cmp.Or(w.part.Pressure.Ceiling, protocol.MaxLevel) }

// lasts is how long a round takes with this body at each point.
func (w *roundLayout) lasts(body []Beat, hops int) Extent {
	var e Extent
	for _, b := range body {
		p := w.block.Phases[b.Phase]
		from := p.From
		if p.Duration.Open {
			from = p.CapFrom
		}
		if b.Span.Max > 0 { // else the clock stands
			e = e.plus(Extent{Min: b.Span.Min, Max: b.Span.Max, Open: b.Span.Open, From: from})
		}
	}
	e = e.times(w.points)
	if hops > 0 {
		r := w.part.Reposition
		e = e.plus(Extent{Min: r.Duration.Min, Max: r.Duration.Max, From: r.From}.times(hops))
	}
	return e
}

func (e Extent) times(n int) Extent {
	e.Min, e.Max = e.Min*time.Duration(n), e.Max*time.Duration(n)
	return e
}

func (e Extent) plus(o Extent) Extent {
	if e.Max == 0 {
		return o
	}
	return Extent{e.Min + o.Min, e.Max + o.Max, e.Open || o.Open, e.From.Weaker(o.From)}
}

// words says the extent: "11 to 13 seconds (assumed)", "at most 1 minute 5 seconds".
func (e Extent) words() string {
	if e.Open {
		return phrase.Marked(fmt.Sprintf(english.AtMost, protocol.DurationWords(e.Max)), e.From)
	}
	return phrase.Marked(protocol.Span{Min: e.Min, Max: e.Max}.Words(), e.From)
}
