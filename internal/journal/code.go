package journal

import (
	"context"
	"crypto/rand"
	"math/big"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"presshold/internal/phrase/english"
)

// codeLetters are the letters of client codes. There are no vowels, so that no words appear, and no
// two letters that are easily confused when spoken or written by hand. Their number is prime, which
// the check letter needs.
const codeLetters = "23456789CDFHJKMNPRTVWXY"

// codeLength is the number of letters of a code, in two groups. The last letter is a check letter.
const codeLength = 8

// codeOf makes a code from random indices into codeLetters.
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

// weight is the factor of a letter in the checksum, which must be a multiple of the number of
// letters. All weights differ, so that swapped letters are noticed. The check letter's is 1.
func weight(i int) int { return codeLength - i }

func newCode() string {
	var random [codeLength - 1]int
	for i := range random {
		n, _ := rand.Int(rand.Reader, big.NewInt(int64(len(codeLetters)))) // it never fails
		random[i] = int(n.Int64())
	}
	return codeOf(random)
}

// checks reports whether eight letters without a hyphen are a valid code made by the program.
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

// ParseClient reads a client code as people type it. A code made by the program is recognised in
// any spelling: lower case, full-width letters, and any or no hyphen, blank, underscore or full
// stop between its letters. A typing mistake in one is a *RequestError. Any other code is kept
// as typed, except for characters that only look like a hyphen or a letter; see [CodeIdentifies].
func ParseClient(text string) (string, error) {
	code := strings.Join(strings.Fields(strings.Map(normal, text)), " ")
	bare := strings.ToUpper(strings.Map(joined, code))
	switch {
	case checks(bare):
		return bare[:codeLength/2] + "-" + bare[codeLength/2:], nil
	case mistyped(code, bare):
		return "", refuse(english.CodeMistyped)
	case !utf8.ValidString(text):
		return "", refuse(english.NotUTF8)
	case code != "" && !strings.ContainsFunc(code, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return "", refuse(english.CodeEmpty)
	}
	return code, CheckName(code)
}

// clientKey identifies a client: codes with the same key are the same client's, however they
// were typed.
func clientKey(code string) string {
	code = strings.Map(normal, code)
	if bare := strings.ToUpper(strings.Map(joined, code)); checks(bare) {
		return bare
	}
	// "1-23" and "12-3" are different codes.
	words := strings.FieldsFunc(code, func(r rune) bool { return joined(r) < 0 })
	return strings.ToLower(strings.ToUpper(strings.Join(words, "-")))
}

// normal returns the plain form of a character; negative for an invisible one.
func normal(r rune) rune {
	const fullWidth = '！' - '!'
	switch {
	case r >= '！' && r <= '～':
		return normal(r - fullWidth)
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

// joined drops the characters that may stand between the letters of a code.
func joined(r rune) rune {
	if strings.ContainsRune(" -_.", r) {
		return -1
	}
	return r
}

// mistyped reports whether a code looks like a mistyped code of the program: eight letters and
// digits, nearly all from codeLetters. In two groups of four, one more may be wrong.
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

// Client is a client in the record.
type Client struct {
	Code     string     `json:"code"`
	Created  time.Time  `json:"created"`
	Sessions int        `json:"sessions"`       // previews left out
	Last     *time.Time `json:"last,omitempty"` // when the latest began
}

// NewClient makes a new client code and keeps it in the journal of a folder, which is created if
// there is none.
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

// clients returns the ids of the rows of a client: normally one, several if the journal holds the same code in
// different spellings, none for "" or an unknown client.
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

// knownClient is clients for a code that must be in the record, unless it is "".
func (r *reader) knownClient(code string) []int64 {
	ids := r.clients(code)
	if code != "" && len(ids) == 0 {
		r.fail(refuse(english.NoClientNamed, code))
	}
	return ids
}

// CheckClient returns a *RequestError for a code, other than "", that no client in the record has.
func (s *Store) CheckClient(ctx context.Context, code string) error {
	return s.look(ctx, func(r *reader) { r.knownClient(code) })
}

// eachClient calls take for each client row, oldest first.
func (r *reader) eachClient(take func(id int64, key string)) {
	r.each(func(scan scan) {
		var id int64
		var code string
		scan(&id, &code)
		take(id, clientKey(code))
	}, "SELECT id, code FROM client ORDER BY created, id")
}

// clientRow returns the row of a client, which is created if there is none.
func (w *writer) clientRow(code string, created int64) int64 {
	if ids := w.clients(code); len(ids) > 0 {
		return ids[0]
	}
	return w.do("INSERT INTO client (code, created) VALUES (?,?)", code, created)
}

// mergeClients merges rows that belong to the same client.
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

// Clients lists the clients in the order in which they were added.
func (s *Store) Clients(ctx context.Context) ([]Client, error) {
	return from(ctx, s, func(r *reader) (all []Client) {
		known := map[string]int{} // by their keys
		r.each(func(scan scan) {
			var c Client
			var created int64
			var last local
			scan(&c.Code, &created, &c.Sessions, &last.ms, &last.zone)
			c.Created = time.UnixMilli(created)
			if c.Sessions > 0 {
				c.Last = new(r.time(last))
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
			FROM client LEFT JOIN session s ON s.client = client.id AND s.speed = 1 GROUP BY client.id ORDER BY created, client.id`)
		return all
	})
}
