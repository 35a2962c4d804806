// Package phrase puts the program's values into words: times, counts, origins, phases, events.
// Each has one wording, so that no two screens say the same thing differently.
//
// [Marked] words a number together with its origin, and so does [Attributed], where there is
// room to name the source. Half of the numbers that practitioners use are in no source; no
// output may show one of those without its mark, or with a mark that belongs to the number
// beside it.
//
// There are three ways to word a time. [Clock] is for time that has passed: it counts up, and
// drops the part of a second that has only begun. [Left] is for time that is left: it counts
// down, and a second that has only begun still counts, so that the last number before the end
// is 1 and not 0. [Length] and [Span] word exactly how long something is planned to last.
//
// [Count] words a count, in English only, since no voice says one. The singular is for 1 and
// the plural for all other numbers; a test compares that with Unicode's rules.
//
// The words of a value stand here, beside the code that chooses among them. Whole sentences, and
// words that several packages use, are constants of package english.
package phrase

import (
	"fmt"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Mark returns the word that must stand beside a number of this origin wherever it is shown:
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

// Marked adds its mark to a number, or to anything else that has an origin: "5 s (assumed)".
// What has a source stays as it is.
func Marked(text string, from protocol.Provenance) Text {
	mark := Mark(from)
	if mark == "" {
		return Unmarked(text)
	}
	return Text{{Text: text + " "}, {Text: "(" + mark + ")", Mark: true}}
}

// Based is Marked for a number of an event, which has a basis but no source. A number without
// a basis is not a protocol's and needs no mark.
func Based(number string, b protocol.Basis) Text {
	if b == "" {
		return Unmarked(number)
	}
	return Marked(number, protocol.Provenance{Basis: b})
}

// Sum is Marked for a number made of several, of which this is the weakest basis. Only an
// assumed one is marked: whoever chose a part of it knows that they did.
func Sum(number string, weakest protocol.Basis) Text {
	if weakest != protocol.Assumed {
		return Unmarked(number)
	}
	return Based(number, weakest)
}

// Total words a total of the shortest and the longest course of a plan: "0:26 to 0:57", or "at
// most 5:25" where nobody knows the least.
func Total(shortest, longest string, open bool) string {
	if open && shortest != longest {
		return fmt.Sprintf(english.AtMost, longest)
	}
	return fromTo(shortest, longest)
}

// fromTo words a range: "0:26 to 0:57", or just one where both are the same.
func fromTo(first, last string) string {
	if first == last {
		return last
	}
	return fmt.Sprintf("%s to %s", first, last)
}

// PointOf words which of several points it is: "point 1 of 3", with a mark where the number of
// points is assumed.
func PointOf(n, of int, assumed bool) string {
	text := fmt.Sprintf("point %d of %d", n, of)
	if assumed {
		return Based(text, protocol.Assumed).String()
	}
	return text
}

// TightMark stands on the run screen beside a number that no source states. The help over a
// run explains it.
const TightMark = "*"

// Tight is Marked in the fewest cells, for the run screen: "5 s*". Only an assumed number is
// marked there: whoever chose one knows that they did.
func Tight(text string, from protocol.Provenance) string {
	if from.Is(protocol.Assumed) {
		return text + TightMark
	}
	return text
}

// Attributed adds its origin to a number, whatever that is: "8 to 10 seconds
// (stated: N3)", "5 s (assumed)". An origin that names its source is not a mark.
func Attributed(text string, from protocol.Provenance) Text {
	origin := Origin(from)
	return Text{{Text: text + " "}, {Text: "(" + origin + ")", Mark: origin == Mark(from)}}
}

// Ceiling words which pressure level is the highest and whose ceiling that is: "never above
// level 3, the ceiling in your settings (chosen)"; and what it stops. It is nil for none. A
// ceiling is always somebody's own: sources disagree on one.
func Ceiling(c protocol.Ceiling) Text {
	if c.Level <= 0 {
		return nil
	}
	words := []Text{Marked(CeilingWords(c), protocol.Provenance{Basis: protocol.Chosen})}
	switch c.Stops {
	case protocol.Up:
		words = append(words, Unmarked("so the level can't rise"))
	case protocol.Alternate:
		words = append(words, Unmarked("so the level can't alternate"))
	}
	return Join(words, ", ")
}

// CeilingWords is Ceiling without the mark, and without what it stops.
func CeilingWords(c protocol.Ceiling) string {
	whose := map[protocol.Owner]string{
		protocol.ByProtocol:  "the protocol's ceiling",
		protocol.ByChoice:    "your ceiling for this run",
		protocol.ByTreatment: "the treatment's ceiling",
		protocol.ByPoint:     "the point's ceiling",
		protocol.BySettings:  "the ceiling in your settings",
	}[c.Of]
	if whose == "" {
		return fmt.Sprintf("never above level %d", c.Level)
	}
	return fmt.Sprintf("never above level %d, %s", c.Level, whose)
}

// Origin words where a number comes from: "stated: N3", "assumed".
func Origin(from protocol.Provenance) string {
	if from.Basis == "" || from.Source == "" {
		return from.String()
	}
	return fmt.Sprintf("%s: %s", from.Basis, from.Source)
}

// Words adds its origin to a text of a protocol, if one is given: words need no source, and for
// most of them none is named.
func Words(text string, from protocol.Provenance) Text {
	if text == "" || from == (protocol.Provenance{}) {
		return Unmarked(text)
	}
	return Attributed(text, from)
}

// MarkedWords is Words where there is no room to name the source.
func MarkedWords(text string, from protocol.Provenance) Text {
	if text == "" || from == (protocol.Provenance{}) {
		return Unmarked(text)
	}
	return Marked(text, from)
}
