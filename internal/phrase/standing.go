package phrase

import (
	"strconv"
	"strings"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Left says how long a run still goes on, where so much of it is timed: "2:30". A tilde
// marks an end that may come earlier or later; how long open phases last nobody knows:
// "0:18 + holds". It is "" where nothing is timed.
func Left(s session.Snapshot, timed time.Duration) string {
	switch text := Countdown(timed); {
	case timed <= 0 && (s.OpenEnded || s.OpenAhead != ""):
		return ""
	case s.OpenAhead == protocol.Hold:
		return text + " + holds"
	case s.OpenAhead != "":
		return text + " + open phases"
	case s.OpenEnded:
		return "~" + text
	default:
		return text
	}
}

// HowLong answers how long is left, of the phase and of the run, to somebody who hears
// it: "hold: 7 s left; then ~2:30 in all".
func HowLong(s session.Snapshot) string {
	text := s.Phase.Word() + ": "
	switch {
	case s.State == session.Finished:
		return "the run is over"
	case s.State == session.Ready:
		text = "get ready, " + text + "it goes on in " + Length(CeilSecond(s.ReadyLeft))
	case s.State == session.Waiting:
		text += "it waits"
	case s.Phase.Duration.Open:
		text += Length(s.Digits()) + " so far, at most " + Length(s.Max)
		if s.Max == s.Phase.Cap && s.Phase.CapFrom.Is(protocol.Assumed) {
			text = Marked(text, s.Phase.CapFrom)
		}
	default:
		text += Length(s.Digits()) + " left"
		if s.InRange {
			text += ", in range"
		}
	}
	if s.State == session.Halted {
		text = "paused in " + text
	}
	if left := Left(s, s.Remains); left != "" {
		text += "; " + left + " of the run left"
	}
	return text
}

// Whereabouts answer which round it is, and where: "round 3 of 6 (assumed), point 1 of 2,
// upper trapezius left".
func Whereabouts(s session.Snapshot) string {
	var parts []string
	if s.Round > 0 {
		text := Round(s.Round, "")
		if s.Rounds > 0 {
			text = Round(s.Round, protocol.Range{Min: s.Rounds, Max: s.Rounds, About: s.RoundsAbout}.String())
			if s.RoundsFrom.Is(protocol.Assumed) {
				text = Marked(text, s.RoundsFrom)
			}
		}
		parts = append(parts, text)
	}
	if s.Points > 1 {
		parts = append(parts, PointOf(s.Point, s.Points, s.PointsAssumed))
	}
	if at := s.At.String(); at != "" {
		parts = append(parts, at)
	}
	switch {
	case s.LevelName != "":
		parts = append(parts, "level "+strconv.Itoa(s.Level)+", "+MarkedWords(s.LevelName, s.LevelFrom))
	case s.Level > 1:
		parts = append(parts, "level "+strconv.Itoa(s.Level))
	}
	if len(parts) == 0 {
		return "before the first round"
	}
	return strings.Join(parts, ", ")
}

// Standing says how a point stands: "to come".
func Standing(s session.Standing) string {
	switch s {
	case session.ToCome:
		return "to come"
	case session.LeftOut:
		return "left out"
	default:
		return string(s)
	}
}

// Round says which round it is, and of how many: "round 3 of 6", "round 3" where that isn't
// known or is said elsewhere.
func Round(n int, of string) string {
	if of == "" {
		return "round " + strconv.Itoa(n)
	}
	return "round " + strconv.Itoa(n) + " of " + of
}
