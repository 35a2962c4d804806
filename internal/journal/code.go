package journal

import (
	"context"
	"crypto/rand"
	"strings"
	"time"
	"unicode"

	"presshold/internal/phrase/english"
)

// Letters of a client code: no vowels, so that no words come about, and none of two
// that are taken for each other when they are read out or written by hand. There are as
// many as a prime number, which is what the check letter needs.
const codeLetters = "23456789CDFHJKMNPRTVWXY"

// codeLength is how many letters a code has, the last of them to check the others by;
// they stand in two groups.
const codeLength = 8

// codeOf is the code of so many random letters; each is an index into codeLetters.
func codeOf(random [codeLength - 1]int) string {
	var b strings.Builder
	sum := 0
	for i, n := range random {
		b.WriteByte(codeLetters[n])
		sum += weight(i) * n
	}
	b.WriteByte(codeLetters[(len(codeLetters)-sum%len(codeLetters))%len(codeLetters)])
	return b.String()[:codeLength/2] + "-" + b.String()[codeLength/2:]
}

// weight is what a letter counts in the sum that must be a multiple of their number. No
// two are alike, so that letters which were swapped are noticed; the check letter's is 1.
func weight(i int) int { return codeLength - i }

// newCode makes a code at random.
func newCode() string {
	var random [codeLength - 1]int
	for i := range random {
		random[i] = letter()
	}
	return codeOf(random)
}

// letter is the index of a letter, each as likely as the others.
func letter() int {
	const fair = 256 / len(codeLetters) * len(codeLetters)
	for b := make([]byte, 1); ; {
		_, _ = rand.Read(b) // it never fails
		if n := int(b[0]); n < fair {
			return n % len(codeLetters)
		}
	}
}

// checks tells whether eight letters without a hyphen are a code of the program's.
func checks(code string) bool {
	sum := 0
	for i := range len(code) {
		n := strings.IndexByte(codeLetters, code[i])
		if n < 0 {
			return false
		}
		sum += weight(i) * n
	}
	return len(code) == codeLength && sum%len(codeLetters) == 0
}

// ParseClient reads a client code as people type it. One of the program's own is found in
// every dress: lower case, full-width letters, any hyphen, blank, underscore or full stop
// between its letters, or none. A slip in it is a *RequestError. Any other code stays as it
// was typed, but for signs that only look like a hyphen or a letter; see [DoubtCode].
func ParseClient(text string) (string, error) {
	code := strings.Join(strings.Fields(strings.Map(undress, text)), " ")
	bare := strings.ToUpper(strings.Map(joined, code))
	switch {
	case checks(bare):
		return bare[:codeLength/2] + "-" + bare[codeLength/2:], nil
	case mistyped(code, bare):
		return "", refuse(english.CodeMistyped)
	case code != "" && clientKey(code) == "":
		return "", refuse(english.CodeEmpty)
	}
	return code, checkName(english.TextClientCode, code)
}

// clientKey tells clients apart: codes with one key are one client's, however they were
// typed.
func clientKey(code string) string {
	code = strings.Map(undress, code)
	if bare := strings.ToUpper(strings.Map(joined, code)); checks(bare) {
		return bare
	}
	// Digits that a sign parts are others than the same ones in a row.
	words := strings.FieldsFunc(code, func(r rune) bool { return joined(r) < 0 })
	return strings.ToLower(strings.ToUpper(strings.Join(words, "-")))
}

// undress is a character of a code as it stands on any keyboard; negative for one that is
// not to be seen.
func undress(r rune) rune {
	const fullWidth = '！' - '!'
	switch {
	case r >= '！' && r <= '～':
		return undress(r - fullWidth)
	case r == '\u2212' || r == '\u2043' || unicode.Is(unicode.Pd, r): // minus, hyphen bullet, dashes
		return '-'
	case unicode.Is(unicode.Pc, r):
		return '_'
	case r == '。' || r == '｡':
		return '.'
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	default:
		return r
	}
}

// joined leaves out what may stand between the letters of a code.
func joined(r rune) rune {
	if strings.ContainsRune(" -_.", r) {
		return -1
	}
	return r
}

// mistyped tells whether a code is so much like one of the program's that it was meant to
// be one: eight letters and digits, nearly all of them from the program's. Where they stand
// in two groups of four it takes less.
func mistyped(code, bare string) bool {
	known, digits := 0, 0
	for _, c := range bare {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c < 'A' || c > 'Z':
			return false
		}
		if strings.ContainsRune(codeLetters, c) {
			known++
		}
	}
	enough := codeLength - 1
	if len(code) == codeLength+1 && joined(rune(code[codeLength/2])) < 0 {
		enough--
	}
	return len(bare) == codeLength && known >= enough && digits < codeLength
}

// Client is a client as the record knows them.
type Client struct {
	Code     string     `json:"code"`
	Created  time.Time  `json:"created"`
	Sessions int        `json:"sessions"`
	Last     *time.Time `json:"last,omitempty"` // when the latest began
}

// NewClient makes a code, which stands for a client from now on, in the journal of a
// folder, and makes the journal if there is none yet.
func NewClient(ctx context.Context, folder string, now time.Time) (string, error) {
	code := ""
	err := changeIn(ctx, folder, func(w *writer) {
		for taken := true; taken && w.err == nil; {
			code = newCode()
			taken = len(w.clients(code)) > 0
		}
		w.do("INSERT INTO client (code, created) VALUES (?,?)", code, now.UnixMilli())
	})
	return code, err
}

// clients are the rows of a client (none for ""): one, unless the journal has the same code in several
// dresses, and none where nobody knows it.
func (r *reader) clients(code string) []int64 {
	if code == "" {
		return nil
	}
	var ids []int64
	r.eachClient(func(id int64, key string) {
		if key == clientKey(code) {
			ids = append(ids, id)
		}
	})
	return ids
}

// eachClient hands over the rows of clients, those first that came first.
func (r *reader) eachClient(take func(id int64, key string)) {
	r.each(func(scan func(...any)) {
		var id int64
		var code string
		scan(&id, &code)
		take(id, clientKey(code))
	}, "SELECT id, code FROM client ORDER BY created, id")
}

// clientRow is the row of a client, which is made if there is none.
func (w *writer) clientRow(code string, created int64) int64 {
	if ids := w.clients(code); len(ids) > 0 {
		return ids[0]
	}
	return w.do("INSERT INTO client (code, created) VALUES (?,?)", code, created)
}

// mergeClients makes one row of those that are one client's.
func (w *writer) mergeClients() {
	first, twins := map[string]int64{}, map[int64]int64{}
	w.eachClient(func(id int64, key string) {
		if of, ok := first[key]; ok {
			twins[id] = of
		} else {
			first[key] = id
		}
	})
	for id, of := range twins {
		w.do("UPDATE session SET client = ? WHERE client = ?", of, id)
		w.do("DELETE FROM client WHERE id = ?", id)
	}
}

// Clients lists the clients in the order in which they came.
func (s *Store) Clients(ctx context.Context) ([]Client, error) {
	var all []Client
	err := s.look(ctx, func(r *reader) {
		all = all[:0]
		known := map[string]int{} // by their keys
		r.each(func(scan func(...any)) {
			var c Client
			var created, last int64
			var zone int
			scan(&c.Code, &created, &c.Sessions, &last, &zone)
			c.Created = time.UnixMilli(created)
			if c.Sessions > 0 {
				at := r.inZone(last, zone)
				c.Last = &at
			}
			n, twin := known[clientKey(c.Code)]
			if !twin {
				known[clientKey(c.Code)] = len(all)
				all = append(all, c)
				return
			}
			all[n].Sessions += c.Sessions
			if c.Last != nil && (all[n].Last == nil || c.Last.After(*all[n].Last)) {
				all[n].Last = c.Last
			}
		}, `SELECT code, created, count(s.id), ifnull(max(s.began), 0), ifnull(s.zone, 0)
			FROM client LEFT JOIN session s ON s.client = client.id GROUP BY client.id ORDER BY created, client.id`)
	})
	return all, err
}
