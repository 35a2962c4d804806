package tomldoc

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"presshold/internal/plain"
)

type cell struct{ on bool }

type row struct {
	n     int
	cells []cell
}

type sheet struct {
	name  string
	tags  []string
	inner cell
	rows  []row
}

// cells and rows are the tables of a small format.
func cells() Shape[cell] {
	return Shape[cell]{Name: "cell", Fields: []Field[cell]{TruthField("on", func(c *cell) *bool { return &c.on }).Says("Is it on?")}}
}

func sheets() Shape[sheet] {
	origin := NameField("name_from", func(s *sheet) *string { return &s.name })
	return Shape[sheet]{Fields: []Field[sheet]{
		NameField("name", func(s *sheet) *string { return &s.name }).Says("Its name.").Needs(),
		origin.Says("Where it comes from.").Is(OneOf("here", "there")),
		TextsField("tags", Line(), func(s *sheet) *[]string { return &s.tags }).Says("Its tags.").Is(ListOf(LineType(), 3)),
		TableField("inner", cells(), func(s *sheet) *cell { return &s.inner }).Says("A cell."),
		TablesField("rows", Shape[row]{Name: "row", Rules: `"minProperties":1`, Fields: []Field[row]{
			WholeField("n", 9, func(r *row) *int { return &r.n }).Says("A number."),
			TablesField("cells", cells(), func(r *row) *[]cell { return &r.cells }).Says("Cells."),
		}}, func(s *sheet) *[]row { return &s.rows }).Says("Rows.").Needs().Items(1, 5),
	}}
}

// A format is documented table by table, with what its keys may be given.
func TestDoc(t *testing.T) {
	d := sheets().Doc("A sheet.")
	type key struct{ name, value, origin string }
	got := map[string][]key{}
	var headers []string
	for _, table := range d.Tables() {
		headers = append(headers, table.Header()+" "+table.Words)
		for _, k := range table.Values() {
			got[table.Path] = append(got[table.Path], key{k.Key, k.Type.Name, table.Origin(k)})
		}
	}
	if want := []string{" A sheet.", "[inner] A cell.", "[[rows]] Rows.", "[[rows.cells]] Cells."}; !reflect.DeepEqual(headers, want) {
		t.Errorf("the tables are %q, want %q", headers, want)
	}
	want := map[string][]key{
		"":           {{"name", "line", "name_from"}, {"tags", "[line, ...]", ""}},
		"inner":      {{"on", "true | false", ""}},
		"rows":       {{"n", "1 to 9", ""}},
		"rows.cells": {{"on", "true | false", ""}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if types := d.Types(); len(types) != 1 || types[0].Name != "line" {
		t.Errorf("the types are %+v, want a line alone", types)
	}
}

// The schema says the same to programs.
func TestJSONSchema(t *testing.T) {
	const want = `{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:x", "title": "sheet", "description": "A sheet.",
		"type": "object", "additionalProperties": false, "properties": {
			"name": {"$ref": "#/$defs/line", "description": "Its name."},
			"name_from": {"enum": ["here", "there"], "description": "Where it comes from."},
			"tags": {"type": "array", "maxItems": 3, "items": {"$ref": "#/$defs/line"}, "description": "Its tags."},
			"inner": {"$ref": "#/$defs/cell", "description": "A cell."},
			"rows": {"type": "array", "minItems": 1, "maxItems": 5, "items": {"$ref": "#/$defs/row"}, "description": "Rows."}
		},
		"required": ["name", "rows"],
		"$defs": {
			"line": null,
			"cell": {"type": "object", "additionalProperties": false, "properties": {"on": {"type": "boolean", "description": "Is it on?"}}},
			"row": {"type": "object", "additionalProperties": false, "minProperties": 1, "properties": {
				"n": {"type": "integer", "minimum": 1, "maximum": 9, "description": "A number."},
				"cells": {"type": "array", "items": {"$ref": "#/$defs/cell"}, "description": "Cells."}
			}}
		}
	}`
	read := func(text []byte) map[string]any {
		var v map[string]any
		if err := json.Unmarshal(text, &v); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		v["$defs"].(map[string]any)["line"] = nil // the same in every format
		return v
	}
	got := sheets().Doc("A sheet.").JSONSchema("urn:x", "sheet")
	if !bytes.Equal(got, plain.JSON(got)) {
		t.Errorf("a terminal acts on %q", got)
	}
	if !reflect.DeepEqual(read(got), read([]byte(want))) {
		t.Errorf("got\n%s", got)
	}
}
