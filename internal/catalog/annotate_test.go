package catalog

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Explained or not, the file says the same; every key that stands in it is explained
// where it, or an example of it, first does.
func TestAnnotate(t *testing.T) {
	key := regexp.MustCompile(`(?m)^([a-z_]+) = `)
	rapid.Check(t, func(t *rapid.T) {
		p := anyProtocol(t)
		head := rapid.String().Draw(t, "head")
		data, err := Annotate(protocol.Document{Protocol: p}, head)
		if err != nil {
			t.Fatal(err)
		}
		if c := tomldoc.Comment(head); c != plain.Lines(c) {
			t.Fatalf("a terminal acts on %q", c)
		}
		got, err := Decode("annotated.toml", data)
		if err != nil || !reflect.DeepEqual(got, p) {
			t.Fatalf("%v\n%s\ngot  %+v\nwant %+v", err, data, got, p)
		}
		text := string(data)
		bare, err := Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range key.FindAllStringSubmatch(string(bare), -1) {
			at := regexp.MustCompile(`\n#?` + m[1] + " = ").FindStringIndex(text)[0]
			above := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
			if !strings.HasSuffix(m[1], "_from") && !strings.HasPrefix(above, "# ") {
				t.Fatalf("%q stands below %q in\n%s", m[1], above, text)
			}
		}
	})
}

// What is offered as an example is one: without its #, it decodes.
func TestAnnotateExamples(t *testing.T) {
	p := protocol.Protocol{ID: "least", Name: "Least", Blocks: []protocol.Block{{
		Rounds: protocol.Rounds{Planned: 4},
		Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(10e9)}},
	}}}
	data, err := Annotate(protocol.Document{Protocol: p}, "An example.\nIn two lines.")
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, data)
	full, err := Decode("full.toml", regexp.MustCompile(`(?m)^#(\S)`).ReplaceAll(data, []byte("$1")))
	if err != nil {
		t.Fatal(err)
	}
	if len(full.Sources) != 1 || len(full.Points) != 1 || len(full.Cautions) != 2 || len(full.Blocks[0].Until) != 2 || full.Pressure.Ceiling == 0 {
		t.Errorf("the examples make %+v", full)
	}
}

// Only what can be encoded can be annotated.
func TestAnnotateRefuses(t *testing.T) {
	if data, err := Annotate(protocol.Document{Protocol: protocol.Protocol{ID: "no"}}, ""); err == nil {
		t.Errorf("got %s", data)
	}
}
