package phrase

import "strings"

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
