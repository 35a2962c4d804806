package runview

import (
	"strconv"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/session"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// screen is a drawing in progress.
type screen struct {
	canvas
	v    View
	tone theme.Tone
	l    layout
}

func render(v View, tone theme.Tone, st theme.Styles, w, h int) string {
	s := &screen{v: v, tone: tone, l: share(v, w, h)}
	s.v.Question = v.Question[max(len(v.Question)-h, 0):]
	s.w, s.most = w, h-len(s.v.Question)
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
	s.air(s.most - s.n)
	s.question(st)
	s.turn(theme.Paint{})
	return s.String()
}

// question draws the question on the last rows.
func (s *screen) question(st theme.Styles) {
	paint := st.Tone(theme.Ask).Raised
	if st.Mono {
		paint = st.Tone(theme.Ask).Fill
	}
	s.n, s.most = s.most, s.most+len(s.v.Question)
	for _, text := range s.v.Question {
		text = clean(text)
		s.row()
		s.fill(paint, min(s.l.margin, s.w-ui.Width(text)))
		s.text(paint, text)
		s.end(paint)
	}
}

func (s *screen) air(rows int) {
	for range rows {
		s.row()
		s.end(s.tone.Ground)
	}
}

// room returns the width of the screen without its margins.
func (s *screen) room() int { return max(s.w-2*s.l.margin, 0) }

// word draws what to do now, and what is added to it: on the way to a point the seconds, at its right.
// In a large window it is drawn in letters. If there are none for a phase's own word, it is the word
// of the phase's kind.
func (s *screen) word() {
	if s.l.word == 0 {
		return
	}
	added := ranged(s.v.Snapshot)
	if len(placeLines(s.v)) > 0 {
		_, added = digits(s.v.Snapshot)
	}
	text := word(s.v.Snapshot)
	if s.l.word < draw.WordSmall {
		s.plainWord(text, added)
		return
	}
	letters := func(text string) draw.Picture { return draw.Word(text, s.room(), s.l.word) }
	if kind := kindWord(s.v.Snapshot); letters(text).H == 0 && letters(kind).H > 0 {
		text = kind
	}
	pic := letters(text)
	if both := text + "  " + added; ranged(s.v.Snapshot) != "" && s.beside(pic, added, s.l.word).H == 0 && letters(both).H == pic.H {
		text, added = both, "" // as nothing is lost by it
	}
	s.bigText(text, added, s.l.word)
}

// plainWord draws the word in one row, with the level and as much of its numbers as fits.
func (s *screen) plainWord(text, added string) {
	mark := ""
	if s.l.header == 0 && s.v.Speed.Preview() {
		mark = previewText(s.v.Speed)[1]
	}
	room := s.room()
	if mark != "" {
		room -= 2 * (ui.Width(mark) + 1)
	}
	l := line{[]piece{{text, s.tone.Strong}}, room - ui.Width(text)}
	add := func(paint theme.Paint, wordings ...string) { l.add(paint, paint, "  ", 0, wordings...) }
	placed := len(placeLines(s.v)) > 0
	if placed {
		add(s.tone.Strong, added)
	}
	if s.l.header == 0 {
		if s.l.progress == 0 { // the side must not be lost
			add(s.tone.Strong, side(s.v.At))
		}
		add(s.tone.Strong, levelText(s.v)...)
	}
	if !placed {
		add(s.tone.Strong, added)
	}
	nowhere := s.l.progress == 0 || s.w < twoCells && s.l.next == 0
	if before := l.free; nowhere && !placed {
		add(s.tone.Quiet, phaseTexts(s.v.Snapshot)[0])
		if before == l.free && assumes(s.v.Phase) {
			l.pieces[0].text += phrase.TightMark
		}
	}
	from := (s.w - piecesWidth(l.pieces)) / 2
	s.row()
	s.to(s.tone.Crest, from-1)
	s.to(s.tone.Ground, from)
	s.pieces(s.w-s.x, l.pieces)
	s.fill(s.tone.Ground, 1)
	if mark != "" {
		s.to(s.tone.Ground, s.w-s.l.margin-ui.Width(mark))
		s.text(s.tone.Strong, mark)
	}
	s.end(s.tone.Crest)
}

// flank is the air on both sides of the word, and leastBar the least width of a bar between two texts:
// a narrow one would look like a letter.
const (
	flank    = 2
	leastBar = 8
)

// bigText draws a text in letters as large as fit into so many rows, centred, and another one at
// the right edge, in letters if there is room.
func (s *screen) bigText(text, right string, rows int) {
	pic := draw.Word(text, s.room(), rows)
	if pic.H == 0 { // no room, or letters that there are no pictures of
		if right != "" {
			text, right = text+"  "+right, ""
		}
		pic.W = min(ui.Width(text), s.room())
	}
	from := (s.w - pic.W) / 2
	beside := s.beside(pic, right, rows)
	if beside.H == 0 { // then as it is
		if beside.W = ui.Width(right); beside.W > s.w-s.l.margin-from-pic.W-2*flank {
			beside.W, right = 0, ""
		}
	}
	for y := range rows {
		s.row()
		s.to(s.tone.Crest, from-flank)
		s.to(s.tone.Ground, from)
		if pic.H > 0 {
			s.picture(pic, y-(rows-pic.H)/2)
		} else if y == rows/2 {
			s.text(s.tone.Strong, ui.Cut(text, s.room()))
		}
		s.to(s.tone.Ground, from+pic.W+flank)
		after := s.tone.Crest
		if beside.W > 0 {
			edge := s.w - s.l.margin - beside.W
			if edge-flank-s.x >= leastBar {
				s.to(s.tone.Crest, edge-flank)
			}
			s.to(s.tone.Ground, edge)
			after = s.tone.Ground
		}
		if beside.H == 0 && y == rows/2 {
			s.text(s.tone.Strong, right)
		}
		s.picture(beside, y-(rows-beside.H)/2)
		s.end(after)
	}
}

// beside returns a text in letters that stand at the right edge, beside a picture in the middle, at
// least as far from it as two words are.
func (s *screen) beside(middle draw.Picture, right string, rows int) draw.Picture {
	return draw.Word(right, s.w-s.l.margin-(s.w+middle.W)/2-2*max(middle.Gap, 1), rows)
}

// picture writes line y of a picture, if it has one.
func (s *screen) picture(p draw.Picture, y int) {
	s.cells(s.tone.Ink, s.tone.Ground, s.tone.Strong, p.Line(y))
}

// number draws the digits or, on the way to a point, the place.
func (s *screen) number() {
	if place := placeLines(s.v); len(place) > 0 {
		s.drawPlace(place)
		return
	}
	slots, text := digits(s.v.Snapshot)
	s.figure(slots, text, unitsFirst(s.v.Snapshot), s.l.over, s.l.number, s.l.under)
}

// unitsFirst reports whether the last digit is centred rather than the whole number: in phases that
// show one digit for longer than two.
func unitsFirst(s session.Snapshot) bool { return s.Max <= 18*time.Second }

// figure draws a number in so many rows, with air over and under it. Its slots are centred or, with
// units, the last of them.
func (s *screen) figure(slots, text string, units bool, over, rows, under int) {
	room := s.room()
	pic := draw.Number(slots, text, room, rows)
	top, left := over+(rows-pic.H)/2, (s.w-pic.W)/2
	if units {
		left = max(min(left, s.l.margin), (s.w-pic.Last)/2-(pic.W-pic.Last))
	}
	for y := range over + rows + under {
		s.row()
		if y -= top; y >= 0 && y < pic.H {
			s.to(s.tone.Ground, left)
			s.picture(pic, y)
		}
		s.end(s.tone.Ground)
	}
}

// digits returns the widest number that the phase shows, and the number now.
func digits(s session.Snapshot) (slots, text string) {
	longest := max(s.Max, s.Digits())
	d := s.Digits()
	sec := strconv.Itoa(int(d / time.Second))
	switch {
	case longest > phrase.TwoDigits: // which shows minutes from its start
		slots = phrase.Clock(longest)
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

// level draws the level, which fills in a hold and drains in a release. The minimum of a range and
// the guide time of an open phase are marked by a gap or, in the empty part, by a filled cell.
func (s *screen) level() {
	if s.l.level == 0 {
		return
	}
	part, whole := level(s.v.Snapshot)
	if s.v.Finishing > 0 {
		part, whole = time.Duration(s.v.Finishing), 100
	}
	room := s.room()
	filled := int(int64(room) * int64(part) / int64(whole))
	mark, thick := -1, 1+room/100
	if at := markAt(s.v.Snapshot); at > 0 && at < whole && s.v.Finishing == 0 {
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

// markAt returns the time in the phase that is marked on the level; zero for none.
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
