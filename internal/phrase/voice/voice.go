// Package voice is what a voice says during a run, in each of its languages.
package voice

import (
	"strconv"
	"strings"
)

// Phrase is a thing that a voice says. The names are those that the settings file
// uses to change the words.
type Phrase string

// The phrases. Numbers are phrases too: see [Number].
const (
	Press      Phrase = "press"
	Release    Phrase = "release"
	Deeper     Phrase = "deeper"
	Lighter    Phrase = "lighter"
	Again      Phrase = "again"
	Contract   Phrase = "contract"
	Stroke     Phrase = "stroke"
	Stretch    Phrase = "stretch"
	Ease       Phrase = "ease" // position of ease
	Heat       Phrase = "heat"
	Movement   Phrase = "movement"
	Reposition Phrase = "reposition"
	CheckIn    Phrase = "check-in"
	GetReady   Phrase = "get-ready"
	Halfway    Phrase = "halfway"
	InRange    Phrase = "in-range" // a range's minimum is reached
	Guide      Phrase = "guide"    // an open hold's guide time is reached
	Capped     Phrase = "cap"
	NextPoint  Phrase = "point" // where it has no side
	LeftSide   Phrase = "left"
	RightSide  Phrase = "right"
	Round      Phrase = "round" // its number follows
	Done       Phrase = "done"
	Paused     Phrase = "paused"
	Resumed    Phrase = "resumed"
	HalfTime   Phrase = "half-time" // of the appointment
	TenLeft    Phrase = "ten-left"  // minutes
	FiveLeft   Phrase = "five-left"
	TimeUp     Phrase = "time-up"
)

// Phrases lists every phrase but the numbers, in the order in which the
// documentation names them.
func Phrases() []Phrase {
	return []Phrase{
		Press, Release, Deeper, Lighter, Again, Contract, Stroke, Stretch, Ease, Heat,
		Movement, Reposition, CheckIn, GetReady, Halfway, InRange, Guide, Capped,
		NextPoint, LeftSide, RightSide, Round, Done, Paused, Resumed,
		HalfTime, TenLeft, FiveLeft, TimeUp,
	}
}

// Number is the phrase for a number: "3". From 0 to 20 there are words for it.
func Number(n int) Phrase { return Phrase(strconv.Itoa(n)) }

// MaxNumber is the largest number that a voice says in words and not in digits.
const MaxNumber = 20

// Languages lists the languages that have words built in.
func Languages() []string { return []string{"en", "de", "es"} }

// BuiltIn are the words of a language, which may have a region ("de-AT"); English
// ones, and false, for a language that has none.
func BuiltIn(language string) (map[Phrase]string, bool) {
	switch base(language) {
	case "en":
		return english(), true
	case "de":
		return german(), true
	case "es":
		return spanish(), true
	default:
		return english(), false
	}
}

// base is a language without its region, in lower case: "de" of "de-AT".
func base(language string) string {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	return base
}
