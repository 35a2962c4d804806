package library

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/transcript"
)

func schemaCommand(a *app.App) *cobra.Command {
	var events, treatment bool
	cmd := &cobra.Command{
		Use:   "schema",
		Short: english.SchemaShort,
		Long:  english.SchemaLong,
		Args:  app.NoArgs,
		RunE: func(*cobra.Command, []string) error {
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
	cmd.Flags().BoolVar(&events, "events", false, english.SchemaFlagEvents)
	cmd.Flags().BoolVar(&treatment, "treatment", false, english.SchemaFlagTreatment)
	app.Exclude(cmd, "events", "treatment")
	return cmd
}
