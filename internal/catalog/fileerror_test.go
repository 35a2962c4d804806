package catalog

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
)

// checkHarmless fails if a message has anything in it that a terminal acts on.
func checkHarmless(t *testing.T, message string) {
	t.Helper()
	for _, r := range message {
		if r != '\n' && (unicode.IsControl(r) || isUnsafe(r)) {
			t.Errorf("the message has %U in it: %q", r, message)
			return
		}
	}
}

func TestFileErrorGolden(t *testing.T) {
	long := strings.Repeat("long 漢字 ", 60)
	tests := []struct{ name, data string }{
		{"many", strings.NewReplacer(`rounds = 3`, `rounds = 0`, `duration =`, `duraton =`, `"hold"`, `"hodl"`).Replace(valid)},
		{"tabs", strings.Replace(valid, `rounds = 3`, "\trounds\t=\t\"a\tb\"", 1)},
		{"wide", strings.Replace(valid, `name = "My protocol"`, `name = "漢字 👩‍⚕️ é" x`, 1)},
		{"long", strings.Replace(valid, `[[blocks]]`, `"`+long+`" = "`+long+`"`, 1)},
		{"long-end", strings.Replace(valid, `name = "My protocol"`, `name = "`+long+`" x`, 1)},
		{"escapes", strings.Replace(valid, `name = "My protocol"`, "name = \"a\x1b[31mb\"", 1)},
		{"nothing", ""},
		{"no-newline", "schema = "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Decode("\x1b]0;title\abad.toml", []byte(tt.data))
			if err == nil {
				t.Fatal("no error")
			}
			golden.RequireEqual(t, err.Error()+"\n")
		})
	}
}

// The caret stands under the place whatever stands before it.
func TestCaret(t *testing.T) {
	for _, before := range []string{
		"", "x", "\t", "a\tb\t", "漢字", "é", "e\u0301", "👩‍⚕️", "\x1b[31m", "\xff\xfe", "\u202e",
		strings.Repeat("x", 1000), strings.Repeat("漢", 1000), strings.Repeat("\t", 1000), strings.Repeat("\xff", 1000),
	} {
		for _, after := range []string{"", strings.Repeat("y", 1000), strings.Repeat("字", 1000)} {
			data := "line\n" + before + "@" + after + "\nline\n"
			got := strings.Split(excerpt([]byte(data), len("line\n"+before)), "\n")
			if len(got) != 3 {
				t.Fatalf("%d lines: %q", len(got), got)
			}
			text, caret := got[1], got[2]
			left, _, ok := strings.Cut(text, "@")
			if !ok {
				t.Fatalf("the place is cut off: %q", text)
			}
			if w := ansi.StringWidth(left); w != strings.Index(caret, "^") {
				t.Errorf("before %.20q after %.20q: the caret is off:\n%s\n%s", before, after, text, caret)
			}
			if w := ansi.StringWidth(text); w > 80 {
				t.Errorf("before %.20q after %.20q: %d cells wide", before, after, w)
			}
			checkHarmless(t, text+caret)
		}
	}
}

func TestManyProblemsAreCut(t *testing.T) {
	var b strings.Builder
	b.WriteString(valid)
	for i := range 300 {
		fmt.Fprintf(&b, "unknown%d = %d\n", i, i)
	}
	_, err := Decode("bad.toml", []byte(b.String()))
	var fileErr *FileError
	if !errors.As(err, &fileErr) {
		t.Fatal(err)
	}
	if n := len(fileErr.Problems); n != maxProblems+1 {
		t.Errorf("%d problems", n)
	}
	if last := fileErr.Problems[maxProblems]; last != (Diagnostic{Text: "and more; the rest is not listed"}) {
		t.Errorf("the last is %+v", last)
	}
}
