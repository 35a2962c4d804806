// Package editor finds the program in which the user edits texts.
//
// VISUAL or EDITOR names it, as a program with arguments. No shell reads them: they are split
// into words here as a shell would do it, but nothing is expanded. If neither is set, the
// editors that the platform is likely to have are tried.
package editor

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
)

// Editor is how to call an editor; a file's path goes behind the arguments.
type Editor struct {
	Args []string
	// From is the variable that names it; "" where none is set.
	From string
}

// System is what it takes to find an editor.
type System struct {
	Getenv   func(string) string
	LookPath func(string) (string, error)
	FromHome func(string) string // puts the home folder in the place of ~/
	OS       string              // as in runtime.GOOS
}

// Find finds the user's editor. The error says what to set if there is none.
func (s System) Find() (Editor, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		text := strings.TrimSpace(s.Getenv(name))
		if text == "" {
			continue
		}
		args, err := s.command(text)
		if err != nil {
			return Editor{}, fmt.Errorf(english.EditorFrom, name, err)
		}
		return Editor{Args: wait(args), From: name}, nil
	}
	for _, args := range usual(s.OS) {
		if _, err := s.LookPath(args[0]); err == nil {
			return Editor{Args: args}, nil
		}
	}
	return Editor{}, errNone
}

var errNone = errors.New(english.NoEditor)

// command is the program and the arguments that a variable names. A path with spaces that is
// not quoted is a program all the same if it is there.
func (s System) command(text string) ([]string, error) {
	whole := s.FromHome(text)
	if _, err := s.LookPath(whole); err == nil {
		return []string{whole}, nil
	}
	args, err := Split(text, s.OS == "windows")
	if err != nil {
		return nil, err
	}
	for i, arg := range args {
		args[i] = s.FromHome(arg)
	}
	if _, err := s.LookPath(args[0]); err != nil {
		return nil, fmt.Errorf(english.NoProgram, args[0])
	}
	return args, nil
}

// usual are the editors that are likely to be there, the easiest to leave first.
func usual(os string) [][]string {
	switch os {
	case "windows":
		return [][]string{{"notepad.exe"}}
	case "darwin":
		return [][]string{{"nano"}, {"pico"}, {"vim"}, {"vi"}, {"open", "-W", "-t"}}
	default:
		return [][]string{{"sensible-editor"}, {"nano"}, {"micro"}, {"vim"}, {"vi"}, {"emacs"}}
	}
}

// wait adds the flag with which an editor that has windows of its own returns only when the
// file is closed: otherwise the file would be read before anything is typed.
func wait(args []string) []string {
	name := strings.ToLower(args[0][strings.LastIndexAny(args[0], `/\`)+1:]) // the separators of either platform
	name = strings.TrimSuffix(name, filepath.Ext(name))
	for _, e := range []struct {
		names []string
		flags []string // any will do; the first is added
	}{
		{[]string{"code", "code-insiders", "codium", "vscodium", "cursor", "zed", "atom", "subl", "sublime_text", "gedit"}, []string{"--wait", "-w"}},
		{[]string{"mate"}, []string{"-w", "--wait"}},
		{[]string{"gvim", "mvim"}, []string{"-f", "--nofork"}},
		{[]string{"kate"}, []string{"--block", "-b"}},
	} {
		has := func(arg string) bool { return slices.Contains(e.flags, arg) }
		if slices.Contains(e.names, name) && !slices.ContainsFunc(args[1:], has) {
			return append(slices.Clone(args), e.flags[0])
		}
	}
	return args
}

// Split splits a command into words as a shell does: at spaces, but for those within
// quotes or behind a backslash. On Windows, where a backslash stands in paths, it is
// an ordinary character, and only double quotes quote. It is an error if a quote is not closed
// or there is no word.
func Split(text string, windows bool) ([]string, error) {
	var (
		words []string
		word  strings.Builder
		in    bool // a word
		quote rune
	)
	escaped := false
	for _, r := range text {
		switch {
		case escaped:
			if quote == '"' && !strings.ContainsRune("\"\\$`", r) {
				word.WriteRune('\\')
			}
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'' && !windows:
			escaped, in = true, true
		case quote != 0:
			if r == quote {
				quote = 0
			} else {
				word.WriteRune(r)
			}
		case r == '"' || r == '\'' && !windows:
			quote, in = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if in {
				words = append(words, word.String())
				word.Reset()
				in = false
			}
		default:
			word.WriteRune(r)
			in = true
		}
	}
	switch {
	case quote != 0 || escaped:
		return nil, fmt.Errorf(english.QuoteOpen, text)
	case in:
		words = append(words, word.String())
	}
	if len(words) == 0 || words[0] == "" {
		return nil, fmt.Errorf(english.NamesNoEditor, text)
	}
	return words, nil
}
