package phrase

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// The functions in this file spell everything out, for full lines and for screen readers.

// SpanWords words how long something lasts: "8 to 10 seconds", "1 minute 30 seconds", "open".
func SpanWords(s protocol.Span) string {
	switch {
	case s.Open:
		return english.PhaseOpen
	case s.About:
		s.About = false
		return fmt.Sprintf("about %s", SpanWords(s))
	case !s.IsRange():
		return LengthWords(s.Max)
	}
	lo, hi := amounts(s.Min), amounts(s.Max)
	if len(lo) == 1 && len(hi) == 1 && lo[0].unit == hi[0].unit {
		return fmt.Sprintf("%s to %s", lo[0].n, join(hi))
	}
	return fmt.Sprintf("%s to %s", join(lo), join(hi))
}

// LengthWords words a length of time: "10 seconds", "1 minute 30 seconds".
func LengthWords(d time.Duration) string { return join(amounts(d)) }

// amount is a number of one unit of time.
type amount struct{ n, unit string }

func join(all []amount) string {
	parts := make([]string, len(all))
	for i, a := range all {
		parts[i] = plural(a.n, a.unit)
	}
	return strings.Join(parts, " ")
}

// amounts splits a length of time into units, the largest first.
func amounts(d time.Duration) []amount {
	var all []amount
	for _, u := range []struct {
		size time.Duration
		name string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		if n := d / u.size; n > 0 {
			all = append(all, amount{strconv.Itoa(int(n)), u.name})
			d %= u.size
		}
	}
	if d > 0 || len(all) == 0 {
		all = append(all, amount{seconds(d), "second"})
	}
	return all
}

// Count words how many of something there are: "1 round", "6 rounds", "6 presses".
func Count(n int, noun string) string { return plural(strconv.Itoa(n), noun) }

// CountOf is Count for a number that may be a range: "3 to 5 rounds", "about 3 rounds".
func CountOf(r protocol.Range, noun string) string { return counted(RangeWords(r), isOne(r), noun) }

// BriefCount is CountOf in fewer cells: "3-5 rounds".
func BriefCount(r protocol.Range, noun string) string { return counted(r.String(), isOne(r), noun) }

// isOne tells whether a noun stays singular, as it does behind "about 1".
func isOne(r protocol.Range) bool { return r.Min == r.Max && r.Max == 1 }

// RangeWords words a number or a range: "6", "3 to 5", "about 3".
func RangeWords(r protocol.Range) string {
	text := strconv.Itoa(r.Max)
	if r.Min != r.Max {
		text = fmt.Sprintf("%d to %s", r.Min, text)
	}
	if r.About {
		return fmt.Sprintf("about %s", text)
	}
	return text
}

func plural(n, noun string) string { return counted(n, n == "1", noun) }

func counted(n string, one bool, noun string) string {
	if one {
		return fmt.Sprintf("%s %s", n, noun)
	}
	return fmt.Sprintf("%s %s", n, Plural(noun))
}

// Plural returns the plural of a noun: "rounds", "presses".
func Plural(noun string) string {
	if strings.HasSuffix(noun, "s") {
		return noun + "es"
	}
	return noun + "s"
}

// CriterionWords words what ends a block: "a client-reported score of 3 or lower". Eased is what
// the practitioner waits for, in the protocol's words; "" if it has none.
func CriterionWords(c protocol.Criterion, eased string) string {
	switch c.Rule {
	case protocol.UntilScore:
		return fmt.Sprintf(english.UntilScore, c.N)
	case protocol.UntilDrop:
		return fmt.Sprintf(english.UntilDrop, Count(c.N, "point"))
	case protocol.UntilPercent:
		return fmt.Sprintf(english.UntilPercent, c.N)
	case protocol.UntilTime:
		return fmt.Sprintf(english.UntilTime, LengthWords(c.Time))
	case protocol.UntilCompression:
		return fmt.Sprintf(english.UntilCompression, LengthWords(c.Time))
	default:
		return cmp.Or(eased, english.UntilEased)
	}
}
