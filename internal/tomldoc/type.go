package tomldoc

import (
	"encoding/json"
	"fmt"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Type is what a value in a file may be, for people and for a JSON Schema.
type Type struct {
	Name    string   // "length", or one that says all by itself, such as `"left" | "right"`
	Words   string   // what the name means; "" for one that says all
	Options []string // those of OneOf, as they are written
	Schema  string   // the members of its schema
	Def     string   // its name among the definitions of the schema; "" if it stands at its place
	Of      []Type   // that it is made of
}

// explained are the types with a meaning of their own that this one is, or is made of.
func (t Type) explained() []Type {
	if t.Words != "" {
		return []Type{t}
	}
	var all []Type
	for _, one := range t.Of {
		all = append(all, one.explained()...)
	}
	return all
}

// unsafe are the characters that stand in no line, as a class of a regular expression.
const unsafe = "\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069"

// LineType is a text of one line.
func LineType() Type { return line("line", "^[^"+unsafe+"]*$") }

// FilledType is a text of one line that is not blank.
func FilledType() Type { return line("filled", "^[^"+unsafe+"]*[^\\s"+unsafe+"][^"+unsafe+"]*$") }

func line(def, pattern string) Type {
	return Type{
		Name: "line", Words: fmt.Sprintf(english.TypeLine, protocol.MaxName), Def: def,
		Schema: members(`"type":"string"`, member("maxLength", protocol.MaxName), member("pattern", pattern)),
	}
}

// ProseType is a text of any number of lines.
func ProseType() Type {
	const pattern = "^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$"
	return Type{
		Name: "prose", Words: fmt.Sprintf(english.TypeProse, protocol.MaxText), Def: "prose",
		Schema: members(`"type":"string"`, member("maxLength", protocol.MaxText), member("pattern", pattern)),
	}
}

// TextType is a text of the form that a pattern tells, of at most so many characters; zero
// for any number.
func TextType(pattern string, most int) Type {
	return Type{Name: "text", Schema: members(`"type":"string"`, member("pattern", pattern), limit("maxLength", most))}
}

// NotEmpty is a text of a type that is not empty.
func NotEmpty(t Type) Type {
	return Type{Name: t.Name, Of: []Type{t}, Schema: member("allOf", []json.RawMessage{t.at(), object(member("minLength", 1))})}
}

// WholeType is a whole number from 1.
func WholeType(most int) Type {
	return Type{
		Name:   fmt.Sprintf("1 to %d", most),
		Schema: members(`"type":"integer"`, member("minimum", 1), member("maximum", most)),
	}
}

// TruthType is true or false.
func TruthType() Type { return Type{Name: "true | false", Schema: `"type":"boolean"`} }

// ConstType is one value.
func ConstType(value any) Type {
	return Type{Name: fmt.Sprintf("%#v", value), Schema: member("const", value)}
}

// OneOf is one of several words.
func OneOf[S ~string](words ...S) Type {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = Quote(string(w))
	}
	return Type{Name: strings.Join(quoted, " | "), Options: quoted, Schema: member("enum", words)}
}

// ListOf is a list of at most so many values; zero for any number.
func ListOf(t Type, most int) Type {
	return Type{
		Name: "[" + t.Name + ", ...]", Of: []Type{t},
		Schema: members(`"type":"array"`, limit("maxItems", most), member("items", t.at())),
	}
}

// AnyOf is a value of any of several types.
func AnyOf(types ...Type) Type {
	names, schemas := make([]string, len(types)), make([]json.RawMessage, len(types))
	for i, t := range types {
		names[i], schemas[i] = t.Name, t.at()
	}
	return Type{Name: strings.Join(names, " | "), Of: types, Schema: member("anyOf", schemas)}
}

// at is the schema of the type where it is used.
func (t Type) at() json.RawMessage {
	if t.Def != "" {
		return object(reference(t.Def))
	}
	return object(t.Schema)
}
