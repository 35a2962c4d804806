package tomldoc

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Reader collects what is wrong while a tree is read by tables of fields.
type Reader struct {
	data  []byte
	found List
	// bad holds the offsets of values that were found wrong: what comes of them
	// is not worth a second problem.
	bad map[int]bool
	// meant holds, for each table with unknown keys, the keys that were likely
	// meant: they are not missing, only misspelt or misplaced.
	meant  map[*Table][]string
	tables []Doc  // of the format
	path   string // of the key at hand
}

// NewReader is a reader of the tree of some data, with what is already known to be wrong
// with it.
func NewReader(data []byte, found List, format Doc) *Reader {
	return &Reader{data: data, found: found, bad: map[int]bool{}, meant: map[*Table][]string{}, tables: format.Tables()}
}

// Found is what was found wrong.
func (r *Reader) Found() List { return r.found }

// Add notes a problem. What comes of the same value is not worth a second one.
func (r *Reader) Add(at int, text string, args ...any) {
	r.wrong(at, at, text, args...)
}

func (r *Reader) wrong(from, to int, text string, args ...any) {
	r.bad[from] = true
	r.found.Add(from, to, text, args...)
}

// Wrong notes what is wrong with a value, as Add does.
func (r *Reader) Wrong(v *Value, text string, args ...any) { r.wrong(v.At, v.End, text, args...) }

// WrongKey notes what is wrong with a key itself.
func (r *Reader) WrongKey(m Member, text string, args ...any) { r.wrong(m.At, m.End, text, args...) }

// Bad tells whether something was found wrong at an offset.
func (r *Reader) Bad(at int) bool { return r.bad[at] }

// Want notes that a value is of the wrong type: the sentence says what it must be, and its
// last verb what it is.
func (r *Reader) Want(v *Value, sentence string, args ...any) {
	r.Wrong(v, sentence, append(args, v.Form)...)
}

// homes are the tables in which a key is known.
func (r *Reader) homes(key string) []Doc {
	return slices.DeleteFunc(slices.Clone(r.tables), func(t Doc) bool {
		return !slices.ContainsFunc(t.Keys, func(k KeyDoc) bool { return k.Key == key })
	})
}

func (r *Reader) unknown(t *Table, m Member, known []string) {
	key := ""
	if !r.found.Full() { // else nobody reads it, and comparing words takes long
		key = plain.Nearest(m.Key, known)
	}
	switch homes := r.homes(m.Key); {
	case len(homes) > 0:
		var names []string
		for _, d := range homes {
			names = append(names, cmp.Or(d.Header(), english.FileHead))
			top, _, _ := strings.Cut(d.Path, ".")
			r.meant[t] = append(r.meant[t], top)
		}
		r.WrongKey(m, english.MisplacedKey, plain.Quote(m.Key), plain.OrList(names))
	case key != "":
		r.meant[t] = append(r.meant[t], key)
		r.WrongKey(m, english.UnknownNear, english.UnknownKeyName, plain.Quote(m.Key), plain.Quote(key))
	default:
		r.WrongKey(m, english.UnknownKey, plain.Quote(m.Key), plain.OrList(known))
	}
}

// Place adds what is wrong with what was read, at a path in the tree such as
// "blocks[0].phases[1].cap". Nothing is said of what could not be read anyway.
func (r *Reader) Place(root *Table, path string, wrong error) {
	at, missing, in := locate(root, path)
	switch {
	case missing == "" && r.bad[at.At]:
	case missing == "":
		r.found.Add(at.At, at.End, "%s", wrong)
	case !slices.Contains(r.meant[in], missing):
		r.found.Add(at.At, at.At, "%s", wrong)
	}
}

// locate finds the place of a path: the value of that key, or, where it is missing, the
// table that lacks it.
func locate(root *Table, path string) (at *Value, missing string, in *Table) {
	at, in = &Value{}, root
	for step := range strings.SplitSeq(path, ".") {
		key, index, indexed := strings.Cut(strings.TrimSuffix(step, "]"), "[")
		m := in.Find(key)
		if m == nil {
			return at, key, in
		}
		at = m.Value
		if n, err := strconv.Atoi(index); indexed && err == nil && n < len(at.Items) {
			at = at.Items[n]
		}
		if at.Table == nil {
			break
		}
		in = at.Table
	}
	return at, "", in
}

// Wanted is what a value must be in a file.
type Wanted struct {
	Sentence string // what it must be; the last verb, after those of the arguments, is what it is
	Args     []any
	Numbers  []Form // that will do; none for a text alone
	NoText   bool   // nothing but numbers will do
	Prose    bool   // a text may have several lines
}

// Line is any text of one line of at most protocol.MaxName characters.
func Line() Wanted { return Wanted{Sentence: english.WantText} }

// Prose is a text of one or more lines.
func Prose() Wanted { return Wanted{Sentence: english.WantText, Prose: true} }

// Read is the text of a value, or of a number as people write it; false for a value that is not
// what is wanted, which is noted.
func (r *Reader) Read(v *Value, w Wanted) (string, bool) {
	switch n := utf8.RuneCountInString(v.Text); {
	case slices.Contains(w.Numbers, v.Form):
		return decimal(v.Text), true
	case v.Form != FormText || w.NoText:
		r.Want(v, w.Sentence, w.Args...)
		return "", false
	case w.Prose:
		s := strings.ReplaceAll(v.Text, "\r\n", "\n") // the line ends of Windows
		return s, r.safe(v, s, "\n\t", english.CharInText)
	case n > protocol.MaxName:
		r.Wrong(v, english.TooLong, protocol.MaxName, n)
		return "", false
	default:
		return v.Text, r.safe(v, v.Text, "", english.CharInName)
	}
}

// decimal is a number without what only TOML writes in it: 1_000, 0x10, 1e3.
func decimal(text string) string {
	if n, err := strconv.ParseInt(text, 0, 64); err == nil {
		return strconv.FormatInt(n, 10)
	}
	if n, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64); err == nil && math.Abs(n) < 1e9 {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return text
}

// safe tells whether a text has no character but the allowed ones that must not reach a
// terminal. One that has is noted, at the place where it is written. The text counts as bad.
func (r *Reader) safe(v *Value, text, allowed, wrong string) bool {
	c, acts := plain.Acting(text, allowed)
	if acts {
		r.Add(v.At+findWritten(string(r.data[v.At:v.End]), c), wrong, c)
		r.bad[v.At] = true
	}
	return !acts
}

// findWritten finds where a character stands in a text as it is written in the
// file, as itself or as an escape; 0 if nowhere.
func findWritten(raw string, want rune) int {
	escapes := raw[0] == '"'
	for i := 1; i < len(raw); {
		r, n := utf8.DecodeRuneInString(raw[i:])
		if escapes && r == '\\' {
			r, n = readEscape(raw[i:])
		}
		if r == want {
			return i
		}
		i += n
	}
	return 0
}

// readEscape reads the escape of a TOML text that raw begins with: those of Go, and one more.
func readEscape(raw string) (r rune, length int) {
	if strings.HasPrefix(raw, `\e`) {
		return '\x1b', 2
	}
	r, _, rest, err := strconv.UnquoteChar(raw, '"')
	if err != nil { // the backslash at the end of a line
		return utf8.RuneError, min(len(raw), 2)
	}
	return r, len(raw) - len(rest)
}
