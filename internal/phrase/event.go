package phrase

import (
	"fmt"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// About is what the words for an event need to know of the run.
type About struct {
	Part *protocol.Part // of the plan, to which the event belongs
	Word string         // what the phase at hand is called; "" to leave it out
	// Number words a number of something with its origin.
	Number func(of, text string, basis protocol.Basis) string
}

// Event words what happened in a run. It is "" for what begins, ends or repeats a part of the
// run: whoever lists the events words that.
func Event(e session.Event, a About) string {
	switch e.Kind {
	case session.InRange:
		return "in range"
	case session.GuideReached:
		guide := fmt.Sprintf("guide time of %s", LengthWords(e.Held))
		return fmt.Sprintf("%s reached", a.Number(PhaseName(e), guide, e.GuideBasis))
	case session.RuleMet:
		return fmt.Sprintf("stop rule met: %s", metRule(e, a))
	case session.SessionEnd:
		return Ended(e.End)
	case session.Scored, session.ScoreTakenBack:
		return score(e)
	case session.Replied:
		return fmt.Sprintf("client says %q", e.Answer)
	default:
		return byHand(e, a)
	}
}

// byHand words what somebody, or the machine, did to a run.
func byHand(e session.Event, a About) string {
	switch e.Kind {
	case session.Paused:
		return "paused"
	case session.GapFound:
		return fmt.Sprintf("paused: %s", Gap(e.Cause))
	case session.GettingSet:
		return fmt.Sprintf("get ready, %s goes on in %s", a.Word, LengthWords(e.Max))
	case session.Resumed:
		if a.Word == "" {
			return "resumed"
		}
		return fmt.Sprintf("resumed, %s", a.Word)
	case session.Adjusted:
		return fmt.Sprintf("%s now lasts %s", a.Word, a.Number("", LengthWords(e.Max), e.MaxBasis))
	case session.Replanned:
		return fmt.Sprintf("now planned: %s", a.Number("", Count(e.Rounds, "round"), e.RoundsBasis))
	case session.LevelSet:
		p := a.Part.Pressure
		return fmt.Sprintf("pressure %s", numberedLevel(e.Level, p.LevelName(e.Level), p.LevelsFrom))
	case session.HandsLead:
		return "press and hold: a hold lasts as long as the hands press"
	case session.Pressed:
		return "pressed"
	default:
		return ""
	}
}

// score words which score the client reported, or took back.
func score(e session.Event) string {
	switch {
	case e.Kind == session.ScoreTakenBack && e.Score.Given:
		return fmt.Sprintf("client-reported score taken back, %d stands", e.Score.N)
	case e.Kind == session.ScoreTakenBack:
		return "client-reported score taken back"
	case e.Corrects:
		return fmt.Sprintf("client-reported score corrected to %d", e.Score.N)
	default:
		return fmt.Sprintf("client-reported score %d", e.Score.N)
	}
}

// metRule words the criterion of the event's block that was met.
func metRule(e session.Event, a About) string {
	if e.Block < 1 || e.Block > len(a.Part.Blocks) {
		return CriterionWords(protocol.Criterion{Rule: e.Rule}, "")
	}
	block := a.Part.Blocks[e.Block-1]
	for _, c := range block.Until {
		switch words := CriterionWords(c, block.Eased); {
		case c.Rule != e.Rule:
		case c.Rule == protocol.UntilEased: // which is no number
			return words
		default:
			return a.Number("until", words, block.UntilFrom.Basis)
		}
	}
	return CriterionWords(protocol.Criterion{Rule: e.Rule}, block.Eased)
}

// PhaseName is what the event's phase is called.
func PhaseName(e session.Event) string {
	if e.Label != "" {
		return e.Label
	}
	return e.Phase.Word()
}

// capOf is what the cap of the event's phase is called: "hold cap".
func capOf(e session.Event) string { return fmt.Sprintf("%s cap", PhaseName(e)) }

// PhaseEnded words how long a phase lasted that did not end by the clock: "released after 7
// seconds". It is "" where nothing needs to be said.
func PhaseEnded(e session.Event, number func(of, text string, basis protocol.Basis) string) string {
	held := LengthWords(e.Held.Truncate(time.Second))
	switch e.End {
	case session.ByCap:
		return fmt.Sprintf("cap reached after %s", number(capOf(e), LengthWords(e.Held), e.MaxBasis))
	case session.ByLift:
		return fmt.Sprintf("let go after %s", held)
	case session.ByLoss:
		return fmt.Sprintf("ended after %s: lost track of the pedal", held)
	case session.ByRelease:
		return fmt.Sprintf("released after %s", held)
	case session.ByJump:
		return "on to another point"
	case session.BySkip:
		return "point left out"
	default:
		return ""
	}
}

// Lasts words how long the event's phase lasts, in parts: "8 to 10 seconds"; or "until released"
// and "at most 1 minute".
func Lasts(e session.Event, number func(of, text string, basis protocol.Basis) string) []string {
	most := fmt.Sprintf(english.AtMost, number(capOf(e), LengthWords(e.Max), e.MaxBasis))
	switch {
	case !e.Count.IsZero():
		return []string{number(PhaseName(e), CountOf(e.Count, e.Phase.Counts()), e.CountBasis), most}
	case e.Open:
		parts := []string{"as long as it takes"}
		if e.Phase == protocol.Hold {
			parts = []string{"until released"}
		}
		if e.Guide > 0 {
			guide := fmt.Sprintf(english.ShowGuide, SpanWords(e.GuideSpan()))
			parts = append(parts, number(PhaseName(e), guide, e.GuideBasis))
		}
		return append(parts, most)
	case e.Max == 0:
		return []string{"waits for an answer"}
	default:
		return []string{number(PhaseName(e), SpanWords(e.Span()), e.Basis)}
	}
}

// BriefLasts words how long the event's phase lasts, for a list: "8-10 s", "open, at most 60 s
// (assumed)".
func BriefLasts(e session.Event) Text {
	most := Based(fmt.Sprintf(english.AtMost, Length(e.Max)), e.MaxBasis)
	switch {
	case !e.Count.IsZero():
		return Join([]Text{Based(BriefCount(e.Count, e.Phase.Counts()), e.CountBasis), most}, ", ")
	case e.Max == 0:
		return Unmarked(english.ShowWaits)
	case e.Open && e.Guide > 0:
		guide := Based(fmt.Sprintf(english.ShowGuide, Span(e.GuideSpan())), e.GuideBasis)
		return Join([]Text{Unmarked(english.PhaseOpen), guide, most}, ", ")
	case e.Open:
		return Join([]Text{Unmarked(english.PhaseOpen), most}, ", ")
	default:
		return Based(Span(e.Span()), e.Basis)
	}
}

// Preview words the mark of a run that is played at another speed than the real one: "preview, 20
// times as fast", "preview, at 50 % of normal speed".
func Preview(speed session.Speed) string {
	if speed > 0 && speed < 1 {
		return fmt.Sprintf("preview, at %.4g %% of normal speed", 100*float64(speed))
	}
	return fmt.Sprintf("preview, %s times as fast", speed.Times())
}
