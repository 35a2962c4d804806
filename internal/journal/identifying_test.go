package journal

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

func TestCodeIdentifies(t *testing.T) {
	tests := []struct{ code, want string }{
		{"", ""},
		{"C-017", ""},
		{"client 12", ""},
		{"A7", ""},
		{"X204", ""},
		{"K7Q2", ""},
		{"AB123", ""},
		{"self", ""},
		{"0042", ""},
		{"MJS", english.IdentifiesInitials},
		{"js", english.IdentifiesInitials},
		{"J.S.", english.IdentifiesInitials},
		{"j. d. s.", english.IdentifiesInitials},
		{"J-S", english.IdentifiesInitials},
		{"JS80", english.IdentifiesInitials},
		{"JS1980", english.IdentifiesBirth},
		{"Anna", english.IdentifiesName},
		{"anna.smith", english.IdentifiesName},
		{"Smith-12", english.IdentifiesName},
		{"client Anna", english.IdentifiesName},
		{"Øsel", english.IdentifiesName},
		{"李小龍", english.IdentifiesInitials},
		{"12.5.1980", english.IdentifiesBirth},
		{"5/12/80", english.IdentifiesBirth},
		{"1980-05-12", english.IdentifiesBirth},
		{"19800512", english.IdentifiesBirth},
		{"12051980", english.IdentifiesBirth},
		{"120580", english.IdentifiesBirth},
		{"K1980", english.IdentifiesBirth},
		{"may 1980", english.IdentifiesBirth},
		{"999999", ""},
		{"1234567", ""},
		{"a@b.c", english.IdentifiesAddress},
	}
	for _, tt := range tests {
		if got := CodeIdentifies(tt.code); got != tt.want {
			t.Errorf("CodeIdentifies(%q) = %q, want %q", tt.code, got, tt.want)
		}
	}
}

func TestSiteIdentifies(t *testing.T) {
	tests := []struct{ site, want string }{
		{"", ""},
		{"SCM", ""},
		{"QL", ""},
		{"Upper Trap", ""},
		{"left knee", ""},
		{"Left Knee", ""},
		{"Vastus Medialis", ""},
		{"L4", ""},
		{"PSIS", ""},
		{"two fingers below C7", ""},
		{"Anna Smith", english.IdentifiesName},
		{"Mrs Smith's shoulder", english.IdentifiesName},
		{"shoulder of A. S.", english.IdentifiesInitials},
		{"knee 12.5.1980", english.IdentifiesBirth},
		{"born 1980", english.IdentifiesBirth},
		{"anna@example.org", english.IdentifiesAddress},
	}
	for _, tt := range tests {
		if got := SiteIdentifies(tt.site); got != tt.want {
			t.Errorf("SiteIdentifies(%q) = %q, want %q", tt.site, got, tt.want)
		}
	}
	for _, s := range protocol.Sites() {
		for _, name := range append(s.Short, s.Name, strings.ToUpper(s.Name)) {
			if got := SiteIdentifies(name); got != "" {
				t.Errorf("SiteIdentifies(%q) = %q", name, got)
			}
		}
	}
}

// The codes that the program makes say nothing of anybody and read back however they
// are typed, but with any one letter wrong, or two neighbours swapped, they don't.
func TestCodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var random [codeLength - 1]int
		for i := range random {
			random[i] = rapid.IntRange(0, len(codeLetters)-1).Draw(t, "letter")
		}
		code := codeOf(random)
		if got := CodeIdentifies(code); got != "" {
			t.Fatalf("%s %s", code, got)
		}
		bare := strings.ReplaceAll(code, "-", "")
		var dressed strings.Builder
		for _, c := range bare {
			if rapid.Bool().Draw(t, "lower") {
				c = unicode.ToLower(c)
			}
			if rapid.Bool().Draw(t, "wide") {
				c += '！' - '!'
			}
			dressed.WriteString(rapid.SampledFrom([]string{"", "", "-", "–", "\u2011", "−", "－", " ", "\u00a0", "　", "_", "＿", ".", "．", "\u00ad", "\u200b"}).Draw(t, "between"))
			dressed.WriteRune(c)
		}
		for _, typed := range []string{code, strings.ToLower(code), bare, " " + strings.ToLower(bare) + "\n", dressed.String()} {
			if got, err := ParseClient(typed); got != code || err != nil {
				t.Fatalf("ParseClient(%q) = %q, %v, want %q", typed, got, err, code)
			}
			if clientKey(typed) != clientKey(code) {
				t.Fatalf("%q is another client than %q", typed, code)
			}
		}
		at := rapid.IntRange(0, codeLength-1).Draw(t, "at")
		wrong := []byte(bare)
		wrong[at] = rapid.SampledFrom([]byte(codeLetters)).Draw(t, "slip")
		if string(wrong) != bare && checks(string(wrong)) {
			t.Fatalf("%s for %s goes unnoticed", wrong, bare)
		}
		swapped := []byte(bare)
		swapped[at], swapped[(at+1)%codeLength] = swapped[(at+1)%codeLength], swapped[at]
		if string(swapped) != bare && checks(string(swapped)) {
			t.Fatalf("%s for %s goes unnoticed", swapped, bare)
		}
	})
}

func TestParseClient(t *testing.T) {
	code := codeOf([codeLength - 1]int{3, 1, 4, 1, 5, 9, 2})
	tests := []struct{ typed, want, wrong string }{
		{code, code, ""},
		{strings.ToLower(code[:4] + code[5:]), code, ""},
		{"", "", ""},
		{"  my  client ", "my client", ""},
		{"C-017", "C-017", ""},
		{"blue-fish", "blue-fish", ""},
		{"2024-0001", "2024-0001", ""},
		{"K7QM-3XPR", "", "mistyped"},
		{"K7QM3XPR", "", "mistyped"},
		{"k7qm 3xpr", "", "mistyped"},
		{"Ｋ７ＱＭ–３ＸＰＲ", "", "mistyped"},
		{"K7QM_3XPO", "", "mistyped"},
		{"K7.QM.3X.PR", "", "mistyped"},
		{"client12", "client12", ""},
		{"case-0012", "case-0012", ""},
		{"20240001", "20240001", ""},
		{"C–017", "C-017", ""},
		{"Ｃ＿０１７", "C_017", ""},
		{"–", "", "no letter or digit"},
		{"a\x1b[2J", "a\x1b[2J", "control character"},
		{strings.Repeat("x", 81), strings.Repeat("x", 81), "at most 80"},
	}
	for _, tt := range tests {
		got, err := ParseClient(tt.typed)
		if got != tt.want || (err == nil) != (tt.wrong == "") || err != nil && !strings.Contains(err.Error(), tt.wrong) {
			t.Errorf("ParseClient(%q) = %q, %v, want %q, %q", tt.typed, got, err, tt.want, tt.wrong)
		}
	}
}

// Whoever types a code of their own in another way means the same client; whoever types
// another code means another.
func TestClientKey(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"C-017", "c 017", true},
		{"C-017", "C_017", true},
		{"C-017", "C.017.", true},
		{"C-017", "Ｃ　‐ ０１７", true},
		{"my client", "My\u00a0 Client", true},
		{"Øsel 1", "øsel-1", true},
		{"C-017", "C017", false},
		{"1-12", "11-2", false},
		{"C-017", "C-018", false},
	} {
		if got := clientKey(tt.a) == clientKey(tt.b); got != tt.same {
			t.Errorf("that %q and %q are one client: %v", tt.a, tt.b, got)
		}
	}
}

// New codes are made of all letters, and no two are alike.
func TestNewCode(t *testing.T) {
	seen := map[string]bool{}
	used := map[rune]bool{}
	for range 500 {
		code := newCode()
		if seen[code] {
			t.Fatalf("%s came twice", code)
		}
		seen[code] = true
		for _, c := range strings.ReplaceAll(code, "-", "") {
			used[c] = true
		}
	}
	if len(used) != len(codeLetters) {
		t.Errorf("%d letters were used, want %d", len(used), len(codeLetters))
	}
}
