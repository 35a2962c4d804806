package cue

import (
	"slices"
	"strconv"
	"strings"

	"presshold/internal/cue/tone"
	"presshold/internal/plain"
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

// begin is what tells that a phase of a kind begins.
func begin(k protocol.Kind) (tone.Tone, Phrase) {
	switch k {
	case protocol.Hold:
		return tone.Press, Press
	case protocol.Contract:
		return tone.Press, Contract
	case protocol.Stroke:
		return tone.Press, Stroke
	case protocol.Release:
		return tone.Release, Release
	case protocol.CountIn:
		return tone.Ready, GetReady
	case protocol.CheckIn:
		return tone.Ask, CheckIn
	case protocol.PositionOfEase:
		return tone.Change, Ease
	case protocol.Stretch:
		return tone.Change, Stretch
	case protocol.Heat:
		return tone.Change, Heat
	case protocol.Movement:
		return tone.Change, Movement
	default:
		return tone.Change, Reposition
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

// Yields tells whether a voice leaves this out while it says something else: a count or a
// mark, for which there is a tone as well.
func (say Speech) Yields() bool {
	switch say.Do {
	case "":
		return true
	case Halfway, InRange, Guide:
		return true
	default:
		return false
	}
}

// Speech puts into words all that a voice can say of a sound: what to do first, because
// that is what the instant is for, then what it belongs to.
func (s Style) Speech(say Speech) string { return s.wording(say, true, true) }

// Wordings are the ways to say a sound, the fullest first and the shortest last: names
// yield to an instruction, and both to what is to be done. None means that there is
// nothing to say.
func (s Style) Wordings(say Speech) []string {
	var all []string
	for _, with := range []struct{ names, note bool }{{true, true}, {false, true}, {true, false}, {false, false}} {
		words := s.wording(say, with.names, with.note)
		if words != "" && !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}

// wording puts a sound into words, with or without names (of the round, and of the point
// where it isn't another) and the protocol's note.
func (s Style) wording(say Speech, names, note bool) string {
	parts := make([]string, 0, 6)
	add := func(w string) {
		if w = plain.Printable(w); w != "" {
			parts = append(parts, w)
		}
	}
	if say.Count > 0 {
		add(s.phrase(Number(say.Count)))
	}
	if !say.Moved || say.Do != Reposition { // "left side" says enough
		add(s.act(say))
	}
	if names || say.Moved {
		add(s.place(say, names))
	}
	if names && say.Round > 0 {
		add(s.phrase(Round) + " " + s.phrase(Number(say.Round)))
	}
	if say.Capped {
		add(s.phrase(Capped))
	}
	words := strings.Join(parts, ", ")
	if text := s.own(say.Note); note && text != "" {
		words += ". " + text
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
	if label := s.own(say.Label); label != "" {
		return label
	}
	return s.phrase(say.Do)
}

// place is the point that begins, with its site's name or without.
func (s Style) place(say Speech, named bool) string {
	place := ""
	switch {
	case say.Side == protocol.Left:
		place = s.phrase(LeftSide)
	case say.Side == protocol.Right:
		place = s.phrase(RightSide)
	case say.Moved:
		place = s.phrase(NextPoint)
	}
	site := ""
	if named {
		site = s.own(say.Site)
	}
	if place == "" || site == "" {
		return place + site
	}
	return place + ", " + site
}

// own is what the protocol itself says, in the voice's language; "" where the voice says
// none of it or nobody has translated it.
func (s Style) own(text string) string {
	if s.voice() != Instructions {
		return ""
	}
	text, _ = translate(text, s.Language)
	return plain.Printable(text)
}
