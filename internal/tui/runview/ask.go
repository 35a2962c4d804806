package runview

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/ui"
)

// scores is the number of scores: 0 to 10.
const scores = 11

// form is the distribution of the rows of a check-in.
type form struct {
	title, caption, figure, scale, answers, onward, left int
	boxed                                                bool
}

// ask draws the check-in: the question, the scale with the score given, the answers and, at every
// size, how to go on. It uses the rows that word, number and level have otherwise.
func (s *screen) ask() {
	l := &s.l
	rows, timed := l.middle(), s.v.State == session.Running && l.level > 0
	if !timed {
		rows += l.level + l.below
	}
	answers := s.answerRows()
	f, left := s.shareForm(rows, len(answers), timed)
	air := left / 4
	s.air(air)
	if f.title >= draw.WordSmall {
		s.bigText(strings.ToUpper(english.RunViewQuestion), "", f.title)
	} else if f.title > 0 {
		s.centre(s.tone.Ground, []piece{{english.RunViewQuestion, s.tone.Strong}})
	}
	if f.caption > 0 {
		text := english.RunViewScale
		if ui.Width(text) > s.room() {
			text = english.RunViewScaleShort
		}
		s.centre(s.tone.Ground, []piece{{text, s.tone.Quiet}})
	}
	if f.figure > 0 {
		s.figure("00", strconv.Itoa(s.v.LatestScore.N), true, 1, f.figure-2, 1)
	}
	s.air(air)
	s.scale(f.scale, f.boxed)
	s.air(air)
	for _, a := range answers[:f.answers] {
		s.centre(s.tone.Ground, a)
	}
	if f.onward > 0 {
		s.centre(s.tone.Ground, s.hints(s.v.Hints[:1], s.room()))
	}
	if f.left > 0 {
		left := fmt.Sprintf(english.RunViewSecondsLeft, s.v.Digits()/time.Second)
		s.centre(s.tone.Ground, []piece{{left, s.tone.Strong}})
	}
	s.air(left - 3*air)
	if timed {
		s.level()
		s.air(l.below)
	}
}

// shareForm distributes the rows, and returns those that are left for air: first to how to go on if no
// line of hints says so, to the question and to the scale, then to the answers and the rest, and at
// last to size.
func (s *screen) shareForm(rows, answers int, timed bool) (f form, left int) {
	onward, seconds := 0, 0
	if s.l.hints == 0 && s.v.State == session.Waiting && len(s.v.Hints) > 0 {
		onward = 1
	}
	if timed {
		seconds = 1
	}
	rows = give(rows, []part{
		{&f.onward, onward}, {&f.title, 1}, {&f.scale, 1}, {&f.left, seconds}, {&f.answers, answers}, {&f.caption, 1},
	})
	if f.caption == 0 {
		return f, rows
	}
	grow := func(to *int, n, keep int) bool {
		fits := rows-n >= keep
		if fits {
			*to += n
			rows -= n
		}
		return fits
	}
	if b := boxesIn(s.room()); b.rows > 0 {
		f.boxed = grow(&f.scale, b.rows+1, 0)
	}
	if size := max(s.l.word, draw.WordSmall); draw.Word(strings.ToUpper(english.RunViewQuestion), s.room(), size).H > 0 {
		grow(&f.title, size-1, 3)
	}
	const air = 8
	if s.v.LatestScore.Given && rows >= 2*air {
		grow(&f.figure, min(rows-air, s.l.number), air)
	}
	return f, rows
}

// answerRows returns the answers with their keys in one line, in two or in four.
func (s *screen) answerRows() [][]piece {
	answers, room := s.v.Answers, s.room()
	for _, each := range []int{4, 2, 1} {
		var rows [][]piece
		fits := true
		for i := 0; i < len(answers); i += each {
			row := answers[i:min(i+each, len(answers))]
			pieces := s.hints(row, room)
			fits = fits && len(pieces) == 3*len(row)
			rows = append(rows, pieces)
		}
		if fits {
			return rows
		}
	}
	return nil
}

// boxes are the measures of the large scale.
type boxes struct {
	rows        int // of its letters
	width, last int // of a score, and of the last, which is "10"
}

// boxesIn returns the largest boxes that fit, for letters of half blocks or of squares of two
// cells, with two cells between numbers; zero if none fit.
func boxesIn(room int) boxes {
	for _, b := range []boxes{{draw.WordPainted, 10, 20}, {draw.WordSmall, 6, 12}} {
		if free := room - (scores-1)*b.width - b.last; free >= 0 {
			b.width += min(free/(scores-1), b.width/2)
			return b
		}
	}
	return boxes{}
}

// scale draws the scores from 0 to 10, with the one given.
func (s *screen) scale(rows int, boxed bool) {
	if rows <= 0 {
		return
	}
	given := -1
	if s.v.LatestScore.Given {
		given = s.v.LatestScore.N
	}
	switch room := s.room(); {
	case boxed:
		s.boxes(rows, boxesIn(room), given)
	case room >= len("0 1 2 3 4 5 6 7 8 9 10"):
		s.smallScale(given)
	case given >= 0:
		s.centre(s.tone.Ground, []piece{{fmt.Sprintf(english.RunViewScore, given), s.tone.Strong}})
	default:
		s.centre(s.tone.Ground, []piece{{english.RunViewScaleShorter, s.tone.Quiet}})
	}
}

// smallScale draws the scale in one line.
func (s *screen) smallScale(given int) {
	var pieces []piece
	for i := range scores {
		paint, text := s.tone.Quiet, strconv.Itoa(i)
		if i == given {
			paint = s.tone.Fill
		}
		if s.w >= scores*5 {
			text = " " + text + " "
		}
		if i > 0 {
			pieces = append(pieces, piece{" ", s.tone.Ground})
		}
		pieces = append(pieces, piece{text, paint})
	}
	s.centre(s.tone.Ground, pieces)
}

// boxes draws the scale in letters, with the score given in reverse.
func (s *screen) boxes(rows int, b boxes, given int) {
	var pics [scores]draw.Picture
	for i := range pics {
		pics[i] = draw.Word(strconv.Itoa(i), b.last, b.rows)
	}
	for y := range rows {
		s.row()
		s.to(s.tone.Ground, (s.w-(scores-1)*b.width-b.last)/2)
		for i, pic := range pics {
			text, lit, around := s.tone.Field, s.tone.Ink, s.tone.Ground
			if i == given {
				text, lit, around = s.tone.Fill, s.tone.Ground, s.tone.Fill
			}
			from, wide := s.x, b.width
			if i == scores-1 {
				wide = b.last
			}
			s.to(around, from+(wide-pic.W)/2)
			s.cells(lit, around, text, pic.Line(y-1))
			s.to(around, from+wide)
		}
		s.end(s.tone.Ground)
	}
}
