package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/journal"
	"presshold/internal/settings"
)

// explained is a term and what is said of it.
type explained struct{ term, words string }

// writeProgramPage writes presshold(1).
func writeProgramPage(p *roffPage, root *cobra.Command) error {
	p.section("SYNOPSIS")
	p.line(".B presshold\n[\\fIOPTION\\fR]...")
	p.line(".br\n.B presshold\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...")
	p.section("DESCRIPTION")
	p.text(root.Long)
	p.section("OPTIONS")
	p.options(root)
	p.section("COMMANDS")
	p.commands(root)
	p.section("EXIT STATUS")
	p.explain(exitCodes())
	p.section("ENVIRONMENT")
	p.explain(environment())
	p.section("FILES")
	p.explain(usedFiles())
	p.text("The folders are those of Linux and the BSDs. On macOS all of this is in ~/Library/Application Support/presshold, on Windows in " +
		"%LOCALAPPDATA%\\presshold. presshold config shows the places, and whether anything is there.")
	p.section("CAVEATS")
	p.text("presshold times, cues and records. It cannot sense pressure, and it claims no effect on anybody's health. " +
		"presshold safety says when not to press, and where.")
	p.section("EXAMPLES")
	for _, e := range examples() {
		p.text(e.words + ":")
		p.code(e.term)
	}
	return nil
}

// commands writes a part for each command below another one.
func (p *roffPage) commands(cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		if !sub.IsAvailableCommand() || sub.Name() == "help" {
			continue
		}
		p.subsection(strings.TrimSuffix(sub.UseLine(), " [flags]"))
		p.text(cmp.Or(sub.Long, sub.Short+"."))
		p.options(sub)
		if sub.HasExample() {
			var lines []string
			for l := range strings.SplitSeq(sub.Example, "\n") {
				lines = append(lines, strings.TrimSpace(l))
			}
			p.code(lines...)
		}
		p.commands(sub)
	}
}

func (p *roffPage) options(cmd *cobra.Command) {
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		kind, text := flagText(f)
		term := roffBold("--" + f.Name)
		if f.Shorthand != "" {
			term = roffBold("-"+f.Shorthand) + ", " + term
		}
		term += roffKind(behind(f, kind))
		p.tagged(strings.ToUpper(text[:1])+text[1:]+".", term)
	})
}

func (p *roffPage) explain(all []explained) {
	for _, e := range all {
		p.tagged(e.words, roffBold(e.term))
	}
}

func exitCodes() []explained {
	signal := func(s syscall.Signal, what string) string { return fmt.Sprintf("%d %s", signalCode(s), what) }
	return []explained{
		{fmt.Sprint(codeDone), "Success."},
		{fmt.Sprint(codeFailed), "Failure; a message on standard error says why."},
		{fmt.Sprint(codeInvalid), "Wrong usage, or a file that is not valid."},
		{fmt.Sprintf("%d+n", codeSignal), "Ended by the signal n: " + signal(syscall.SIGHUP, "hang-up") + ", " +
			signal(syscall.SIGINT, "interrupt") + ", " + signal(syscall.SIGTERM, "termination") + "."},
	}
}

// environment are the variables that a user may set to some effect.
func environment() []explained {
	return []explained{
		{"ACCESSIBLE", "If it is set to anything but 0 or false, every command speaks in plain lines, as with --plain."},
		{"NO_COLOR", "If it is set, there are no colours."},
		{settings.EnvConfigDir, "The folder of the settings, protocols and treatments, in place of the usual one."},
		{settings.EnvDataDir, "The folder of the record, in place of the usual one."},
		{settings.EnvStateDir, "The folder of the state, in place of the usual one."},
		{"PRESSHOLD_RENDERER", "If it is stock, Bubble Tea's own renderer draws the screen; for a terminal on which it looks wrong."},
		{"XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "Where the usual folders are; see the XDG Base Directory Specification. Paths must be absolute."},
		{"HOME", "The home folder; that of the account if it is not set."},
		{"VISUAL, EDITOR", "The editor for protocols, treatments and notes; VISUAL comes first."},
		{"TERM, COLORTERM", "What the terminal can do. With TERM=dumb nothing is drawn."},
		{"LC_ALL, LC_NUMERIC, LANG", "The country, whose separators --for-excel writes."},
		{"PULSE_SERVER", "The sound server. Over SSH, cues are the terminal's bell unless it is set."},
		{"SOURCE_DATE_EPOCH", "The date of the manual pages that presshold man prints, in seconds since 1970."},
	}
}

// usedFiles are what the program reads and writes, where it usually is.
func usedFiles() []explained {
	paths := settings.DefaultPaths()
	config := "~/.config/presshold/"
	return []explained{
		{config + filepath.Base(paths.Settings), "The settings; see presshold-settings(5)."},
		{config + filepath.Base(paths.Protocols) + "/ID.toml", "Your protocols; see presshold-protocol(5)."},
		{config + filepath.Base(paths.Treatments) + "/ID.toml", "Your treatments; see presshold-treatment(5)."},
		{journal.Path("~/.local/share/presshold"), "The record, an SQLite database, for your account alone."},
		{"~/.local/state/presshold/", "The state: whether the safety text was shown, and sessions that could not be recorded yet."},
	}
}

// exampleLines are examples as help has them.
func exampleLines(all []explained) string {
	var lines []string
	for _, e := range all {
		lines = append(lines, "  "+e.term)
	}
	return strings.Join(lines, "\n")
}

// examples are what most people begin with; the first of them stand in help as well.
func examples() []explained {
	return []explained{
		{"presshold", "Choose a protocol, and start it"},
		{"presshold run alternating-ischemic-compression --rounds 8 --hold 8s-10s --release 3s", "Run one, with numbers of your own"},
		{"presshold run --hold 10s --release 4s --rounds 6", "Run without any protocol"},
		{`presshold run nimmo --point "upper trapezius:both" --until score:3 --until time:8m`, "Work both sides until the score is 3, but for no more than 8 minutes"},
		{"presshold run nimmo --client 4KXP-7M2P --score 7", "Record a run under the code of a client"},
		{"presshold run --again --client 4KXP-7M2P", "Repeat what was done last with that client"},
		{"presshold history copy", "Put the note of the last session on the clipboard"},
		{"presshold run sixty --plain | tee run.txt", "Print a run in plain lines, and keep them"},
	}
}
