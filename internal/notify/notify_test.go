package notify

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"presshold/internal/plain"
)

type vars map[string]string

func (v vars) get(name string) string { return v[name] }

func TestFor(t *testing.T) {
	for _, c := range []struct {
		name string
		env  vars
		want Way
	}{
		{"nothing", nil, Bell},
		{"xterm", vars{"TERM": "xterm-256color"}, Bell},
		{"console", vars{"TERM": "linux", "KITTY_WINDOW_ID": "1"}, Bell},
		{"dumb", vars{"TERM": "dumb", "VTE_VERSION": "7600"}, Bell},
		{"kitty", vars{"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, OSC99},
		{"kitty over ssh", vars{"TERM": "xterm-kitty"}, OSC99},
		{"kitty with another TERM", vars{"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, OSC99},
		{"iTerm2", vars{"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, OSC9},
		{"iTerm2 over ssh", vars{"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, OSC9},
		{"WezTerm", vars{"TERM_PROGRAM": "WezTerm"}, OSC777},
		{"Ghostty", vars{"TERM_PROGRAM": "ghostty"}, OSC777},
		{"Ghostty over ssh", vars{"TERM": "xterm-ghostty"}, OSC777},
		{"Warp", vars{"TERM_PROGRAM": "WarpTerminal"}, OSC777},
		{"foot", vars{"TERM": "foot-extra"}, OSC777},
		{"urxvt", vars{"TERM": "rxvt-unicode-256color"}, OSC777},
		{"GNOME Terminal", vars{"TERM": "xterm-256color", "VTE_VERSION": "7600"}, OSC777},
		{"Konsole", vars{"TERM": "xterm-256color", "KONSOLE_VERSION": "220401"}, OSC777},
		{"Windows Terminal", vars{"WT_SESSION": "1"}, Bell},
		{"ConEmu", vars{"ConEmuPID": "1"}, Bell},
		{"Apple's Terminal", vars{"TERM_PROGRAM": "Apple_Terminal"}, Bell},
		{"VS Code in GNOME Terminal", vars{"TERM_PROGRAM": "vscode", "VTE_VERSION": "7600"}, Bell},
		{"tmux in kitty", vars{"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "KITTY_WINDOW_ID": "1"}, OSC99},
		{"tmux in WezTerm", vars{"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "WEZTERM_PANE": "0"}, OSC777},
	} {
		if got := For(c.env.get); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSequence(t *testing.T) {
	kitty, iterm, foot := vars{"KITTY_WINDOW_ID": "1"}, vars{"TERM_PROGRAM": "iTerm.app"}, vars{"TERM": "foot"}
	for _, c := range []struct {
		name        string
		env         vars
		title, body string
		want        string
	}{
		{"bell", vars{"TERM": "xterm"}, "Done", "8 rounds", "\a"},
		{"kitty", kitty, "Done", "8 rounds", "\x1b]99;i=presshold:d=0;Done\x1b\\\x1b]99;i=presshold:p=body;8 rounds\x1b\\\a"},
		{"OSC 9", iterm, "Done", "8 rounds", "\x1b]9;Done: 8 rounds\x1b\\\a"},
		{"OSC 9, a number first", iterm, "4;1;50", "x", "\x1b]9;presshold: 4;1;50: x\x1b\\\a"},
		{"OSC 777", foot, "Done; really", "8; or 9", "\x1b]777;notify;Done, really;8; or 9\x1b\\\a"},
		{"controls", foot, "a\x1b]0;x\ab", "c\u009d0;y\u009cd\r\ne\u202ef", "\x1b]777;notify;a ]0,x b;c 0;y d e f\x1b\\\a"},
		{"no UTF-8", foot, "a\xffb\x9c", "", "\x1b]777;notify;a b;\x1b\\\a"},
		{
			"tmux",
			vars{"TERM": "tmux-256color", "TMUX": "/tmp/x,1,0", "LC_TERMINAL": "iTerm2"},
			"Done", "8",
			"\x1bPtmux;\x1b\x1b]9;Done: 8\x1b\x1b\\\x1b\\\a",
		},
		{"tmux in an unknown terminal", vars{"TERM": "tmux-256color", "TMUX": "/tmp/x,1,0"}, "Done", "", "\a"},
		{"screen", vars{"STY": "1.x", "VTE_VERSION": "7600"}, "Done", "", "\a"},
	} {
		if got := Sequence(c.env.get, c.title, c.body); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSmuggle says that no text can add a control character to a sequence, whatever
// the terminal, nor make it long.
func TestSmuggle(t *testing.T) {
	envs := []vars{
		{"KITTY_WINDOW_ID": "1"},
		{"TERM_PROGRAM": "iTerm.app"},
		{"TERM": "foot"},
		{"TERM": "xterm"},
		{"KITTY_WINDOW_ID": "1", "TMUX": "x"},
		{"TERM": "foot", "TMUX": "x"},
	}
	text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringMatching(`[0-9;:\x00-\x1f\x7f-\x{9f}a\x{202e}]*`))
	rapid.Check(t, func(t *rapid.T) {
		env := rapid.SampledFrom(envs).Draw(t, "terminal")
		title, body := text.Draw(t, "title"), text.Draw(t, "body")
		got := Sequence(env.get, title, body)
		if !utf8.ValidString(got) {
			t.Fatalf("%q is no UTF-8", got)
		}
		harmless := Sequence(env.get, letters(plain.Printable(title)), letters(plain.Printable(body)))
		if controls(got) != controls(harmless) {
			t.Fatalf("%q has the controls %q, want %q", got, controls(got), controls(harmless))
		}
		if n := utf8.RuneCountInString(got); n > titleLimit+bodyLimit+100 {
			t.Fatalf("%q has %d characters", got, n)
		}
	})
}

// letters is a text without meaning that is empty where the other is.
func letters(text string) string { return strings.Repeat("a", min(len(text), 1)) }

// controls is what of a sequence a terminal acts upon.
func controls(sequence string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return r
		}
		return -1
	}, sequence)
}

func BenchmarkSequence(b *testing.B) {
	b.ReportAllocs()
	env := vars{"KITTY_WINDOW_ID": "1"}
	for b.Loop() {
		Sequence(env.get, "Cap reached", "left upper trapezius, round 3 of 8")
	}
}
