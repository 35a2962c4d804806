package phrase

import (
	"strconv"
	"strings"

	"presshold/internal/protocol"
)

// Phase says a phase with its length, spelt out: "hold 8 to 10 seconds", "release 3 seconds
// (assumed) between rounds", "check-in until it is answered in every 2nd round".
func Phase(p protocol.Phase) string {
	text := p.Word()
	switch {
	case p.Waits:
		text += " until it is answered"
	case p.Counted():
		text += " " + Marked(Counting(p.Count, p.Kind), p.CountFrom)
	case p.Duration.Open:
		text += " open, at most " + Marked(LengthWords(p.Cap), p.CapFrom)
	default:
		text += " " + Marked(SpanWords(p.Duration), p.From)
	}
	if p.Kind == protocol.CheckIn && p.When != (protocol.Occasion{}) {
		text += " " + Occasion(p.When)
	}
	if p.Between {
		text += " between rounds"
	}
	return text
}

// Occasion says in which rounds a check-in takes place: "in every 2nd round".
func Occasion(o protocol.Occasion) string {
	switch {
	case o.Last:
		return "in the last round"
	case o.Every > 1:
		return "in every " + ordinal(o.Every) + " round"
	case o.In != "":
		return "in rounds " + List(strings.Split(o.In, ","))
	default:
		return "in every round"
	}
}

// ordinal says which one it is: "2nd", "11th".
func ordinal(n int) string {
	ending := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}

// HowOften says how often a round is done: "once", "6 times (assumed)", "at most 3 times".
func HowOften(r protocol.Rounds) string {
	switch r.Planned {
	case 0:
		return "at most " + Marked(Count(r.Cap, "time"), r.CapFrom)
	case 1:
		return Marked("once", r.From)
	default:
		return Marked(CountOf(r.Range(), "time"), r.From)
	}
}

// Until says when a block stops by a criterion: "until the client-reported score is 3 or lower".
func Until(c protocol.Criterion, eased string) string { return "until " + CriterionWords(c, eased) }

// LevelChange says how the pressure level changes by itself in the course of a protocol.
func LevelChange(c protocol.Change) string {
	switch c {
	case protocol.Up:
		return "one level up at each release that is felt"
	case protocol.Down:
		return "one level down each round"
	case protocol.Alternate:
		return "two levels in turn, round by round"
	default:
		return "the same level from first to last"
	}
}
