// Package plain makes text from outside fit to be shown, so that nothing is left in it that a
// terminal acts on or that a reader can't see. It also wraps and shortens text, makes lists and
// sentences of words, and finds the name that was meant by a misspelt one.
//
// Text from outside is all that the program did not write itself: files and their
// names, arguments, what the system says. [Line] and [Lines] are for text that is
// shown as such, [Quote] is for the user's words within a message.
package plain

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable is a text from outside as one line of visible characters, for programs and terminals
// that may take others for commands. All others between two words become one blank.
func Printable(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsPrint(r) || unicode.IsSpace(r) || r == unicode.ReplacementChar
	}), " ")
}

// Acts tells whether a terminal may act on a character in place of showing it: the
// control characters, the eight-bit ones too, the separators of lines and
// paragraphs, and what turns the direction of the text around it. A tab and a line
// break are among them. Such characters may fool other programs, too, so a user's file that
// has them is better refused.
func Acts(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
}

// Acting is the first character of a text on which a terminal acts, but for those allowed.
func Acting(text, allowed string) (r rune, there bool) {
	at := strings.IndexFunc(text, func(r rune) bool { return Acts(r) && !strings.ContainsRune(allowed, r) })
	if at < 0 {
		return 0, false
	}
	r, _ = utf8.DecodeRuneInString(text[at:])
	return r, true
}

// Line makes one harmless line of a text, character for character: a tab and a line
// break become a space, another control character becomes its picture, as in "␛[2J",
// and what else a terminal acts on, is invisible or not UTF-8 becomes U+FFFD. What
// scripts and emoji need stays. Doing it again changes nothing.
func Line(s string) string {
	return strings.Map(shown, s)
}

// Lines is [Line] for a text of several lines, whose line breaks stay.
func Lines(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return shown(r)
	}, s)
}

// shown is what stands for a character in a harmless line.
func shown(r rune) rune {
	switch {
	case r >= ' ' && r <= '~':
		return r
	case r == '\t' || r == '\n' || r == '\r':
		return ' '
	case r < ' ':
		return '\u2400' + r // the control pictures, in the order of what they picture
	case r == 0x7f:
		return '\u2421'
	case Acts(r) || hides(r):
		return unicode.ReplacementChar
	default:
		return r
	}
}

// hides tells whether a format character leaves no trace of its own on the screen.
// Joiners and the tags of flags shape what stands beside them, and the number signs
// of Arabic are to be seen.
func hides(r rune) bool {
	switch {
	case r == '\u200c' || r == '\u200d', r >= 0xe0020 && r <= 0xe007f:
		return false
	default:
		return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
}

// Cut shortens a text to at most so many characters, the last of them then "…".
func Cut(s string, most int) string {
	if _, cut := head(s, most); !cut {
		return s
	}
	short, _ := head(s, most-1)
	return short + "…"
}

// maxQuoted is how much of a word is quoted, in characters: enough to find it again.
const maxQuoted = 60

// Quote quotes a user's word for a message, on one line and in printable characters only. Of a
// long one it quotes the beginning, followed by "…".
func Quote(s string) string {
	short, cut := head(s, maxQuoted)
	if cut {
		return strconv.Quote(short) + "…"
	}
	return strconv.Quote(s)
}

// head is at most so many characters of the beginning of a text, and whether there
// are more.
func head(s string, most int) (string, bool) {
	n := 0
	for i := range s {
		if n >= most {
			return s[:i], true
		}
		n++
	}
	return s, false
}
