package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/config"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/stats"
	"presshold/internal/tui/paper"
)

// usualSessions is how many sessions history lists unless it is told how many.
const usualSessions = 20

// historyFlags are the flags of history.
type historyFlags struct {
	screenFlags
	filter       journal.Filter
	json, screen bool
}

func (a *app) historyCommand() *cobra.Command {
	f := historyFlags{filter: journal.Filter{Limit: usualSessions}}
	cmd := &cobra.Command{
		Use:   "history",
		Short: "List what was done, and look after the record",
		Long: "List the sessions of the record, those that began last first. The list is printed, so that the numbers of " +
			"sessions stay in sight for the other commands; --screen opens the history to leaf through instead, as its key " +
			"does in the picker.",
		Example: "  presshold history --client 4KXP-7M2P --since 12w\n" +
			"  presshold history show last\n" +
			"  presshold history note last \"lighter next time\"\n" +
			"  presshold history export --format csv --out sessions.csv",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usage(cmd, fmt.Sprintf("unknown command %q; presshold history show %s shows a session", args[0], args[0]))
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case f.screen && f.json:
				return usage(cmd, "--screen and --json exclude each other")
			case f.screen:
				return a.browse(cmd.Context(), f.filter, f.screenFlags)
			default:
				return a.history(cmd.Context(), f.filter, f.json)
			}
		},
	}
	addFilter(cmd, &f.filter)
	flags := cmd.Flags()
	flags.IntVar(&f.filter.Limit, "limit", usualSessions, "at most so many; 0 for all")
	flags.BoolVar(&f.json, "json", false, "as a JSON array")
	flags.BoolVar(&f.screen, "screen", false, "leaf through them on the screen")
	f.addLook(cmd)
	_ = cmd.RegisterFlagCompletionFunc("limit", cobra.NoFileCompletions) // the flag is there
	flags.SortFlags = false
	cmd.AddCommand(
		a.historyShowCommand(), a.historyTreatmentCommand(), a.historyNoteCommand(), a.historyEditCommand(), a.historyDeleteCommand(),
		a.historyExportCommand(), a.historyBackupCommand(), a.historyRestoreCommand(), a.historyVerifyCommand(),
	)
	return cmd
}

// addFilter adds the flags that say which sessions.
func addFilter(cmd *cobra.Command, f *journal.Filter) {
	flags := cmd.Flags()
	flags.Var(&value[string]{to: &f.Client, parse: parseClient, kind: "CODE"}, "client", "of one client")
	flags.Var(&value[protocol.Point]{to: &f.Point, parse: protocol.ParsePoint, kind: "SITE[:SIDE]"}, "site", "at one site, or on one side of it")
	flags.StringVar(&f.Protocol, "protocol", "", "of one protocol or treatment, by its id or the beginning of it")
	flags.Var(&value[stats.Day]{to: &f.Since, kind: "WHEN", parse: func(text string) (stats.Day, error) {
		return parseSince(text, time.Now())
	}}, "since", "of that day and later: 2026-01-31, or so long ago: 30d, 12w, 1y")
	_ = cmd.RegisterFlagCompletionFunc("site", completeSites) // the flag is there
	for _, bare := range []string{"client", "protocol", "since"} {
		_ = cmd.RegisterFlagCompletionFunc(bare, cobra.NoFileCompletions)
	}
}

// withJournal opens the record for as long as something takes. Where there is none the
// error is journal.ErrNone.
func withJournal(ctx context.Context, do func(*journal.Store) error) error {
	_, _ = journal.TakeIn(ctx, recorderOptions()) // where it fails the next run says so
	s, err := journal.Open(ctx, config.DefaultPaths().Data)
	if err != nil {
		return err
	}
	return errors.Join(do(s), s.Close())
}

func (a *app) history(ctx context.Context, f journal.Filter, asJSON bool) error {
	f.Limit = max(f.Limit, 0)
	var found []journal.Session
	more := false
	err := withJournal(ctx, func(s *journal.Store) (err error) {
		found, more, err = s.List(ctx, f)
		return err
	})
	none := errors.Is(err, journal.ErrNone)
	if err != nil && !none {
		return err
	}
	return a.print(func(w *bufio.Writer) {
		switch {
		case asJSON:
			writeJSON(w, append([]journal.Session{}, found...)) // a list even of none
		case none:
			fmt.Fprintln(w, "Nothing is recorded yet.")
		case len(found) == 0:
			fmt.Fprintln(w, "No session is like that.")
		default:
			writeHistory(w, found)
			if more {
				fmt.Fprintf(w, "and more: --limit 0 lists all\n")
			}
		}
	})
}

func writeHistory(w *bufio.Writer, found []journal.Session) {
	rows := [][]string{{"session", "began", "client", "protocol", "active", "", "points, client-reported scores"}}
	for _, s := range found {
		rows = append(rows, []string{
			strconv.FormatInt(s.ID, 10), s.Began.Format(minute), s.Client, s.Title, phrase.Clock(time.Duration(s.Active)), apart(s), placesOf(s),
		})
	}
	writeRows(w, "", rows)
}

// writeRows writes rows in columns under a head. A column with nothing in it but its
// head is left out; a row of one cell stands apart and is as wide as it comes.
func writeRows(w *bufio.Writer, indent string, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows[1:] {
		for i, cell := range row {
			if len(row) > 1 {
				widths[i] = max(widths[i], paper.Width(plain.Line(cell)))
			}
		}
	}
	for i, cell := range rows[0] {
		if widths[i] > 0 {
			widths[i] = max(widths[i], paper.Width(cell))
		}
	}
	for _, row := range rows {
		line := indent
		for i, cell := range row {
			switch cell = plain.Line(cell); {
			case len(row) == 1:
				line += cell
			case widths[i] > 0:
				line += paper.Pad(cell, widths[i]) + "  "
			}
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// minute is how moments are written, in the zone of then.
const minute = "2006-01-02 15:04"

// apart is what sets a session apart from those that were done as they should be.
func apart(s journal.Session) string {
	switch {
	case s.Preview:
		return "preview"
	case s.Open:
		return "not over"
	case s.End == journal.ByInterruption:
		return "interrupted"
	case s.End == session.ByAbort:
		return "stopped early" // "left" is a side
	default:
		return ""
	}
}

// placesOf are the points of a session in a line: "upper trapezius left 7 -> 3, soleus".
func placesOf(s journal.Session) string {
	var parts []string
	for _, p := range s.Points {
		part := strings.TrimSpace(p.Place().String() + " " + scoresOf(p))
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// scoresOf is how the client-reported score went: "7 -> 3".
func scoresOf(p journal.Point) string {
	n := func(s session.ClientScore) string {
		if !s.Given {
			return "?"
		}
		return strconv.Itoa(s.N)
	}
	switch {
	case !p.ScoreBefore.Given && !p.ScoreAfter.Given:
		return ""
	case p.ScoreBefore == p.ScoreAfter:
		return n(p.ScoreAfter)
	default:
		return n(p.ScoreBefore) + " -> " + n(p.ScoreAfter)
	}
}

// sessionID reads the number of a session; 0 is the last one.
func sessionID(cmd *cobra.Command, text string) (int64, error) {
	if text == "last" {
		return 0, nil
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil || id < 1 {
		return 0, usage(cmd, fmt.Sprintf("session %q: want its number, as presshold history lists it, or last", text))
	}
	return id, nil
}
