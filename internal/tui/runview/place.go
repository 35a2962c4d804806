package runview

import (
	"slices"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/ui"
)

// placeLines returns the site and the side, in capitals, while the hands are on their way there,
// and else nothing.
func placeLines(v View) []string {
	p := v.Phase.Kind
	if v.State != session.Running || p != protocol.CountIn && p != protocol.Reposition || v.At.Site == "" {
		return nil
	}
	place := []string{strings.ToUpper(clean(v.At.Site))}
	if side := side(v.At); side != "" {
		place = append(place, side)
	}
	return place
}

// mostWords is the greatest number of lines of a site.
const mostWords = 3

// drawPlace draws a place in letters, broken into the lines that make it largest, with the
// treatment's note below.
func (s *screen) drawPlace(place []string) {
	rows := s.l.over + s.l.number + s.l.under
	note := s.caution()
	room := s.l.number
	if room > 2 && len(note) > 0 {
		room--
	} else {
		note = nil
	}
	if room < len(place) { // one line for both
		side := place[1]
		place = []string{plain.ShortenMiddle(place[0], s.room()-ui.Width(side)-1) + " " + side}
	}
	lines, each := place, 1
	for n := 1; n <= mostWords; n++ {
		broken := append(breakUp(place[0], n), place[1:]...)
		if high := s.letters(broken, room); high > each {
			lines, each = broken, high
		}
	}
	for n := 2; each == 1 && ui.Width(lines[0]) > s.room() && n+len(place)-1 <= room; n++ { // whole, if not large
		broken := breakUp(place[0], n)
		if !slices.ContainsFunc(broken, func(line string) bool { return ui.Width(line) > s.room() }) {
			lines = slices.Concat(broken, place[1:])
		}
	}
	gap, last := 0, each
	if each == 1 && len(lines) > 1 && room-len(lines)+1 >= draw.WordSmall { // the side at least
		last = draw.WordSmall
	}
	used := (len(lines)-1)*each + last
	if each > 1 || room-used >= len(lines) {
		gap, used = 1, used+len(lines)-1
	}
	top := s.l.over + (room-used)/2
	s.air(top)
	for i, line := range lines {
		high := each
		if i > 0 {
			s.air(gap)
		}
		if i == len(lines)-1 {
			high = last
		}
		if high > 1 {
			s.bigText(line, "", high)
		} else {
			s.centre(s.tone.Ground, []piece{{plain.ShortenMiddle(line, s.room()), s.tone.Strong}})
		}
	}
	left := rows - top - used
	if len(note) > 0 {
		s.air(left - 1 - s.l.under)
		s.centre(s.tone.Ground, note)
		left = s.l.under
	}
	s.air(left)
}

// caution returns what to mind at the point: that it is a caution site, then the treatment's note,
// as far as there is room.
func (s *screen) caution() []piece {
	note, caution, gap := clean(s.v.Note), "", ""
	if s.v.At.Caution() {
		caution = english.CautionSite
		if note != "" {
			gap = apart
		}
		if ui.Width(caution)+ui.Width(gap)+ui.Width(note) > s.room() {
			caution = ui.Cut(english.RunViewCaution, s.room())
		}
	}
	if caution == "" && note == "" {
		return nil
	}
	paint := s.tone.Field
	return []piece{{caution, paint}, {gap, paint}, {ui.Cut(note, s.room()-ui.Width(caution)-ui.Width(gap)), paint}}
}

// letters returns the height of lines of letters in so many rows; 1 if letters can't be drawn.
func (s *screen) letters(lines []string, rows int) int {
	const mostStretch = 5 // rows for each cell of a stroke
	high := (rows - len(lines) + 1) / len(lines)
	if high < draw.WordSmall {
		return 1
	}
	for _, line := range lines {
		pic := draw.Word(line, s.room(), high)
		if pic.H == 0 {
			return 1
		}
		if pic.Thin {
			high = min(high, mostStretch)
		}
	}
	return high
}

// breakUp breaks a text between words into at most so many lines of about the same length.
func breakUp(text string, lines int) []string {
	words := strings.Fields(text)
	for most := len(text) / lines; lines > 1; most++ {
		broken := []string{""}
		for _, w := range words {
			last := &broken[len(broken)-1]
			switch {
			case *last == "":
				*last = w
			case len(*last)+1+len(w) <= most:
				*last += " " + w
			default:
				broken = append(broken, w)
			}
		}
		if len(broken) <= lines {
			return broken
		}
	}
	return []string{text}
}
