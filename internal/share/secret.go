package share

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"strings"
)

// secret is what an address has to have in it. Its letters are those that nobody takes for
// a digit, in lower case, as some have to type them into a television.
type secret struct {
	text string
	hash [sha256.Size]byte
}

const secretSize = 16 // bytes: 128 bits

func newSecret() secret {
	const letters = "0123456789abcdefghjkmnpqrstvwxyz"
	var bits [secretSize]byte
	_, _ = rand.Read(bits[:]) // it never fails
	text := base32.NewEncoding(letters).WithPadding(base32.NoPadding).EncodeToString(bits[:])
	return secret{text, sha256.Sum256([]byte(text))}
}

// is reports whether it is this secret, in a time that does not depend on it.
func (s secret) is(text string) bool {
	hash := sha256.Sum256([]byte(strings.ToLower(text)))
	return subtle.ConstantTimeCompare(hash[:], s.hash[:]) == 1
}
