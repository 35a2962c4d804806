package catalog

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

// checkHarmless fails if a message has anything in it that a terminal acts on.
func checkHarmless(t *testing.T, message string) {
	t.Helper()
	for _, r := range message {
		if r != '\n' && plain.Acts(r) {
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

func TestManyProblemsAreCut(t *testing.T) {
	var b strings.Builder
	b.WriteString(valid)
	for i := range 300 {
		fmt.Fprintf(&b, "unknown%d = %d\n", i, i)
	}
	_, err := Decode("bad.toml", []byte(b.String()))
	var fileErr *tomldoc.Error
	if !errors.As(err, &fileErr) {
		t.Fatal(err)
	}
	if n := len(fileErr.Problems); n != tomldoc.MaxProblems+1 {
		t.Errorf("%d problems", n)
	}
	if last := fileErr.Problems[tomldoc.MaxProblems]; last != (tomldoc.Problem{Text: "and 200 more problems"}) {
		t.Errorf("the last is %+v", last)
	}
}
