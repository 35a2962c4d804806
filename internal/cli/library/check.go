package library

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

func checkCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE.toml...",
		Short: english.CheckShort,
		Long:  english.CheckLong,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return app.Usage(cmd, english.NeedsFile, cmd.Name())
			case slices.Contains(args, ""):
				return app.Usage(cmd, english.UsageEmpty, cmd.Name())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var bad []error
			all := a.Catalog()
			for _, path := range args {
				e, err := all.Check(path)
				if path == "-" {
					e, err = all.CheckInput(path, a.In)
				}
				if err != nil {
					// Without the program's name: editors read "file:line:column".
					a.Tell(err.Error())
					bad = append(bad, err)
					continue
				}
				if err := sayOf(a.Out, english.CheckOK, path, e.Document); err != nil {
					return err
				}
			}
			return app.Reported(bad)
		},
	}
}

// sayOf tells something of the file of a protocol or a treatment.
func sayOf(w io.Writer, sentence, path string, d protocol.Document) error {
	kind := english.Protocol
	if d.Treatment != nil {
		kind = english.Treatment
	}
	_, err := fmt.Fprintln(w, plain.Line(fmt.Sprintf(sentence, path, kind, d.ID())))
	return err
}
