package input

import (
	"bytes"
	"unicode/utf8"
)

const (
	esc   = 0x1b
	bel   = 0x07
	ctrlC = 0x03
	can   = 0x18
	sub   = 0x1a
)

// The longest sequences that any terminal sends; what is longer is broken.
const (
	maxSequence = 256
	maxString   = 1 << 16
)

// status is how far a sequence has come.
type status int

const (
	complete status = iota
	partial         // more bytes are needed
	broken          // no more bytes can make it whole
)

// scan finds how long the sequence is that b begins with: a character, a control code, or
// an escape sequence. Of a broken one it is what belongs to it so far.
func scan(b []byte) (int, status) {
	switch {
	case b[0] == esc:
		return scanEscape(b)
	case b[0] < utf8.RuneSelf:
		return 1, complete
	case !utf8.FullRune(b):
		return len(b), partial
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError {
		return n, broken
	}
	return n, complete
}

func scanEscape(b []byte) (int, status) {
	if len(b) == 1 {
		return 1, partial
	}
	switch b[1] {
	case '[':
		return scanCSI(b)
	case 'O':
		return scanSS3(b)
	case ']', 'P', '_', '^', 'X':
		return scanString(b)
	}
	n, s := scan(b[1:])
	return 1 + n, s
}

// scanCSI scans parameters, intermediates and a final byte. Three kinds of input are none of
// that: the function keys of the Linux console (CSI [ and a letter), shifted keys of
// rxvt (CSI, a number and $), and mouse reports of old (CSI M and three bytes).
func scanCSI(b []byte) (int, status) {
	i := 2
	if i < len(b) && (b[i] == '[' || b[i] == 'M') {
		return scanFixed(b, map[byte]int{'[': 4, 'M': 6}[b[i]])
	}
	for i < len(b) && b[i] >= 0x30 && b[i] <= 0x3f {
		i++
	}
	digits := isNumber(b[2:i])
	for i < len(b) && b[i] >= 0x20 && b[i] <= 0x2f {
		i++
		if digits && b[i-1] == '$' {
			return i, complete
		}
	}
	return scanFinal(b, i, '@')
}

// scanFinal scans the byte that ends a sequence, which is none before least.
func scanFinal(b []byte, i int, least byte) (int, status) {
	switch {
	case i > maxSequence:
		return i, broken
	case i == len(b):
		return i, partial
	case b[i] >= least && b[i] <= '~':
		return i + 1, complete
	default:
		return i, broken
	}
}

func isNumber(b []byte) bool {
	return len(b) > 0 && len(bytes.Trim(b, "0123456789")) == 0
}

// scanFixed scans a sequence of n bytes, none of which is a control code.
func scanFixed(b []byte, n int) (int, status) {
	for i := 2; i < min(n, len(b)); i++ {
		if b[i] < 0x20 {
			return i, broken
		}
	}
	if len(b) < n {
		return len(b), partial
	}
	return n, complete
}

func scanSS3(b []byte) (int, status) {
	i := 2
	for i < len(b) && b[i] >= '0' && b[i] <= '9' {
		i++
	}
	return scanFinal(b, i, '!')
}

// scanString scans a string up to its terminator: ESC \, or for OSC also BEL.
func scanString(b []byte) (int, status) {
	for i := 2; i < len(b); i++ {
		switch b[i] {
		case bel:
			if b[1] == ']' {
				return i + 1, complete
			}
		case esc:
			switch {
			case i+1 == len(b):
				return len(b), partial
			case b[i+1] == '\\':
				return i + 2, complete
			default:
				return i, broken
			}
		case ctrlC, can, sub, '\r', '\n':
			return i, broken
		}
		if i > maxString {
			return i, broken
		}
	}
	return len(b), partial
}
