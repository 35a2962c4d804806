package catalog

import (
	"strconv"
	"strings"
	"time"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// maxScore is the highest client-reported score.
const maxScore = 10

// line reads a text of one line.
func (d *decoder) line(v *value) (string, bool) { return d.name(v, "a text in quotes") }

// nameField is a key for a text of one line, such as a name or a word of a list
// that protocol.Problems knows.
func nameField[T any, S ~string](key string, at func(*T) *S) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			s, _ := d.line(v)
			*at(into) = S(s)
		},
		write: func(w *writer, from *T) {
			if s := *at(from); s != "" {
				w.pair(key, inline(string(s)))
			}
		},
	}
}

// proseField is a key for a text of any number of lines.
func proseField[T any](key string, at func(*T) *string) field[T] {
	return field[T]{
		key:  key,
		read: func(d *decoder, v *value, into *T) { *at(into), _ = d.prose(v) },
		write: func(w *writer, from *T) {
			if s := *at(from); s != "" {
				w.pair(key, prose(key, s))
			}
		},
	}
}

// listField is a key for a list of texts. One that can't be read leaves a gap, so
// that the places of the others stay right.
func listField[T any](key string, read func(*decoder, *value) (string, bool), at func(*T) *[]string) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			if v.form != formArray {
				d.want(v, `an array of texts such as ["one", "two"]`)
				return
			}
			for _, item := range v.items {
				s, _ := read(d, item)
				*at(into) = append(*at(into), s)
			}
		},
		write: func(w *writer, from *T) { w.list(key, *at(from)) },
	}
}

// wholeField is a key for a whole number from 1 to most; 0 stands for a missing key.
func wholeField[T any](key string, most int, at func(*T) *int) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			if n, ok := d.whole(v, most); ok {
				*at(into) = n
			}
		},
		write: func(w *writer, from *T) {
			if n := *at(from); n != 0 {
				w.whole(key, n)
			}
		},
	}
}

func (d *decoder) whole(v *value, most int) (int, bool) {
	if v.form != formWhole {
		d.want(v, "a whole number from 1 to "+strconv.Itoa(most))
		return 0, false
	}
	n, err := strconv.ParseInt(v.text, 0, 64) // as TOML writes numbers: 1_000, 0x10
	if err != nil || n < 1 || n > int64(most) {
		d.add(v.at, "%s: want a whole number from 1 to %d", v.text, most)
		return 0, false
	}
	return int(n), true
}

func truthField[T any](key string, at func(*T) *bool) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			if v.form != formTruth {
				d.want(v, "true or false")
				return
			}
			*at(into) = v.truth
		},
		write: func(w *writer, from *T) {
			if *at(from) {
				w.pair(key, "true")
			}
		},
	}
}

// spanField is a key for a length of time that may be a range or open.
func spanField[T any](key string, at func(*T) *protocol.Span) field[T] {
	return spanFieldOf(key, protocol.ParseSpan, at)
}

// spanFieldOf is a spanField that is read in a way of its own.
func spanFieldOf[T any](key string, parse func(string) (protocol.Span, error), at func(*T) *protocol.Span) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			if s, ok := d.span(v, parse); ok {
				*at(into) = s
			}
		},
		write: func(w *writer, from *T) {
			if s := *at(from); !s.IsZero() {
				w.pair(key, inline(s.String()))
			}
		},
	}
}

// lengthField is a key for one length of time.
func lengthField[T any](key string, at func(*T) *time.Duration) field[T] {
	return lengthFieldOf(key, protocol.ParseSpan, at)
}

// lengthFieldOf is a lengthField that is read in a way of its own.
func lengthFieldOf[T any](key string, parse func(string) (protocol.Span, error), at func(*T) *time.Duration) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			s, ok := d.span(v, parse)
			switch {
			case !ok:
			case s.Open || s.IsRange() || s.About:
				d.add(v.at, "%s: want one length of time, such as \"10s\"", plain.Quote(v.text))
			default:
				*at(into) = s.Max
			}
		},
		write: func(w *writer, from *T) {
			if n := *at(from); n != 0 {
				w.pair(key, inline(protocol.FormatDuration(n)))
			}
		},
	}
}

// span reads a length of time: a text such as "10s" or "8s-10s", or a bare number
// of seconds. A length of zero is none.
func (d *decoder) span(v *value, parse func(string) (protocol.Span, error)) (protocol.Span, bool) {
	const example = `a length of time such as 10, "10s", "8s-10s" or "1m30s"`
	text := v.text
	switch v.form {
	case formText:
		var ok bool
		if text, ok = d.name(v, example); !ok {
			return protocol.Span{}, false
		}
	case formWhole, formDecimal:
		n, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
		if whole, intErr := strconv.ParseInt(text, 0, 64); intErr == nil {
			n, err = float64(whole), nil
		}
		if err != nil || !(n > 0) || n > protocol.MaxDuration.Seconds()*1e6 {
			d.add(v.at, "%s seconds: want a length of time above zero, such as 10 or \"10s\"", text)
			return protocol.Span{}, false
		}
		text = strconv.FormatFloat(n, 'f', -1, 64)
	default:
		d.want(v, example)
		return protocol.Span{}, false
	}
	s, err := parse(text)
	switch {
	case err != nil:
		d.add(v.at, "%s", err)
	case s.Max == 0 && !s.Open:
		d.add(v.at, "%s: want a length of time above zero", plain.Quote(text))
	default:
		return s, true
	}
	return protocol.Span{}, false
}

// readGuide reads a guide time or a range of them.
func readGuide(d *decoder, v *value, into *protocol.Phase) {
	s, ok := d.span(v, protocol.ParseSpan)
	switch {
	case !ok:
	case s.Open || s.About:
		d.add(v.at, "%s: want a length of time or a range, such as \"90s\" or \"90s-120s\"", plain.Quote(v.text))
	case s.IsRange():
		into.Guide, into.GuideMax = s.Min, s.Max
	default:
		into.Guide = s.Max
	}
}

func writeGuide(w *writer, from *protocol.Phase) {
	if from.Guide != 0 {
		w.pair("guide", inline(from.GuideSpan().String()))
	}
}

// origin reads where something comes from.
func (d *decoder) origin(v *value) (protocol.Provenance, bool) {
	s, ok := d.name(v, `"stated:KEY", "secondary:KEY", "assumed" or "chosen"`)
	if !ok {
		return protocol.Provenance{}, false
	}
	p, err := protocol.ParseProvenance(s)
	if err != nil {
		d.add(v.at, "%s", err)
		return protocol.Provenance{}, false
	}
	return p, true
}

// readCautionsFrom reads where the cautions come from: one origin for each of them, or
// a single one for all, which stand before it in the file or behind it.
func readCautionsFrom(d *decoder, v *value, into *protocol.Protocol) {
	if v.form != formArray {
		if p, ok := d.origin(v); ok {
			into.CautionsFrom = []protocol.Provenance{p}
			d.forAll = true
		}
		return
	}
	for _, item := range v.items {
		p, _ := d.origin(item)
		into.CautionsFrom = append(into.CautionsFrom, p)
	}
}

func writeCautionsFrom(w *writer, from *protocol.Protocol) {
	words := make([]string, len(from.CautionsFrom))
	for i, p := range from.CautionsFrom {
		words[i] = p.String()
	}
	w.list("cautions_from", words)
}

// fromField is a key for where the number or the words of another key come from.
func fromField[T any](key string, at func(*T) *protocol.Provenance) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			if p, ok := d.origin(v); ok {
				*at(into) = p
			}
		},
		write: func(w *writer, from *T) {
			if p := *at(from); p != (protocol.Provenance{}) {
				w.pair(key, inline(p.String()))
			}
		},
	}
}

// tableField is a key for a table.
func tableField[T, U any](key string, fields []field[U], at func(*T) *U) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			if v.table == nil {
				d.want(v, "a table: write ["+key+"] and its keys below")
				return
			}
			readTable(d, v.table, fields, at(into))
		},
		write: func(w *writer, from *T) { writeTable(w, key, fields, at(from)) },
	}
}

// tablesField is a key for a list of tables, whose header is written as given.
func tablesField[T, U any](key, header string, fields []field[U], at func(*T) *[]U) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			if v.form != formArray {
				d.want(v, "tables: write "+header+" for each")
				return
			}
			list := make([]U, len(v.items))
			for i, item := range v.items {
				if item.table == nil {
					d.want(item, "a table: write "+header+" for each")
					d.bad[v.at] = true
					continue
				}
				readTable(d, item.table, fields, &list[i])
			}
			*at(into) = list
		},
		write: func(w *writer, from *T) { writeTables(w, key, fields, *at(from)) },
	}
}
