package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
)

// manPage is a page of the manual.
type manPage struct {
	name    string
	section int
	about   string // in a line, in lower case
	write   func(p *roffPage, root *cobra.Command) error
}

// manPages are all of them, that of the program first.
func manPages() []manPage {
	return []manPage{
		{app.Name, 1, "trigger-point compression timer for the terminal", writeProgramPage},
		{app.Name + "-protocol", 5, "protocol files of presshold", writeProtocolPage},
		{app.Name + "-settings", 5, "settings file of presshold", writeSettingsPage},
		{app.Name + "-treatment", 5, "treatment files of presshold", writeTreatmentPage},
	}
}

func (m manPage) file() string { return fmt.Sprintf("%s.%d", m.name, m.section) }

// text writes the page as of a day.
func (m manPage) text(root *cobra.Command, program, day string) (string, error) {
	manual := "User Commands"
	if m.section == 5 {
		manual = "File Formats"
	}
	p := &roffPage{}
	p.line(`.TH %s %d "%s" "%s" "%s"`, roff(strings.ToUpper(m.name)), m.section, day, roffArgument(program), manual)
	p.line(".nr HY 0\n.nh\n.ad l") // no word is broken, nor spread; groff's paragraphs go by HY
	p.section("NAME")
	p.line("%s \\- %s", roff(m.name), roff(m.about))
	if err := m.write(p, root); err != nil {
		return "", fmt.Errorf("write the manual page %s: %w", m.name, err)
	}
	p.section("SEE ALSO")
	var others []string
	for _, other := range manPages() {
		if other.name != m.name {
			others = append(others, fmt.Sprintf("%s(%d)", other.name, other.section))
		}
	}
	p.filled(strings.Join(others, ", "))
	return p.String(), nil
}

func manNames() []string {
	var names []string
	for _, m := range manPages() {
		names = append(names, m.name)
	}
	return names
}

// manCommand prints manual pages, or writes all of them.
func manCommand(a *app.App) *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use:   "man [PAGE]",
		Short: "Print a manual page",
		Long: "Print a manual page: " + strings.Join(manNames(), ", ") + "; the first if none is named. With --into, write all " +
			"of them into a folder, to be packaged. Their date is that of the build, or what SOURCE_DATE_EPOCH in the environment says.",
		Example: "  presshold man > presshold.1\n" +
			"  presshold man --into man",
		Args: app.AtMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			day, err := manualDay()
			switch {
			case err != nil:
				return err
			case folder == "":
				return printPage(a, cmd, cmp.Or(strings.Join(args, ""), app.Name), day)
			case len(args) > 0:
				return app.Together(cmd, "a page", "--into")
			}
			return writePages(cmd.Root(), folder, a.Program(), day)
		},
	}
	cmd.Flags().StringVar(&folder, "into", "", "write all pages into this folder, as "+manPages()[0].file()+" and so on")
	return cmd
}

func printPage(a *app.App, cmd *cobra.Command, name, day string) error {
	all := manPages()
	i := slices.Index(manNames(), name)
	if i < 0 {
		return app.Usage(cmd, "there is no page %q; want %s", name, strings.Join(manNames(), ", "))
	}
	text, err := all[i].text(cmd.Root(), a.Program(), day)
	if err != nil {
		return err
	}
	return a.Print(func(w *bufio.Writer) { fmt.Fprint(w, text) })
}

// writePages writes all pages into a folder, for everybody to read: they are the program's.
func writePages(root *cobra.Command, folder, program, day string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:forbidigo // pages are for everybody
		return fmt.Errorf("write the manual pages: %w", err)
	}
	for _, m := range manPages() {
		text, err := m.text(root, program, day)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, m.file()), []byte(text), 0o644) //nolint:forbidigo // as above
		}
		if err != nil {
			return fmt.Errorf("write the manual pages: %w", err)
		}
	}
	return nil
}
