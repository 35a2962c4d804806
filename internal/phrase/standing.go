package phrase

import (
	"fmt"
	"strings"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Left words how much of a run is left, if so much of it is timed: "2:30 left". A tilde marks an end
// that may come earlier or later, and open phases are added by name, since nobody knows how long
// they last: "left 0:18 and open holds". It is "" where nothing is timed.
func Left(s session.Snapshot, timed time.Duration) string {
	return left(s, timed, countdown(timed), "%s left", "left %s and open holds", "left %s and open phases", "~%s left")
}

// leftWords is Left to be read aloud: "about 2 minutes 30 seconds".
func leftWords(s session.Snapshot) string {
	return left(s, s.Remains, LengthWords(ceilSecond(s.Remains)), "%s", "%s and the open holds", "%s and the open phases", "about %s")
}

// left chooses how the time that is left is worded: with open holds or phases ahead, or with an end that
// may come earlier or later. It is "" if nothing that is left has a known length.
func left(s session.Snapshot, timed time.Duration, text, timedOnly, holds, phases, about string) string {
	switch {
	case timed <= 0 && (s.OpenEnded || s.OpenAhead != ""):
		return ""
	case s.OpenAhead == protocol.Hold:
		return fmt.Sprintf(holds, text)
	case s.OpenAhead != "":
		return fmt.Sprintf(phases, text)
	case s.OpenEnded:
		return fmt.Sprintf(about, text)
	default:
		return fmt.Sprintf(timedOnly, text)
	}
}

// HowLong words how much of the phase and of the run is left, to be read aloud: "hold: 7 seconds
// left; about 2 minutes 30 seconds of the run left".
func HowLong(s session.Snapshot) string {
	if s.State == session.Finished {
		return "the run is over"
	}
	text := phaseLeft(s)
	if s.State == session.Halted {
		text = fmt.Sprintf("paused in %s", text)
	}
	if rest := leftWords(s); rest != "" {
		return fmt.Sprintf("%s; %s of the run left", text, rest)
	}
	return text
}

// phaseLeft words how much of the current phase is left: "hold: 7 seconds left, in range".
func phaseLeft(s session.Snapshot) string {
	word, digits := s.Phase.Word(), LengthWords(s.Digits())
	switch {
	case s.State == session.Ready:
		return fmt.Sprintf("get ready, %s: it goes on in %s", word, digits)
	case s.State == session.Waiting:
		return fmt.Sprintf("%s: it waits", word)
	case s.Phase.Duration.Open:
		text := fmt.Sprintf("%s: %s so far, at most %s", word, digits, LengthWords(s.ShownMax()))
		if s.ShownMax() == s.Phase.Cap && s.Phase.CapFrom.Is(protocol.Assumed) {
			return Marked(text, s.Phase.CapFrom).String()
		}
		return text
	case s.InRange:
		return fmt.Sprintf("%s: %s left, in range", word, digits)
	default:
		return fmt.Sprintf("%s: %s left", word, digits)
	}
}

// Whereabouts words the round and the place that a run has reached: "round 3 of 6 (assumed),
// point 1 of 2, upper trapezius left".
func Whereabouts(s session.Snapshot) string {
	var parts []string
	if s.Round > 0 {
		text := Round(s.Round, "")
		if s.Rounds.Max > 0 {
			text = Round(s.Round, RangeWords(s.Rounds))
			if s.RoundsFrom.Is(protocol.Assumed) {
				text = Marked(text, s.RoundsFrom).String()
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
	if s.LevelName != "" || s.Level > 1 {
		parts = append(parts, numberedLevel(s.Level, s.LevelName, s.LevelFrom))
	}
	if len(parts) == 0 {
		return "before the first round"
	}
	return strings.Join(parts, ", ")
}

// Standing words whether a point is done, under way, left out or to come.
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

// Round words which round it is, and of how many: "round 3 of 6". It is "round 3" where the
// number of rounds is unknown or stands elsewhere.
func Round(n int, of string) string {
	if of == "" {
		return fmt.Sprintf("round %d", n)
	}
	return fmt.Sprintf("round %d of %s", n, of)
}
