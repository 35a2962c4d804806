package tomldoc

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"presshold/internal/plain"
)

// JSONSchema is the JSON Schema (draft 2020-12) of files of the format, for editors that
// check and complete TOML.
func (d Doc) JSONSchema(id, title string) []byte {
	s := schema{}
	table := s.table(d)
	text := object(
		member("$schema", "https://json-schema.org/draft/2020-12/schema"), member("$id", id),
		member("title", title), member("description", d.Words), table, member("$defs", object(s.defs...)),
	)
	var b bytes.Buffer
	_ = json.Indent(&b, text, "", "  ") // it is JSON, if the types and rules are: a test compiles it
	b.WriteByte('\n')
	return plain.JSON(b.Bytes()) // the patterns name characters that a terminal acts on
}

func member(name string, value any) string {
	text, _ := json.Marshal(value) // nothing here has no JSON form
	return strconv.Quote(name) + ":" + string(text)
}

// members returns the members of a JSON object, without empty ones.
func members(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(m string) bool { return m == "" }), ",")
}

func object(all ...string) json.RawMessage { return json.RawMessage("{" + members(all...) + "}") }

// limit is a member that is left out if it is zero.
func limit(name string, n int) string {
	if n == 0 {
		return ""
	}
	return member(name, n)
}

func reference(def string) string { return member("$ref", "#/$defs/"+def) }

// schema collects the definitions that a schema refers to.
type schema struct {
	defs  []string
	known []string // their names
}

// define adds a definition, unless it is there.
func (s *schema) define(name string, all ...string) string {
	if !slices.Contains(s.known, name) {
		s.known = append(s.known, name)
		s.defs = append(s.defs, member(name, object(all...)))
	}
	return reference(name)
}

func (s *schema) table(d Doc) string {
	var keys, needed []string
	for _, k := range d.Keys {
		keys = append(keys, member(k.Key, object(s.key(k), member("description", k.Words))))
		if k.Needed {
			needed = append(needed, k.Key)
		}
	}
	required := ""
	if len(needed) > 0 {
		required = member("required", needed)
	}
	return members(`"type":"object"`, `"additionalProperties":false`, member("properties", object(keys...)), required, d.rules)
}

func (s *schema) key(k KeyDoc) string {
	if k.Table == nil {
		return s.value(k.Type)
	}
	one := s.define(k.Table.name, s.table(*k.Table))
	if !k.Table.List {
		return one
	}
	return members(`"type":"array"`, limit("minItems", k.Table.least), limit("maxItems", k.Table.most), member("items", object(one)))
}

// value is the schema of a value where it stands; what it refers to is defined.
func (s *schema) value(t Type) string {
	for _, part := range t.Of {
		s.value(part)
	}
	if t.Def == "" {
		return t.Schema
	}
	return s.define(t.Def, member("title", t.Name), member("description", t.Words), t.Schema)
}
