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
	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

func editCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "edit PROTOCOL | TREATMENT | FILE.toml",
		Short: english.EditShort,
		Long:  english.EditLong,
		Args:  app.OneArg(english.NeedsAny),
		RunE: func(cmd *cobra.Command, args []string) error {
			return editFile(cmd.Context(), a, args[0])
		},
	}
}

// editFile lets the user edit the file of a protocol or a treatment, or says where it is.
func editFile(ctx context.Context, a *app.App, name string) error {
	e, err := toEdit(a, name)
	switch {
	case err != nil:
		return err
	case !app.IsTerminal(a.In) || !app.IsTerminal(a.Out):
		return e.tell(a.Out)
	}
	ed, err := app.FindEditor()
	if err != nil {
		return err
	}
	if e.copied != nil {
		if e.path, err = catalog.Create(a.Paths.Protocols, e.fresh, e.copied); err != nil {
			return err
		}
	}
	if ed.From == "" {
		fmt.Fprintf(a.Err, english.EditDefault+"\n", strings.Join(ed.Args, " "))
	}
	answers := bufio.NewReader(a.In)
	e.open = func() error { return a.RunEditor(ctx, ed, e.path) }
	e.ask = func() (string, error) {
		fmt.Fprint(a.Err, english.EditAsk)
		return answers.ReadString('\n')
	}
	return e.run(a.Out, a.Err)
}

// editing is a file in the user's editor.
type editing struct {
	path   string
	fresh  string // id of the built-in protocol that the file is a new copy of; "" for none
	copied []byte // the text of that copy
	check  func() (catalog.Entry, error)
	open   func() error           // returns when the editor is left
	ask    func() (string, error) // what to do about a file that is wrong
}

// tell prints where the file is.
func (e editing) tell(out io.Writer) error {
	if e.fresh != "" {
		return fmt.Errorf(english.EditNoFile, e.fresh)
	}
	_, err := fmt.Fprintln(out, e.path)
	return err
}

// toEdit finds the file of a protocol or a treatment. A built-in protocol has none until it is
// copied into the user's folder.
func toEdit(a *app.App, name string) (editing, error) {
	if IsFile(name) {
		if err := file.Check(name); err != nil {
			return editing{}, tomldoc.Unread(name, err)
		}
		return editing{path: name, check: func() (catalog.Entry, error) { return a.Catalog().Check(name) }}, nil
	}
	all := a.Catalog()
	at, err := all.Locate(name)
	if err != nil {
		return editing{}, err
	}
	e := editing{path: at.Path, check: func() (catalog.Entry, error) { return a.Catalog().Find(at.ID) }}
	if at.Path != "" {
		return e, nil
	}
	builtin, err := all.Find(at.ID)
	if err != nil {
		return e, err
	}
	head := fmt.Sprintf(english.EditCopyHead, at.ID, a.Program())
	e.fresh, e.copied = at.ID, append([]byte(tomldoc.Comment(head)+"\n"), builtin.Text...)
	return e, nil
}

// run lets the user edit until the file is valid or they give up. Only the editor changes the
// file, except that discarding restores it.
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
			_, err := fmt.Fprintf(out, english.EditUnchanged+"\n", e.fresh)
			return err
		}
		if failed != nil {
			return failed
		}
		entry, wrong := e.check()
		if wrong == nil {
			return sayOf(out, english.CheckOK, e.path, entry.Document)
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

// What the user may do with a file that is wrong.
const (
	editAgain = "e"
	keepIt    = "k"
	discardIt = "d"
)

// answer asks until it gets an answer. Where nobody can answer, the file is kept.
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

// discard restores what was there before.
func (e editing) discard(before []byte, out io.Writer) error {
	if e.fresh != "" {
		if err := os.Remove(e.path); err != nil {
			return err
		}
		_, err := fmt.Fprintf(out, english.EditBuiltin+"\n", e.fresh)
		return err
	}
	if err := (file.Writing{Replace: true, KeepMode: true}).Data(e.path, before); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out, english.EditDiscarded)
	return err
}
