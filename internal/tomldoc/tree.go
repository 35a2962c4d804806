package tomldoc

import "presshold/internal/phrase/english"

// Form is the type of a value in a file, in the words of messages.
type Form string

// The forms.
const (
	FormText    Form = english.FormText
	FormWhole   Form = english.FormWhole
	FormDecimal Form = english.FormDecimal
	FormTruth   Form = english.FormTruth
	FormDate    Form = english.FormDate
	FormArray   Form = english.FormArray
	FormTable   Form = english.FormTable
)

// Value is a value in a file, with its place. The decoders that go-toml offers stop at
// the first wrong type and forget the places of what they have read; this tree keeps
// both, so that all problems can be told at once.
type Value struct {
	Form   Form
	At     int      // offset of its first byte; of a table, that of its header or brace
	End    int      // offset after its last byte; At where that is not known
	Text   string   // a text's own, or a number as written
	Truth  bool     // of FormTruth
	Items  []*Value // of an array
	Table  *Table   // of a table
	Header bool     // an array of tables written with [[headers]]
}

// Table is a table in a file: its keys in the order of the file.
type Table struct {
	Members []Member
	Inline  bool // between braces
	Defined bool // it has a [header] or braces of its own

	index map[string]int // of members, by key
}

// Member is a key of a table and its value.
type Member struct {
	Key     string
	At, End int // offsets of the key, or of the header that it stands in
	Dotted  bool
	Value   *Value
}

// Find is the member of a key; nil if the table has none.
func (t *Table) Find(key string) *Member {
	if i, ok := t.index[key]; ok {
		return &t.Members[i]
	}
	return nil
}

func (t *Table) add(m Member) {
	if t.index == nil {
		t.index = make(map[string]int, 8)
	}
	t.index[m.Key] = len(t.Members)
	t.Members = append(t.Members, m)
}
