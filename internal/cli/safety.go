package cli

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/tui"
)

func (a *app) safetyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "safety",
		Short: "Print the safety text",
		Args:  noArgs,
		RunE:  func(*cobra.Command, []string) error { return a.print(writeSafety) },
	}
}

func writeSafety(w *bufio.Writer) {
	for _, line := range tui.SafetyText() {
		fmt.Fprintln(w, line)
	}
}
