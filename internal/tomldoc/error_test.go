package tomldoc

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"presshold/internal/plain"
)

// A full error, as a reader of files makes it: in the order of the file, without
// what is said twice, and with one excerpt for problems at the same place.
func TestError(t *testing.T) {
	const file = "schema = 1\r\n\tname\t= 漢字\nkind = \"hodl\"\n"
	var l List
	l.Add(strings.Index(file, `"hodl"`), strings.Index(file, `"hodl"`)+6, "no kind %q", "hodl")
	l.Add(strings.Index(file, "漢"), strings.Index(file, "漢"), "want a text\x1b[2J\nin quotes")
	l.Add(0, 6, "a rule is broken")
	l.Add(0, 6, "another is")
	l.Add(0, 6, "another is")
	l.Add(1000, 2000, "it ends too early")
	const want = `␛[2Ja.toml:1:1: a rule is broken
␛[2Ja.toml:1:1: another is
  1 | schema = 1
    | ^^^^^^
␛[2Ja.toml:2:9: want a text␛[2J in quotes
  2 |     name    = 漢字
    |               ^
␛[2Ja.toml:3:8: no kind "hodl"
  3 | kind = "hodl"
    |        ^^^^^^
␛[2Ja.toml:4:1: it ends too early
  4 | ` + `
    | ^`
	err := l.Err("\x1b[2Ja.toml", []byte(file))
	if err.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", err, want)
	}
	if again := l.Err("\x1b[2Ja.toml", []byte(file)); again.Error() != want {
		t.Errorf("asked again it is\n%s", again)
	}
	var e *Error
	if !errors.As(err, &e) || e.Name != "\x1b[2Ja.toml" || e.Unwrap() != nil {
		t.Errorf("got %#v", err)
	}
}

func TestNoError(t *testing.T) {
	var l List
	if err := l.Err("a.toml", []byte("x")); err != nil || !l.Empty() || l.Full() {
		t.Errorf("of nothing wrong comes %v", err)
	}
}

func TestFull(t *testing.T) {
	for _, tt := range []struct {
		problems int
		last     string
	}{
		{MaxProblems, "problem 0"},
		{MaxProblems + 1, "and 1 more problem"},
		{5000, "and 4900 more problems"},
	} {
		var l List
		for i := range tt.problems {
			if l.Full() != (i >= MaxProblems) {
				t.Fatalf("after %d problems full is %v", i, l.Full())
			}
			l.Add(5000-i, 5000-i, "problem %d", i)
		}
		var e *Error
		if !errors.As(l.Err("a.toml", make([]byte, 6000)), &e) {
			t.Fatal("no error")
		}
		if n := len(e.Problems); n != min(tt.problems, MaxProblems+1) {
			t.Errorf("%d of %d problems", n, tt.problems)
		}
		if last := e.Problems[len(e.Problems)-1]; last.Text != tt.last {
			t.Errorf("the last of %d is %+v", tt.problems, last)
		}
	}
}

func TestWhole(t *testing.T) {
	err := Unusable("a\nb.toml", strings.Repeat("too large\x07", 100))
	if want := "a b.toml: " + strings.Repeat("too large␇", 50)[:len("too large␇")*50-len("␇")] + "…"; err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
	if err.Unwrap() != nil {
		t.Errorf("it has the cause %v", err.Unwrap())
	}
}

func TestUnread(t *testing.T) {
	for _, tt := range []struct {
		cause error
		want  string
	}{
		{&fs.PathError{Op: "open", Path: "a.toml", Err: fs.ErrNotExist}, "a.toml: it does not exist"},
		{fmt.Errorf("odd\x1b: %w", fs.ErrNotExist), "a.toml: odd␛: file does not exist"},
	} {
		err := Unread("a.toml", tt.cause)
		if err.Error() != tt.want {
			t.Errorf("got  %s\nwant %s", err, tt.want)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v hides its cause", err)
		}
	}
}

func TestNotText(t *testing.T) {
	for _, tt := range []struct {
		data string
		at   int
		what string
	}{
		{"", 0, ""},
		{"a = 'ü漢'\n\ufffd", 0, ""},
		{"a\x00\xff", 1, "there is a NUL byte: this is not a text file"},
		{"ü\xff\x00", 2, "byte 0xff is not UTF-8: save the file as UTF-8 text"},
		{"ab\xe6\xbc", 2, "byte 0xe6 is not UTF-8: save the file as UTF-8 text"},
	} {
		if at, what := notText([]byte(tt.data)); at != tt.at && what != "" || what != tt.what {
			t.Errorf("notText(%q) = %d, %q, want %d, %q", tt.data, at, what, tt.at, tt.what)
		}
	}
}

func TestOffset(t *testing.T) {
	const data = "ab\nü\n\ncd"
	for _, tt := range []struct{ line, column, want int }{
		{1, 1, 0},
		{1, 3, 2},
		{2, 1, 3},
		{2, 3, 5},
		{3, 1, 6},
		{4, 2, 8},
		{4, 9, len(data)},
		{9, 1, len(data)},
		{0, 0, 0},
	} {
		if got := offset([]byte(data), tt.line, tt.column); got != tt.want {
			t.Errorf("offset(%d, %d) = %d, want %d", tt.line, tt.column, got, tt.want)
		}
	}
}

// checkHarmless fails if a message has anything in it that a terminal acts on.
func checkHarmless(t *testing.T, message string) {
	t.Helper()
	if message != plain.Lines(message) {
		t.Errorf("the message is not harmless: %q", message)
	}
}

// The worst that there is: many problems far to the right in a line of a megabyte.
func BenchmarkErr(b *testing.B) {
	data := []byte(strings.Repeat("x", 1<<20))
	var l List
	for i := range MaxProblems {
		l.Add(len(data)-i, len(data), "odd")
	}
	b.ReportAllocs()
	for b.Loop() {
		if l.Err("a.toml", data) == nil {
			b.Fatal("no error")
		}
	}
}
