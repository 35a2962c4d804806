// Package clipboard knows the ways to the clipboard: the terminal, which is sent the text
// (OSC 52, which also reaches the user's own machine over SSH), and a program of the system.
//
// A terminal never says whether it took the text; a program does, by its exit status. So both
// are used where both exist, and [Outcome] says whether either confirmed it.
package clipboard

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/phrase/english"
	"presshold/internal/process"
)

// Outcome is what became of a text.
type Outcome struct {
	Sequence string // to be written to the terminal, at once and by whoever owns it; "" for none
	Program  string // that took the text; "" for none
	Err      error  // why no program did; nil where one did
}

// Copy gives the text to a program of the system, and makes the sequence for the terminal that
// the environment variables describe.
func Copy(ctx context.Context, env func(string) string, text string) Outcome {
	o := Outcome{Sequence: Sequence(env, text)}
	o.Program, o.Err = run(ctx, programs(env, o.Sequence != ""), text)
	return o
}

// Taken reports whether the text went any way at all.
func (o Outcome) Taken() bool { return o.Sequence != "" || o.Program != "" }

// String says which way the text went, and whether that is certain.
func (o Outcome) String() string {
	switch {
	case o.Program != "" && o.Sequence != "":
		return fmt.Sprintf(english.CopiedTwice, o.Program)
	case o.Program != "":
		return fmt.Sprintf(english.Copied, o.Program)
	case o.Sequence != "":
		return english.CopiedMaybe
	default:
		return fmt.Sprintf(english.CopyFailed, o.Err)
	}
}

// screenLimit is how long a sequence GNU screen passes on whole.
const screenLimit = 76

// Sequence puts the text on the clipboard of the terminal that the environment variables
// describe; "" if that terminal is known to take none. No character of the text stands in it
// as it is.
//
// Within tmux it is there twice: tmux takes the first if set-clipboard is on, and passes the
// second on to the terminal outside if allow-passthrough is.
func Sequence(env func(string) string, text string) string {
	sequence := ansi.SetSystemClipboard(text)
	switch {
	case env("TMUX") != "":
		return sequence + ansi.TmuxPassthrough(sequence)
	case env("STY") != "":
		return ansi.ScreenPassthrough(sequence, screenLimit)
	case env("TERM") == "dumb" || env("TERM") == "linux" || env("TERM_PROGRAM") == "Apple_Terminal":
		return ""
	default:
		return sequence
	}
}

// wide is the program that takes only UTF-16.
const wide = "clip.exe"

// programs returns the clipboard programs of the systems, the most certain first. Over SSH, the
// terminal and tmux lead to the user's own machine, and so does a forwarded display; without a
// terminal, nobody sits at another machine.
func programs(env func(string) string, terminal bool) [][]string {
	var all [][]string
	away := env("SSH_TTY") != "" || env("SSH_CONNECTION") != ""
	if !away || !terminal || env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != "" {
		all = [][]string{{"wl-copy"}, {"xclip", "-selection", "clipboard"}, {"xsel", "--clipboard", "--input"}, {"pbcopy"}, {wide}}
	}
	if env("TMUX") != "" {
		all = append(all, []string{"tmux", "load-buffer", "-w", "-"})
	}
	return all
}

// patience is how long a program may take.
const patience = 2 * time.Second

// run gives the text to the first program that takes it, and returns its name.
func run(ctx context.Context, programs [][]string, text string) (program string, err error) {
	err = errors.New(english.CopyNoProgram)
	for _, argv := range programs {
		path, missing := exec.LookPath(argv[0])
		if missing != nil {
			continue
		}
		failed := give(ctx, path, argv, text)
		if failed == nil {
			return argv[0], nil
		}
		err = fmt.Errorf("%s: %w", argv[0], failed)
	}
	return "", err
}

// give runs a program with the text on its input. Some leave a child behind that keeps the
// text for as long as it is on the clipboard.
func give(ctx context.Context, path string, argv []string, text string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if argv[0] == wide {
		text = utf16Text(text)
	}
	cmd := exec.CommandContext(ctx, path, argv[1:]...)
	cmd.Stdin = strings.NewReader(text)
	process.Set(cmd)
	return process.Failure(cmd.Run())
}

// utf16Text is the text as Windows has it, with the mark that says so.
func utf16Text(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"))) {
		b.WriteByte(byte(unit))
		b.WriteByte(byte(unit >> 8))
	}
	return b.String()
}
