package board

import (
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/session"
	"presshold/internal/tui/big"
	"presshold/internal/tui/theme"
)

// twoDigits is the longest time that is shown in seconds alone: two digits, as
// large as they get. A phase that lasts longer shows minutes from its start.
const twoDigits = 99 * time.Second

// screen is one drawing under way.
type screen struct {
	canvas
	v    View
	tone theme.Tone
	l    layout
}

func draw(v View, tone theme.Tone, w, h int) string {
	s := &screen{v: v, tone: tone, l: share(v, w, h)}
	s.w = w
	s.Grow(w*h + 48*h) // its cells, and a few turns of paint in each row
	s.header()
	if asking(v.Snapshot) {
		s.ask()
	} else {
		s.air(s.l.above)
		s.word()
		s.number()
		s.level()
		s.air(s.l.below)
	}
	s.lines()
	for s.n < h {
		s.air(1)
	}
	s.turn(theme.Paint{})
	return s.String()
}

// air leaves rows of the field empty.
func (s *screen) air(rows int) {
	for range rows {
		s.row()
		s.end(s.tone.Ground)
	}
}

// header names the protocol and, on the right, says what is not as usual.
func (s *screen) header() {
	if s.l.header == 0 {
		return
	}
	name := []piece{{clean(s.v.Protocol), s.tone.Band}}
	s.spread(s.tone.Band, s.l.margin, name, s.marks())
}

// marks are the quiet marks: a preview, no sound, what failed.
func (s *screen) marks() []piece {
	var words []string
	for _, m := range s.v.Marks {
		words = append(words, clean(m))
	}
	if s.v.Muted {
		words = append(words, "muted")
	}
	text := strings.Join(words, "  ")
	if !s.v.Speed.Preview() {
		return []piece{{text, s.tone.Band}}
	}
	if text != "" {
		text += "  "
	}
	return []piece{{text, s.tone.Band}, {"PREVIEW x" + s.v.Speed.Times(), s.tone.Raised}}
}

// word says what to do now.
func (s *screen) word() {
	if s.l.word == 0 {
		return
	}
	text, plus := word(s.v.Snapshot), addition(s.v.Snapshot)
	if s.l.word < big.WordSmall {
		s.plainWord(text, plus)
		return
	}
	s.bigText(text, plus, s.l.word)
	if s.l.detail > 0 {
		// The word once more as text, to be read aloud, searched and copied.
		d := strings.TrimSpace(text + "  " + detail(s.v.Snapshot))
		s.centre(s.tone.Ground, []piece{{d, s.tone.Quiet}})
	}
}

// plainWord is the word in one row, with as much of its numbers as fits.
func (s *screen) plainWord(text, plus string) {
	var mark []piece
	if s.l.header == 0 && s.v.Speed.Preview() {
		mark = []piece{{"x" + s.v.Speed.Times(), s.tone.Strong}}
	}
	if plus != "" {
		text += " " + plus
	}
	room := s.w - 2*s.l.margin - 2*(piecesWidth(mark)+1)
	if len(mark) == 0 {
		room = s.w
	}
	line := []piece{{text, s.tone.Strong}}
	if d := detail(s.v.Snapshot); d != "" && width(text)+2+width(d) <= room {
		line = append(line, piece{"  " + d, s.tone.Quiet})
	} else if s.v.State == session.Running || awaiting(s.v.Snapshot) {
		line[0].text += starred(s.v.Phase)
	}
	if len(mark) == 0 {
		s.centre(s.tone.Ground, line)
		return
	}
	s.spread(s.tone.Ground, s.l.margin, line, mark)
}

// bigText draws a text in rows of the field as large as it gets there, in the
// middle, and lights a lamp beside it for what is added, so that the text stays in
// its place.
func (s *screen) bigText(text, plus string, rows int) {
	room := s.w - 2*s.l.margin
	pic := big.Word(text, room, rows)
	if pic.H == 0 { // no room, or letters that there are no pictures of
		pic.W = min(width(text), room)
	}
	side := (s.w - pic.W) / 2
	round := s.roundPicture(rows, side)
	for y := range rows {
		s.row()
		s.to(s.tone.Crest, s.l.margin)
		s.pictureRow(round, y-(rows-round.H)/2)
		s.to(s.tone.Crest, side)
		if pic.H > 0 {
			s.pictureRow(pic, y-(rows-pic.H)/2)
		} else if y == rows/2 {
			s.text(s.tone.Strong, cut(text, room))
		}
		s.to(s.tone.Crest, side+pic.W)
		s.lamp(plus, y, rows)
		s.end(s.tone.Crest)
	}
}

// roundPicture is the round in the letters of the word, at the screen's edge: it too
// has to be seen from across the room. It is empty where the word leaves no room; the
// line of text below tells it in any case, with what nobody states marked as assumed.
func (s *screen) roundPicture(rows, side int) big.Picture {
	if s.v.Round == 0 || asking(s.v.Snapshot) {
		return big.Picture{}
	}
	text := strconv.Itoa(s.v.Round)
	if s.v.Rounds > 0 {
		text += "/" + strconv.Itoa(s.v.Rounds)
	}
	const apart = 3
	return big.Word(text, side-s.l.margin-apart, rows)
}

// lamp writes row y of so many of a bright block with a text in it.
func (s *screen) lamp(text string, y, rows int) {
	size := width(text) + 4
	if text == "" || s.w-s.x-s.l.margin < size+2 {
		return
	}
	s.fill(s.tone.Crest, 3)
	if y == rows/2 {
		s.fill(s.tone.Fill, 2)
		s.text(s.tone.Fill, text)
		size = 2
	}
	s.fill(s.tone.Fill, size)
}

// pictureRow writes one line of a word, or nothing if it has no such line.
func (s *screen) pictureRow(p big.Picture, y int) {
	switch {
	case y < 0 || y >= p.H:
	case p.Painted():
		s.runs(s.tone.Letter, s.tone.Crest, p.Runs(y))
	case s.tone.Crest.IsZero():
		s.text(s.tone.Field, p.Text(y))
	default:
		s.text(s.tone.Crest, p.Text(y))
	}
}

// number draws the digits in the middle of the face.
func (s *screen) number() {
	slots, text := digits(s.v.Snapshot)
	s.figure(slots, text, unitsFirst(s.v.Snapshot), s.l.over, s.l.number, s.l.under)
}

// unitsFirst tells whether the number's last digit, rather than the whole, stands
// in the middle: in a phase that shows one digit for longer than two.
func unitsFirst(s session.Snapshot) bool { return s.Max <= 18*time.Second }

// figure draws a number in so many rows of the face, with air over and under it. The
// whole of its slots stands in the middle, or, if there is room, the last of them.
func (s *screen) figure(slots, text string, units bool, over, rows, under int) {
	room := s.w - 2*s.l.margin
	pic := big.Number(slots, text, room, rows)
	top, left := over+(rows-pic.H)/2, (s.w-pic.W)/2
	if units {
		left = max(min(left, s.l.margin), (s.w-pic.Last)/2-(pic.W-pic.Last))
	}
	for y := range over + rows + under {
		s.row()
		if y -= top; y >= 0 && y < pic.H {
			s.to(s.tone.Ground, left)
			if pic.Painted() {
				s.runs(s.tone.Ink, s.tone.Ground, pic.Runs(y))
			} else {
				s.text(s.tone.Strong, pic.Text(y))
			}
		}
		s.end(s.tone.Ground)
	}
}

// digits are the widest number that the phase shows, for its place, and the number now.
func digits(s session.Snapshot) (slots, text string) {
	longest := max(s.Max, s.Digits())
	d := s.Digits()
	sec := strconv.Itoa(int(d / time.Second))
	switch {
	case longest > twoDigits:
		slots = zeros(phrase.Clock(longest))
		if d >= time.Minute {
			return slots, phrase.Clock(d)
		}
		return slots, sec
	case longest > 9*time.Second:
		return "00", sec
	default:
		return "0", sec
	}
}

// zeros are the digits of a number, each as wide as any.
func zeros(number string) string {
	return strings.Map(func(r rune) rune {
		if r == ':' {
			return r
		}
		return '0'
	}, number)
}

// level fills in a hold and drains in a release. The minimum of a range and the
// guide time of an open phase are marked by a gap, or by a filled cell in the
// empty part.
func (s *screen) level() {
	if s.l.level == 0 {
		return
	}
	part, whole := level(s.v.Snapshot)
	room := s.w - 2*s.l.margin
	filled := int(int64(room) * int64(part) / int64(whole))
	mark, thick := -1, 1+room/100
	if at := markAt(s.v.Snapshot); at > 0 && at < whole {
		mark = min(int(int64(room)*int64(at)/int64(whole)), room-thick)
	}
	for range s.l.level {
		s.row()
		s.to(s.tone.Ground, s.l.margin)
		s.bar(filled, room, mark, thick)
		s.end(s.tone.Ground)
	}
}

func (s *screen) bar(filled, room, mark, thick int) {
	paint := func(from, to int) {
		if f := min(to, filled); f > from {
			s.fill(s.tone.Ink, f-from)
			from = f
		}
		s.fill(s.tone.Trough, to-from)
	}
	if mark < 0 {
		paint(0, room)
		return
	}
	paint(0, mark)
	if filled > mark {
		s.fill(s.tone.Ground, thick)
	} else {
		s.fill(s.tone.Ink, thick)
	}
	paint(mark+thick, room)
}

// markAt is the moment in the phase that the level has a mark at; zero for none.
func markAt(s session.Snapshot) time.Duration {
	d := s.Phase.Duration
	at := time.Duration(0)
	switch {
	case d.IsRange():
		at = d.Min
	case d.Open:
		at = s.Phase.Guide
	}
	if at > 0 && drains(s.Phase.Kind) {
		at = s.Max - at
	}
	return at
}
