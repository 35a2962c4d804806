package tomldoc

import (
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// Comment makes a TOML comment of a text, line by line, whatever is in it.
func Comment(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		b.WriteString(strings.TrimRight("# "+plain.Line(line), " ") + "\n")
	}
	return b.String()
}

// Notes are the paths of the keys that a file has explained, such as "blocks.phases.kind".
type Notes map[string]bool

// Top explains a file as a whole in some words, below a head of any number of lines.
func Top(words, head string) string {
	top := wrapped(words) + "#\n" + Comment(english.FileHelp)
	if head != "" {
		top = Comment(head) + "#\n" + top
	}
	return top
}

// explain puts before a key, as it is written, what it means; for one that is left out
// it gives an example. It does so once for each path, and for no key that says where another
// comes from.
func (n Notes) explain(path, words, written, example string) string {
	if n[path] || words == "" || strings.HasSuffix(path, OriginSuffix) {
		return written
	}
	if written == "" {
		if written = example; written == "" {
			return "" // it may still come, in another table of the kind
		}
		written = strings.ReplaceAll("\n"+written+"\n", "\n", "\n#")
		written = strings.TrimSuffix(written, "#")
	}
	n[path] = true
	return "\n" + wrapped(words) + strings.TrimLeft(written, "\n")
}

// wrapped is a text as comments that are no wider than the other lines.
func wrapped(words string) string {
	return Comment(strings.Join(plain.Wrap(words, lineWidth-2), "\n"))
}
