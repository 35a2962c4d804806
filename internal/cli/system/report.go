package system

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"runtime"

	"presshold/internal/cli/app"
	"presshold/internal/cue/player"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/settings"
	"presshold/internal/tomldoc"
)

// printReport prints what a bug report needs to say about this program and machine. It holds no
// client data and no words that the user wrote.
func printReport(ctx context.Context, a *app.App, s player.System) error {
	w := bufio.NewWriter(a.Out)
	home := homeAs(os.UserHomeDir())
	out := findings{page: app.Page{W: w}, show: home} // unwrapped: it is sent on
	cfg, bad := a.Settings()
	out.tell(finding{app.Name, a.Built, ""}, finding{english.ReportGo, runtime.Version(), ""}, finding{english.ReportSystem, platform(), ""})
	out.tell(surroundings()...)
	if playing, _ := abilities(a, s, cfg, out); playing != nil {
		defer playing.Close() //nolint:errcheck // there is nobody left to tell
	}
	writePaths(w, a.Paths, findingWidth, home)
	out.tell(privacy(a.Paths))
	out.tell(changedSettings(cfg, bad)...)
	out.tell(ownFiles(a))
	out.tell(inventory(journal.ReadInventory(ctx, a.Paths.Data, a.Paths.State))...)
	return w.Flush()
}

// platform is the system and the processor, with what the system calls itself.
func platform() string {
	if name := systemName(); name != "" {
		return fmt.Sprintf("%s/%s, %s", runtime.GOOS, runtime.GOARCH, name)
	}
	return fmt.Sprintf("%s/%s", runtime.GOOS, runtime.GOARCH)
}

// homeAs writes ~ for the home folder where it begins a path.
func homeAs(home string, err error) func(string) string {
	if err != nil || len(home) < 2 {
		return asItIs
	}
	begins := regexp.MustCompile(regexp.QuoteMeta(home) + `([/\\\s,:"]|$)`)
	return func(text string) string { return begins.ReplaceAllString(text, "~$1") }
}

// surroundings returns what the terminal reports about itself, and which renderer draws the screen.
func surroundings() []finding {
	var said []string
	for _, name := range []string{"TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "LANG", "LC_ALL", "ACCESSIBLE", "NO_COLOR"} {
		if value := os.Getenv(name); value != "" {
			said = append(said, name+"="+value)
		}
	}
	for _, in := range []struct{ variable, words string }{
		{"TMUX", english.ReportTmux}, {"STY", english.ReportScreen}, {"SSH_CONNECTION", english.ReportSSH}, {"WT_SESSION", english.ReportWindows},
	} {
		if os.Getenv(in.variable) != "" {
			said = append(said, in.words)
		}
	}
	renderer := english.ReportOwnRenderer
	if app.StockRenderer() {
		renderer = english.ReportBubbleTea
	}
	return []finding{{english.ReportEnvironment, plain.List(said), ""}, {english.ReportRenderer, renderer, ""}}
}

// changedSettings tell what is set, each setting in a line. Of a file that can't be read they
// tell where it is wrong, and not what is written there.
func changedSettings(cfg settings.Settings, bad error) []finding {
	const what = english.ReportChanged
	var wrong *tomldoc.Error
	switch {
	case errors.As(bad, &wrong) && wrong.Problems[0].Line > 0:
		return []finding{{what, fmt.Sprintf(english.ReportBadLine, wrong.Problems[0].Line), ""}}
	case bad != nil:
		return []finding{{what, english.ReportUnreadable, ""}}
	}
	var found []finding
	for _, c := range cfg.Changed() {
		found = append(found, finding{what, fmt.Sprintf("%s = %s", c.Name, c.Value), ""})
	}
	if len(found) == 0 {
		found = []finding{{what, english.ReportUnchanged, ""}}
	}
	return found
}

// ownFiles counts the user's files of protocols and treatments.
func ownFiles(a *app.App) finding {
	own, err := a.OpenCatalog()
	if err != nil {
		return finding{english.ReportFiles, english.ReportNoFolder, ""}
	}
	protocols, treatments := own.Own()
	counts := []string{phrase.Count(protocols, "protocol"), phrase.Count(treatments, "treatment")}
	return finding{english.ReportFiles, plain.List(counts), ""}
}

// inventory tells how large the record is.
func inventory(s journal.Inventory, err error) []finding {
	record := fmt.Sprintf(english.ReportFormat, s.Format, s.Known, s.Size, s.Log)
	switch {
	case errors.Is(err, journal.ErrNone):
		record = english.NoneYet
	case err != nil:
		record = fmt.Sprintf(english.ReportFormatBad, s.Format, s.Known, s.Size, s.Log, err)
	}
	var counts []string
	for _, c := range s.Counts {
		counts = append(counts, phrase.Count(c.N, c.What))
	}
	found := []finding{{english.ReportRecord, record, ""}}
	if len(counts) > 0 {
		found = append(found, finding{english.ReportContents, plain.List(counts), ""})
	}
	return append(found, finding{english.ReportBeside, fmt.Sprintf(english.ReportAside, s.Aside, s.Unsaved), ""})
}
