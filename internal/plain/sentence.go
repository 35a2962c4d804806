package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Capital returns a text with a capital first letter.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Sentence returns a text on one line, with a capital first letter and a full stop at the end
// unless there is a stop already; "" for an empty text.
func Sentence(text string) string {
	text = Capital(strings.Join(strings.Fields(text), " "))
	if last, _ := utf8.DecodeLastRuneInString(text); text == "" || strings.ContainsRune(".!?…", last) {
		return text
	}
	return text + "."
}
