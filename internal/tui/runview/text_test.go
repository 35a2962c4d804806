package runview

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/tui/ui"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"upper trapezius", "upper trapezius"},
		{"a\tb\nc", "a b c"},
		{"\x1b[31mred", "␛[31mred"}, // as on the other screens
		{"\u202eright to left", "\ufffdright to left"},
		{"僧帽筋", "僧帽筋"},
		{"e\u0301", "e\u0301"},
		{"\u0903first", "?first"}, // it would join what stands before
		{"👍🏽", "👍🏽"},
		{"1️⃣ one", "1️⃣ one"},
		{"กล้ามเนื้อบ่าส่วนบน น้ำ", "กล้ามเนื้อบ่าส่วนบน น้ำ"},
		{"ऊपरी ट्रेपेज़ियस क्षि", "ऊपरी ट्रेपेज़ियस क्षि"},
		{"மேல் தசை நி", "மேல் தசை நி"},
		{"👩‍👩‍👧 🇩🇪 é", "👩‍👩‍👧 🇩🇪 é"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("%q became %q, want %q", c.in, got, c.want)
		}
	}
}

// Every character between two others joins nothing beside it, and what is cleaned stays
// as it is when it is cleaned again.
func TestCleanStandsAlone(t *testing.T) {
	for r := rune(1); r < 0x20000; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "b", string(r) + string(r+1)} {
			out := clean(s)
			if g := ansi.StringWidth(" " + out + " "); g != ui.Width(out)+2 || clean(out) != out {
				t.Fatalf("%q became %q: %d cells between blanks, and then %q", s, out, g, clean(out))
			}
		}
	}
}
