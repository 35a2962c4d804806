package paint

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// A letter that terminals see in several widths is written whole, with the rest of its
// text behind it; what stands apart from it is put where it belongs, on a row that is
// painted to its end, and nothing wraps.
func TestDoubtfulLetters(t *testing.T) {
	for _, text := range []string{
		"กล้ามเนื้อบ่าส่วนบน น้ำ", "ऊपरी ट्रेपेज़ियस क्षि", "மேல் தசை நி", "👩‍👩‍👧 🇩🇪", "e\u0301 a\u0323\u0302", "1️⃣ 👍🏽",
	} {
		const width, at = 60, 50
		look := "\x1b[44m"
		content := look + text + strings.Repeat(" ", at-ansi.StringWidth(text)) + "3 of 5" + strings.Repeat(" ", width-at-6)
		s := newScreen(uv.Environ{"TERM=xterm", "LANG=C.UTF-8"}, colorprofile.TrueColor)
		s.begin(false)
		out := string(s.draw(frameOf(full(content), width, 2), false))
		if !strings.Contains(out, text) {
			t.Errorf("%q is not whole in %q", text, out)
		}
		for _, want := range []string{"\x1b[51G3 of 5", ansi.ResetModeAutoWrap, "\x1b[44m" + ansi.EraseLineRight} {
			if !strings.Contains(out, want) {
				t.Errorf("%q: no %q in %q", text, want, out)
			}
		}
		if strings.LastIndex(out, ansi.SetModeAutoWrap) < strings.LastIndex(out, ansi.ResetModeAutoWrap) {
			t.Errorf("%q: lines don't wrap any more", text)
		}
	}
}
