package paint

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// The locale tells whether a terminal shows UTF-8, unless the terminal is known to.
func TestUTF8(t *testing.T) {
	for _, tt := range []struct {
		system, env string
		want        bool
	}{
		{"linux", "LANG=en_GB.UTF-8 TERM=xterm XTERM_VERSION=XTerm(390)", true},
		{"linux", "LC_CTYPE=C.utf8 LANG=C", true},
		{"linux", "LC_ALL=C LANG=en_GB.UTF-8 TERM=xterm-256color", false},
		{"linux", "LANG=de_DE.ISO-8859-1 TERM=linux", false},
		{"linux", "TERM=vt100", false},
		{"linux", "TERM=xterm XTERM_VERSION=XTerm(390)", false},
		{"linux", "TERM=xterm-256color", true}, // in a container, or over ssh
		{"linux", "LC_ALL=C TERM=xterm XTERM_VERSION=XTerm(390) VTE_VERSION=7600", false},
		{"linux", "LC_ALL=C TERM=foot", true},
		{"linux", "LC_ALL=C TERM=xterm-kitty", true},
		{"linux", "LC_ALL=C TERM=xterm-256color VTE_VERSION=7600", true},
		{"linux", "LC_ALL=C TERM=screen-256color TMUX=/tmp/tmux-0/default,1,0", true},
		{"darwin", "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", true},
		{"windows", "", true},
	} {
		getenv := func(name string) string {
			for set := range strings.FieldsSeq(tt.env) {
				if value, ok := strings.CutPrefix(set, name+"="); ok {
					return value
				}
			}
			return ""
		}
		if got := knowsUTF8(tt.system, getenv); got != tt.want {
			t.Errorf("%s, %s: %v, want %v", tt.system, tt.env, got, tt.want)
		}
	}
}

func TestASCII(t *testing.T) {
	for text, want := range map[string]string{
		"round 3 of 8":            "round 3 of 8",
		"a · b … 2 × 3":           "a . b . 2 x 3",
		"\x1b[1m█▀▄\x1b[m |":      "\x1b[1m#\"_\x1b[m |",
		"筋膜 Müller e\u0301 👩‍⚕️.": "? ?  M?ller e ? .",
	} {
		if got := ascii(text); got != want || ansi.StringWidth(got) != ansi.StringWidth(text) {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// A terminal that shows ASCII only is written nothing else, as its title neither.
func TestOnlyASCIIIsWritten(t *testing.T) {
	s := newScreen([]string{"LC_ALL=C", "TERM=xterm"}, 0)
	view := full("╭─ HOLD · Müller ▀▄█")
	view.WindowTitle = "HOLD · 5"
	out := string(s.draw(frameOf(view, 40, 3), false))
	if strings.ContainsFunc(out, func(r rune) bool { return r >= utf8.RuneSelf }) || !strings.Contains(out, "+- HOLD . M?ller \"_#") {
		t.Errorf("written: %q", out)
	}
}
