package tomldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// explain says in plain words what is wrong with the TOML at an offset. It knows
// the slips of people who write such a file for the first time; of anything else
// it says what the parser says.
func explain(data []byte, at int, message string) string {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	line, _, _ := bytes.Cut(data[start:], []byte{'\n'})
	_, after, assigns := strings.Cut(string(line), "=")
	value := strings.TrimSpace(after)
	inValue := assigns && at-start >= len(line)-len(after)
	says := func(words string) bool { return strings.Contains(message, words) }
	switch {
	case says("cannot have new lines"), says("unterminated basic string"), says("unterminated literal string"):
		return english.QuoteMissing
	case says("'=' after key"):
		return english.EqualsMissing
	case says("too large to fit"):
		return english.NumberTooLarge
	case inValue && (value == "" || value[0] == '#'):
		return english.ValueMissing
	case inValue && strings.ContainsAny(value, "“”‘’") && !strings.ContainsAny(value, `"'`):
		return english.QuotesCurly
	case inValue && strings.Contains(value, "=") && says("expected newline"):
		return english.LineEndMissing
	case inValue && isBare(value):
		value, _, _ = strings.Cut(value, "#")
		value = strings.TrimSpace(value)
		if lower := strings.ToLower(value); lower == "true" || lower == "false" {
			return fmt.Sprintf(english.TruthLowerCase, lower, plain.Quote(value))
		}
		return fmt.Sprintf(english.ValueUnquoted, plain.Quote(value))
	case at < len(data) && data[at] >= utf8.RuneSelf:
		r, _ := utf8.DecodeRune(data[at:])
		return fmt.Sprintf(english.CharUnexpected, r)
	case says("at start of key"):
		return english.KeyMissing
	case says("expected newline"):
		return english.LineEndMissing
	default:
		return message
	}
}

// isBare tells whether a value that the parser stumbles over is words without
// quotes, or a range or a length with a unit: it has a letter or a hyphen.
func isBare(value string) bool {
	isLetter := func(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
	if isLetter(value[0]) {
		return true
	}
	isDigit := value[0] >= '0' && value[0] <= '9'
	return isDigit && strings.ContainsFunc(value, func(r rune) bool {
		return r == '-' || r < utf8.RuneSelf && isLetter(byte(r))
	})
}
