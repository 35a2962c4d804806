package phrase

import (
	"fmt"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Phase words a phase and its length, spelt out: "hold 8 to 10 seconds", "release 3 seconds
// (assumed) between rounds", "check-in in every 2nd round until it is answered".
func Phase(p protocol.Phase) Text {
	parts := []Text{Unmarked(p.Word())}
	if p.Kind == protocol.CheckIn && p.When != (protocol.Occasion{}) {
		parts = append(parts, Unmarked(Occasion(p.When)))
	}
	parts = append(parts, howLong(p))
	if p.Between {
		parts = append(parts, Unmarked("between rounds"))
	}
	return Join(parts, " ")
}

// howLong words how long a phase lasts: "8 to 10 seconds", "until it is answered".
func howLong(p protocol.Phase) Text {
	switch {
	case p.Waits:
		return Unmarked("until it is answered")
	case p.Counted():
		return Marked(CountOf(p.Count, p.Kind.Counts()), p.CountFrom)
	case p.Duration.Open:
		return Fill("open, at most %s", Marked(LengthWords(p.Cap), p.CapFrom))
	default:
		return Marked(SpanWords(p.Duration), p.From)
	}
}

// Occasion words in which rounds a check-in takes place: "in every 2nd round".
func Occasion(o protocol.Occasion) string {
	switch {
	case o.Last:
		return "in the last round"
	case o.Every > 1:
		return fmt.Sprintf("in every %s round", ordinal(o.Every))
	case o.In != "":
		return fmt.Sprintf("in rounds %s", plain.AndList(strings.Split(o.In, ",")))
	default:
		return "in every round"
	}
}

// ordinal words a place in an order: "2nd", "11th".
func ordinal(n int) string {
	switch last := n % 10; {
	case n/10%10 == 1 || last == 0 || last > 3:
		return fmt.Sprintf("%dth", n)
	case last == 1:
		return fmt.Sprintf("%dst", n)
	case last == 2:
		return fmt.Sprintf("%dnd", n)
	default:
		return fmt.Sprintf("%drd", n)
	}
}

// HowOften words how often a round is done: "once", "6 times (assumed)", "at most 3 times".
func HowOften(r protocol.Rounds) Text {
	switch r.Planned {
	case 0:
		return Fill(english.AtMost, Marked(Count(r.Cap, "time"), r.CapFrom))
	case 1:
		return Marked("once", r.From)
	default:
		return Marked(CountOf(r.Range(), "time"), r.From)
	}
}

// Until words when a criterion ends a block: "until a client-reported score of 3 or lower". The
// protocol's word for eased is a label and no clause, so it stands in quotes.
func Until(c protocol.Criterion, eased string) string {
	if c.Rule == protocol.UntilEased {
		return fmt.Sprintf(english.UntilMarked, CriterionWords(c, eased))
	}
	return fmt.Sprintf(english.UntilOther, CriterionWords(c, eased))
}

// LevelChange words how the pressure level changes by itself in the course of a protocol.
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
