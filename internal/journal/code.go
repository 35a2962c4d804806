package journal

import (
	"context"
	"crypto/rand"
	"strings"
	"time"
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

// ParseClient reads a client code as people type it. One of the program's may be typed
// in lower case and without its hyphen; a slip in it is a *RequestError. Any
// other code stays as it is: see [DoubtCode].
func ParseClient(text string) (string, error) {
	code := strings.Join(strings.Fields(text), " ")
	upper := strings.ToUpper(code)
	if bare := strings.ReplaceAll(upper, "-", ""); checks(bare) && strings.Count(code, "-") <= 1 {
		return bare[:codeLength/2] + "-" + bare[codeLength/2:], nil
	}
	if shaped(upper) {
		return "", refuse("client code: there is a slip in it, for none of the program's own reads so")
	}
	return code, checkName("client code", code)
}

// shaped tells whether a code looks like one of the program's: four letters or digits, a
// hyphen, four more, and a digit among them.
func shaped(code string) bool {
	left, right, ok := strings.Cut(code, "-")
	if !ok || len(left) != codeLength/2 || len(right) != codeLength/2 {
		return false
	}
	digits := 0
	for _, c := range left + right {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c < 'A' || c > 'Z':
			return false
		}
	}
	return digits > 0 && digits < codeLength
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
	s, err := open(ctx, folder)
	if err != nil {
		return "", err
	}
	defer func() { _ = s.Close() }()
	code := ""
	err = s.change(ctx, func(w *writer) {
		for taken := true; taken && w.err == nil; {
			code, taken = newCode(), false
			w.each(func(scan func(...any)) { scan(&taken) }, "SELECT count(*) FROM client WHERE code = ?", code)
		}
		w.do("INSERT INTO client (code, created) VALUES (?,?)", code, now.UnixMilli())
	})
	return code, err
}

// Clients lists the clients in the order in which they came.
func (s *Store) Clients(ctx context.Context) ([]Client, error) {
	var all []Client
	err := s.look(ctx, func(r *reader) {
		all = all[:0]
		r.each(func(scan func(...any)) {
			var c Client
			var created, last int64
			var zone int
			scan(&c.Code, &created, &c.Sessions, &last, &zone)
			c.Created = time.UnixMilli(created)
			if c.Sessions > 0 {
				at := inZone(last, zone)
				c.Last = &at
			}
			all = append(all, c)
		}, `SELECT code, created, count(s.id), ifnull(max(s.began), 0), ifnull(s.zone, 0)
			FROM client LEFT JOIN session s ON s.client = client.id GROUP BY client.id ORDER BY created, client.id`)
	})
	return all, err
}
