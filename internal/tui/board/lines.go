package board

import (
	"strings"

	"presshold/internal/session"
)

// unders are for segments that are to come.
const unders = "______"

// apart stands between texts of one line.
const apart = "   "

// lines are the texts below the level.
func (s *screen) lines() {
	notice := clean(s.v.Notice)
	say := func(shown int) bool { // the notice takes the lowest line there is
		return notice != "" && shown > 0
	}
	switch {
	case say(s.l.hints), s.l.round == 0:
		s.roundLine()
		s.placeLines()
		s.hintLine(notice)
	case say(s.l.next):
		s.roundLine()
		s.noticeLine(notice)
	case say(s.l.round):
		s.noticeLine(notice)
	default:
		s.roundLine()
		s.placeLines()
		s.hintLine("")
	}
}

func (s *screen) noticeLine(notice string) {
	s.centre(s.tone.Ground, []piece{{notice, s.tone.Strong}})
}

// roundLine tells the round, and in two columns the times. Nothing in it comes
// from outside, so that a wide character never makes it redraw every second.
func (s *screen) roundLine() {
	if s.l.round == 0 {
		return
	}
	label := "Round "
	if s.w < oneCell {
		label = ""
	}
	var times []piece
	if s.l.wide && s.l.clock {
		times = s.times()
	}
	if s.v.Round == 0 { // not begun
		s.spread(s.tone.Ground, s.l.margin, nil, times)
		return
	}
	round := []piece{{roundText(s.v.Snapshot, label), s.tone.Field}}
	if s.l.dots {
		used := piecesWidth(round) + len(apart)
		if len(times) > 0 {
			used += piecesWidth(times) + len(apart)
		}
		round = append(round, s.dots(s.w-2*s.l.margin-used)...)
	}
	s.spread(s.tone.Ground, s.l.margin, round, times)
}

// dots are a segment for each planned round, filled as far as the run has come; none
// if they don't fit.
func (s *screen) dots(room int) []piece {
	n := s.v.Rounds
	if n < 2 || room < 2*n {
		return nil
	}
	size := min(room/n-1, 6)
	pieces := make([]piece, 1, 1+2*n)
	pieces[0] = piece{apart, s.tone.Ground}
	for i := range n {
		segment := piece{blanks[:size], s.tone.Ink}
		if i >= s.v.Round { // no colour of its own, or each phase would redraw it
			segment = piece{unders[:size], s.tone.Quiet}
		}
		pieces = append(pieces, segment, piece{" ", s.tone.Ground})
	}
	return pieces
}

// times are the time that has run and what is left.
func (s *screen) times() []piece {
	paint := s.tone.Quiet
	if overBudget(s.v.Snapshot) {
		paint = s.tone.Strong
	}
	return []piece{{timeText(s.v.Snapshot), paint}}
}

// placeLines tell what comes next, the point, and in one column the times.
func (s *screen) placeLines() {
	next := []piece{{nextText(s.v.Snapshot), s.tone.Field}}
	var point []piece
	if s.l.place {
		point = []piece{{strings.Join(pointText(s.v), apart), s.tone.Quiet}}
	}
	if s.l.wide {
		if s.l.next > 0 {
			s.spread(s.tone.Ground, s.l.margin, point, next)
		}
		return
	}
	if s.l.next > 0 {
		s.spread(s.tone.Ground, s.l.margin, next, nil)
	}
	if s.l.point > 0 {
		s.spread(s.tone.Ground, s.l.margin, point, nil)
	}
	if s.l.times > 0 {
		s.spread(s.tone.Ground, s.l.margin, s.times(), nil)
	}
}

// hintLine shows the keys that can act now, as many as fit whole.
func (s *screen) hintLine(notice string) {
	if s.l.hints == 0 {
		return
	}
	if notice != "" {
		s.noticeLine(notice)
		return
	}
	s.spread(s.tone.Ground, s.l.margin, s.hints(s.v.Hints, s.w-2*s.l.margin), nil)
}

// hints are keys and what they do, as many as fit whole.
func (s *screen) hints(hints []Hint, room int) []piece {
	pieces := make([]piece, 0, 3*len(hints))
	for i, h := range hints {
		key, text := clean(h.Key), " "+clean(h.Text)
		gap := ""
		if i > 0 {
			gap = apart
		}
		room -= width(key) + width(text) + len(gap)
		if room < 0 {
			break
		}
		pieces = append(pieces, piece{gap, s.tone.Quiet}, piece{key, s.tone.Strong}, piece{text, s.tone.Quiet})
	}
	return pieces
}

// answered is how many keys of answers there are.
func answered(v View) []Hint {
	answers := v.Answers
	if len(answers) > len(session.Answers()) {
		answers = answers[:len(session.Answers())]
	}
	return answers
}
