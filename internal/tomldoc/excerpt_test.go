package tomldoc

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("x", 1000)
	wide := strings.Repeat("漢", 1000)
	for _, tt := range []struct{ name, line, place, want string }{
		{"under the place", `theme = "pink" # why`, `"pink"`, "  1 | theme = \"pink\" # why\n    |         ^^^^^^"},
		{"no length", "ab", "", "  1 | ab\n    | ^"},
		{"nothing", "", "", "  1 | \n    | ^"},
		{"tab before", "\ttheem = 1", "theem", "  1 |     theem = 1\n    |     ^^^^^"},
		{"tab within", "a\tb", "a\tb", "  1 | a    b\n    | ^^^^^^"},
		{"wide characters", `id = "指压"!`, `"指压"`, "  1 | id = \"指压\"!\n    |      ^^^^^^"},
		{"joined characters", "👩‍⚕️ e\u0301 x", "x", "  1 | 👩‍⚕️ e\u0301 x\n    |      ^"},
		{"control characters", "a\x1b[2J", "\x1b", "  1 | a␛[2J\n    |  ^"},
		{"right to left", "a\u202e!", "\u202e!", "  1 | a�!\n    |  ^^"},
		{"not UTF-8", "caf\xe9!", "\xe9", "  1 | caf�!\n    |    ^"},
		{"stray carriage return", "a\rb", "b", "  1 | a␍b\n    |   ^"},
		{"line end of Windows", "ab\r", "b", "  1 | ab\n    |  ^"},
		{"far to the right", long + "!", "!", "  1 | …" + long[:47] + "!\n    | " + strings.Repeat(" ", 48) + "^"},
		{"far to the right, wide", wide + "!", "!", "  1 | …" + wide[:3*24] + "!\n    | " + strings.Repeat(" ", 49) + "^"},
		{"long after", "!" + long, "!", "  1 | !" + long[:70] + "…\n    | ^"},
		{"long place", "a " + long, long, "  1 | a " + long[:69] + "…\n    |   " + strings.Repeat("^", 70)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			from := strings.Index(tt.line, tt.place)
			got := excerpt(1, []byte(tt.line+"\nnext line"), from, from+len(tt.place))
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if ends := excerpt(1, []byte(tt.line), from, from+len(tt.place)); ends != got {
				t.Errorf("without a next line\n%s\nwith one\n%s", ends, got)
			}
		})
	}
}

// The carets of a place of several lines end with the first.
func TestExcerptOfSeveralLines(t *testing.T) {
	data := "a = [\n1,\n]\n"
	if got, want := excerpt(7, []byte(data), 4, len(data)-1), "  7 | a = [\n    |     ^"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := excerpt(700, []byte(data), 5, 6), "  700 | a = [\n      |      ^"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The caret stands under the place whatever stands before and after it.
func TestCaret(t *testing.T) {
	for _, before := range []string{
		"", "x", "\t", "a\tb\t", "漢字", "é", "e\u0301", "👩‍⚕️", "\x1b[31m", "\xff\xfe", "\u202e",
		strings.Repeat("x", 1000), strings.Repeat("漢", 1000), strings.Repeat("\t", 1000), strings.Repeat("\xff", 1000),
		strings.Repeat("e\u0301", 1000), strings.Repeat("👩‍⚕️", 1000),
	} {
		for _, after := range []string{"", strings.Repeat("y", 1000), strings.Repeat("字", 1000)} {
			checkExcerpt(t, "line\n"+before+"@"+after+"\nline\n", len("line\n"+before), 1)
		}
	}
}

// Of no bytes is the excerpt anything but a line and carets under the place.
func FuzzExcerpt(f *testing.F) {
	f.Add("a = \"b\"\n\tc = 漢字 d\n", 20, 3)
	f.Add("\x1b[2J\u202e\xff\r\n", 3, 100)
	f.Add(strings.Repeat("👩‍⚕️e\u0301", 200)+"x", 3000, 1)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, data string, at, length int) {
		if at < 0 || length < 0 || at > len(data) || length > len(data) {
			return
		}
		checkExcerpt(t, data, at, length)
	})
}

// checkExcerpt makes the error of a problem at data[at:at+length], and holds what it
// shows against the law of excerpts: two harmless lines of bounded width, with at
// least one caret, and the first under the character at the place.
func checkExcerpt(t *testing.T, data string, at, length int) {
	t.Helper()
	var l List
	l.Add(at, at+length, "odd")
	message := l.Err("a.toml", []byte(data)).Error()
	checkHarmless(t, message)
	lines := strings.Split(message, "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines: %q", len(lines), lines)
	}
	label, text, ok := strings.Cut(lines[1], " | ")
	lead, carets, ok2 := strings.Cut(lines[2], " | ")
	if !ok || !ok2 || lead != strings.Repeat(" ", len(label)) {
		t.Fatalf("no excerpt:\n%s", message)
	}
	column := strings.Index(carets, "^")
	if column < 0 || strings.Trim(carets, " ") != strings.Repeat("^", len(carets)-column) {
		t.Fatalf("no carets:\n%s", message)
	}
	width := ansi.StringWidth(text)
	if width > excerptCells || len(carets) > max(excerptCells, column+1) {
		t.Errorf("%d cells wide:\n%s", width, message)
	}
	if letter := letterAt(data, at); letter != "" {
		if got := ansi.Cut(text, column, column+1); got != letter {
			t.Errorf("the caret is under %q, not %q:\n%s", got, letter, message)
		}
	}
}

// letterAt is the character at a place if it is a cell of its own whatever stands
// beside it, else "".
func letterAt(data string, at int) string {
	const joins = '\u0300' // from here on, characters may join those beside them
	if at >= len(data) || data[at] <= ' ' || data[at] > '~' {
		return ""
	}
	before, _ := utf8.DecodeLastRuneInString(data[:at])
	after, _ := utf8.DecodeRuneInString(data[at+1:])
	for _, r := range []rune{before, after} {
		if r >= joins && r != '字' {
			return ""
		}
	}
	if strings.ContainsFunc(data, func(r rune) bool { return unicode.Is(unicode.Prepended_Concatenation_Mark, r) }) {
		return "" // the library agrees with itself on no width for these
	}
	return data[at : at+1]
}
