package library

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/editor"
	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

func editCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "edit PROTOCOL | TREATMENT | FILE.toml",
		Short: "Edit a protocol or a treatment in your editor",
		Long: "Open the file of a protocol or a treatment in the editor that VISUAL or EDITOR names, and check it when it is saved. A built-in " +
			"protocol is first copied into your own folder, where the copy replaces it; a copy left " +
			"unchanged is removed again. Where there is no terminal, the path of the file is printed instead.",
		Args: app.OneArg(english.NeedsAny),
		RunE: func(cmd *cobra.Command, args []string) error {
			return editFile(cmd.Context(), a, args[0])
		},
	}
}

// editFile lets the user edit the file of a protocol or a treatment, or says where it is.
func editFile(ctx context.Context, a *app.App, name string) error {
	interactive := app.IsTerminal(a.In) && app.IsTerminal(a.Out)
	var ed editor.Editor
	if interactive {
		var err error
		if ed, err = app.FindEditor(); err != nil {
			return err
		}
	}
	e, err := toEdit(a, name)
	switch {
	case err != nil:
		return err
	case !interactive:
		_, err := fmt.Fprintln(a.Out, e.path)
		return err
	case ed.From == "":
		fmt.Fprintf(a.Err, "Neither VISUAL nor EDITOR is set; this opens %s.\n", strings.Join(ed.Args, " "))
	}
	answers := bufio.NewReader(a.In)
	e.open = func() error { return a.RunEditor(ctx, ed, e.path) }
	e.ask = func() (string, error) {
		fmt.Fprint(a.Err, "e = edit again, k = keep it as it is, d = discard the changes: ")
		return answers.ReadString('\n')
	}
	return e.run(a.Out, a.Err)
}

// editing is a file in the user's editor.
type editing struct {
	path  string
	fresh string // id of the built-in protocol that the file was copied from just now; "" for none
	check func() (what string, err error)
	open  func() error           // returns when the editor is left
	ask   func() (string, error) // what to do about a file that is wrong
}

// toEdit finds the file of a protocol or a treatment, and makes it if it is a built-in
// protocol's.
func toEdit(a *app.App, name string) (editing, error) {
	if IsFile(name) {
		err := file.Check(name)
		return editing{path: name, check: func() (string, error) {
			e, err := a.Treatments().ReadAny(name)
			return whatIs(e), err
		}}, err
	}
	at, err := a.Treatments().Locate(name)
	if err != nil {
		return editing{}, err
	}
	e := editing{path: at.Path, check: func() (string, error) {
		e, err := a.Treatments().Find(at.ID)
		return whatIs(e), err
	}}
	if at.Path == "" {
		e.fresh = at.ID
		e.path, err = copyBuiltin(a, at.ID)
	}
	return e, err
}

// copyBuiltin copies the file of a built-in protocol into the user's folder, with all
// that is in it and a line that says where it came from, and returns its path.
func copyBuiltin(a *app.App, id string) (string, error) {
	library, err := catalog.Open("")
	if err != nil {
		return "", err
	}
	entry, err := library.Get(id)
	if err != nil {
		return "", err
	}
	head := fmt.Sprintf("A copy of the built-in protocol %s of %s, which it replaces.\n", id, a.Program())
	return catalog.Create(a.Paths.Protocols, id, append([]byte(tomldoc.Comment(head)+"\n"), entry.Text...))
}

// run lets the user edit until the file is valid, or they leave it as it is. Only the
// editor changes the file, but for d, which puts back what was there before.
func (e editing) run(out, errOut io.Writer) error {
	before, err := file.Read(e.path, catalog.MaxFile)
	if err != nil {
		return err
	}
	for {
		failed := e.open()
		now, err := file.Read(e.path, catalog.MaxFile)
		if err != nil {
			return errors.Join(failed, err)
		}
		if e.fresh != "" && bytes.Equal(before, now) {
			if err := errors.Join(failed, os.Remove(e.path)); err != nil {
				return err
			}
			_, err := fmt.Fprintf(out, "nothing was changed: %s is still the built-in one\n", e.fresh)
			return err
		}
		if failed != nil {
			return failed
		}
		what, wrong := e.check()
		if wrong == nil {
			_, err := fmt.Fprintf(out, "%s: ok, %s\n", plain.Line(e.path), what)
			return err
		}
		fmt.Fprintln(errOut, plain.Lines(wrong.Error()))
		switch e.answer() {
		case keepIt:
			return app.Reported([]error{wrong})
		case discardIt:
			return e.discard(before, out)
		}
	}
}

// What the user may want of a file that is wrong.
const (
	editAgain = "e"
	keepIt    = "k"
	discardIt = "d"
)

// answer asks until there is an answer. Whoever can't be asked has left the file as it is.
func (e editing) answer() string {
	for {
		text, err := e.ask()
		switch a := strings.ToLower(strings.TrimSpace(text)); {
		case a == editAgain || a == keepIt || a == discardIt:
			return a
		case err != nil:
			return keepIt
		}
	}
}

// discard makes everything as it was before.
func (e editing) discard(before []byte, out io.Writer) error {
	var err error
	said := "the file is as it was"
	if e.fresh != "" {
		said = e.fresh + " is still the built-in one"
		err = os.Remove(e.path)
	} else {
		err = file.Writing{Replace: true, KeepMode: true}.Data(e.path, before)
	}
	if err == nil {
		_, err = fmt.Fprintf(out, "discarded: %s\n", said)
	}
	return err
}
