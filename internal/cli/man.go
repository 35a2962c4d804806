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
	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
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
		{app.Name, 1, english.ManAboutProgram, writeProgramPage},
		{app.Name + "-protocol", 5, english.ManAboutProtocol, writeProtocolPage},
		{app.Name + "-settings", 5, english.ManAboutSettings, writeSettingsPage},
		{app.Name + "-treatment", 5, english.ManAboutTreatment, writeTreatmentPage},
	}
}

func (m manPage) file() string { return fmt.Sprintf("%s.%d", m.name, m.section) }

// text returns the page with a date.
func (m manPage) text(root *cobra.Command, program, day string) (string, error) {
	manual := english.ManCommands
	if m.section == 5 {
		manual = english.ManFormats
	}
	p := &roffPage{}
	p.line(`.TH %s %d "%s" "%s" "%s"`, roff(strings.ToUpper(m.name)), m.section, day, roffArgument(program), manual)
	p.line(".nr HY 0\n.nh\n.ad l") // no word is broken, nor spread; groff's paragraphs go by HY
	p.section(english.ManName)
	p.line("%s \\- %s", roff(m.name), roff(m.about))
	if err := m.write(p, root); err != nil {
		return "", fmt.Errorf(english.ManFailed, m.name, err)
	}
	p.section(english.ManSeeAlso)
	var others []string
	for _, other := range manPages() {
		if other.name != m.name {
			others = append(others, fmt.Sprintf("%s(%d)", other.name, other.section))
		}
	}
	p.filled(plain.List(others))
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
		Short: english.ManShort,
		Long:  fmt.Sprintf(english.ManLong, plain.OrList(manNames())),
		Example: "  presshold man > presshold.1\n" +
			"  presshold man --into man",
		Args: app.AtMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			day, err := manualDay()
			switch {
			case err != nil:
				return err
			case folder == "" && cmd.Flags().Changed("into"):
				return app.Usage(cmd, english.UsageFlagNoValue, "--into")
			case folder == "":
				return printPage(a, cmd, cmp.Or(strings.Join(args, ""), app.Name), day)
			case len(args) > 0:
				return app.Together(cmd, "a page", "--into")
			}
			return writePages(cmd.Root(), folder, a.Program(), day)
		},
	}
	cmd.Flags().StringVar(&folder, "into", "", fmt.Sprintf(english.ManInto, manPages()[0].file()))
	return cmd
}

func printPage(a *app.App, cmd *cobra.Command, name, day string) error {
	page := slices.Index(manNames(), name)
	if page < 0 {
		return app.Usage(cmd, english.ManUnknown, plain.Quote(name), plain.OrList(manNames()))
	}
	text, err := manPages()[page].text(cmd.Root(), a.Program(), day)
	if err != nil {
		return err
	}
	return a.Print(func(w *bufio.Writer) { fmt.Fprint(w, text) })
}

// writePages writes all pages into a folder, for everybody to read: they are the program's.
func writePages(root *cobra.Command, folder, program, day string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:forbidigo // pages are for everybody
		return fmt.Errorf(english.ManNotWritten, file.Reason(err))
	}
	for _, m := range manPages() {
		text, err := m.text(root, program, day)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, m.file()), []byte(text), 0o644) //nolint:forbidigo // as above
		}
		if err != nil {
			return fmt.Errorf(english.ManNotWritten, file.Reason(err))
		}
	}
	return nil
}
