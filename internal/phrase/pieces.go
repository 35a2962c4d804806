package phrase

import (
	"strings"

	"presshold/internal/protocol"
)

// Text is a text in pieces, so that a screen can draw the marks in a style of their own. String
// returns the whole.
type Text []Piece

// Piece is a mark, or a stretch of text between marks.
type Piece struct {
	Text string
	Mark bool
}

// String joins the pieces.
func (t Text) String() string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Unmarked makes a Text without a mark.
func Unmarked(text string) Text { return Text{{Text: text}} }

// Join puts several texts together with a separator.
func Join(texts []Text, between string) Text {
	var all Text
	for i, t := range texts {
		if i > 0 {
			all = append(all, Piece{Text: between})
		}
		all = append(all, t...)
	}
	return all
}

// Number is [Marked] in pieces.
func Number(text string, from protocol.Provenance) Text {
	mark := Mark(from)
	if mark == "" {
		return Unmarked(text)
	}
	return Text{{Text: text + " "}, {Text: "(" + mark + ")", Mark: true}}
}

// AttributedNumber is [Attributed] in pieces. An origin that names its source is not a mark.
func AttributedNumber(text string, from protocol.Provenance) Text {
	origin := Origin(from)
	return Text{{Text: text + " "}, {Text: "(" + origin + ")", Mark: origin == Mark(from)}}
}

// NumberWords is [MarkedWords] in pieces.
func NumberWords(text string, from protocol.Provenance) Text {
	if text == "" || from == (protocol.Provenance{}) {
		return Unmarked(text)
	}
	return Number(text, from)
}

// BasedNumber is [Based] in pieces.
func BasedNumber(number string, b protocol.Basis) Text {
	if b == "" {
		return Unmarked(number)
	}
	return Number(number, protocol.Provenance{Basis: b})
}

// SumNumber is [Sum] in pieces.
func SumNumber(number string, weakest protocol.Basis) Text {
	if weakest != protocol.Assumed {
		return Unmarked(number)
	}
	return BasedNumber(number, weakest)
}

// CeilingNumber is [Ceiling] in pieces.
func CeilingNumber(c protocol.Ceiling) Text {
	if c.Level <= 0 {
		return nil
	}
	return Number(CeilingWords(c), protocol.Provenance{Basis: protocol.Chosen})
}
