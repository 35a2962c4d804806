package tomldoc

import (
	"encoding/json"
	"fmt"
	"strings"

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

// described is a part of the schema.
type described struct {
	Description string
	Properties  map[string]described
	Defs        map[string]described `json:"$defs"`
}

// NotesFrom takes what is to be said from a JSON Schema, so that it is said in one place;
// in it each table, by its path, stands under a name.
func NotesFrom(schema []byte, tables map[string]string) (*Notes, error) {
	var s described
	if err := json.Unmarshal(schema, &s); err != nil {
		return nil, fmt.Errorf("read the schema: %w", err)
	}
	n := &Notes{root: s.Description, words: map[string]string{}, said: map[string]bool{}}
	n.take("", s)
	for path, name := range tables {
		n.take(path+".", s.Defs[name])
		if n.words[path] == "" {
			n.words[path] = s.Defs[name].Description
		}
	}
	return n, nil
}

func (n *Notes) take(path string, table described) {
	for key, p := range table.Properties {
		if !strings.HasSuffix(key, "_from") { // the head of the file explains these
			n.words[path+key] = p.Description
		}
	}
}

// Top is what is said of the file as a whole, under a head of any number of lines.
func (n *Notes) Top(head string) string {
	top := n.wrapped(n.root) + "#\n# Remove a # to use a key that is not set. After a change: presshold check FILE.\n"
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
