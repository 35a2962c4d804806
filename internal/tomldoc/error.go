// Package tomldoc reads and writes TOML files that people write: strictly, and telling
// every problem with its line and column, and the line itself with carets under the place.
//
// [Parse] turns a file into a tree in which every value knows its place. A [Reader] reads
// the tree into a value, by tables of [Field]s, and collects the problems in a [List], which
// makes one [*Error] of them. A [Writer] writes a value by the same fields, with or without a
// comment on each key.
//
// An error is harmless to show in a terminal, whatever the file and its name hold.
package tomldoc

import (
	"fmt"
	"strings"

	"presshold/internal/file"
	"presshold/internal/plain"
)

// Error is everything that is wrong with one file.
type Error struct {
	Name     string    // as the user named the file
	Problems []Problem // at least one, in the order of the file

	cause error // the system's error for a file that can't be read
}

// Problem is one thing that is wrong. Line and Column count from 1, the column in
// characters, a tab being one; both are 0 where the file as a whole is meant. Text
// and Excerpt are harmless to a terminal.
type Problem struct {
	Line, Column int
	Text         string // what is wrong, in lower case, on one line
	Excerpt      string // the line and carets under the place, as two lines; "" where there is no place
}

// Error lists every problem as "name:line:column: what is wrong", each followed by
// its excerpt. Problems at the same place share one.
func (e *Error) Error() string {
	var b strings.Builder
	for i, p := range e.Problems {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(text(e.Name))
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
		}
		b.WriteString(": " + p.Text)
		shared := i+1 < len(e.Problems) && e.Problems[i+1].Excerpt == p.Excerpt
		if p.Excerpt != "" && !shared {
			b.WriteString("\n" + p.Excerpt)
		}
	}
	return b.String()
}

// Unwrap is the system's error if the file could not be read, else nil.
func (e *Error) Unwrap() error { return e.cause }

// Unusable is the error of a file that is wrong as a whole, such as an empty one.
func Unusable(name, what string) *Error {
	return &Error{Name: name, Problems: []Problem{{Text: text(what)}}}
}

// Unread is the error of a file that could not be read, for that reason.
func Unread(name string, cause error) *Error {
	e := Unusable(name, file.Why(cause).Error())
	e.cause = cause
	return e
}

// maxText is the longest text of a problem, in characters.
const maxText = 500

// text makes a short and harmless line of what is from outside.
func text(s string) string { return plain.Cut(plain.Line(s), maxText) }
