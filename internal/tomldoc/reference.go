package tomldoc

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Reference documents a format of files, from its JSON Schema.
type Reference struct {
	Words  string // on the file as a whole
	Tables []ReferenceTable
	Values []ReferenceValue // that keys have, in the order in which they come up
}

// ReferenceTable is a table of a file; the first of a Reference is its head.
type ReferenceTable struct {
	Path  string // "" for the head, or such as "blocks.phases"
	List  bool   // there may be several
	Words string
	Keys  []ReferenceKey
}

// Header is the table's header in a file: "[[blocks.phases]]"; "" for the head.
func (t ReferenceTable) Header() string {
	switch {
	case t.Path == "":
		return ""
	case t.List:
		return "[[" + t.Path + "]]"
	default:
		return "[" + t.Path + "]"
	}
}

// ReferenceKey is a key of a table.
type ReferenceKey struct {
	Name   string
	Value  string // what it may be given: a word of Values, or such as `"left" | "right"`
	Words  string
	Needed bool
	Origin string // the key that says where this comes from, if there is one
}

// ReferenceValue is a kind of value.
type ReferenceValue struct{ Name, Words string }

// originSuffix ends the names of the keys that say where another comes from.
const originSuffix = "_from"

// ReadReference reads what a JSON Schema of TOML files says of their keys.
func ReadReference(schema []byte) (Reference, error) {
	var root node
	if err := json.Unmarshal(schema, &root); err != nil {
		return Reference{}, fmt.Errorf("read the schema: %w", err)
	}
	r := referencing{defs: root.Defs, to: Reference{Words: root.Description}}
	r.table("", false, "", root)
	return r.to, nil
}

// node is a part of a JSON Schema, as far as it is documented.
type node struct {
	Title, Description, Type string
	Ref                      string `json:"$ref"`
	Const                    any
	Enum                     []string
	Minimum, Maximum         *int
	Items                    *node
	AnyOf, AllOf             []node
	Properties               properties
	Required                 []string
	Defs                     map[string]node `json:"$defs"`
}

// properties are those of an object, in the order of the schema.
type properties []property

type property struct {
	name string
	node
}

func (p *properties) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil { // the opening brace
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		one := property{name: fmt.Sprint(name)}
		if err := d.Decode(&one.node); err != nil {
			return err
		}
		*p = append(*p, one)
	}
	return nil
}

type referencing struct {
	defs map[string]node
	to   Reference
}

// table documents a table, then those within it.
func (r *referencing) table(path string, list bool, words string, of node) {
	t := ReferenceTable{Path: path, List: list, Words: words}
	at := len(r.to.Tables)
	r.to.Tables = append(r.to.Tables, t)
	for _, p := range of.Properties {
		if strings.HasSuffix(p.name, originSuffix) {
			r.value(r.defs["from"]) // so that it comes up
			continue
		}
		inner, many := r.within(p.node)
		if inner != nil {
			below := strings.TrimPrefix(path+"."+p.name, ".")
			r.table(below, many, cmp.Or(p.Description, inner.Description), *inner)
			continue
		}
		key := ReferenceKey{Name: p.name, Value: r.value(p.node), Words: p.Description, Needed: slices.Contains(of.Required, p.name)}
		if origin := p.name + originSuffix; slices.ContainsFunc(of.Properties, func(o property) bool { return o.name == origin }) {
			key.Origin = origin
		}
		t.Keys = append(t.Keys, key)
	}
	r.to.Tables[at].Keys = t.Keys
}

// within is the table that a property holds, or the kind of the tables that it lists.
func (r *referencing) within(n node) (inner *node, many bool) {
	if n.Items != nil {
		inner, _ = r.within(*n.Items)
		return inner, inner != nil
	}
	def, ok := r.defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
	if !ok || def.Properties == nil {
		return nil, false
	}
	return &def, false
}

// value is what a key may be given, in a word.
func (r *referencing) value(n node) string {
	if def, ok := r.defs[strings.TrimPrefix(n.Ref, "#/$defs/")]; ok {
		return r.value(def)
	}
	switch {
	case n.Title != "":
		v := ReferenceValue{n.Title, n.Description}
		if !slices.ContainsFunc(r.to.Values, func(known ReferenceValue) bool { return known.Name == v.Name }) {
			r.to.Values = append(r.to.Values, v)
		}
		return n.Title
	case n.Const != nil:
		text, _ := json.Marshal(n.Const) // it was JSON
		return string(text)
	case n.Enum != nil:
		return `"` + strings.Join(n.Enum, `" | "`) + `"`
	case n.AllOf != nil:
		return r.value(n.AllOf[0])
	case n.AnyOf != nil:
		var all []string
		for _, one := range n.AnyOf {
			all = append(all, r.value(one))
		}
		return strings.Join(all, " | ")
	case n.Items != nil:
		return "[" + r.value(*n.Items) + ", ...]"
	case n.Type == "integer" && n.Minimum != nil && n.Maximum != nil:
		return fmt.Sprintf("%d to %d", *n.Minimum, *n.Maximum)
	case n.Type == "boolean":
		return "true | false"
	default:
		return "text"
	}
}
