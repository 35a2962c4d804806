package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/ui"
)

// helpWidth is the width of help without a terminal, in cells.
const helpWidth = 80

// helpCommand prints help about a command. It stands in place of cobra's.
func helpCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]...", Short: english.HelpShort, Long: english.HelpLong,
		RunE: func(cmd *cobra.Command, args []string) error {
			of, unknown, err := cmd.Root().Find(args)
			if err != nil || len(unknown) > 0 {
				return app.NoCommand(of, unknown)
			}
			printHelp(a, of)
			return nil
		},
	}
}

// addHelpFlags adds the flag --help to a command and those below it. Their flags stay in the order in
// which they were added, by subject.
func addHelpFlags(cmd *cobra.Command) {
	cmd.Flags().SortFlags, cmd.PersistentFlags().SortFlags = false, false
	cmd.InitDefaultHelpFlag()
	cmd.Flags().Lookup("help").Usage = english.FlagHelp
	for _, sub := range cmd.Commands() {
		addHelpFlags(sub)
	}
}

// printHelp prints a command's help, as wide as the terminal. Only its headings are styled,
// and in no colour: nothing needs to be asked of the terminal, which may never answer.
func printHelp(a *app.App, cmd *cobra.Command) {
	_ = a.Print(func(w *bufio.Writer) { // a failure is kept
		bold := app.IsTerminal(a.Out) && os.Getenv("NO_COLOR") == "" && !app.Dumb()
		helpPage{app.Page{W: w, Width: cmp.Or(a.Width(), helpWidth), Bold: bold}}.all(cmd)
	})
}

// helpPage is the page of a command's help.
type helpPage struct{ app.Page }

func (h helpPage) all(cmd *cobra.Command) {
	for l := range strings.SplitSeq(cmp.Or(cmd.Long, cmd.Short+"."), "\n") {
		if code, ok := strings.CutPrefix(l, "\t"); ok {
			h.Line("    %s", code)
			continue
		}
		h.Item("", l)
	}
	h.uses(cmd)
	h.commands(cmd)
	h.flags(english.HelpFlags, cmd.LocalFlags())
	h.flags(english.HelpGlobal, cmd.InheritedFlags())
	if cmd.HasAvailableSubCommands() {
		h.Line("")
		h.Item("", fmt.Sprintf(english.HelpMore, cmd.CommandPath()))
	}
}

// uses tells how a command is called.
func (h helpPage) uses(cmd *cobra.Command) {
	h.Heading(english.HelpUsage)
	if cmd.Runnable() {
		h.Item("  ", cmd.UseLine())
	}
	if cmd.HasAvailableSubCommands() {
		h.Item("  ", fmt.Sprintf(english.HelpNoCommand, cmd.CommandPath()))
	}
	if cmd.HasExample() {
		h.Heading(english.HelpExamples)
		for l := range strings.SplitSeq(cmd.Example, "\n") {
			h.example(strings.TrimSpace(l))
		}
	}
}

// example writes a command that can be copied to a shell, over several lines if it must. A line
// begins with a flag, so that none is broken within quotes, where its blanks would count.
func (h helpPage) example(command string) {
	const flag, more = " --", ` \`
	line, flags, _ := strings.Cut(command, flag)
	line = "  " + line
	for flags != "" {
		var next string
		next, flags, _ = strings.Cut(flags, flag)
		if next = flag + next; ui.Width(line+next+more) > h.Width {
			h.Line("%s%s", line, more)
			line = "   "
		}
		line += next
	}
	h.Line("%s", line)
}

func (h helpPage) commands(cmd *cobra.Command) {
	var table [][2]string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			table = append(table, [2]string{sub.Name(), sub.Short})
		}
	}
	h.table(english.HelpCommands, table)
}

func (h helpPage) flags(heading string, set *pflag.FlagSet) {
	var table [][2]string
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		kind, text := flagText(f)
		name := flagNames(f) + behind(f, kind)
		if f.Shorthand == "" {
			name = "    " + name
		}
		table = append(table, [2]string{name, text})
	})
	h.table(heading, table)
}

// flagNames returns the names of a flag: "-h, --help" or "--theme".
func flagNames(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand + ", --" + f.Name
	}
	return "--" + f.Name
}

// flagText is the placeholder for the value of a flag, and the flag's text with its default.
func flagText(f *pflag.Flag) (kind, text string) {
	kind, text = placeholder(f)
	switch f.DefValue {
	case "", "false", "0", "[]":
	default:
		text = fmt.Sprintf(english.HelpDefault, text, f.DefValue)
	}
	return kind, text
}

// placeholder is the placeholder for the value of a flag, and the flag's text. It replaces the
// names of Go's types, which users need not know.
func placeholder(f *pflag.Flag) (kind, text string) {
	kind, text = pflag.UnquoteUsage(f)
	switch kind {
	case "int":
		return "N", text
	case "string", "strings", "stringArray":
		return valueName(f.Name), text
	}
	return kind, text
}

// behind is a placeholder as it is written behind the flag's name.
func behind(f *pflag.Flag, placeholder string) string {
	switch {
	case placeholder == "":
		return ""
	case f.NoOptDefVal != "": // then it is no argument of its own
		return "[=" + placeholder + "]"
	default:
		return " " + placeholder
	}
}

// valueName is the placeholder for a text that a flag takes.
func valueName(flag string) string {
	return cmp.Or(map[string]string{
		"from": "PROTOCOL|TREATMENT|FILE", "protocol": "PROTOCOL|TREATMENT", "phase": "PHASE",
		"out": "FILE", "into": "FOLDER", "sourced": "NUMBERS",
		"id": "ID", "name": "NAME",
	}[flag], "TEXT")
}

// table writes names with their explanations.
func (h helpPage) table(heading string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	h.Heading(heading)
	wide := 0
	for _, row := range rows {
		wide = max(wide, ui.Width(row[0]))
	}
	for _, row := range rows {
		h.Item("  "+ui.Pad(row[0], wide)+"  ", row[1])
	}
}
