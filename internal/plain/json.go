package plain

import "unicode/utf8"

// harmless is how many bytes at the beginning of a text are visible ASCII characters.
func harmless(text []byte) int {
	for i, b := range text {
		if b < ' ' || b > '~' {
			return i
		}
	}
	return len(text)
}

// JSON escapes characters that JSON allows but a terminal may act on; the text still means the
// same. They occur in strings only, so the text may be indented.
func JSON(text []byte) []byte {
	out := make([]byte, 0, len(text)+1)
	for len(text) > 0 {
		if n := harmless(text); n > 0 { // nearly all of it
			out = append(out, text[:n]...)
			text = text[n:]
			continue
		}
		r, n := utf8.DecodeRune(text)
		if r != '\n' && Acts(r) {
			const hex = "0123456789abcdef"
			out = append(out, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		} else {
			out = append(out, text[:n]...)
		}
		text = text[n:]
	}
	return out
}
