package plain

import (
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestLine(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "upper trapezius", "upper trapezius"},
		{"letters of all kinds", "Übung 筋膜 ئەگەر", "Übung 筋膜 ئەگەر"},
		{"joined emoji", "👐🏽 👩‍⚕️", "👐🏽 👩‍⚕️"},
		{"flag of tags", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"},
		{"joiners of scripts", "می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"},
		{"number sign of Arabic", "\u0600١٢", "\u0600١٢"},
		{"colour", "a\x1b[31mred", "a␛[31mred"},
		{"title", "\x1b]0;owned\x07", "␛]0;owned␇"},
		{"first and last picture", "\x00\x1f", "␀␟"},
		{"delete", "a\x7fb", "a␡b"},
		{"eight-bit", "\u009b2J\u0085", "\ufffd2J\ufffd"},
		{"line break", "a\nb\tc\rd", "a b c d"},
		{"line and paragraph separator", "a\u2028b\u2029c", "a\ufffdb\ufffdc"},
		{"turned about", "a\u202eb\u2066c\u200fd", "a\ufffdb\ufffdc\ufffdd"},
		{"invisible", "a\u200bb\u00adc\ufeffd", "a\ufffdb\ufffdc\ufffdd"},
		{"not UTF-8", "a\xffb\xe6\xbc", "a\ufffdb\ufffd\ufffd"},
		{"a picture already", "␛ \ufffd", "␛ \ufffd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Line(tt.in); got != tt.want {
				t.Errorf("Line(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "one\n\ttwo\n", "one\n two\n"},
		{"control characters", "a\n\x1bb\r\nc\u2028", "a\n␛b \nc\ufffd"},
		{"not UTF-8", "\xff\n\xff", "\ufffd\n\ufffd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Lines(tt.in); got != tt.want {
				t.Errorf("Lines(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestCut(t *testing.T) {
	tests := []struct {
		in   string
		most int
		want string
	}{
		{"", 3, ""},
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"筋膜筋", 3, "筋膜筋"},
		{"筋膜筋膜", 3, "筋膜…"},
		{"\xff\xff\xff\xff", 3, "\xff\xff…"},
		{"abc", 1, "…"},
	}
	for _, tt := range tests {
		if got := Cut(tt.in, tt.most); got != tt.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", tt.in, tt.most, got, tt.want)
		}
	}
}

func TestQuote(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", `""`},
		{"a word", `"a word"`},
		{"\x1b[31m\"\n\u202e", `"\x1b[31m\"\n\u202e"`},
		{"\xff", `"\xff"`},
		{"筋膜", `"筋膜"`},
		{strings.Repeat("筋", 60), `"` + strings.Repeat("筋", 60) + `"`},
		{strings.Repeat("筋", 61), `"` + strings.Repeat("筋", 60) + `"…`},
	}
	for _, tt := range tests {
		if got := Quote(tt.in); got != tt.want {
			t.Errorf("Quote(%q) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

// What a terminal acts on is told from what it shows, rune by rune.
func TestActs(t *testing.T) {
	for _, r := range "\x00\t\n\r\x1b\x7f\u0080\u009b\u009f\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069" {
		if !Acts(r) {
			t.Errorf("%U is taken for harmless", r)
		}
	}
	for _, r := range "a ~\u00a0ü漢👐\u0301\u200c\u200d\ufe0f\ufffd␛" {
		if Acts(r) {
			t.Errorf("%U is taken for harmful", r)
		}
	}
}

// The law of all of them: the result is harmless, and nothing of the text is lost.
func TestHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkHarmless(t, hostile().Draw(t, "text"))
	})
}

func FuzzHarmless(f *testing.F) {
	for _, s := range []string{"", "a\x1b[2J\u009b\xff", "👩‍⚕️\n\u202e", "\u0600\U000e0001\ufeff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkHarmless(t, s) })
}

// fataler is a test of the standard library's or of rapid's.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func checkHarmless(t fataler, in string) {
	t.Helper()
	line := Line(in)
	if strings.ContainsFunc(line, Acts) || !utf8.ValidString(line) {
		t.Fatalf("Line(%q) = %q: a terminal may act on it", in, line)
	}
	if again := Line(line); again != line {
		t.Fatalf("Line(%q) = %q, but of that %q", in, line, again)
	}
	if utf8.RuneCountInString(in) != utf8.RuneCountInString(line) {
		t.Fatalf("Line(%q) = %q: a caret under it would be off", in, line)
	}
	lines := Lines(in)
	if got := strings.ReplaceAll(lines, "\n", " "); got != line {
		t.Fatalf("Lines(%q) = %q, but Line %q", in, lines, line)
	}
	if a, b := strings.Count(in, "\n"), strings.Count(lines, "\n"); a != b {
		t.Fatalf("Lines(%q) = %q: %d line breaks, want %d", in, lines, b, a)
	}
	quoted := Quote(in)
	if strings.ContainsFunc(quoted, func(r rune) bool { return r != '…' && !unicode.IsPrint(r) }) {
		t.Fatalf("Quote(%q) = %q", in, quoted)
	}
	whole, cut := strings.CutSuffix(quoted, `"…`)
	if cut {
		whole += `"`
	}
	word, err := strconv.Unquote(whole)
	if err != nil || !strings.HasPrefix(in, word) || cut != (word != in) {
		t.Fatalf("Quote(%q) = %s reads as %q, %v", in, quoted, word, err)
	}
}

// hostile is text with many characters that a terminal may act on.
func hostile() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOf(rapid.OneOf(
			rapid.String(),
			rapid.SampledFrom([]string{"\x1b[2J", "\u009b", "\x00", "\n", "\t", "\xff\xfe", "\u202e", "\u200b", "筋", "👐🏽", "\ufffd"}),
		)).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}

func BenchmarkLine(b *testing.B) {
	for _, bm := range []struct{ name, text string }{
		{"harmless", "upper trapezius, point 2 of 3"},
		{"hostile", "upper \x1b[31mtrapezius\u202e"},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Line(bm.text)
			}
		})
	}
}

// What is printable is one line, and stays as it is when it is made so again.
func TestPrintable(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"  two   words\t", "two words"},
		{"a\x1b[31mb\x07c", "a [31mb c"},
		{"über\u00a0漢 😀\u200b!", "über 漢 😀 !"},
		{"bad \xff byte", "bad byte"},
		{"one\nline\r\n", "one line"},
	} {
		if got := Printable(test.text); got != test.want || Printable(got) != got {
			t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
		}
	}
}
