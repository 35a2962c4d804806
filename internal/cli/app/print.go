package app

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/phrase"
	"presshold/internal/plain"
)

// Print buffers what write writes, and returns the error of the output.
func (a *App) Print(write func(w *bufio.Writer)) error {
	w := bufio.NewWriter(a.Out)
	write(w)
	return w.Flush()
}

// Complain prints an error that doesn't end the program.
func (a *App) Complain(err error) { a.Tell(fmt.Sprintf("%s: %s", Name, err)) }

// Tell prints lines that are no output, such as an error. On a terminal they end between words;
// one that is indented stays whole: carets stand below what they point at.
func (a *App) Tell(text string) {
	limit := width(a.Err)
	for line := range strings.SplitSeq(plain.Lines(text), "\n") {
		parts := []string{line}
		if limit > 0 && !strings.HasPrefix(line, " ") {
			parts = plain.Wrap(line, limit)
		}
		for _, part := range parts {
			fmt.Fprintln(a.Err, part)
		}
	}
}

// Page writes headings, paragraphs and lists, wrapped to a width.
type Page struct {
	W     *bufio.Writer
	Width int  // in cells; 0 for as wide as it comes
	Bold  bool // headings stand out
}

// Page returns a page as wide as the output.
func (a *App) Page(w *bufio.Writer) Page { return Page{W: w, Width: a.Width()} }

// Line writes one line, unwrapped.
func (p Page) Line(format string, args ...any) {
	fmt.Fprintln(p.W, strings.TrimRight(plain.Line(fmt.Sprintf(format, args...)), " "))
}

// Heading writes a heading after an empty line, with a capital letter: a label may be one.
func (p Page) Heading(text string) {
	text = plain.Capital(text)
	if p.Bold {
		text = ansi.NewStyle().Bold().Styled(text)
	}
	fmt.Fprintf(p.W, "\n%s\n", text)
}

// Part writes a heading and a text, unless there is none.
func (p Page) Part(heading, text string) {
	if text != "" {
		p.List(heading, strings.Split(strings.TrimSpace(text), "\n"))
	}
}

// List writes a heading and lines, unless there are none.
func (p Page) List(heading string, lines []string) {
	if len(lines) > 0 {
		p.Heading(heading)
	}
	for _, l := range lines {
		p.Item("  ", l)
	}
}

// Facts writes facts, each with its name before it.
func (p Page) Facts(all []phrase.Fact) {
	wide := phrase.NamesWidth(all, 11)
	for _, f := range all {
		p.Item(fmt.Sprintf("  %-*s", wide, f.Name), f.Text.String())
	}
}

// Item writes a text after a lead, and indents the lines below by the width of the lead. Where a page is
// too narrow for that, the text goes below the lead.
func (p Page) Item(lead, text string) {
	const (
		room   = 20 // the least for a long text beside its lead
		indent = "    "
		least  = 10 // in a page that is narrower still, lines are wider than it
	)
	if p.Width == 0 || text == "" {
		p.Line("%s%s", lead, text)
		return
	}
	if len(lead) > len(indent) && p.Width-ansi.StringWidth(lead) < min(ansi.StringWidth(text), room) {
		if lead = strings.TrimRight(lead, " "); lead != "" {
			for _, l := range plain.Wrap(lead, max(p.Width, least)) { // one line, as a rule
				p.Line("%s", l)
			}
		}
		lead = indent
	}
	for _, l := range plain.Wrap(text, max(p.Width-ansi.StringWidth(lead), least)) {
		p.Line("%s%s", lead, l)
		lead = strings.Repeat(" ", ansi.StringWidth(lead))
	}
}

// WriteJSON writes a value as indented JSON that is safe to show on a terminal.
func WriteJSON(w *bufio.Writer, v any) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic("cli: " + err.Error()) // nothing here that has no JSON form
	}
	fmt.Fprintf(w, "%s", plain.JSON(text.Bytes()))
}

// WriteTOML writes a file as it is, but to a terminal without control characters.
func (a *App) WriteTOML(w *bufio.Writer, text []byte) {
	if IsTerminal(a.Out) {
		fmt.Fprint(w, plain.Lines(string(text)))
		return
	}
	fmt.Fprintf(w, "%s", text)
}

// Minute is the layout of a moment, in the time zone it was recorded in.
const Minute = "2006-01-02 15:04"
