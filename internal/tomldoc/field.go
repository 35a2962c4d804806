package tomldoc

// Field is one key of a table in a file, and how it is read into a T and written from
// one. The tables of fields are all that [Reader] and [Writer] know of keys.
type Field[T any] struct {
	Key   string
	Read  func(r *Reader, v *Value, into *T)
	Write func(w *Writer, from *T) // nothing where the key may be left out
}

// ReadTable reads the keys of a table, and notes those that no field is for.
func ReadTable[T any](r *Reader, t *Table, fields []Field[T], into *T) {
next:
	for _, m := range t.Members {
		for _, f := range fields {
			if f.Key == m.Key {
				f.Read(r, m.Value, into)
				continue next
			}
		}
		r.unknown(t, m, Keys(fields))
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

// NameField is a key for a text of one line, such as a name or a word of a list
// that protocol.Problems knows.
func NameField[T any, S ~string](key string, at func(*T) *S) Field[T] {
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			s, _ := r.Line(v)
			*at(into) = S(s)
		},
		Write: func(w *Writer, from *T) {
			if s := *at(from); s != "" {
				w.Pair(key, Quote(string(s)))
			}
		},
	}
}

// ProseField is a key for a text of any number of lines.
func ProseField[T any](key string, at func(*T) *string) Field[T] {
	return Field[T]{
		Key:  key,
		Read: func(r *Reader, v *Value, into *T) { *at(into), _ = r.Prose(v) },
		Write: func(w *Writer, from *T) {
			if s := *at(from); s != "" {
				w.Pair(key, proseText(key, s))
			}
		},
	}
}

// ListField is a key for a list of texts. One that can't be read leaves a gap, so
// that the places of the others stay right.
func ListField[T any](key string, read func(*Reader, *Value) (string, bool), at func(*T) *[]string) Field[T] {
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormArray {
				r.Want(v, `an array of texts such as ["one", "two"]`)
				return
			}
			for _, item := range v.Items {
				s, _ := read(r, item)
				*at(into) = append(*at(into), s)
			}
		},
		Write: func(w *Writer, from *T) { w.List(key, *at(from)) },
	}
}

// WholeField is a key for a whole number from 1 to most; 0 stands for a missing key.
func WholeField[T any](key string, most int, at func(*T) *int) Field[T] {
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			if n, ok := r.Whole(v, most); ok {
				*at(into) = n
			}
		},
		Write: func(w *Writer, from *T) {
			if n := *at(from); n != 0 {
				w.Whole(key, n)
			}
		},
	}
}

// TruthField is a key for true or false; false stands for a missing key.
func TruthField[T any](key string, at func(*T) *bool) Field[T] {
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormTruth {
				r.Want(v, "true or false")
				return
			}
			*at(into) = v.Truth
		},
		Write: func(w *Writer, from *T) {
			if *at(from) {
				w.Pair(key, "true")
			}
		},
	}
}

// TableField is a key for a table.
func TableField[T, U any](key string, fields []Field[U], at func(*T) *U) Field[T] {
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			if v.Table == nil {
				r.Want(v, "a table: write ["+key+"] and its keys below")
				return
			}
			ReadTable(r, v.Table, fields, at(into))
		},
		Write: func(w *Writer, from *T) { writeTable(w, key, fields, at(from)) },
	}
}

// TablesField is a key for a list of tables, whose header is written as given.
func TablesField[T, U any](key, header string, fields []Field[U], at func(*T) *[]U) Field[T] {
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormArray {
				r.Want(v, "tables: write "+header+" for each")
				return
			}
			list := make([]U, len(v.Items))
			for i, item := range v.Items {
				if item.Table == nil {
					r.Want(item, "a table: write "+header+" for each")
					r.bad[v.At] = true
					continue
				}
				ReadTable(r, item.Table, fields, &list[i])
			}
			*at(into) = list
		},
		Write: func(w *Writer, from *T) { writeTables(w, key, fields, *at(from)) },
	}
}
