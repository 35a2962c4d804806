package catalog

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"presshold/internal/fault"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Decode reads a protocol file from memory. It is strict: an unknown key is an
// error, and so is everything that protocol.Problems finds. The error is a
// [*fault.Error] under the given name, with all that is wrong.
func Decode(name string, data []byte) (protocol.Protocol, error) {
	return decodeAs(name, data, "")
}

// decodeAs decodes a file whose id must be the given one, unless that is "".
func decodeAs(name string, data []byte, id string) (protocol.Protocol, error) {
	if len(data) > MaxFile {
		return protocol.Protocol{}, tooLarge(name)
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	p, problems := decode(data, id)
	if err := problems.Err(name, data); err != nil {
		return protocol.Protocol{}, err
	}
	return p, nil
}

func decode(data []byte, id string) (p protocol.Protocol, problems fault.List) {
	if at, what := fault.NotText(data); what != "" {
		return p, only(at, what)
	}
	root, problems := grow(data)
	if root == nil {
		return p, problems
	}
	d := newDecoder(data, problems, homeOf)
	if isTreatment(root) {
		d.add(root.find(kindKey).value.at, "this is a treatment, not a protocol")
		return p, d.found
	}
	if !d.version(root) {
		return p, d.found
	}
	readTable(d, root, protocolFields(), &p)
	if d.forAll {
		p.CautionsFrom = slices.Repeat(p.CautionsFrom, len(p.Cautions))
	}
	sidePoints(p.Points)
	d.named(root, p.ID, id)
	d.place(root, p.Problems())
	return p, d.found
}

// only is the list of a problem after which the file is not looked at any further.
func only(at int, text string) fault.List {
	var l fault.List
	l.Add(at, at, "%s", text)
	return l
}

// decoder collects what is wrong while the tree is read into a protocol.
type decoder struct {
	data  []byte
	found fault.List
	// bad holds the offsets of values that were found wrong: what comes of them
	// is not worth a second problem.
	bad map[int]bool
	// meant holds, for each table with unknown keys, the keys that were likely
	// meant: they are not missing, only misspelt.
	meant map[*table][]string
	// forAll tells that one origin was given for all cautions.
	forAll bool
	// homeOf tells in which tables a key is known, "" for an unknown one.
	homeOf func(key string) string
}

func newDecoder(data []byte, found fault.List, homeOf func(string) string) *decoder {
	return &decoder{data: data, found: found, bad: map[int]bool{}, meant: map[*table][]string{}, homeOf: homeOf}
}

// add notes a problem, and that what follows from the same place is no news.
func (d *decoder) add(at int, text string, args ...any) {
	d.bad[at] = true
	d.found.Add(at, at, text, args...)
}

// version tells whether the file is of a schema that this program reads, or may be.
// The keys of another version's files mean nothing here, so they are not looked at.
func (d *decoder) version(root *table) bool {
	m := root.find("schema")
	switch {
	case m == nil:
		d.add(0, "no schema: write schema = %d at the top, the version of the file format", protocol.Schema)
	case m.value.form != formWhole:
		d.add(m.value.at, "want schema = %d, not %s", protocol.Schema, m.value.form)
	case m.value.text != strconv.Itoa(protocol.Schema):
		d.add(m.value.at, "schema %s is unknown: this program reads schema %d", m.value.text, protocol.Schema)
		return false
	}
	return true
}

// field is one key of a table in a file, and how it is read into a T and written
// from one. The tables of fields are all that decoder and encoder know of keys.
type field[T any] struct {
	key   string
	read  func(d *decoder, v *value, into *T)
	write func(w *writer, from *T) // nothing where the key may be left out
}

// readTable reads the keys of a table, and notes those that no field is for.
func readTable[T any](d *decoder, t *table, fields []field[T], into *T) {
next:
	for _, m := range t.members {
		for _, f := range fields {
			if f.key == m.key {
				f.read(d, m.value, into)
				continue next
			}
		}
		d.unknown(t, m, keys(fields))
	}
}

// keys are the keys of a table.
func keys[T any](fields []field[T]) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.key
	}
	return out
}

func (d *decoder) unknown(t *table, m member, known []string) {
	key := ""
	if !d.found.Full() { // else nobody reads it, and comparing words takes long
		key = plain.Nearest(m.key, known)
	}
	switch home := d.homeOf(m.key); {
	case home != "":
		d.add(m.at, "key %s belongs in %s, not here", plain.Quote(m.key), home)
	case key != "":
		d.meant[t] = append(d.meant[t], key)
		d.add(m.at, "unknown key %s; did you mean %s?", plain.Quote(m.key), plain.Quote(key))
	default:
		d.add(m.at, "unknown key %s; want %s", plain.Quote(m.key), orList(known))
	}
}

// place adds what is wrong with what was read, each problem at its place in the file.
func (d *decoder) place(root *table, problems protocol.Problems) {
	for _, problem := range problems {
		at, missing, in := locate(root, problem.Path)
		switch {
		case missing == "" && d.bad[at]:
			continue
		case missing != "" && slices.Contains(d.meant[in], missing):
			continue
		}
		bad := d.bad[at]
		d.add(at, "%s", problem.Text)
		d.bad[at] = bad // a second rule broken at the same place is news
	}
}

// locate finds the place of a path such as "blocks[0].phases[1].cap": the value of
// that key, or, where it is missing, the table that lacks it.
func locate(root *table, path string) (at int, missing string, in *table) {
	in = root
	for step := range strings.SplitSeq(path, ".") {
		key, index, indexed := strings.Cut(strings.TrimSuffix(step, "]"), "[")
		m := in.find(key)
		if m == nil {
			return at, key, in
		}
		v := m.value
		at = v.at
		if n, err := strconv.Atoi(index); indexed && err == nil && n < len(v.items) {
			v = v.items[n]
			at = v.at
		}
		if v.table == nil {
			break
		}
		in = v.table
	}
	return at, "", in
}

// named checks that an id is the name of its file, unless that is "".
func (d *decoder) named(root *table, id, name string) {
	m := root.find("id")
	if name == "" || m == nil || id == name || d.bad[m.value.at] {
		return
	}
	d.add(m.value.at, "id %s is not the file's name: call the file %s, or give it the id %s",
		plain.Quote(id), plain.Quote(id+extension), plain.Quote(name))
}

// want notes that a value is of the wrong type.
func (d *decoder) want(v *value, what string) {
	d.add(v.at, "want %s, not %s", what, v.form)
}

// name reads a text of one line, at most so long that it can be shown whole.
func (d *decoder) name(v *value, what string) (string, bool) {
	switch {
	case v.form != formText:
		d.want(v, what)
		return "", false
	case len(v.text) > protocol.MaxName:
		d.add(v.at, "%d bytes long; at most %d are allowed", len(v.text), protocol.MaxName)
		return "", false
	}
	for _, r := range v.text {
		if plain.Acts(r) {
			what := "a control character"
			if r == '\n' || r == '\t' {
				what = "a line break or tab"
			}
			d.unsafe(v, r, what+" (%U) can't stand in a name")
			return "", false
		}
	}
	return v.text, true
}

// prose reads a text of one or more lines.
func (d *decoder) prose(v *value) (string, bool) {
	if v.form != formText {
		d.want(v, "a text in quotes")
		return "", false
	}
	s := strings.ReplaceAll(v.text, "\r\n", "\n") // the line ends of Windows
	for _, r := range s {
		if plain.Acts(r) && r != '\n' && r != '\t' {
			d.unsafe(v, r, "a control character (%U) can't stand in a text")
			return "", false
		}
	}
	return s, true
}

// unsafe notes that a text has a character that must not reach a terminal, at the
// place where it is written. The text counts as bad.
func (d *decoder) unsafe(v *value, r rune, text string) {
	d.add(v.at+findWritten(d.data[v.at:v.end], r), text, r)
	d.bad[v.at] = true
}

// findWritten finds where a character stands in a text as it is written in the
// file, as itself or as an escape; 0 if nowhere.
func findWritten(raw []byte, want rune) int {
	escapes := raw[0] == '"'
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if escapes && r == '\\' && i+1 < len(raw) {
			r, n = readEscape(raw[i:])
		}
		if r == want && i > 0 {
			return i
		}
		i += n
	}
	return 0
}

// readEscape reads the escape of a TOML text that raw begins with.
func readEscape(raw []byte) (r rune, length int) {
	var digits int
	switch raw[1] {
	case 'b':
		return '\b', 2
	case 'e':
		return 0x1b, 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return rune(raw[1]), 2
	}
	if 2+digits > len(raw) {
		return utf8.RuneError, len(raw)
	}
	n, err := strconv.ParseUint(string(raw[2:2+digits]), 16, 32)
	if err != nil {
		return utf8.RuneError, 2
	}
	return rune(n), 2 + digits
}
