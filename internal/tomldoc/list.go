package tomldoc

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"presshold/internal/phrase/english"
)

// MaxProblems is how many problems of one file are told. A file with more is likely
// none of ours.
const MaxProblems = 100

// List collects the problems of one file. The zero List has none.
type List struct {
	found []finding
	more  int // problems that came when the list was full
}

// finding is one thing that is wrong with data[from:to].
type finding struct {
	from, to int
	text     string
}

// Add notes what is wrong with data[from:to], in any order; the two may be the same
// where something is missing. Offsets past the end of the data count as its end. A full
// list only counts the problem.
func (l *List) Add(from, to int, format string, args ...any) {
	if l.Full() {
		l.more++
		return
	}
	l.found = append(l.found, finding{from, to, fmt.Sprintf(format, args...)})
}

// Empty tells whether nothing was found wrong.
func (l *List) Empty() bool { return len(l.found) == 0 }

// Full tells whether there are [MaxProblems] on the list. The text of what is added
// then is not shown, so it need not be made.
func (l *List) Full() bool { return len(l.found) >= MaxProblems }

// Err makes the [*Error] of the file that holds the data, its problems in the order
// of the file; nil if there are none.
func (l *List) Err(name string, data []byte) error {
	if l.Empty() {
		return nil
	}
	found := slices.Clone(l.found)
	slices.SortStableFunc(found, func(a, b finding) int { return cmp.Compare(a.from, b.from) })
	found = slices.Compact(found)
	e := &Error{Name: name}
	at, line, column := 0, 1, 1 // how far the places are counted
	start := 0                  // of that line
	for _, s := range found {
		from := min(s.from, len(data))
		to := min(max(from, s.to), len(data))
		if n := bytes.LastIndexByte(data[at:from], '\n') + 1; n > 0 {
			line += bytes.Count(data[at:from], []byte{'\n'})
			column, start, at = 1, at+n, at+n
		}
		column, at = column+utf8.RuneCount(data[at:from]), from
		e.Problems = append(e.Problems, Problem{
			Line:    line,
			Column:  column,
			Text:    text(s.text),
			Excerpt: excerpt(line, data[start:], from-start, to-start),
		})
	}
	switch {
	case l.more == 1:
		e.Problems = append(e.Problems, Problem{Text: english.OneProblemMore})
	case l.more > 1:
		e.Problems = append(e.Problems, Problem{Text: fmt.Sprintf(english.ProblemsMore, l.more)})
	}
	return e
}
