package catalog

// form is the type of a value in a file, in the words of messages.
type form string

const (
	formText    form = "a text"
	formWhole   form = "a whole number"
	formDecimal form = "a number"
	formTruth   form = "true or false"
	formDate    form = "a date or time"
	formArray   form = "an array"
	formTable   form = "a table"
)

// value is a value in a file, with its place. The decoders that go-toml offers
// stop at the first wrong type and forget the places of what they have read; this
// tree keeps both, so that all problems can be told at once.
type value struct {
	form   form
	at     int      // offset of its first byte; of a table, that of its header or brace
	end    int      // offset after its last byte, of texts and numbers
	text   string   // a text's own, or a number as written
	truth  bool     // of formTruth
	items  []*value // of an array
	table  *table   // of a table
	header bool     // an array of tables written with [[headers]]
}

// table is a table in a file: its keys in the order of the file.
type table struct {
	members []member
	index   map[string]int // of members, by key
	defined bool           // it has a [header] of its own
}

type member struct {
	key   string
	at    int // offset of the key
	value *value
}

func (t *table) find(key string) *member {
	if i, ok := t.index[key]; ok {
		return &t.members[i]
	}
	return nil
}

func (t *table) add(key string, at int, v *value) {
	if t.index == nil {
		t.index = make(map[string]int, 8)
	}
	t.index[key] = len(t.members)
	t.members = append(t.members, member{key, at, v})
}
