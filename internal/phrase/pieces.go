package phrase

import (
	"slices"
	"strings"

	"presshold/internal/plain"
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

// Fill puts texts in the places of a sentence, as fmt.Sprintf does: one for each %s.
func Fill(sentence string, texts ...Text) Text {
	var all Text
	for i, stretch := range strings.Split(sentence, "%s") {
		if i > 0 {
			all = append(all, texts[i-1]...)
		}
		if stretch != "" {
			all = append(all, Piece{Text: stretch})
		}
	}
	return all
}

// Sentence returns the text with a capital first letter and a full stop at the end.
func (t Text) Sentence() Text {
	all := append(slices.Clone(t), Piece{Text: "."})
	all[0].Text = plain.Capital(all[0].Text)
	return all
}
