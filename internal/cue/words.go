package cue

import (
	"slices"
	"strings"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// begin is what tells that a phase of a kind begins.
func begin(k protocol.Kind) (tone.Tone, voice.Phrase) {
	switch k {
	case protocol.Hold:
		return tone.Press, voice.Press
	case protocol.Contract:
		return tone.Press, voice.Contract
	case protocol.Stroke:
		return tone.Press, voice.Stroke
	case protocol.Release:
		return tone.Release, voice.Release
	case protocol.CountIn:
		return tone.Ready, voice.GetReady
	case protocol.CheckIn:
		return tone.Ask, voice.CheckIn
	case protocol.PositionOfEase:
		return tone.Change, voice.Ease
	case protocol.Stretch:
		return tone.Change, voice.Stretch
	case protocol.Heat:
		return tone.Change, voice.Heat
	case protocol.Movement:
		return tone.Change, voice.Movement
	default:
		return tone.Change, voice.Reposition
	}
}

// phrase is a phrase in the style's words.
func (s Style) phrase(p voice.Phrase) string {
	if w, ok := s.Words[p]; ok {
		return w
	}
	words, _ := voice.BuiltIn(s.Language)
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
	case voice.Halfway, voice.InRange, voice.Guide:
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
		add(s.phrase(voice.Number(say.Count)))
	}
	if !say.Moved || say.Do != voice.Reposition { // "left side" says enough
		add(s.act(say))
	}
	if names || say.Moved {
		add(s.place(say, names))
	}
	if names && say.Round > 0 {
		add(s.phrase(voice.Round) + " " + s.phrase(voice.Number(say.Round)))
	}
	if say.Capped {
		add(s.phrase(voice.Capped))
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
	case voice.Deeper, voice.Lighter, voice.Again:
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
		place = s.phrase(voice.LeftSide)
	case say.Side == protocol.Right:
		place = s.phrase(voice.RightSide)
	case say.Moved:
		place = s.phrase(voice.NextPoint)
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
	text, _ = voice.Translate(text, s.Language)
	return plain.Printable(text)
}
