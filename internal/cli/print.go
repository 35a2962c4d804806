package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/catalog"
	"presshold/internal/plain"
)

// print writes a whole text at once and tells whether it arrived.
func (a *app) print(write func(w *bufio.Writer)) error {
	w := bufio.NewWriter(a.out)
	write(w)
	return w.Flush()
}

// complain tells of an error that doesn't end the program.
func (a *app) complain(err error) {
	fmt.Fprintf(a.err, "%s: %s\n", name, plain.Lines(err.Error()))
}

// page writes paragraphs and lists of a protocol.
type page struct {
	w     *bufio.Writer
	width int // in cells; 0 for as wide as it comes
}

// page is one on the output.
func (a *app) page(w *bufio.Writer) page { return page{w, a.width()} }

func (p page) line(format string, args ...any) {
	fmt.Fprintln(p.w, strings.TrimRight(plain.Line(fmt.Sprintf(format, args...)), " "))
}

func (p page) heading(text string) { fmt.Fprintf(p.w, "\n%s\n", text) }

// part writes a heading and a text, unless there is none.
func (p page) part(heading, text string) {
	if text == "" {
		return
	}
	p.heading(heading)
	for l := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		p.item("  ", l)
	}
}

// item writes a text behind a lead that takes as much room as the lines under it are
// indented by.
func (p page) item(lead, text string) {
	lines := []string{plain.Line(text)}
	if p.width > 0 {
		lines = plain.Wrap(text, max(p.width-ansi.StringWidth(lead), 20))
	}
	for _, l := range lines {
		p.line("%s%s", lead, l)
		lead = strings.Repeat(" ", ansi.StringWidth(lead))
	}
}

// writeJSON writes an indented value that a terminal shows harmlessly.
func writeJSON(w *bufio.Writer, v any) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic("cli: " + err.Error()) // nothing here that has no JSON form
	}
	fmt.Fprintf(w, "%s", plain.JSON(text.Bytes()))
}

// writeTOML writes the file as it is, but to a terminal without what that may act on.
func (a *app) writeTOML(w *bufio.Writer, e catalog.Entry) {
	if isTerminal(a.out) {
		fmt.Fprint(w, plain.Lines(string(e.Text)))
		return
	}
	fmt.Fprintf(w, "%s", e.Text)
}

// minute is how moments are written, in the zone of then.
const minute = "2006-01-02 15:04"
