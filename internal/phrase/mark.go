// Package phrase words what the program says, each thing in one way, so that two screens
// never say the same thing differently.
//
// A number is said with where it comes from by [Marked], or, where there is room to name
// the source, by [Attributed]. Half of the numbers that practitioners use are in no source;
// no output may show one of those without its mark, or with a mark that belongs to the
// number beside it.
//
// A time is said in one of three ways. [Clock] says how much has passed: it counts up, and
// drops the part of a second that has only begun. [Left] says how much is left: it
// counts down, and a second that has only begun is still there, so that the last number
// before the end is 1 and not 0. [Length] and [Span] say how long something is planned to
// last, exactly.
//
// A count is said by [Count]. Counts are worded in English alone, since no voice says any: one
// differs from all other numbers, and a test holds that against Unicode's rules for plurals.
package phrase

import (
	"fmt"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Mark is the word that must stand beside a number of this origin wherever it is shown:
// "assumed", "chosen", or "" for one that has a source.
func Mark(from protocol.Provenance) string {
	switch {
	case from.Is(protocol.Assumed):
		return string(protocol.Assumed)
	case from.Is(protocol.Chosen):
		return string(protocol.Chosen)
	default:
		return ""
	}
}

// Marked says a number, or anything else that has an origin, with its mark:
// "5 s (assumed)". One that has a source stands alone.
func Marked(text string, from protocol.Provenance) string { return Number(text, from).String() }

// Based says a number of an event, which tells its basis alone. One without is no
// protocol's and needs no mark.
func Based(number string, b protocol.Basis) string { return BasedNumber(number, b).String() }

// Sum says a number that is made of several, of which this is the weakest basis. Only an
// assumed one is marked: who chose a part of it knows that they did.
func Sum(number string, weakest protocol.Basis) string { return SumNumber(number, weakest).String() }

// Total says how much time, or how many, the shortest and the longest course of a plan come
// to: "0:26 to 0:57"; "at most 5:25" where nobody knows the least.
func Total(shortest, longest string, open bool) string {
	if open && shortest != longest {
		return fmt.Sprintf(english.AtMost, longest)
	}
	return fromTo(shortest, longest)
}

// fromTo says a range: "0:26 to 0:57", or the one that both are.
func fromTo(first, last string) string {
	if first == last {
		return last
	}
	return fmt.Sprintf("%s to %s", first, last)
}

// PointOf says which of several points it is: "point 1 of 3", with a mark where nobody has
// said how many there are.
func PointOf(n, of int, assumed bool) string {
	text := fmt.Sprintf("point %d of %d", n, of)
	if assumed {
		return Based(text, protocol.Assumed)
	}
	return text
}

// TightMark stands on the run screen beside a number that no source states; help over a
// run says what it means.
const TightMark = "*"

// Tight says a number in the fewest cells, for the run screen: "5 s*". Only an assumed one
// is marked there: who chose a number knows that they did.
func Tight(text string, from protocol.Provenance) string {
	if from.Is(protocol.Assumed) {
		return text + TightMark
	}
	return text
}

// Attributed says a number with its origin, whatever that is: "8 to 10 seconds
// (stated: N3)", "5 s (assumed)".
func Attributed(text string, from protocol.Provenance) string {
	return AttributedNumber(text, from).String()
}

// Ceiling says which pressure level is the highest and whose ceiling that is: "never above
// level 3, the ceiling in your settings (chosen)"; "" for none. A ceiling is always
// somebody's own: sources disagree on one.
func Ceiling(c protocol.Ceiling) string { return CeilingNumber(c).String() }

// CeilingWords says it without the mark.
func CeilingWords(c protocol.Ceiling) string {
	switch c.Of {
	case protocol.ByProtocol:
		return fmt.Sprintf("never above level %d, the protocol's ceiling", c.Level)
	case protocol.ByChoice:
		return fmt.Sprintf("never above level %d, your ceiling for this run", c.Level)
	case protocol.ByTreatment:
		return fmt.Sprintf("never above level %d, the treatment's ceiling", c.Level)
	case protocol.ByPoint:
		return fmt.Sprintf("never above level %d, the point's ceiling", c.Level)
	case protocol.BySettings:
		return fmt.Sprintf("never above level %d, the ceiling in your settings", c.Level)
	default:
		return fmt.Sprintf("never above level %d", c.Level)
	}
}

// Origin says where a number comes from: "stated: N3", "assumed".
func Origin(from protocol.Provenance) string {
	if from.Basis == "" || from.Source == "" {
		return from.String()
	}
	return fmt.Sprintf("%s: %s", from.Basis, from.Source)
}

// Words says a text of a protocol with its origin, where that is given: words need no
// source, and of most nobody says whether they have one.
func Words(text string, from protocol.Provenance) string {
	if text == "" || from == (protocol.Provenance{}) {
		return text
	}
	return Attributed(text, from)
}

// MarkedWords says it as Words does, where there is no room to name the source.
func MarkedWords(text string, from protocol.Provenance) string {
	return NumberWords(text, from).String()
}
