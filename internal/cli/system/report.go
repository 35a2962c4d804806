package system

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strings"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/cue/player"
	"presshold/internal/journal"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/tomldoc"
)

// printReport tells what a bug report needs to say of this program and machine. Nothing in
// it is a client's, nor are words that the user wrote anywhere.
func printReport(ctx context.Context, a *app.App, s player.System) error {
	w := bufio.NewWriter(a.Out)
	home := homeAs(os.UserHomeDir())
	tell := func(all ...finding) {
		for _, f := range all {
			fmt.Fprintf(w, "%-*s %s\n", findingWidth, f.what, home(plain.Line(f.found)))
		}
		_ = w.Flush() // it fails again at the end
	}
	paths := a.Paths
	cfg, bad := a.Settings()
	tell(finding{app.Name, a.Built, ""}, finding{"Go", runtime.Version(), ""})
	tell(finding{"system", strings.TrimRight(fmt.Sprintf("%s/%s, %s", runtime.GOOS, runtime.GOARCH, systemName()), ", "), ""})
	tell(surroundings(a)...)
	if playing, _ := abilities(a, s, cfg, tell); playing != nil {
		defer playing.Close() //nolint:errcheck // there is nobody left to tell
	}
	var places strings.Builder
	b := bufio.NewWriter(&places)
	writePaths(b, paths, findingWidth)
	_ = b.Flush() // into memory
	fmt.Fprint(w, home(places.String()))
	tell(privacy(paths))
	tell(changedSettings(cfg, bad)...)
	tell(ownFiles(paths))
	tell(surveyed(journal.TakeSurvey(ctx, paths.Data, paths.State))...)
	return w.Flush()
}

// homeAs writes ~ for the home folder where it begins a path.
func homeAs(home string, err error) func(string) string {
	if err != nil || len(home) < 2 {
		return func(text string) string { return text }
	}
	begins := regexp.MustCompile(regexp.QuoteMeta(home) + `([/\\\s,:"]|$)`)
	return func(text string) string { return begins.ReplaceAllString(text, "~$1") }
}

// surroundings tell what the terminal says of itself, and how the screen is drawn.
func surroundings(_ *app.App) []finding {
	var said []string
	for _, name := range []string{"TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "LANG", "LC_ALL", "ACCESSIBLE", "NO_COLOR"} {
		if value := os.Getenv(name); value != "" {
			said = append(said, name+"="+value)
		}
	}
	for _, in := range []struct{ variable, words string }{
		{"TMUX", "in tmux"}, {"STY", "in GNU screen"}, {"SSH_CONNECTION", "over SSH"}, {"WT_SESSION", "in Windows Terminal"},
	} {
		if os.Getenv(in.variable) != "" {
			said = append(said, in.words)
		}
	}
	renderer := "the program's own"
	if app.StockRenderer() {
		renderer = "Bubble Tea's"
	}
	return []finding{{"environment", strings.Join(said, ", "), ""}, {"renderer", renderer, ""}}
}

// changedSettings tell what is set, each setting in a line. Of a file that can't be read they
// tell where it is wrong, and not what is written there.
func changedSettings(cfg settings.Settings, bad error) []finding {
	var wrong *tomldoc.Error
	switch {
	case errors.As(bad, &wrong) && wrong.Problems[0].Line > 0:
		return []finding{{"changed", fmt.Sprintf("nothing: the settings have an error in line %d", wrong.Problems[0].Line), ""}}
	case bad != nil:
		return []finding{{"changed", "nothing: the settings can't be read", ""}}
	}
	var found []finding
	for _, c := range cfg.Changed() {
		found = append(found, finding{"changed", c.Name + " = " + c.Value, ""})
	}
	if len(found) == 0 {
		found = []finding{{"changed", "no setting", ""}}
	}
	return found
}

// ownFiles tells how many files of protocols and treatments there are beside the library.
func ownFiles(p settings.Paths) finding {
	protocols, err := catalog.Open(p.Protocols)
	treatments, err2 := catalog.OpenTreatments(p.Treatments, protocols)
	if errors.Join(err, err2) != nil {
		return finding{"own files", "a folder can't be read", ""}
	}
	library, _ := catalog.Open("") // it has no folder to read
	return finding{"own files", fmt.Sprintf("%s, %s", protocol.Count(len(protocols.IDs())-len(library.IDs()), "protocol"),
		protocol.Count(len(treatments.TreatmentIDs()), "treatment")), ""}
}

// surveyed tells how large the record is.
func surveyed(s journal.Survey, err error) []finding {
	record := fmt.Sprintf("format %d of %d, %d bytes, log %d bytes", s.Format, s.Known, s.Size, s.Log)
	switch {
	case errors.Is(err, journal.ErrNone):
		record = "none yet"
	case err != nil:
		record += ": " + err.Error()
	}
	var counts []string
	for _, c := range s.Counts {
		counts = append(counts, protocol.Count(c.N, c.What))
	}
	found := []finding{{"record", record, ""}}
	if len(counts) > 0 {
		found = append(found, finding{"holds", strings.Join(counts, ", "), ""})
	}
	return append(found, finding{"beside it", fmt.Sprintf("%d kept aside, %d not recorded yet", s.Aside, s.Unsaved), ""})
}
