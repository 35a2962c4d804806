package config

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// FileError is all that is wrong with a settings file.
type FileError struct {
	Path     string
	Problems []Problem // at least one, in the order of the file
}

// Problem is one thing that is wrong at one place. It is safe to print: control
// characters of the file are replaced.
type Problem struct {
	Line, Column int    // from 1, the column in characters; zero when the place is not known
	Text         string // what is wrong, in lower case
	Snippet      string // the line, and carets below the place
}

// Error lists the problems: a line "path:line:column: what" and a snippet for each.
func (e *FileError) Error() string {
	var b strings.Builder
	for i, p := range e.Problems {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(visible(e.Path))
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
		}
		b.WriteString(": " + p.Text)
		if p.Snippet != "" {
			b.WriteString("\n" + p.Snippet)
		}
	}
	return b.String()
}

// Widths of a snippet, in cells: more of a long line is cut off.
const (
	snippetBefore = 60 // of the place
	snippetAfter  = 40
)

// problemAt describes what is wrong with data[from:to].
func problemAt(data []byte, from, to int, text string) Problem {
	from = min(from, len(data))
	to = min(max(to, from), len(data))
	before := string(data[:from])
	start := strings.LastIndexByte(before, '\n') + 1
	line := strings.Count(before, "\n") + 1
	rest, _, _ := strings.Cut(string(data[from:]), "\n")
	rest = strings.TrimSuffix(rest, "\r")
	head, place := before[start:], rest[:min(to-from, len(rest))]

	left := ansi.TruncateLeft(visible(head), max(ansi.StringWidth(visible(head))-snippetBefore, 0), "")
	right := ansi.Truncate(visible(rest), snippetAfter, "...")
	carets := min(max(ansi.StringWidth(visible(place)), 1), max(ansi.StringWidth(right), 1))
	number := strconv.Itoa(line)
	return Problem{
		Line:   line,
		Column: len([]rune(head)) + 1,
		Text:   text,
		Snippet: "  " + number + " | " + left + right + "\n" +
			strings.Repeat(" ", len(number)+2) + " | " +
			strings.Repeat(" ", ansi.StringWidth(left)) + strings.Repeat("^", carets),
	}
}

// visible replaces what a terminal would obey instead of show.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsPrint(r):
			return r
		default:
			return unicode.ReplacementChar
		}
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
}

// quote is the input in quotes, cut if it is long.
func quote(s string) string {
	const longest = 40
	if r := []rune(s); len(r) > longest {
		return strconv.Quote(string(r[:longest])) + "..."
	}
	return strconv.Quote(s)
}

// nearest finds the name that s was probably meant to be: at most two slips of the
// finger away, and less than half of it wrong.
func nearest(s string, names []string) (string, bool) {
	best, at := "", 3
	if len(s) > 2*len("mediafastforward") {
		return "", false // far from every name, and slow to compare
	}
	for _, name := range names {
		if d := distance(s, name); d < at && 2*d < len(name) {
			best, at = name, d
		}
	}
	return best, best != ""
}

// distance is how many letters must be put in, left out or changed to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
