package share

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"strings"
)

// secret is what an address must contain. It has only letters that nobody takes for a digit,
// in lower case, since some people type them into a television.
type secret string

const secretSize = 16 // bytes: 128 bits

func newSecret() secret {
	const letters = "0123456789abcdefghjkmnpqrstvwxyz"
	var bits [secretSize]byte
	_, _ = rand.Read(bits[:]) // it never fails
	return secret(base32.NewEncoding(letters).WithPadding(base32.NoPadding).EncodeToString(bits[:]))
}

// is reports whether it is this secret, in a time that depends on nothing but the length.
func (s secret) is(text string) bool {
	return subtle.ConstantTimeCompare([]byte(strings.ToLower(text)), []byte(s)) == 1
}
