package tomldoc

import (
	"slices"
	"strings"
)

// Doc documents a table of a format, or, for its head, the format as a whole. It comes from
// the fields that read and write the table, so that one can't say what the other doesn't do.
type Doc struct {
	Path    string // "" for the head, or such as "blocks.phases"
	List    bool   // there may be several
	Words   string
	Example string
	Keys    []KeyDoc

	name        string // among the definitions of the schema
	least, most int    // how many there may be in a list; zero for no limit
	rules       string // what the schema says of several keys together
}

// KeyDoc documents a key of a table.
type KeyDoc struct {
	Key, Words string
	Type       Type // what its value may be
	Needed     bool
	Table      *Doc   // that it holds, or that are in its list; nil for none
	Default    string // what stands for a missing key, as TOML; "" if the format has no defaults
	Example    string // how a key that is left out could be set, as lines; "" if the first steps do without
}

// OriginSuffix ends the names of the keys that say where another comes from.
const OriginSuffix = "_from"

// Shape is a table of a format: what the schema calls it, its keys, and what the schema says
// of several of them together, as the members of an object.
type Shape[T any] struct {
	Name    string
	Fields  []Field[T]
	Rules   string
	Default *T // of which each key has its default; nil for none
}

// Doc documents a format of which the table is the head, in these words.
func (s Shape[T]) Doc(words string) Doc {
	d := s.doc(false)
	d.Words = words
	return *d
}

func (s Shape[T]) doc(list bool) *Doc {
	d := &Doc{List: list, name: s.Name, rules: s.Rules}
	for _, f := range s.Fields {
		if s.Default != nil && f.Text != nil && !f.Needed {
			f.Default = f.Text(s.Default)
		}
		d.Keys = append(d.Keys, f.KeyDoc)
	}
	return d
}

// Tables are the table and all those within it, each with its path.
func (d Doc) Tables() []Doc {
	all := []Doc{d}
	for _, k := range d.Keys {
		if k.Table == nil {
			continue
		}
		inner := *k.Table
		inner.Path, inner.Words, inner.Example = strings.TrimPrefix(d.Path+"."+k.Key, "."), k.Words, k.Example
		all = append(all, inner.Tables()...)
	}
	return all
}

// Header is the table's header in a file: "[[blocks.phases]]"; "" for the head.
func (d Doc) Header() string {
	switch {
	case d.Path == "":
		return ""
	case d.List:
		return "[[" + d.Path + "]]"
	default:
		return "[" + d.Path + "]"
	}
}

// Values are the keys that are given a value: no tables, and none that says where another
// comes from.
func (d Doc) Values() []KeyDoc {
	return slices.DeleteFunc(slices.Clone(d.Keys), func(k KeyDoc) bool { return k.Table != nil || strings.HasSuffix(k.Key, OriginSuffix) })
}

// Origin is the key that says where another comes from; "" for none.
func (d Doc) Origin(k KeyDoc) string {
	name := k.Key + OriginSuffix
	if slices.ContainsFunc(d.Keys, func(o KeyDoc) bool { return o.Key == name }) {
		return name
	}
	return ""
}

// Types returns the types that have a meaning of their own, among the keys of the table and of the
// tables within, in order of appearance.
func (d Doc) Types() []Type {
	var all []Type
	for _, t := range d.Tables() {
		for _, k := range t.Keys {
			for _, one := range k.Type.explained() {
				if !slices.ContainsFunc(all, func(known Type) bool { return known.Name == one.Name }) {
					all = append(all, one)
				}
			}
		}
	}
	return all
}
