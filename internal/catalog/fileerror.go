package catalog

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// FileError is everything that is wrong with one protocol file.
type FileError struct {
	Name     string       // as the user named the file
	Problems []Diagnostic // at least one, in the order of the file

	excerpt string // the line of the first problem, with a caret
	cause   error  // the system's error for a file that can't be read
}

// Diagnostic is one thing that is wrong in a file. Line and Column count from 1,
// the column in characters, a tab being one; both are 0 when the whole file is
// meant. Text holds nothing that a terminal would take as a command.
type Diagnostic struct {
	Line, Column int
	Text         string
}

// Error lists every problem as "name:line:column: what is wrong", the first one
// followed by its line with a caret under the place. No control character of the
// file or of its name is in it, whatever they hold.
func (e *FileError) Error() string {
	var b strings.Builder
	for i, p := range e.Problems {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(printable(e.Name))
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
		}
		b.WriteString(": " + p.Text)
		if i == 0 {
			b.WriteString(e.excerpt)
		}
	}
	return b.String()
}

// Unwrap is the system's error if the file could not be read, else nil.
func (e *FileError) Unwrap() error { return e.cause }

// wholeFile is the error of a file that has a problem but no place for it.
func wholeFile(name, text string) *FileError {
	return &FileError{Name: name, Problems: []Diagnostic{{Text: printable(text)}}}
}

// maxProblems is how many problems of one file are listed. The search goes on for
// one more, to tell that there are more.
const maxProblems = 100

// problem is one thing that is wrong at an offset in the data.
type problem struct {
	at   int
	text string
}

// newFileError makes the error of problems in data, which need not be sorted; there
// must be at least one.
func newFileError(name string, data []byte, problems []problem) *FileError {
	slices.SortStableFunc(problems, func(a, b problem) int { return cmp.Compare(a.at, b.at) })
	problems = slices.Compact(problems)
	e := &FileError{Name: name, excerpt: excerpt(data, problems[0].at)}
	line, start := 1, 0
	for i, p := range problems {
		if i == maxProblems {
			e.Problems = append(e.Problems, Diagnostic{Text: "and more; the rest is not listed"})
			break
		}
		for {
			n := bytes.IndexByte(data[start:p.at], '\n')
			if n < 0 {
				break
			}
			line, start = line+1, start+n+1
		}
		column := 1 + utf8.RuneCount(data[start:p.at])
		e.Problems = append(e.Problems, Diagnostic{line, column, printable(p.text)})
	}
	return e
}

const (
	excerptCells  = 72  // how much of a line is shown, in cells
	excerptBefore = 48  // how much of that before the caret
	excerptBytes  = 512 // how far to look on either side of the caret
	tabCells      = 4
)

// excerpt shows the line of an offset with a caret under the place:
//
//	3 | duraton = "10s"
//	  | ^
//
// Of a long line only what is around the caret is shown.
func excerpt(data []byte, at int) string {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	end := len(data)
	if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
		end = at + n
	}
	end = max(at, len(bytes.TrimRight(data[:end], "\r")))
	before, cutBefore := data[start:at], false
	if len(before) > excerptBytes {
		before, cutBefore = before[len(before)-excerptBytes:], true
		for len(before) > 0 && !utf8.RuneStart(before[0]) {
			before = before[1:]
		}
	}
	after, cutAfter := data[at:end], false
	if len(after) > excerptBytes {
		after, cutAfter = after[:excerptBytes], true
		for len(after) > 0 && !utf8.RuneStart(data[at+len(after)]) {
			after = after[:len(after)-1]
		}
	}
	left := visible(string(before), tabCells)
	if w := ansi.StringWidth(left); cutBefore || w > excerptBefore {
		left = "…" + ansi.TruncateLeft(left, w-excerptBefore+1, "")
	}
	right := visible(string(after), tabCells)
	if room := excerptCells - ansi.StringWidth(left); cutAfter || ansi.StringWidth(right) > room {
		right = ansi.Truncate(right, room-1, "") + "…"
	}
	number := strconv.Itoa(1 + bytes.Count(data[:at], []byte{'\n'}))
	return fmt.Sprintf("\n  %s | %s\n  %s | %s^",
		number, left+right, strings.Repeat(" ", len(number)), strings.Repeat(" ", ansi.StringWidth(left)))
}

// maxPrinted is the longest text of a problem, in characters.
const maxPrinted = 500

// printable makes one line of a text that is safe to write to a terminal.
func printable(s string) string {
	s = visible(s, 1)
	if utf8.RuneCountInString(s) > maxPrinted {
		s = string([]rune(s)[:maxPrinted-1]) + "…"
	}
	return s
}

// visible replaces what a terminal would act on by signs for it: tabs by so many
// spaces, control characters by their pictures, and everything else that is not
// to be seen, or not UTF-8, by the replacement character.
func visible(s string, tab int) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteString(strings.Repeat(" ", tab))
		case r < 0x20:
			b.WriteRune('\u2400' + r)
		case r == 0x7f:
			b.WriteRune('\u2421')
		case isUnsafe(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isUnsafe tells whether a character must never reach a terminal from a text:
// control characters, line separators, and those that reorder what follows. A
// newline and a tab are among them.
func isUnsafe(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return true
	default:
		return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
	}
}

// quote quotes a word of the user's for a message, cutting it when it is long.
func quote(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return strconv.Quote(s)
}
