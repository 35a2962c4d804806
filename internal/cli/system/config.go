package system

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/settings"
)

func configCommand(a *app.App) *cobra.Command {
	var template bool
	cmd := &cobra.Command{
		Use:     "config",
		Short:   english.ConfigShort,
		Long:    english.ConfigLong,
		Example: english.ConfigExample,
		Args:    app.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if template {
				return a.Print(func(w *bufio.Writer) { fmt.Fprintf(w, "%s", settings.Template()) })
			}
			cfg, bad := a.Settings()
			err := a.Print(func(w *bufio.Writer) {
				writePaths(w, a.Paths, 10, asItIs)
				if bad == nil {
					fmt.Fprintf(w, "\n%s", cfg.TOML())
				}
			})
			if unknown := unknownIDs(a, cfg); unknown != nil {
				a.Complain(unknown)
			}
			return errors.Join(err, bad)
		},
	}
	cmd.Flags().BoolVar(&template, "template", false, english.ConfigTemplate)
	return cmd
}

// unknownIDs tells of the ids in the settings that no protocol or treatment has.
func unknownIDs(a *app.App, cfg settings.Settings) error {
	all, err := a.OpenCatalog()
	if err != nil {
		return nil //nolint:nilerr // some may be in a folder that can't be read
	}
	return app.UnknownIDs(a.Paths.Settings, cfg, all)
}

// writePaths tells where the files are, with their names in a column of a width and their paths
// as show writes them.
func writePaths(w *bufio.Writer, p settings.Paths, width int, show func(string) string) {
	for _, f := range []struct{ what, path string }{
		{"settings", p.Settings}, {"protocols", p.Protocols}, {"treatments", p.Treatments}, {"data", p.Data}, {"state", p.State},
	} {
		name, path := f.what, show(plain.Line(f.path))
		_, err := os.Stat(f.path)
		to, dangling := os.Readlink(f.path)
		switch {
		case !errors.Is(err, fs.ErrNotExist):
			fmt.Fprintf(w, "%-*s %s\n", width, name, path)
		case dangling == nil:
			fmt.Fprintf(w, english.ConfigDangling, width, name, path, show(plain.Line(to)))
		default:
			fmt.Fprintf(w, english.ConfigMissing, width, name, path)
		}
	}
}
