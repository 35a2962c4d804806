package editor

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, tt := range []struct {
		text    string
		windows bool
		want    []string // nil for an error
	}{
		{"vi", false, []string{"vi"}},
		{"  code   --wait\t-n ", false, []string{"code", "--wait", "-n"}},
		{`"/opt/My Editor/ed" -x`, false, []string{"/opt/My Editor/ed", "-x"}},
		{`/opt/My\ Editor/ed`, false, []string{"/opt/My Editor/ed"}},
		{`emacs --eval '(a "b" \c)'`, false, []string{"emacs", "--eval", `(a "b" \c)`}},
		{`ed "a \"b\" \x"`, false, []string{"ed", `a "b" \x`}},
		{`ed a"b c"d ''`, false, []string{"ed", "ab cd", ""}},
		{"ed $HOME;ls", false, []string{"ed", "$HOME;ls"}},
		{`C:\Windows\notepad.exe /A`, true, []string{`C:\Windows\notepad.exe`, "/A"}},
		{`"C:\Program Files\ed.exe" -w`, true, []string{`C:\Program Files\ed.exe`, "-w"}},
		{`ed it's`, true, []string{"ed", "it's"}},
		{`ed it's`, false, nil},
		{`ed "a`, false, nil},
		{`ed \`, false, nil},
		{`""`, false, nil},
		{" ", false, nil},
	} {
		got, err := Split(tt.text, tt.windows)
		if (err != nil) != (tt.want == nil) || !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, %v, want %q", tt.text, got, err, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name, visual, editor, os string
		there                    string // programs
		want, from               string // "" for an error with from in it
	}{
		{"VISUAL before EDITOR", "ed -v", "vi", "linux", "ed vi", "ed|-v", "VISUAL"},
		{"EDITOR", "", "vi", "linux", "vi nano", "vi", "EDITOR"},
		{"blank is not set", " ", "vi", "linux", "vi", "vi", "EDITOR"},
		{"not there", "", "edd", "linux", "vi", "", `the variable EDITOR: there is no program "edd"`},
		{"a path with spaces", "/my/editor dir/ed", "", "linux", "/my/editor dir/ed", "/my/editor dir/ed", "VISUAL"},
		{"in the home folder", "~/bin/ed --rc ~/rc", "", "linux", "/home/me/bin/ed", "/home/me/bin/ed|--rc|/home/me/rc", "VISUAL"},
		{"one with windows waits", "/usr/bin/code -n", "", "linux", "/usr/bin/code", "/usr/bin/code|-n|--wait", "VISUAL"},
		{"unless it does already", "subl -w", "", "darwin", "subl", "subl|-w", "VISUAL"},
		{"on Windows too", `C:\VS\Code.exe`, "", "windows", `C:\VS\Code.exe`, `C:\VS\Code.exe|--wait`, "VISUAL"},
		{"the easiest that is there", "", "", "linux", "vi nano", "nano", ""},
		{"of the Mac", "", "", "darwin", "open", "open|-W|-t", ""},
		{"of Windows", "", "", "windows", "notepad.exe", "notepad.exe", ""},
		{"none", "", "", "linux", "", "", "set the variable VISUAL or EDITOR"},
		{"odd quotes", `"vi`, "", "linux", "vi", "", "the variable VISUAL"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := System{
				Getenv: func(name string) string { return map[string]string{"VISUAL": tt.visual, "EDITOR": tt.editor}[name] },
				LookPath: func(name string) (string, error) {
					if name == tt.there || slices.Contains(strings.Fields(tt.there), name) {
						return name, nil
					}
					return "", errors.New("not there")
				},
				FromHome: func(arg string) string { return strings.Replace(arg, "~/", "/home/me/", 1) },
				OS:       tt.os,
			}
			got, err := s.Find()
			if tt.want == "" {
				if err == nil || !strings.Contains(err.Error(), tt.from) {
					t.Errorf("got %v, %v, want an error with %q", got, err, tt.from)
				}
				return
			}
			if err != nil || strings.Join(got.Args, "|") != tt.want || got.From != tt.from {
				t.Errorf("got %+v, %v, want %s from %q", got, err, tt.want, tt.from)
			}
		})
	}
}

// Of no text comes a panic, an empty program, or a word that the text hasn't got the
// letters for.
func FuzzSplit(f *testing.F) {
	f.Add(`code --wait "a b" 'c\' \d`, false)
	f.Add(`"C:\x y" it's`, true)
	f.Fuzz(func(t *testing.T, text string, windows bool) {
		words, err := Split(text, windows)
		if err != nil {
			return
		}
		if len(words) == 0 || words[0] == "" {
			t.Fatalf("%q names %q", text, words)
		}
		if n := len(strings.Join(words, "")); n > 3*len(text) { // a byte that is no UTF-8 becomes three
			t.Fatalf("%q becomes %q", text, words)
		}
	})
}
