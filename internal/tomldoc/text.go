package tomldoc

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"presshold/internal/phrase/english"
)

// ByteOrderMark is put before a text by some editors on Windows.
const ByteOrderMark = "\ufeff"

// notText finds the first place where data is no text: a NUL, or a byte that is not
// UTF-8; "" if there is none. A parser would see it too, but speaks of it less
// plainly.
func notText(data []byte) (at int, what string) {
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		switch {
		case r == utf8.RuneError && n == 1:
			return at, fmt.Sprintf(english.ByteNotUTF8, data[at])
		case r == 0:
			return at, english.ByteNUL
		}
		at += n
	}
	return 0, ""
}

// offset is the place of a line and a column, both from 1, the column in bytes, as
// the parser of TOML tells them. What is not in the data is at its end.
func offset(data []byte, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		n := bytes.IndexByte(data[at:], '\n')
		if n < 0 {
			return len(data)
		}
		at += n + 1
	}
	return min(at+max(column, 1)-1, len(data))
}
