package catalog

import (
	"bytes"
	"fmt"
	"strconv"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// MaxFile is the size of the largest file that is read, in bytes: many times the
// largest protocol that is allowed.
const MaxFile = 1 << 20

// format is how a T, a protocol or a treatment, is stored in a file.
type format[T any] struct {
	what  string // in words
	doc   tomldoc.Doc
	shape tomldoc.Shape[T]
	// kind tells whether the file is one of a T, as far as it can be read at all.
	kind func(r *tomldoc.Reader, root *tomldoc.Table) bool
	// settle puts what was read where it belongs.
	settle   func(root *tomldoc.Table, t *T)
	id       func(T) string
	problems func(T) protocol.Problems
}

// decode reads a file. Its id must be the given one, unless that is "".
func (f format[T]) decode(name string, data []byte, id string) (T, error) {
	var t T
	if len(data) > MaxFile {
		return t, tomldoc.Unread(name, file.SizeError{Most: MaxFile})
	}
	data = bytes.TrimPrefix(data, []byte(tomldoc.ByteOrderMark))
	root, problems := tomldoc.Parse(data)
	switch {
	case root == nil:
		return t, problems.Err(name, data)
	case len(root.Members) == 0:
		return t, tomldoc.Unusable(name, english.FileEmpty)
	}
	r := tomldoc.NewReader(data, problems, f.doc)
	f.read(r, root, id, &t)
	if problems = r.Found(); !problems.Empty() {
		var none T
		return none, problems.Err(name, data)
	}
	return t, nil
}

func (f format[T]) read(r *tomldoc.Reader, root *tomldoc.Table, id string, into *T) {
	if !version(r, root) || !f.kind(r, root) {
		return
	}
	tomldoc.ReadTable(r, root, f.shape.Fields, into)
	f.settle(root, into)
	nameFits(r, root, f.id(*into), id)
	for _, p := range f.problems(*into) {
		r.Place(root, p.Path, p.Fault)
	}
}

// version tells whether the file is of a schema that this program reads, or may be.
// The keys of another version's files mean nothing here, so they are not looked at.
func version(r *tomldoc.Reader, root *tomldoc.Table) bool {
	m := root.Find("schema")
	switch {
	case m == nil:
		r.Add(0, english.SchemaMissing, protocol.Schema)
	case m.Value.Form != tomldoc.FormWhole:
		r.Want(m.Value, english.SchemaWanted, protocol.Schema)
	case m.Value.Text != strconv.Itoa(protocol.Schema):
		r.Add(m.Value.At, english.SchemaUnknown, m.Value.Text, protocol.Schema)
		return false
	}
	return true
}

// nameFits checks that an id is the name of its file, unless that is "".
func nameFits(r *tomldoc.Reader, root *tomldoc.Table, id, name string) {
	m := root.Find("id")
	if name == "" || m == nil || id == name || r.Bad(m.Value.At) {
		return
	}
	r.Add(m.Value.At, english.IDNotName,
		plain.Quote(id), plain.Quote(id+extension), plain.Quote(name))
}

// encode writes a T as a file that decode reads back; with a head, of any number of
// lines, and explained key by key if it is annotated.
func (f format[T]) encode(t T, annotated bool, head string) ([]byte, error) {
	fail := func(err error) ([]byte, error) {
		return nil, fmt.Errorf(english.Unwritable, f.what, plain.Quote(f.id(t)), err)
	}
	if problems := f.problems(t); len(problems) > 0 {
		return fail(problems)
	}
	var notes tomldoc.Notes
	top := ""
	if annotated {
		notes, top = tomldoc.Notes{}, tomldoc.Top(f.doc.Words, head)
	}
	w := tomldoc.NewWriter(notes)
	tomldoc.WriteFields(w, f.shape.Fields, &t)
	data := []byte(top + w.String())
	if _, err := f.decode(f.id(t)+extension, data, ""); err != nil {
		return fail(err)
	}
	return data, nil
}
