package cue

import (
	"strconv"
	"strings"
	"unicode"

	"presshold/internal/protocol"
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
)

// Phrases lists every phrase but the numbers, in the order in which the
// documentation names them.
func Phrases() []Phrase {
	return []Phrase{
		Press, Release, Deeper, Lighter, Again, Contract, Stroke, Stretch, Ease, Heat,
		Movement, Reposition, CheckIn, GetReady, Halfway, InRange, Guide, Capped,
		NextPoint, LeftSide, RightSide, Round, Done, Paused, Resumed,
	}
}

// Number is the phrase for a number: "3". From 0 to 20 there are words for it.
func Number(n int) Phrase { return Phrase(strconv.Itoa(n)) }

// maxNumber is the largest number that is said in words and not in digits.
const maxNumber = 20

// Languages lists the languages that have words built in.
func Languages() []string { return []string{"en", "de", "es"} }

// builtIn are the words of a language, which may have a region ("de-AT"); English
// ones, and false, for a language that has none.
func builtIn(language string) (map[Phrase]string, bool) {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	switch base {
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

// phrase is a phrase in the style's words.
func (s Style) phrase(p Phrase) string {
	if w, ok := s.Words[p]; ok {
		return w
	}
	words, _ := builtIn(s.Language)
	if w, ok := words[p]; ok {
		return w
	}
	return string(p) // a number without a word is said as digits
}

// Speech puts into words what a voice says of a sound: what to do first, because
// that is what the instant is for, then what it belongs to.
func (s Style) Speech(say Speech) string {
	parts := make([]string, 0, 6)
	add := func(w string) {
		if w = clean(w); w != "" {
			parts = append(parts, w)
		}
	}
	if say.Count > 0 {
		add(s.phrase(Number(say.Count)))
	}
	if !say.Moved || say.Do != Reposition { // "left side" says enough
		add(s.act(say))
	}
	add(s.place(say))
	if say.Round > 0 {
		add(s.phrase(Round) + " " + s.phrase(Number(say.Round)))
	}
	if say.Capped {
		add(s.phrase(Capped))
	}
	words := strings.Join(parts, ", ")
	if note := clean(say.Note); note != "" && s.voice() == Instructions {
		words += ". " + note
	}
	return words
}

// act is what to do, in the protocol's words where it has its own and these are wanted.
func (s Style) act(say Speech) string {
	switch say.Do {
	case "":
		return ""
	case Deeper, Lighter, Again:
		return s.phrase(say.Do)
	}
	if say.Label != "" && s.voice() == Instructions {
		return say.Label
	}
	return s.phrase(say.Do)
}

// place is the point that begins.
func (s Style) place(say Speech) string {
	place := ""
	switch {
	case say.Side == protocol.Left:
		place = s.phrase(LeftSide)
	case say.Side == protocol.Right:
		place = s.phrase(RightSide)
	case say.Moved:
		place = s.phrase(NextPoint)
	}
	if say.Site == "" || s.voice() != Instructions {
		return place
	}
	if place == "" {
		return say.Site
	}
	return place + ", " + say.Site
}

// clean leaves out what no voice can say: a control character might mean something
// to the speech program.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
