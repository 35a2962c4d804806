package library

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/transcript"
)

func schemaCommand(a *app.App) *cobra.Command {
	var events, treatment bool
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of protocol files",
		Long: "Print the JSON Schema (draft 2020-12) of protocol files, for editors that check and complete by it; " +
			"with --treatment that of treatment files, with --events that of the lines of presshold run --json.",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if events && treatment {
				return app.Together(cmd, "--events", "--treatment")
			}
			return a.Print(func(w *bufio.Writer) {
				switch {
				case events:
					fmt.Fprint(w, transcript.Schema())
				case treatment:
					fmt.Fprintf(w, "%s", catalog.TreatmentSchema())
				default:
					fmt.Fprintf(w, "%s", catalog.Schema())
				}
			})
		},
	}
	cmd.Flags().BoolVar(&events, "events", false, "the schema of the lines of run --json")
	cmd.Flags().BoolVar(&treatment, "treatment", false, "the schema of treatment files")
	return cmd
}
