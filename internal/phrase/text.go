package phrase

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List says several things: "a, b and c".
func List(items []string) string {
	last := len(items) - 1
	if last < 1 {
		return strings.Join(items, "")
	}
	return fmt.Sprintf("%s and %s", strings.Join(items[:last], ", "), items[last])
}

// Capital begins a text with a capital letter.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Sentence is a text on one line that begins with a capital letter and ends with a full stop,
// unless it ends with a mark already; "" for an empty one.
func Sentence(text string) string {
	text = Capital(strings.Join(strings.Fields(text), " "))
	if last, _ := utf8.DecodeLastRuneInString(text); text == "" || strings.ContainsRune(".!?…", last) {
		return text
	}
	return text + "."
}
