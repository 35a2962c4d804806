// Package note makes one note for the chart from the sessions of a sitting, in the order in
// which clinicians chart: subjective, objective, assessment, plan.
//
// It says what was recorded and nothing else. The assessment is the practitioner's: it is
// never filled in. The plan holds what the protocols' sources say about the days after.
package note

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"time"
	"unicode/utf8"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Session is a recorded session, as a note needs it.
type Session struct {
	Began      time.Time
	Client     string // code; "" for none
	Preview    string // warns that it was a preview, and at what speed; "" if it was not
	Note       string // the practitioner's
	NextTime   string // the practitioner's plan for the next time
	Points     []Point
	Afterwards []string // what the sources say of the days after
}

// Point is what was done at a point, and what was said and measured there.
type Point struct {
	session.PointSummary

	Said      []string // what the client said about the pressure, in order
	Threshold string   // the pressure pain threshold, before and after
	Referral  string   // where the client felt it
	Adverse   string   // adverse response
	Remark    string   // the practitioner's note on the point
}

// Note is the note of a sitting. Its fields, and those of a [Treated], are available to the
// user's templates; README lists them. Each text is one line.
type Note struct {
	Date, Time string // of the first session's beginning: 2006-01-02, 15:04
	Client     string
	Preview    string

	// The headings, line by line. Assessment is always empty.
	Subjective, Objective, Assessment, Plan []string

	Notes  []string // the practitioner's, on the sessions and the points
	Chart  []string // a line for each point, with its scores, as the summary has it
	Points []Treated
}

// Treated is a point in a note. Missing values are "" or 0.
type Treated struct {
	Place, Site, Side, Landmark string // Place is all of it: "L upper trapezius"
	Protocol                    string
	Rounds                      string // "6 of 8 planned"
	Holds, Fits                 int    // how many holds, and how many of them lasted as long as planned
	Hold                        string // as planned: "8-10 s", with the mark of that number
	Held                        []string
	Level                       int // the highest
	Pressed, Total              string
	Before, After               string // client-reported scores
	Said                        []string
	Threshold, Referral         string
	Adverse, Note, Chart        string
}

// New makes the note of the sessions of one sitting. Points at which nothing was done are
// left out.
func New(sessions []Session) Note {
	var n Note
	for i, s := range sessions {
		if i == 0 {
			n.Date, n.Time = s.Began.Format(time.DateOnly), s.Began.Format("15:04")
			n.Client, n.Preview = plain.Line(s.Client), s.Preview
		}
		n.Notes = add(n.Notes, s.Note)
		for _, p := range s.Points {
			if p.Active > 0 {
				n.point(p, len(s.Points))
			}
		}
		for _, line := range append([]string{s.NextTime}, s.Afterwards...) {
			if !slices.Contains(n.Plan, plain.Line(line)) {
				n.Plan = add(n.Plan, line)
			}
		}
	}
	return n
}

// add appends a text as one line, unless it is empty.
func add(lines []string, text string) []string {
	if text == "" {
		return lines
	}
	return append(lines, plain.Line(text))
}

func (n *Note) point(p Point, of int) {
	at := func(lines []string, says, text string) []string {
		if text == "" {
			return lines
		}
		return add(lines, phrase.AtPoint(p.PointSummary, of, fmt.Sprintf(says, text)))
	}
	n.Subjective = at(n.Subjective, "%s", phrase.Pain(p.PointSummary))
	n.Subjective = at(n.Subjective, english.NoteSaid, strings.Join(p.Said, ", "))
	n.Subjective = at(n.Subjective, english.NoteReferral, p.Referral)
	n.Objective = add(n.Objective, phrase.NoteWithoutScores(p.PointSummary, of))
	n.Objective = at(n.Objective, english.NoteThreshold, p.Threshold)
	n.Objective = at(n.Objective, english.NoteAdverse, p.Adverse)
	n.Notes = at(n.Notes, "%s", p.Remark)
	n.Chart = add(n.Chart, phrase.Note(p.PointSummary, of))
	n.Points = append(n.Points, p.treated(of))
}

func (p Point) treated(of int) Treated {
	t := Treated{
		Place: plain.Line(phrase.Place(p.Point)), Site: plain.Line(p.Point.Site), Side: string(p.Point.Side), Landmark: plain.Line(p.Point.Landmark),
		Protocol: plain.Line(p.Protocol), Rounds: phrase.RoundsDone(p.PointSummary).String(), Holds: p.Holds, Fits: p.Fits, Level: p.MaxLevel,
		Pressed: phrase.Clock(p.Compression), Total: phrase.Clock(p.Active), Before: p.Before.String(), After: p.After.String(), Said: p.Said,
		Threshold: plain.Line(p.Threshold), Referral: plain.Line(p.Referral), Adverse: plain.Line(p.Adverse), Note: plain.Line(p.Remark),
		Chart: plain.Line(phrase.Note(p.PointSummary, of)),
	}
	if p.Holds > 0 {
		t.Hold = phrase.PlannedHold(p.PointSummary).String()
	}
	for _, d := range p.Held {
		t.Held = append(t.Held, phrase.Clock(d))
	}
	return t
}

// Text is the note for the chart. Empty headings are left out unless all are wanted. It ends
// with a line break; "" if nothing was done.
func (n Note) Text(all bool) string {
	if len(n.Points) == 0 {
		return ""
	}
	var b strings.Builder
	if n.Client == "" {
		fmt.Fprintf(&b, "%s %s", n.Date, n.Time)
	} else {
		fmt.Fprintf(&b, english.NoteOf, n.Date, n.Time, n.Client)
	}
	if n.Preview != "" {
		b.WriteString("\n" + n.Preview)
	}
	b.WriteString("\n")
	for _, part := range []struct {
		heading string
		lines   []string
		soap    bool
	}{
		{english.NoteSubjective, n.Subjective, true},
		{english.NoteObjective, n.Objective, true},
		{english.NoteAssessment, n.Assessment, true},
		{english.NotePlan, n.Plan, true},
		{english.NoteNotes, n.Notes, false},
	} {
		if len(part.lines) > 0 || all && part.soap {
			fmt.Fprintf(&b, "\n%s\n%s", part.heading, lines(part.lines))
		}
	}
	return b.String()
}

func lines(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return strings.Join(texts, "\n") + "\n"
}

// Template is the user's own form of a note.
type Template struct {
	name, text string
	trees      map[string]*parse.Tree
}

// MaxText is the maximum length of a note, in characters.
const MaxText = 64 << 10

// root is the name of the whole template among those that it defines.
const root = "note"

// Parse parses a template (in the language of text/template, over a [Note]). It tries the
// template on a note with something in every field, so that unknown fields are found. The error
// names the template, the line and the fault.
func Parse(name, text string) (*Template, error) {
	names := map[string]any{}
	for name := range functions() {
		names[name] = true
	}
	trees, err := parse.Parse(root, text, "", "", names)
	own := &Template{name, text, trees}
	if err == nil {
		_, err = own.Text(Sample())
		return own, err
	}
	told := strings.SplitN(err.Error(), ":", 4) // "template: note:3: unexpected EOF"
	line, _ := strconv.Atoi(told[2])
	return nil, own.fault(line, misread(strings.TrimSpace(told[3]), own.row(line)))
}

// misread says in plain words what the library could not read in a line.
func misread(what, line string) error {
	name := what[strings.LastIndex(what, " ")+1:]
	if quoted := strings.Split(what, `"`); len(quoted) > 1 {
		name = plain.Quote(quoted[1])
	}
	for _, known := range []struct{ theirs, says string }{
		{"unexpected EOF", english.TemplateNoEnd},
		{"unclosed action", english.TemplateOpen},
		{"unexpected {{end}}", english.TemplateStrayEnd},
		{"unexpected {{else}}", english.TemplateElse},
		{"expected end; found {{else}}", english.TemplateElse},
		{"template: multiple definition", fmt.Sprintf(english.TemplateTwice, name)},
		{"unclosed comment", english.TemplateComment},
		{"comment ends before", english.TemplateComment},
		{"bad number", fmt.Sprintf(english.TemplateBadNumber, name)},
		{"illegal", fmt.Sprintf(english.TemplateBadNumber, name)},
		{"integer overflow", fmt.Sprintf(english.TemplateBadNumber, name)},
		{"{{break}} outside", english.TemplateNoRange},
		{"{{continue}} outside", english.TemplateNoRange},
		{"unclosed left paren", english.TemplateBracket},
		{"unexpected right paren", english.TemplateBracket},
		{"unterminated", english.TemplateQuotes},
		{"missing value for", fmt.Sprintf(english.TemplateMissing, name)},
		{"undefined variable", fmt.Sprintf(english.TemplateVariable, name)},
		{"function", fmt.Sprintf(english.TemplateFunction, name, plain.List(slices.Sorted(maps.Keys(functions()))))},
	} {
		if strings.HasPrefix(what, known.theirs) {
			return errors.New(known.says)
		}
	}
	return fmt.Errorf(english.TemplateUnread, plain.Quote(line))
}

// row is a line of the template.
func (t *Template) row(line int) string {
	rows := strings.Split(t.text, "\n")
	return strings.TrimSpace(rows[min(max(line-1, 0), len(rows)-1)])
}

func (t *Template) line(at parse.Pos) int { return 1 + strings.Count(t.text[:at], "\n") }

// fault names the place of an error in the template.
func (t *Template) fault(line int, err error) error {
	return fmt.Errorf(english.TemplateAt, t.name, line, err)
}

// Text executes the template. The error names the place in it.
func (t *Template) Text(n Note) (string, error) {
	var b limited
	if err := t.evaluate(&b, n); err != nil {
		return "", err
	}
	return plain.Lines(b.String()), nil
}

// limited takes a text of at most MaxText characters.
type limited struct {
	strings.Builder

	taken int
}

func (l *limited) WriteString(s string) (int, error) {
	if l.taken += utf8.RuneCountInString(s); l.taken > MaxText {
		return 0, fmt.Errorf(english.TemplateTooLong, MaxText)
	}
	return l.Builder.WriteString(s)
}

// Style is how notes are written.
type Style struct {
	Own         *Template // in place of the built-in form; nil for none
	AllHeadings bool      // including empty ones
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

// Sample returns a note with a value in every field.
func Sample() Note {
	p := Point{
		PointSummary: session.PointSummary{
			Point: protocol.Point{Site: "upper trapezius", Side: protocol.Left, Landmark: "mid belly"}, Protocol: "Prolonged ischemic compression",
			Rounds: 2, Planned: 2, PlannedAs: protocol.Range{Min: 2, Max: 2}, Holds: 2, Fits: 2, Released: 2, Hold: protocol.Span{Max: 60e9, Open: true}, HoldBasis: protocol.Assumed, Held: []time.Duration{3e9, 4e9},
			Compression: 7e9, Active: 12e9, MaxLevel: 2, Before: session.Reported(7), After: session.Reported(3), End: session.ByEased,
		},
		Said: []string{"getting better"}, Threshold: "2.1 -> 2.65 kg/cm2",
		Referral: "temple", Adverse: "none", Remark: "with the elbow",
	}
	n := New([]Session{{
		Began: time.Date(2026, 1, 31, 9, 30, 0, 0, time.UTC), Client: "4KXP-7M2P", Preview: "preview", Note: "lighter next time",
		Points: []Point{p}, Afterwards: []string{"soreness fades within 24-36 h"},
	}})
	n.Assessment = []string{"for the practitioner"}
	return n
}
