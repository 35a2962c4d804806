package history

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/stats"
)

func clientCommand(a *app.App) *cobra.Command {
	cmd := clientListCommand(a, "client")
	cmd.Short = english.ClientShort
	cmd.Long = english.ClientLong
	cmd.Example = "  presshold client\n" +
		"  presshold client new\n" +
		"  presshold run nimmo --client 4KXP-7M2P"
	cmd.Args = app.NoCommand
	cmd.AddCommand(clientNewCommand(a), clientListCommand(a, "list"))
	return cmd
}

func clientNewCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "new",
		Short: english.ClientNewShort,
		Args:  app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			code, err := journal.NewClient(cmd.Context(), a.Paths.Data, time.Now())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(a.Out, code)
			return err
		},
	}
}

// clientListCommand lists the clients, under either of its names.
func clientListCommand(a *app.App, use string) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   use,
		Short: english.ClientListShort,
		Args:  app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := knownClients(cmd.Context(), a)
			if err != nil {
				return err
			}
			return a.Print(func(w *bufio.Writer) {
				switch {
				case asJSON:
					app.WriteJSON(w, all)
				case len(all) == 0:
					fmt.Fprintln(w, english.ClientNone)
				default:
					writeClients(a.Page(w), all)
				}
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, english.ListFlagJSON)
	return cmd
}

// knownClient is a client with the course of their scores.
type knownClient struct {
	journal.Client

	Score *jsonCourse `json:"score"` // null if no site has two scores
	trend stats.Trend // that Score summarises
}

// jsonCourse compares the client-reported scores before the first and the last session at a site.
type jsonCourse struct {
	stats.Place
	First float64 `json:"first"`
	Last  float64 `json:"last"`
	phrase.Difference
}

// knownClients returns all clients in the order in which they were added; never nil.
func knownClients(ctx context.Context, a *app.App) ([]knownClient, error) {
	known := []knownClient{}
	err := a.WithJournal(ctx, func(s *journal.Store) error {
		all, err := s.Clients(ctx)
		if err != nil {
			return err
		}
		for _, c := range all {
			trends, err := s.Trends(ctx, c.Code)
			if err != nil {
				return err
			}
			known = append(known, withScore(c, trends))
		}
		return nil
	})
	return known, app.Unless(err, journal.ErrNone)
}

// withScore adds the course of the scores at the site worked last that has one.
func withScore(c journal.Client, trends []stats.Trend) knownClient {
	for _, t := range trends {
		if first, last, ok := t.Before(); ok {
			return knownClient{c, &jsonCourse{t.Place, first, last, phrase.ScoreDifference(last - first)}, t}
		}
	}
	return knownClient{Client: c}
}

func writeClients(out app.Page, all []knownClient) {
	rows := [][]string{{"client", "since", "sessions", "last", "score"}}
	scored := false
	for _, c := range all {
		row := []string{c.Code, c.Created.Format(time.DateOnly), strconv.Itoa(c.Sessions), "", ""}
		if c.Last != nil {
			row[3] = c.Last.Format(app.Minute)
		}
		if c.Score != nil {
			scored = true
			row[4] = c.trend.Course()
			if place := c.trend.String(); place != "" {
				row[4] = place + ", " + row[4]
			}
		}
		rows = append(rows, row)
	}
	out.Rows("", rows)
	if scored {
		out.Line("")
		out.Item("", english.StatsCaveat)
	}
}
