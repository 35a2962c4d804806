package system

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/tui"
)

func safetyCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "safety",
		Short: english.SafetyShort,
		Args:  app.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.Print(func(w *bufio.Writer) {
				for _, line := range tui.SafetyText(a.Width()) {
					fmt.Fprintln(w, line)
				}
			})
		},
	}
}
