package cue

import (
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase/voice"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

const (
	// countdown is how many seconds before its end a timed phase starts to tick.
	countdown = 3
	// markAfter is how long after its start a phase has its first mark: the sound of the
	// start must be over.
	markAfter = 400 * time.Millisecond
	// long is the length from which the middle of a hold is marked.
	long = 20 * time.Second
)

// Ahead returns the sounds of a run in (from, to] if nobody does anything: those of Score, and the
// marks within phases, which are no events. A call over a long time returns the same as two over
// its parts.
func Ahead(s session.Session, from, to time.Duration) []Sound {
	const all = 1 << 30
	return ahead(nil, s, from, to, all)
}

// ahead appends these sounds, and stops after most of them or a few more.
func ahead(out []Sound, s session.Session, from, to time.Duration, most int) []Sound {
	s, _ = s.Advance(from)
	most += len(out)
	for len(out) < most {
		due, ok := s.Next()
		if !ok {
			break
		}
		out = marks(out, s, from, min(due, to))
		if due > to {
			break
		}
		then, events := s.Advance(due)
		edges := Score(s, events)
		if n := len(out); n > 0 && len(edges) > 0 && out[n-1].Due == edges[0].Due {
			out = out[:n-1] // one sound for one moment: a mark gives way
		}
		out = append(out, edges...)
		s, from = then, due
	}
	return out
}

// nextEdge is when the phase of a moment, or the time to get ready for it, ends by itself; false if
// it doesn't. A voice must be silent by then.
func nextEdge(s session.Session, at time.Duration) (time.Duration, bool) {
	s, _ = s.Advance(at)
	snap := s.Snapshot(at)
	edge, ok := snap.Edge()
	return snap.Total + edge, ok
}

// marks appends the marks of the current phase in (from, to], where to is no later than the run's
// next event.
func marks(out []Sound, s session.Session, from, to time.Duration) []Sound {
	if to <= from {
		return out
	}
	snap := s.Snapshot(from)
	switch {
	case snap.State == session.Ready:
		return ticks(out, tone.Ready, snap.Total+snap.ReadyLeft, s.Plan().Ready, from, to)
	case snap.State != session.Running || snap.Phase.Duration.Open || snap.Phase.Waits:
		return out
	}
	end := snap.Total + snap.Remaining
	if half := end - snap.Max/2; isLong(snap) && half > from && half <= to {
		out = append(out, Sound{Tone: tone.Half, Due: half, Say: voice.Speech{Do: voice.Halfway}})
	}
	t := tone.Tick
	if k := snap.Phase.Kind; k == protocol.CountIn || k == protocol.Reposition {
		t = tone.Ready
	}
	return ticks(out, t, end, snap.Max, from, to)
}

// ticks appends a tick for each of the last seconds before end.
func ticks(out []Sound, t tone.Tone, end, length, from, to time.Duration) []Sound {
	for n := countdown; n > 0; n-- {
		left := time.Duration(n) * time.Second
		if due := end - left; due > from && due <= to && length-left >= markAfter {
			out = append(out, Sound{Tone: t, Due: due, Say: voice.Speech{Count: n}})
		}
	}
	return out
}

// isLong reports whether the middle of the phase is marked: the hands stay still for long, and no
// minimum divides the phase.
func isLong(s session.Snapshot) bool {
	switch s.Phase.Kind {
	case protocol.Hold, protocol.Contract, protocol.Stretch, protocol.PositionOfEase:
		return s.Max >= long && !s.Phase.Duration.IsRange()
	default:
		return false
	}
}
