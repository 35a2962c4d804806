package tomldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// explain says in plain words what is wrong with the TOML, and where: at an offset, or where
// that began. It knows the slips of people who write such a file for the first time; of
// anything else it says what the parser says.
func explain(data []byte, at int, message string) (from int, what string) {
	for _, quotes := range []string{`"""`, "'''"} {
		if strings.Contains(message, quotes) {
			return max(bytes.LastIndex(data, []byte(quotes)), 0), fmt.Sprintf(english.TextUnclosed, quotes)
		}
	}
	if at >= len(data) || strings.ContainsRune("\r\n]", rune(data[at])) {
		for _, brackets := range []string{"]]", "]"} {
			if strings.Contains(message, fmt.Sprintf("expected '%s'", brackets)) {
				return at, fmt.Sprintf(english.HeaderUnclosed, brackets)
			}
		}
	}
	for _, known := range []struct{ says, what string }{
		{"nested", message},
		{"cannot have new lines", english.QuoteMissing},
		{"unterminated", english.QuoteMissing},
		{"escape", english.EscapeWrong},
		{"table name", english.HeaderWrong},
		{"array value", english.ListBroken},
		{"array is incomplete", english.ListBroken},
		{"inline table", english.BracesBroken},
		{"already", english.AlreadyThere},
		{"too large to fit", english.NumberTooLarge},
	} {
		if strings.Contains(message, known.says) {
			return at, known.what
		}
	}
	return at, explainLine(data, at, message)
}

// explainLine is explain for what only the line itself can tell.
func explainLine(data []byte, at int, message string) string {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	line, _, _ := bytes.Cut(data[start:], []byte{'\n'})
	_, after, assigns := strings.Cut(string(line), "=")
	value := strings.TrimSpace(after)
	inValue := assigns && at-start >= len(line)-len(after)
	here, _ := utf8.DecodeRune(data[at:])
	odd := at < len(data) && here >= utf8.RuneSelf
	says := func(words string) bool { return strings.Contains(message, words) }
	switch {
	case here == '\r':
		return english.LineEndOld
	case odd && !inValue:
		return fmt.Sprintf(english.CharUnexpected, here)
	case says("'=' after key"):
		return english.EqualsMissing
	case inValue && (value == "" || value[0] == '#'):
		return english.ValueMissing
	case inValue && says("expected newline") && goesOn(string(line), at-start, value):
		if value[0] == '"' {
			return english.DoubleWithin
		}
		return english.SingleWithin
	case inValue && strings.ContainsAny(value, "“”‘’") && !strings.ContainsAny(value, `"'`):
		return english.QuotesCurly
	case inValue && says("expected newline") && (strings.Contains(value, "=") || strings.Contains(value, "//")):
		return english.LineEndMissing
	case inValue && isBare(value):
		value, _, _ = strings.Cut(value, "#")
		return unquoted(strings.TrimSpace(value))
	case odd:
		return fmt.Sprintf(english.CharUnexpected, here)
	case says("at start of key"):
		return english.KeyMissing
	case says("expected newline"):
		return english.LineEndMissing
	default:
		return message
	}
}

// unquoted tells of words that stand as a value without quotes.
func unquoted(value string) string {
	switch lower := strings.ToLower(value); lower {
	case "true", "false":
		return fmt.Sprintf(english.TruthLowerCase, lower, plain.Quote(value))
	case "yes", "no", "on", "off":
		return fmt.Sprintf(english.TruthOrQuotes, plain.Quote(value))
	default:
		return fmt.Sprintf(english.ValueUnquoted, plain.Quote(value))
	}
}

// goesOn tells whether a quoted value seems to end at a quote of its own, right before a place
// on the line: 'John's'.
func goesOn(line string, at int, value string) bool {
	return strings.ContainsAny(value[:1], `"'`) && line[at-1] == value[0] && line[at] != ' ' && line[at] != '\t' &&
		strings.Contains(line[at:], value[:1])
}

// isBare tells whether a value that the parser stumbles over is words without
// quotes, or a range or a length with a unit: it has a letter, a hyphen or a colon.
func isBare(value string) bool {
	first, _ := utf8.DecodeRuneInString(value)
	return unicode.IsLetter(first) || first >= utf8.RuneSelf && unicode.IsDigit(first) ||
		unicode.IsDigit(first) && strings.ContainsFunc(value, func(r rune) bool {
			return r == ':' || unicode.Is(unicode.Pd, r) || unicode.IsLetter(r)
		})
}
