package tomldoc

import (
	"reflect"
	"testing"
)

func TestReadReference(t *testing.T) {
	got, err := ReadReference([]byte(`{
		"description": "A file.",
		"properties": {
			"zeta": {"$ref": "#/$defs/line", "description": "Its name."},
			"zeta_from": {"$ref": "#/$defs/from"},
			"alpha": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 9}, {"enum": ["few", "many"]}]},
			"inner": {"$ref": "#/$defs/box"},
			"rows": {"type": "array", "items": {"$ref": "#/$defs/row"}, "description": "Rows."},
			"last": {"type": "array", "items": {"type": "string"}}
		},
		"required": ["zeta"],
		"$defs": {
			"line": {"title": "line", "description": "A line."},
			"from": {"title": "origin", "description": "An origin."},
			"box": {"description": "A box.", "properties": {"on": {"type": "boolean"}}},
			"row": {"properties": {"cells": {"type": "array", "items": {"$ref": "#/$defs/box"}}, "n": {"const": 1}}}
		}
	}`))
	want := Reference{
		Words: "A file.",
		Tables: []ReferenceTable{
			{Keys: []ReferenceKey{
				{Name: "zeta", Value: "line", Words: "Its name.", Needed: true, Origin: "zeta_from"},
				{Name: "alpha", Value: `1 to 9 | "few" | "many"`},
				{Name: "last", Value: "[text, ...]"},
			}},
			{Path: "inner", Words: "A box.", Keys: []ReferenceKey{{Name: "on", Value: "true | false"}}},
			{Path: "rows", List: true, Words: "Rows.", Keys: []ReferenceKey{{Name: "n", Value: "1"}}},
			{Path: "rows.cells", List: true, Words: "A box.", Keys: []ReferenceKey{{Name: "on", Value: "true | false"}}},
		},
		Values: []ReferenceValue{{"line", "A line."}, {"origin", "An origin."}},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
	var headers []string
	for _, table := range got.Tables {
		headers = append(headers, table.Header())
	}
	if want := []string{"", "[inner]", "[[rows]]", "[[rows.cells]]"}; !reflect.DeepEqual(headers, want) {
		t.Errorf("the headers are %q, want %q", headers, want)
	}
	if _, err := ReadReference([]byte("{")); err == nil {
		t.Error("half a schema is read")
	}
}
