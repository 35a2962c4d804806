package catalog

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Annotate is [Encode] for a file that a person will go on with: each key is explained
// where it first stands, in the words of the schema, and keys that are left out and
// worth knowing stand there as comments, with an example. The head, of any number of
// lines, is a comment at the top.
func Annotate(p protocol.Protocol, head string) ([]byte, error) {
	n, err := newNotes()
	if err != nil {
		return nil, err
	}
	data, err := encode(p, &writer{notes: n})
	if err != nil {
		return nil, err
	}
	return append([]byte(n.top(head)), data...), nil
}

// Comment makes a TOML comment of a text, line by line, whatever is in it.
func Comment(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		b.WriteString(strings.TrimRight("# "+plain.Line(line), " ") + "\n")
	}
	return b.String()
}

// notes explain the keys of a file, each once.
type notes struct {
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

// newNotes takes what is to be said from the schema of protocols, so that it is said in
// one place.
func newNotes() (*notes, error) {
	return notesFrom(Schema(), map[string]string{
		"sources":       "source",
		"pressure":      "pressure",
		"points":        "point",
		"blocks":        "block",
		"blocks.phases": "phase",
		"aftercare":     "aftercare",
	})
}

// notesFrom takes them from a schema, in which each table stands under a name.
func notesFrom(schema []byte, tables map[string]string) (*notes, error) {
	var s described
	if err := json.Unmarshal(schema, &s); err != nil {
		return nil, fmt.Errorf("read the schema: %w", err)
	}
	n := &notes{root: s.Description, words: map[string]string{}, said: map[string]bool{}}
	n.take("", s)
	for path, name := range tables {
		n.take(path+".", s.Defs[name])
		if n.words[path] == "" {
			n.words[path] = s.Defs[name].Description
		}
	}
	return n, nil
}

func (n *notes) take(path string, table described) {
	for key, p := range table.Properties {
		if !strings.HasSuffix(key, "_from") { // the head of the file explains these
			n.words[path+key] = p.Description
		}
	}
}

// example is how a key that is left out could be set; "" for one that the first steps
// do without.
func example(path string) string {
	return map[string]string{
		"technique":          `technique = "How it is done."`,
		"tool":               `tool = "Thumb or knuckle"`,
		"breath":             `breath = "Breathe out as the pressure goes in."`,
		"cautions":           `cautions = ["What to watch for.", "And what else."]`,
		"order":              `order = "sweep"`,
		"reposition":         `reposition = "5s"`,
		"budget":             `budget = "30m"`,
		"points.hold":        `hold = "8s-10s"`,
		"points.release":     `release = "3s"`,
		"points.rounds":      `rounds = 4`,
		"points.until":       `until = ["eased", "score:3"]`,
		"points.level":       `level = 1`,
		"points.ceiling":     `ceiling = 3`,
		"points.note":        `note = "What to mind here."`,
		"sources":            "[[sources]]\nkey = \"S1\"\nbasis = \"stated\"\ncitation = \"Author, title, place, year\"",
		"points":             "[[points]]\nsite = \"upper trapezius\"\nside = \"both\"",
		"pressure.words":     `words = "Within comfort"`,
		"pressure.change":    `change = "up"`,
		"pressure.levels":    `levels = ["lighter", "deeper"]`,
		"pressure.ceiling":   `ceiling = 3`,
		"blocks.cap":         `cap = 12`,
		"blocks.until":       `until = ["eased", "score:3"]`,
		"blocks.eased":       `eased = "pain lessened"`,
		"blocks.phases.note": `note = "What to do, in a sentence."`,
		"blocks.phases.cap":  `cap = "60s"`,
	}[path]
}

// top is what is said of the file as a whole, under a head of any number of lines.
func (n *notes) top(head string) string {
	top := n.wrapped(n.root) + "#\n# Take away a # to use a key that is not set. After a change: presshold check FILE.\n"
	if head != "" {
		top = Comment(head) + "#\n" + top
	}
	return top
}

// explain puts before a key, as it is written, what it means; for one that is left out
// it gives an example. It does so once for each path.
func (n *notes) explain(path, written string) string {
	words := n.words[path]
	if n.said[path] || words == "" {
		return written
	}
	if written == "" {
		if written = example(path); written == "" {
			return "" // it may still come, in another table of the kind
		}
		written = strings.ReplaceAll("\n"+written+"\n", "\n", "\n#")
		written = strings.TrimSuffix(written, "#")
	}
	n.said[path] = true
	return "\n" + n.wrapped(words) + strings.TrimLeft(written, "\n")
}

// wrapped is a text as comments that are no wider than the other lines.
func (n *notes) wrapped(words string) string { return Comment(ansi.Wrap(words, lineWidth-2, "")) }
