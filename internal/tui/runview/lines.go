package runview

import (
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// apart separates texts in a line.
const apart = "   "

// header draws where the hands are and, on the right, how hard they press and what the client
// reported. The side, the level and whatever is unusual are never cut: the protocol's name is
// dropped first, then the score, and a long site is cut in the middle.
func (s *screen) header() {
	if s.l.header == 0 {
		return
	}
	right := line{free: s.room()}
	add := func(paint theme.Paint, keep int, wordings ...string) {
		right.add(paint, s.tone.Band, apart, keep, wordings...)
	}
	if s.v.Speed.Preview() {
		add(s.tone.Raised, 0, previewText(s.v.Speed)...)
	}
	side := side(s.v.At)
	const least = len("s… ") // of a site
	add(s.tone.Raised, least+ui.Width(side)+len(apart), levelText(s.v)...)
	add(s.tone.Band, right.free/2, scoreText(s.v.Snapshot))
	if n := len(s.v.SessionClock); n > 0 && (s.l.hints == 0 || s.times()[1] == "") { // the line of times has no room for it
		name := min(ui.Width(clean(s.v.Protocol)), len("a protocol")) // alone, it gives way to the session clock but for that
		texts := s.v.SessionClock[n-1:]
		if s.v.Budget > 0 { // which is a time of the same kind
			texts = []string{sessionClockText(s.v)[n-1], texts[0]}
		}
		add(s.tone.Band, max(ui.Width(placeText(s.v))+1+ui.Width(side), name)+len(apart), texts...)
	}
	named := ui.Width(placeText(s.v)) + 1 + ui.Width(side)
	if s.v.At.Site == "" {
		named = ui.Width(clean(s.v.Protocol))
	}
	add(s.tone.Band, named+len(apart), clean(s.v.Follow)) // the first to give way
	if len(right.pieces) > 0 {
		right.free -= len(apart)
	}
	s.spread(s.tone.Band, s.l.margin, s.placePieces(side, right.free), right.pieces)
}

// placePieces returns the site and the side and, if there is room, the block and the protocol; only
// the latter if no site is named.
func (s *screen) placePieces(side string, room int) []piece {
	band, l := s.tone.Band, line{free: room}
	if s.v.At.Site != "" {
		beside := 0
		if side != "" {
			beside = 1 + ui.Width(side)
		}
		l.add(band, band, "", beside, placeIn(s.v, room-beside))
		l.add(s.tone.Raised, band, " ", 0, side)
	}
	var names []string
	if s.v.Blocks > 1 && s.v.BlockName != "" {
		names = append(names, clean(s.v.BlockName))
	}
	for _, name := range append(names, clean(s.v.Protocol)) {
		free, least := l.free, 1
		if len(l.pieces) > 0 {
			free, least = free-len(apart), min(ui.Width(name), 12)
		}
		if name = ui.Cut(name, free); ui.Width(name) < least {
			break
		}
		l.add(band, band, apart, 0, name)
	}
	return l.pieces
}

// lines draws the texts below the level. A notice takes the lowest line.
func (s *screen) lines() {
	notice := clean(s.v.Notice)
	if notice != "" && s.l.hints == 0 && s.l.progress > 0 {
		s.centre(s.tone.Ground, []piece{{ui.Cut(notice, s.room()), s.tone.Strong}})
		s.air(s.l.next)
		return
	}
	s.progressLine()
	if s.l.next > 0 {
		s.spread(s.tone.Ground, s.l.margin, s.nextPieces(s.v.Snapshot, s.room()), nil)
	}
	s.hintLine(notice)
}

// progressLine draws the progress of the run, and what comes next. Nothing in it changes every
// second.
func (s *screen) progressLine() {
	if s.l.progress == 0 {
		return
	}
	var left []piece
	room := s.room()
	if s.l.header == 0 { // the side must not be lost
		if side := side(s.v.At); side != "" {
			left, room = append(left, piece{side + "  ", s.tone.Strong}), room-ui.Width(side)-2
		}
	}
	said := s.counted(room)
	free, warning := room-piecesWidth(said)-len(apart), clean(s.v.Warning)
	if s.l.hints > 0 || ui.Width(warning) > free {
		warning = ""
	}
	ends := func(at session.Snapshot) []piece {
		switch {
		case warning != "":
			return []piece{{warning, s.tone.Strong}}
		case s.l.next == 0:
			return s.nextPieces(at, free)
		default:
			return nil
		}
	}
	running := s.v.Snapshot
	running.State = session.Running // so that a pause moves nothing
	if dots := s.dots(free - piecesWidth(ends(running)) - len(apart)); len(dots) > 0 {
		left = append(append(left, dots...), piece{"  ", s.tone.Ground})
		free -= piecesWidth(dots) + 2
	}
	left = append(left, said...)
	right := ends(s.v.Snapshot)
	if n := len(s.v.SessionClock); n > 0 && s.l.header == 0 && s.l.hints == 0 && len(right) == 0 { // there is no other line
		if text := s.v.SessionClock[n-1]; piecesWidth(left)+2+ui.Width(text) <= s.room() {
			right = []piece{{text, s.tone.Quiet}}
		}
	}
	s.spread(s.tone.Ground, s.l.margin, left, right)
}

// counted returns how far the run has come, in fewer words if what comes next has room then.
func (s *screen) counted(room int) []piece {
	all, next := counts(s.v.Snapshot), nextText(s.v.Snapshot)
	if s.l.next == 0 && len(all) == 2 && next[0] != "" {
		for _, round := range all[1] {
			for _, point := range all[0] {
				text := point + ", " + round
				if ui.Width(text)+len(apart)+ui.Width(next[len(next)-1]) <= room {
					return []piece{{text, s.tone.Field}}
				}
			}
		}
	}
	said := line{free: room}
	for _, wordings := range all {
		said.add(s.tone.Field, s.tone.Field, ", ", 0, wordings...)
	}
	return said.pieces
}

// nextPieces returns how long the phase lasts and what follows, as far as there is room. While the
// phase runs, what follows is the more important; before it goes on, it is the phase itself.
func (s *screen) nextPieces(at session.Snapshot, room int) []piece {
	nows, nexts := phaseTexts(at), nextText(at)
	if at.State == session.Halted || at.State == session.Ready {
		nexts = append(nexts, "")
	} else {
		nows = append(nows, "")
	}
	for _, now := range nows {
		for _, next := range nexts {
			gap := ""
			if now != "" && next != "" {
				gap = ", "
			}
			if ui.Width(now)+len(gap)+ui.Width(next) <= room {
				return []piece{{now + gap, s.tone.Quiet}, {next, s.tone.Field}}
			}
		}
	}
	return nil
}

// dots returns a segment for each point if there are several, or for each planned round, filled up
// to the current one; none if they don't fit.
func (s *screen) dots(room int) []piece {
	at, n := s.v.Round, s.v.Rounds.Max
	if s.v.Points > 1 {
		at, n = s.v.Point, s.v.Points
	}
	if n < 2 || at == 0 || room < 2*n {
		return nil
	}
	size := min(room/n-1, max(4, s.w/24))
	pieces := make([]piece, 0, 2*n)
	for i := range n {
		segment := piece{blanks[:size], s.tone.Ink}
		if i >= at {
			segment.paint = s.tone.Trough
		}
		pieces = append(pieces, segment, piece{" ", s.tone.Ground})
	}
	return pieces[:2*n-1]
}

// hintLine draws the keys that fit and, on the right, failures and times.
func (s *screen) hintLine(notice string) {
	if s.l.hints == 0 {
		return
	}
	right := s.margins()
	room := s.room() - piecesWidth(right)
	if len(right) > 0 {
		room -= len(apart)
	}
	left := s.hints(s.v.Hints, room)
	if notice != "" {
		if ui.Width(notice) > room { // what was just done is more important
			right, room = nil, s.room()
		}
		left = []piece{{ui.Cut(notice, room), s.tone.Strong}}
	}
	s.spread(s.tone.Ground, s.l.margin, left, right)
}

// margins returns failures, a sign for no sound, and the times as far as they leave room for the
// most important keys.
func (s *screen) margins() []piece {
	marks, text := s.marks(), s.times()
	var pieces []piece
	if text != [2]string{} {
		times := s.tone.Quiet
		if overBudget(s.v.Snapshot) {
			times = s.tone.Strong
		}
		pieces = []piece{{text[0], times}, {text[1], s.tone.Quiet}}
	}
	switch {
	case marks == "":
	case pieces == nil: // a warning goes before the times
		pieces = []piece{{ui.Cut(marks, s.room()*2/3), s.tone.Field}}
	default:
		pieces = append([]piece{{marks + apart, s.tone.Field}}, pieces...)
	}
	return pieces
}

// marks returns the failures and the sign for no sound in one text.
func (s *screen) marks() string {
	var words []string
	for _, m := range s.v.Failures {
		words = append(words, clean(m))
	}
	if s.v.Muted {
		words = append(words, english.RunViewMuted)
	}
	return strings.Join(words, "  ")
}

// times returns the times of the run and of the session clock that fit beside the marks and the most
// important keys.
func (s *screen) times() [2]string {
	marks := s.marks()
	needed := piecesWidth(s.hints(s.v.Hints[:min(2, len(s.v.Hints))], s.room())) + len(apart)
	for _, text := range s.timeTexts() {
		used := ui.Width(text[0]) + ui.Width(text[1])
		if marks != "" {
			used += ui.Width(marks) + len(apart)
		}
		if used+needed <= s.room() {
			return text
		}
	}
	return [2]string{}
}

// timeTexts returns the ways to word the times of the run and the session clock, the fullest first.
// The end of the session clock is more important than the times of the run.
func (s *screen) timeTexts() [][2]string {
	run := timeText(s.v.Snapshot)
	if area := clean(s.v.Area); area != "" {
		for i := range run {
			run[i] = area + apart + run[i]
		}
		run = append(run, area)
	}
	var texts [][2]string
	for _, h := range sessionClockText(s.v) {
		for _, r := range run {
			texts = append(texts, [2]string{r, apart + h})
		}
		texts = append(texts, [2]string{"", h})
	}
	for _, r := range run {
		texts = append(texts, [2]string{r, ""})
	}
	return texts
}

// hints returns the keys that fit, with what they do.
func (s *screen) hints(hints []Hint, room int) []piece {
	pieces := make([]piece, 0, 3*len(hints))
	for i, h := range hints {
		key, text := clean(h.Key), " "+clean(h.Text)
		gap := ""
		if i > 0 {
			gap = apart
		}
		room -= ui.Width(key) + ui.Width(text) + len(gap)
		if room < 0 {
			break
		}
		pieces = append(pieces, piece{gap, s.tone.Quiet}, piece{key, s.tone.Strong}, piece{text, s.tone.Quiet})
	}
	return pieces
}
