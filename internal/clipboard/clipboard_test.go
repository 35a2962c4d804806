package clipboard

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func env(of map[string]string) func(string) string {
	return func(name string) string { return of[name] }
}

// What is written to a terminal is the text and nothing else, in the form that reaches it.
func TestSequence(t *testing.T) {
	const text = "L upper trapezius: 7 -> 3/10\n\x1b[31mß"
	coded := base64.StdEncoding.EncodeToString([]byte(text))
	for _, tt := range []struct {
		name string
		env  map[string]string
		want string
	}{
		{"a terminal", map[string]string{"TERM": "xterm-256color"}, "\x1b]52;c;" + coded + "\a"},
		{"over SSH", map[string]string{"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1"}, "\x1b]52;c;" + coded + "\a"},
		{
			"tmux",
			map[string]string{"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"},
			"\x1b]52;c;" + coded + "\a\x1bPtmux;\x1b\x1b]52;c;" + coded + "\a\x1b\\",
		},
		{"the console", map[string]string{"TERM": "linux"}, ""},
		{"no terminal to speak of", map[string]string{"TERM": "dumb"}, ""},
		{"Apple's", map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, ""},
	} {
		if got := Sequence(env(tt.env), text); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	screen := Sequence(env(map[string]string{"STY": "1.pts"}), strings.Repeat("long ", 100))
	const whole = 76 // bytes that screen passes on
	for part := range strings.SplitAfterSeq(screen, "\x1b\\") {
		if len(part) > whole+len("\x1bP\x1b\\") {
			t.Errorf("screen would cut %q", part)
		}
	}
}

// stand puts programs of these names into a PATH that has no others: they keep what they
// are given in a file of their name, and exit with 1 where that can't be.
func stand(t *testing.T, names ...string) (folder string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the stand-ins are shell scripts")
	}
	bin, folder := t.TempDir(), t.TempDir()
	for _, name := range names {
		script := "#!/bin/sh\nexec /bin/cat > '" + filepath.Join(folder, name) + "'\n"
		if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin)
	return folder
}

func TestPrograms(t *testing.T) {
	const text = "pain 7 -> 3/10"
	local := map[string]string{"TERM": "linux"}
	for _, tt := range []struct {
		name    string
		have    []string
		env     map[string]string
		program string
		words   string
	}{
		{"the first", []string{"wl-copy", "xclip"}, local, "wl-copy", "copied: wl-copy confirms it"},
		{"the only one", []string{"pbcopy"}, local, "pbcopy", "copied: pbcopy confirms it"},
		{"a terminal as well", []string{"xsel"}, map[string]string{"TERM": "xterm"}, "xsel", "copied: xsel confirms it; also sent to the terminal (OSC 52)"},
		{"none", nil, map[string]string{"TERM": "xterm"}, "", "sent to the terminal (OSC 52), which does not confirm it"},
		{"no way", nil, local, "", "not copied: no clipboard can be reached: it needs a terminal with OSC 52, or wl-copy, xclip, xsel, pbcopy or clip.exe"},
		{"another machine's", []string{"xclip"}, map[string]string{"TERM": "xterm", "SSH_CONNECTION": "a"}, "", "sent to the terminal (OSC 52), which does not confirm it"},
		{"a display that is passed on", []string{"xclip"}, map[string]string{"TERM": "xterm", "SSH_CONNECTION": "a", "DISPLAY": ":10"}, "xclip", "copied: xclip confirms it; also sent to the terminal (OSC 52)"},
		{"no terminal on it", []string{"xclip"}, map[string]string{"TERM": "dumb", "SSH_CONNECTION": "a"}, "xclip", "copied: xclip confirms it"},
		{"tmux on it", []string{"xclip", "tmux"}, map[string]string{"TMUX": "a", "SSH_TTY": "a"}, "tmux", "copied: tmux confirms it; also sent to the terminal (OSC 52)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := stand(t, tt.have...)
			o := Copy(t.Context(), env(tt.env), text)
			if o.Program != tt.program || o.String() != tt.words || o.Taken() != !strings.HasPrefix(tt.words, "not") {
				t.Errorf("%q took it: %s", o.Program, o)
			}
			if tt.program == "" {
				return
			}
			if got, err := os.ReadFile(filepath.Join(folder, tt.program)); err != nil || string(got) != text {
				t.Errorf("%s has %q, %v", tt.program, got, err)
			}
		})
	}
}

// One that fails leaves the text to the next.
func TestFailingProgram(t *testing.T) {
	folder := stand(t, "wl-copy", "xclip")
	if err := os.Mkdir(filepath.Join(folder, "wl-copy"), 0o700); err != nil { // it can't write there
		t.Fatal(err)
	}
	if o := Copy(t.Context(), env(nil), "text"); o.Program != "xclip" || o.Err != nil {
		t.Errorf("%s, %v", o, o.Err)
	}
}

// Windows reads UTF-16 with its own ends of lines.
func TestWide(t *testing.T) {
	folder := stand(t, "clip.exe")
	if o := Copy(t.Context(), env(nil), "ß\n"); o.Program != "clip.exe" {
		t.Fatal(o)
	}
	if got, err := os.ReadFile(filepath.Join(folder, "clip.exe")); err != nil || string(got) != "\xff\xfe\xdf\x00\r\x00\n\x00" {
		t.Errorf("%q, %v", got, err)
	}
}
