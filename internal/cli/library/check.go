package library

import (
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/plain"
)

func checkCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE.toml...",
		Short: "Check protocol and treatment files",
		Long: "Check protocol and treatment files, including whether the protocols of a treatment exist and can run with " +
			"its changes. Each problem is listed with its line and column; the exit code is 2 if there is one.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return app.Usage(cmd, "check needs a file")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var bad []error
			all := a.Treatments()
			for _, path := range args {
				e, err := all.ReadAny(path)
				if err != nil {
					// Without the program's name: editors read "file:line:column".
					fmt.Fprintln(a.Err, plain.Lines(err.Error()))
					bad = append(bad, err)
					continue
				}
				if _, err := fmt.Fprintf(a.Out, "%s: ok, %s\n", plain.Line(path), plain.Line(whatIs(e))); err != nil {
					return err
				}
			}
			return app.Reported(bad)
		},
	}
}

// whatIs names what is in a file: the id of a protocol, or "treatment" and its id.
func whatIs(e catalog.Entry) string {
	if e.Treatment != nil {
		return "treatment " + e.Treatment.ID
	}
	return e.Protocol.ID
}
