// Package voice words what a voice says during a run, in each of its languages.
//
// A [Language] has words for every [Phrase]. A [Wording] puts a [Speech] into those words, or
// into the user's own.
package voice

import (
	"slices"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Speech is what a voice has to say, before it is put into words.
type Speech struct {
	Do     Phrase // what to do or what happened; "" for nothing
	Count  int    // a number that is counted down to: 3, 2, 1
	Capped bool   // the phase before has reached its cap
	Round  int    // this round begins; zero where none does, or there is just one

	Moved bool          // another point or side
	Side  protocol.Side // of the point that begins
	Site  string

	// For a voice that gives instructions.
	Label string // what the protocol calls the phase
	Note  string // what to do in it, where that is new
}

// Yields reports whether a voice skips this while it says something else: a count or a mark,
// which also has a tone.
func (s Speech) Yields() bool {
	switch s.Do {
	case "", Halfway, InRange, Guide:
		return true
	default:
		return false
	}
}

// Wording chooses the words in which a voice speaks.
type Wording struct {
	Language     Language
	Own          map[Phrase]string // the user's, in place of the language's; "" leaves a phrase out
	Instructions bool              // also the protocol's labels and notes, and the sites
}

// Full puts into words all that a voice can say at a sound: first what to do, because that is
// needed at once, then what it belongs to.
func (w Wording) Full(s Speech) string { return w.say(s, true, true) }

// All returns the ways to say it, from the fullest to the shortest: names go first, then the
// instruction; what to do stays. It is empty if there is nothing to say.
func (w Wording) All(s Speech) []string {
	var all []string
	for _, with := range []struct{ names, note bool }{{true, true}, {false, true}, {true, false}, {false, false}} {
		words := w.say(s, with.names, with.note)
		if words != "" && !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}

// say puts a speech into words, with or without the protocol's note and the names of the round
// and of the point. Another point is always named.
func (w Wording) say(s Speech, names, note bool) string {
	parts := make([]string, 0, 6)
	add := func(words string) {
		if words = plain.Printable(words); words != "" {
			parts = append(parts, words)
		}
	}
	if s.Count > 0 {
		add(w.phrase(Number(s.Count)))
	}
	if !s.Moved || s.Do != Reposition { // "left side" says enough
		add(w.act(s))
	}
	if names || s.Moved {
		add(w.side(s))
	}
	if names {
		add(w.term(s.Site))
	}
	if names && s.Round > 0 {
		add(w.phrase(Round) + " " + w.phrase(Number(s.Round)))
	}
	if s.Capped {
		add(w.phrase(Cap))
	}
	words := strings.Join(parts, ", ")
	if text := w.term(s.Note); note && text != "" {
		words += ". " + text
	}
	return words
}

// phrase puts a phrase into the user's words, or else into the language's.
func (w Wording) phrase(p Phrase) string {
	if own, ok := w.Own[p]; ok {
		return own
	}
	return w.Language.Say(p)
}

// act words what to do, in the protocol's own words where it has some and they are wanted.
func (w Wording) act(s Speech) string {
	switch s.Do {
	case "":
		return ""
	case Deeper, Lighter, Again:
		return w.phrase(s.Do)
	}
	if label := w.term(s.Label); label != "" {
		return label
	}
	return w.phrase(s.Do)
}

// side words the side of the point that begins, or that there is another point.
func (w Wording) side(s Speech) string {
	switch {
	case s.Side == protocol.Left:
		return w.phrase(Left)
	case s.Side == protocol.Right:
		return w.phrase(Right)
	case s.Moved:
		return w.phrase(Point)
	default:
		return ""
	}
}

// term words what the protocol itself says, if that is wanted and somebody has translated it.
func (w Wording) term(text string) string {
	if !w.Instructions {
		return ""
	}
	return w.Language.translate(text)
}
