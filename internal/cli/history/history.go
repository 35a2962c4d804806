// Package history has the commands about the record: sessions, clients and statistics. It also
// provides the session that another command can repeat.
package history

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui/ui"
)

const usualSessions = 20

// Commands returns the commands of this package.
func Commands(a *app.App) []*cobra.Command {
	return []*cobra.Command{historyCommand(a), clientCommand(a), statsCommand(a)}
}

func historyCommand(a *app.App) *cobra.Command {
	var f viewFlags
	filter := journal.Filter{Limit: usualSessions}
	cmd := &cobra.Command{
		Use:   "history",
		Short: english.HistoryShort,
		Long:  english.HistoryLong,
		Example: "  presshold history --client 4KXP-7M2P --since 12w\n" +
			"  presshold history show last\n" +
			"  presshold history note last \"lighter next time\"\n" +
			"  presshold history export --format csv --out sessions.csv",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && (args[0] == "last" || isNumber(args[0])) {
				return app.Usage(cmd, english.HistoryUnknown, args[0])
			}
			return app.NoCommand(cmd, args)
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			return f.show(cmd, a,
				func(cfg settings.Settings) ui.Screen { return Screen(cmd.Context(), a, filter, cfg.Note.Style) },
				func() error { return printList(cmd.Context(), a, filter, f.json) })
		},
	}
	addFilter(cmd, &filter)
	cmd.Flags().Var(atLeast(0, &filter.Limit), "limit", fmt.Sprintf(english.HistoryLimit, usualSessions))
	f.add(cmd, english.ListFlagJSON)
	cmd.AddCommand(
		showCommand(a), copyCommand(a), treatmentCommand(a), noteCommand(a), editCommand(a), deleteCommand(a),
		exportCommand(a), backupCommand(a), restoreCommand(a), verifyCommand(a),
	)
	return cmd
}

func addFilter(cmd *cobra.Command, f *journal.Filter) {
	flags := cmd.Flags()
	flags.Var(&app.Value[string]{To: &f.Client, Parse: app.ParseClient, Kind: "CODE"}, "client", english.HistoryClient)
	flags.Var(&app.Value[protocol.Point]{To: &f.Point, Parse: protocol.ParsePoint, Kind: "SITE[:SIDE]"}, "site", english.HistorySite)
	flags.Var(&app.Value[string]{To: &f.Protocol, Kind: "PROTOCOL|TREATMENT", Parse: func(text string) (string, error) {
		if text == "" {
			return "", errors.New(english.HistoryAnyProtocol)
		}
		return text, nil
	}}, "protocol", english.HistoryProtocol)
	flags.Var(since(&f.Since), "since", english.HistorySince)
}

func printList(ctx context.Context, a *app.App, f journal.Filter, asJSON bool) error {
	w := bufio.NewWriter(a.Out)
	err := a.OverJournal(ctx, func(ctx context.Context, s *journal.Store) error {
		if err := s.CheckClient(ctx, f.Client); err != nil {
			return err
		}
		if asJSON {
			if app.IsTerminal(a.Out) {
				s.Watch(nil) // the list itself shows the progress
			}
			return listJSON(ctx, w, s, f)
		}
		return listSessions(ctx, a, w, s, f)
	})
	if errors.Is(err, journal.ErrNone) {
		err = nil
		if asJSON {
			fmt.Fprintln(w, "[]") // a list, even if it is empty
		} else {
			fmt.Fprintln(w, plain.Sentence(english.JournalEmpty))
		}
	}
	return errors.Join(err, w.Flush())
}

// listJSON writes sessions as they are read.
func listJSON(ctx context.Context, w *bufio.Writer, s *journal.Store, f journal.Filter) error {
	before := "["
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("  ", "  ")
	_, err := s.Each(ctx, f, journal.Listed, func(one journal.Session) error {
		text.Reset()
		if err := e.Encode(one); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w, "%s\n  %s", before, bytes.TrimSuffix(plain.JSON(text.Bytes()), []byte("\n")))
		before = ","
		return err
	})
	switch {
	case err != nil:
		return err
	case before == "[":
		fmt.Fprintln(w, "[]")
	default:
		fmt.Fprintln(w, "\n]")
	}
	return nil
}

func listSessions(ctx context.Context, a *app.App, w *bufio.Writer, s *journal.Store, f journal.Filter) error {
	rows := [][]string{{"session", "began", "client", "protocol", "active", english.HistoryPoints}}
	more, err := s.Each(ctx, f, journal.Outlined, func(s journal.Session) error {
		rows = append(rows, []string{
			strconv.FormatInt(s.ID, 10), s.Began.Format(app.Minute), s.Client, s.Title, phrase.Clock(time.Duration(s.Active)), apartAndPlaces(s),
		})
		return nil
	})
	switch {
	case err != nil:
		return err
	case len(rows) == 1 && f.IsAll():
		fmt.Fprintln(w, plain.Sentence(english.JournalEmpty))
		return nil
	case len(rows) == 1:
		fmt.Fprintln(w, english.HistoryNoMatch)
		return nil
	}
	a.Page(w).Rows("", rows)
	if more {
		fmt.Fprintln(w, english.HistoryMore)
	}
	return nil
}

// apart says what is special about a session; "" for nothing.
func apart(s journal.Session) string {
	switch {
	case s.Preview:
		return english.LabelPreview
	case s.Open:
		return english.HistoryNotOver
	case s.End == session.ByInterruption:
		return english.HistoryInterrupted
	case s.End == session.ByAbort:
		return english.HistoryAborted
	default:
		return ""
	}
}

// apartAndPlaces is the last column of a list, which is wrapped: what is special, then the points.
func apartAndPlaces(s journal.Session) string {
	return strings.Join(slices.DeleteFunc([]string{apart(s), placesOf(s)}, func(text string) bool { return text == "" }), ", ")
}

// placesOf lists the points of a session: "upper trapezius left 7 -> 3, soleus".
func placesOf(s journal.Session) string {
	var parts []string
	for _, p := range s.Points {
		part := strings.TrimSpace(p.Place().String() + " " + phrase.Scores(p.ScoreBefore, p.ScoreAfter))
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// atLeast is a flag with a whole number that must not be less.
func atLeast(least int, to *int) *app.Value[int] {
	return &app.Value[int]{To: to, Kind: "N", Parse: func(text string) (int, error) {
		n, err := strconv.Atoi(text)
		switch {
		case err != nil:
			return 0, fmt.Errorf(english.ValueWhole, text)
		case n < least:
			return 0, fmt.Errorf(english.HistoryTooFew, least, text)
		}
		return n, nil
	}}
}

func isNumber(text string) bool {
	_, err := strconv.ParseUint(text, 10, 64)
	return err == nil
}

// sessionID parses the number of a session; 0 is the last one.
func sessionID(cmd *cobra.Command, text string) (int64, error) {
	if text == "last" {
		return 0, nil
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil || id < 1 {
		return 0, app.Usage(cmd, english.HistoryNumber, text)
	}
	return id, nil
}
