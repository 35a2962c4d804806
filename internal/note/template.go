package note

import (
	"errors"
	"fmt"
	"strings"
	"text/template/parse"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Template is the user's own form of a note.
type Template struct {
	name  string
	trees map[string]*parse.Tree
}

// MaxText is the maximum length of a note, in bytes.
const MaxText = 64 << 10

// Parse parses a template (in the language of text/template, over a [Note]). It tries the
// template on a note with something in every field, so that unknown fields are found. The error
// names the template, the line and the fault.
func Parse(name, text string) (*Template, error) {
	trees, err := parse.Parse(name, text, "", "", functions())
	if err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "template: ")) // the library's own name
	}
	own := &Template{name, trees}
	_, err = own.Text(Sample())
	return own, err
}

// Text is the note by the template.
func (t *Template) Text(n Note) (string, error) {
	var b limited
	if err := evaluate(t.trees, t.name, &b, n); err != nil {
		return "", err
	}
	return plain.Lines(b.String()), nil
}

// limited limits the length of a note.
type limited struct{ strings.Builder }

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > MaxText {
		return 0, fmt.Errorf(english.TemplateTooLong, MaxText)
	}
	return l.Builder.Write(p)
}

// Style is how notes are written.
type Style struct {
	Own         *Template // in place of the built-in form; nil for none
	AllHeadings bool      // also those under which nothing stands
}

// Write writes the note. If the user's template fails, it returns the built-in form, and an
// error that says why.
func (s Style) Write(n Note) (string, error) {
	if s.Own == nil || len(n.Points) == 0 {
		return n.Text(s.AllHeadings), nil
	}
	text, err := s.Own.Text(n)
	if err != nil {
		return n.Text(s.AllHeadings), fmt.Errorf(english.TemplateFailed, err)
	}
	return text, nil
}

// Sample is a note with something in every field.
func Sample() Note {
	p := Point{
		PointSummary: session.PointSummary{
			Point: protocol.Point{Site: "upper trapezius", Side: protocol.Left, Landmark: "mid belly"}, Protocol: "Prolonged ischemic compression",
			Rounds: 2, Planned: 2, Holds: 2, Fits: 2, Hold: protocol.Span{Max: 60e9, Open: true}, HoldBasis: protocol.Assumed, Held: []time.Duration{3e9, 4e9},
			Compression: 7e9, Active: 12e9, MaxLevel: 2, Before: session.Reported(7), After: session.Reported(3), End: session.ByEased,
		},
		RoundsDone: "2 of 2 planned", Said: []string{"getting better"}, Threshold: "2.1 -> 2.65 kg/cm2",
		Referral: "temple", Adverse: "none", Remark: "with the elbow",
	}
	n := New([]Session{{
		Began: time.Date(2026, 1, 31, 9, 30, 0, 0, time.UTC), Client: "4KXP-7M2P", Preview: "preview", Note: "lighter next time",
		Points: []Point{p}, Afterwards: []string{"soreness fades within 24-36 h"},
	}})
	n.Assessment = []string{"for the practitioner"}
	return n
}
