package catalog

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

func compileSchema(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// generic is what a JSON Schema sees of a TOML file.
func generic(t interface{ Fatal(...any) }, data []byte) any {
	var table map[string]any
	if err := toml.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(table)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSchemaAcceptsLibrary(t *testing.T) {
	s := compileSchema(t, Schema())
	for _, id := range library() {
		e, err := readBuiltin(id)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(generic(t, e.Text)); err != nil {
			t.Errorf("%s: %v", id, err)
		}
		encoded, err := Encode(e.Protocol)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(generic(t, encoded)); err != nil {
			t.Errorf("%s, encoded: %v", id, err)
		}
	}
}

// Whatever the decoder reads is right by the schema.
func TestSchemaAcceptsWhatIsEncoded(t *testing.T) {
	s := compileSchema(t, Schema())
	rapid.Check(t, func(t *rapid.T) {
		data, err := Encode(anyProtocol(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(generic(t, data)); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
	})
}

// Patterns have nothing that a checker in another language may not know.
func TestSchemaPatternsAreCommon(t *testing.T) {
	for _, schema := range [][]byte{Schema(), TreatmentSchema()} {
		if bytes.Contains(schema, []byte(`\\p`)) {
			t.Errorf("a class of Unicode in %s", schema)
		}
	}
}

// The words that a key may have are those of the protocol package.
func TestSchemaKnowsTheKinds(t *testing.T) {
	s := compileSchema(t, Schema())
	for _, k := range protocol.Kinds() {
		phase := "kind = \"" + string(k) + "\"\n"
		data := strings.Replace(valid, "kind = \"hold\"\n", phase, 1)
		if k == protocol.CheckIn {
			data = strings.Replace(data, `"8s-10s"`, `"8s"`, 1)
		}
		if err := s.Validate(generic(t, []byte(data))); err != nil {
			t.Errorf("%s: %v", k, err)
		}
	}
}

// What a schema can express, it refuses as the decoder does. One row for each bad
// file: an edit of the valid one.
func TestSchemaRefusesWhatTheDecoderRefuses(t *testing.T) {
	s := compileSchema(t, Schema())
	tests := []struct{ name, old, new string }{
		{"no schema", "schema = 1\n", ``},
		{"next schema", `schema = 1`, `schema = 2`},
		{"no id", "id = \"my-protocol\"\n", ``},
		{"bad id", `"my-protocol"`, `"My Protocol"`},
		{"no name", "name = \"My protocol\"\n", ``},
		{"blank name", `"My protocol"`, `"  "`},
		{"escape in a name", `My protocol`, `\u001b`},
		{"newline in a name", `My protocol`, `a\nb`},
		{"bell in a text", `somebody`, `\u0007`},
		{"long name", `My protocol`, strings.Repeat("x", 81)},
		{"unknown key", `rounds = 3`, "rounds = 3\ncolour = 1"},
		{"misspelt key", `duration =`, `duraton =`},
		{"key of another table", `schema = 1`, "schema = 1\nrounds = 1"},
		{"number for a text", `"My protocol"`, `3`},
		{"number for a table", `schema = 1`, "schema = 1\npressure = 1"},
		{"table for tables", `[[sources]]`, `[sources]`},
		{"text for an array", `schema = 1`, "schema = 1\ncautions = \"x\""},
		{"unknown order", `schema = 1`, "schema = 1\norder = \"random\""},
		{"bad basis", `"stated"`, `"guessed"`},
		{"no citation", "citation = \"somebody\"\n", ``},
		{"no blocks", "[[blocks]]\nrounds = 3\n\n[[blocks.phases]]\nkind = \"hold\"\nduration = \"8s-10s\"\n", ``},
		{"no phases", "[[blocks.phases]]\nkind = \"hold\"\nduration = \"8s-10s\"\n", ``},
		{"no rounds", "rounds = 3\n", ``},
		{"zero rounds", `rounds = 3`, `rounds = 0`},
		{"rounds as words", `rounds = 3`, `rounds = "three"`},
		{"too many rounds", `rounds = 3`, `rounds = 1001`},
		{"bad provenance", `rounds = 3`, "rounds = 3\nrounds_from = \"guessed\""},
		{"provenance without source", `rounds = 3`, "rounds = 3\nrounds_from = \"stated\""},
		{"bad criterion", `rounds = 3`, "rounds = 3\nuntil = [\"score:11\"]"},
		{"criterion as text", `rounds = 3`, "rounds = 3\nuntil = \"eased\""},
		{"level zero", `[[blocks]]`, "[pressure]\nlevel = 0\n[[blocks]]"},
		{"level above the highest", `[[blocks]]`, "[pressure]\nlevel = 21\n[[blocks]]"},
		{"ceiling above the highest", `[[blocks]]`, "[pressure]\nceiling = 21\n[[blocks]]"},
		{"target above 10", `[[blocks]]`, "[pressure]\ntarget = 11\n[[blocks]]"},
		{"unknown change", `[[blocks]]`, "[pressure]\nchange = \"wild\"\n[[blocks]]"},
		{"point without a site", `[[blocks]]`, "[[points]]\nside = \"left\"\n[[blocks]]"},
		{"unknown side", `[[blocks]]`, "[[points]]\nsite = \"x\"\nside = \"top\"\n[[blocks]]"},
		{"no kind", "kind = \"hold\"\n", ``},
		{"unknown kind", `"hold"`, `"hodl"`},
		{"no duration", "duration = \"8s-10s\"\n", ``},
		{"zero duration", `"8s-10s"`, `0`},
		{"negative duration", `"8s-10s"`, `-5`},
		{"no cap", `"8s-10s"`, `"open"`},
		{"range as cap", `"8s-10s"`, "\"open\"\ncap = \"5-6\""},
		{"open cap", `"8s-10s"`, "\"open\"\ncap = \"open\""},
		{"guide of a fixed phase", `"8s-10s"`, "\"10s\"\nguide = 9"},
		{"when of a hold", `kind = "hold"`, "kind = \"hold\"\nwhen = \"last\""},
		{"waiting hold", "duration = \"8s-10s\"\n", "waits = true\n"},
		{"waiting check-in with a duration", `"hold"`, "\"check-in\"\nwaits = true"},
		{"open check-in", "\"hold\"\nduration = \"8s-10s\"", "\"check-in\"\nduration = \"open\"\ncap = 10"},
		{"count of a release", `kind = "hold"`, "kind = \"release\"\ncount = 3"},
		{"timed count", "\"hold\"", "\"stroke\"\ncount = 3"},
		{"open aftercare", `[[blocks]]`, "[aftercare]\nrelaxed = \"open\"\n[[blocks]]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := []byte(strings.Replace(valid, tt.old, tt.new, 1))
			if string(data) == valid {
				t.Fatalf("%q is not in the file", tt.old)
			}
			if _, err := Decode("bad.toml", data); err == nil {
				t.Error("the decoder accepts it")
			}
			if err := s.Validate(generic(t, data)); err == nil {
				t.Error("the schema accepts it")
			}
		})
	}
}
