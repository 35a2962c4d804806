package system

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/plain"
	"presshold/internal/settings"
)

func configCommand(a *app.App) *cobra.Command {
	var template bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show where the files are and which settings are in force",
		Long: "Show where the files are and which settings are in force. With --template, print a settings file " +
			"with every setting explained, to save and change.",
		Example: "  presshold config --template > settings.toml",
		Args:    app.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if template {
				return a.Print(func(w *bufio.Writer) { fmt.Fprintf(w, "%s", settings.Template()) })
			}
			paths := a.Paths
			cfg, bad := a.Settings()
			err := a.Print(func(w *bufio.Writer) {
				writePaths(w, paths, 10)
				if bad == nil {
					fmt.Fprintf(w, "\n%s", cfg.TOML())
				}
			})
			return errors.Join(err, bad)
		},
	}
	cmd.Flags().BoolVar(&template, "template", false, "print a settings file with every setting explained")
	return cmd
}

// writePaths tells where the files are; their names are so wide.
func writePaths(w *bufio.Writer, p settings.Paths, width int) {
	for _, f := range []struct{ what, path string }{
		{"settings", p.Settings}, {"protocols", p.Protocols}, {"treatments", p.Treatments}, {"data", p.Data}, {"state", p.State},
	} {
		note := ""
		if _, err := os.Stat(f.path); errors.Is(err, fs.ErrNotExist) {
			note = "  (not there)"
			if to, err := os.Readlink(f.path); err == nil {
				note = fmt.Sprintf("  (a link to %s, which is not there)", plain.Line(to))
			}
		}
		fmt.Fprintf(w, "%-*s %s%s\n", width, f.what, plain.Line(f.path), note)
	}
}
