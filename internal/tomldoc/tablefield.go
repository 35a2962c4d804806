package tomldoc

import (
	"iter"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
)

// ReadTable reads the keys of a table, and notes those that no field is for.
func ReadTable[T any](r *Reader, t *Table, fields []Field[T], into *T) {
	for _, m := range t.Members {
		i := slices.IndexFunc(fields, func(f Field[T]) bool { return f.Key == m.Key })
		if i < 0 {
			r.unknown(t, m, Keys(fields))
			continue
		}
		outer := r.path
		r.path = strings.TrimPrefix(outer+"."+m.Key, ".")
		fields[i].Read(r, m.Value, into)
		r.path = outer
	}
}

// Keys are the keys of a table.
func Keys[T any](fields []Field[T]) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Key
	}
	return out
}

// TableField is a key for a table.
func TableField[T, U any](key string, of Shape[U], at func(*T) *U) Field[T] {
	return Field[T]{
		KeyDoc: KeyDoc{Key: key, Table: of.doc(false)},
		Read: func(r *Reader, v *Value, into *T) {
			if v.Table == nil {
				r.Want(v, english.WantTable, r.path)
				return
			}
			ReadTable(r, v.Table, of.Fields, at(into))
		},
		Write: func(w *Writer, from *T) { writeTable(w, key, of.Fields, at(from)) },
	}
}

// EntriesField is a key for a table whose own keys are names that the user gives to values. Read
// takes one of them, and entries lists all.
func EntriesField[T any](key string, read func(*Reader, Member, *T), entries func(*T) iter.Seq2[string, string]) Field[T] {
	return Field[T]{
		KeyDoc: KeyDoc{Key: key, Table: &Doc{}},
		Read: func(r *Reader, v *Value, into *T) {
			if v.Table == nil {
				r.Want(v, english.WantTable, r.path)
				return
			}
			for _, m := range v.Table.Members {
				read(r, m, into)
			}
		},
		Write: func(w *Writer, from *T) {
			inner := w.within(key)
			for name, value := range entries(from) {
				inner.Pair(name, Quote(value))
			}
			w.table(key, inner)
		},
	}
}

// TablesField is a key for a list of tables.
func TablesField[T, U any](key string, of Shape[U], at func(*T) *[]U) Field[T] {
	return Field[T]{
		KeyDoc: KeyDoc{Key: key, Table: of.doc(true)},
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormArray {
				r.Want(v, english.WantTables, r.path)
				return
			}
			list := make([]U, len(v.Items))
			for i, item := range v.Items {
				if item.Table == nil {
					r.Want(item, english.WantTableEach, r.path)
					r.bad[v.At] = true
					continue
				}
				ReadTable(r, item.Table, of.Fields, &list[i])
			}
			*at(into) = list
		},
		Write: func(w *Writer, from *T) { writeTables(w, key, of.Fields, *at(from)) },
	}
}
