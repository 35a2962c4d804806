package cli

import (
	"fmt"
	"regexp"
	"strings"
)

// roffPage is a manual page in the language of roff, with the macros of man(7).
type roffPage struct {
	strings.Builder
	headed bool // a heading was written last
}

// roffWidth is how long a line of text may be: mandoc complains of longer ones.
const roffWidth = 78

func (p *roffPage) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func (p *roffPage) section(name string) { p.heading(".SH", name) }

func (p *roffPage) subsection(name string) { p.heading(".SS", name) }

func (p *roffPage) heading(macro, name string) {
	p.line("%s %s", macro, roffArgument(name))
	p.headed = true
}

// paragraph begins one, unless a heading has done so.
func (p *roffPage) paragraph() {
	if !p.headed {
		p.line(".PP")
	}
	p.headed = false
}

// text writes paragraphs, which stand on lines of their own; those that begin with a tab are
// code.
func (p *roffPage) text(texts ...string) {
	for paragraph := range strings.SplitSeq(strings.Join(texts, "\n"), "\n") {
		code, isCode := strings.CutPrefix(paragraph, "\t")
		switch {
		case paragraph == "":
		case isCode:
			p.code(code)
		default:
			p.paragraph()
			p.filled(paragraph)
		}
	}
}

// filled writes a paragraph. A sentence begins on a line of its own.
func (p *roffPage) filled(paragraph string) {
	line := ""
	flush := func() {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			line = `\&` + line // or it would be a macro
		}
		if line != "" {
			p.line("%s", line)
		}
		line = ""
	}
	for word := range strings.FieldsSeq(roffText(paragraph)) {
		if line != "" && len(line)+1+len(word) > roffWidth {
			flush()
		}
		line = strings.TrimLeft(line+" "+word, " ")
		if strings.ContainsAny(strings.TrimRight(word, `)"`)[max(0, len(strings.TrimRight(word, `)"`))-1):], ".!?") {
			flush()
		}
	}
	flush()
}

// tagged writes terms, which are roff already, and their explanation below them.
func (p *roffPage) tagged(text string, terms ...string) {
	for i, term := range terms {
		macro := ".TP"
		if i > 0 {
			macro = ".TQ"
		}
		p.line("%s\n%s", macro, term)
	}
	p.headed = false
	p.filled(text)
}

// code writes lines as they are typed.
func (p *roffPage) code(lines ...string) {
	p.paragraph()
	p.line(".in +4n\n.EX")
	for _, l := range lines {
		if l = strings.NewReplacer(`'`, `\(aq`, `"`, `\(dq`).Replace(roff(l)); strings.HasPrefix(l, ".") {
			l = `\&` + l
		}
		p.line("%s", l)
	}
	p.line(".EE\n.in")
}

// roff escapes a text. A hyphen is a minus: it can be copied, and no line is broken at it. The
// signs of ASCII that are others in typesetting are themselves.
func roff(text string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "~", `\(ti`, "^", `\(ha`, "`", `\(ga`).Replace(text)
}

// roffArgument is a text as the arguments of a macro, which may be several words.
func roffArgument(text string) string { return strings.ReplaceAll(roff(text), `"`, `\(dq`) }

// roffText is a text with its flags and manual pages in bold.
func roffText(text string) string {
	text = regexp.MustCompile(`(^|[\s("])(\\-\\-[a-z]+(?:\\-[a-z]+)*)`).ReplaceAllString(roff(text), `$1\fB$2\fR`)
	return regexp.MustCompile(`\b(presshold(?:\\-[a-z]+)?)(\([15]\))`).ReplaceAllString(text, `\fB$1\fR$2`)
}

func roffBold(text string) string { return `\fB` + roff(text) + `\fR` }

// roffKind is what stands for a value: its names slanted, and what is typed as it is upright.
func roffKind(kind string) string {
	return regexp.MustCompile(`[A-Z][A-Z]+`).ReplaceAllString(roff(kind), `\fI$0\fR`)
}
