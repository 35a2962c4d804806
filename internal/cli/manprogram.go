package cli

import (
	"cmp"
	"fmt"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
)

// explained is a term and its explanation.
type explained struct{ term, words string }

// writeProgramPage writes presshold(1).
func writeProgramPage(p *roffPage, root *cobra.Command) error {
	p.section(english.ManSynopsis)
	p.line(".B presshold\n[\\fIOPTION\\fR]...")
	p.line(".br\n.B presshold\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...")
	p.section(english.ManDescription)
	p.text(root.Long)
	p.section(english.ManOptions)
	p.options(root)
	p.section(english.ManCommandList)
	p.commands(root)
	p.section(english.ManExitStatus)
	p.explain(exitCodes())
	p.section(english.ManEnvironment)
	p.explain(environment())
	p.section(english.ManFiles)
	p.explain(usedFiles())
	p.text(english.ManFolders)
	p.section(english.ManCaveats)
	p.text(english.ManNoClaims)
	p.section(english.ManExamples)
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
		if f.Hidden || f.Name == "help" && cmd.HasParent() {
			return
		}
		kind, text := flagText(f)
		term := roffBold(flagNames(f)) + roffKind(behind(f, kind))
		p.tagged(strings.ToUpper(text[:1])+text[1:]+".", term)
	})
}

func (p *roffPage) explain(all []explained) {
	for _, e := range all {
		p.tagged(e.words, roffBold(e.term))
	}
}

func exitCodes() []explained {
	return []explained{
		{fmt.Sprint(codeDone), english.ExitDone},
		{fmt.Sprint(codeFailed), english.ExitFailed},
		{fmt.Sprint(codeInvalid), english.ExitInvalid},
		{fmt.Sprintf("%d+n", codeSignal), fmt.Sprintf(english.ExitSignal,
			signalCode(syscall.SIGHUP), signalCode(syscall.SIGINT), signalCode(syscall.SIGTERM))},
	}
}

// environment are the environment variables that the program heeds.
func environment() []explained {
	return []explained{
		{"ACCESSIBLE", english.EnvAccessible},
		{"NO_COLOR", english.EnvNoColor},
		{settings.EnvConfigDir, english.EnvConfig},
		{settings.EnvDataDir, english.EnvData},
		{settings.EnvStateDir, english.EnvState},
		{"PRESSHOLD_RENDERER", english.EnvRenderer},
		{"XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", english.EnvXDG},
		{"HOME", english.EnvHome},
		{"VISUAL, EDITOR", english.EnvEditor},
		{"TERM, COLORTERM", english.EnvTerm},
		{"LC_ALL, LC_CTYPE, LANG", english.EnvCharacters},
		{"LC_ALL, LC_NUMERIC, LANG", english.EnvCountry},
		{"PULSE_SERVER", english.EnvSound},
		{"SOURCE_DATE_EPOCH", english.EnvEpoch},
	}
}

// usedFiles are what the program reads and writes, where it usually is.
func usedFiles() []explained {
	config := "~/.config/presshold/"
	return []explained{
		{config + settings.FileName, english.FileSettings},
		{config + settings.ProtocolsFolder + "/ID.toml", english.FileProtocols},
		{config + settings.TreatmentsFolder + "/ID.toml", english.FileTreatments},
		{journal.Path("~/.local/share/presshold"), english.FileRecord},
		{"~/.local/state/presshold/", english.FileState},
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
		{"presshold", english.ExamplePick},
		{"presshold run alternating-ischemic-compression --rounds 8 --hold 8s-10s --release 3s", english.ExampleNumbers},
		{"presshold run --hold 10s --release 4s --rounds 6", english.ExampleAdHoc},
		{`presshold run nimmo --point "upper trapezius:both" --until score:3 --until time:8m`, english.ExampleBothSides},
		{"presshold run nimmo --client 4KXP-7M2P --score 7", english.ExampleClient},
		{"presshold run --again --client 4KXP-7M2P", english.ExampleAgain},
		{"presshold history copy", english.ExampleCopy},
		{"presshold run sixty --plain | tee run.txt", english.ExamplePlain},
	}
}
