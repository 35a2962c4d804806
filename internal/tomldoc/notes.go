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

// Notes explain the keys of a file, each once.
type Notes struct {
	root  string            // on the file as a whole
	words map[string]string // by path, such as "blocks.phases.kind"
	said  map[string]bool
}

// NotesOf are what the documentation of a format says.
func NotesOf(d Doc) *Notes {
	n := &Notes{root: d.Words, words: map[string]string{}, said: map[string]bool{}}
	for _, t := range d.Tables() {
		n.words[t.Path] = t.Words
		for _, k := range t.Values() {
			n.words[strings.TrimPrefix(t.Path+"."+k.Name, ".")] = k.Words
		}
	}
	return n
}

// Top explains the file as a whole, below a head of any number of lines.
func (n *Notes) Top(head string) string {
	top := n.wrapped(n.root) + "#\n" + Comment(english.FileHelp)
	if head != "" {
		top = Comment(head) + "#\n" + top
	}
	return top
}

// explain puts before a key, as it is written, what it means; for one that is left out
// it gives an example. It does so once for each path.
func (n *Notes) explain(path, written, example string) string {
	words := n.words[path]
	if n.said[path] || words == "" {
		return written
	}
	if written == "" {
		if written = example; written == "" {
			return "" // it may still come, in another table of the kind
		}
		written = strings.ReplaceAll("\n"+written+"\n", "\n", "\n#")
		written = strings.TrimSuffix(written, "#")
	}
	n.said[path] = true
	return "\n" + n.wrapped(words) + strings.TrimLeft(written, "\n")
}

// wrapped is a text as comments that are no wider than the other lines.
func (n *Notes) wrapped(words string) string {
	return Comment(strings.Join(plain.Wrap(words, lineWidth-2), "\n"))
}
