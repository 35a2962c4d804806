package cli

import (
	"bufio"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/journal"
	"presshold/internal/settings"
)

func (a *app) clientCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "client",
		Short: "Make client codes, and list those in use",
		Long: "Make client codes, and list those in use. A code stands for a client in the record, which knows no names: " +
			"who is behind it stands in your own papers. The program's codes are random, and a slip in typing one is noticed.",
		Example: "  presshold client new\n" +
			"  presshold run nimmo --client 4KXP-7M2P",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(cmd, "client needs a command: new or list")
			}
			return usage(cmd, fmt.Sprintf("unknown command %q; want new or list", args[0]))
		},
		RunE: func(*cobra.Command, []string) error { return nil }, // or wrong words would only bring the help
	}
	cmd.AddCommand(a.clientNewCommand(), a.clientListCommand())
	return cmd
}

func (a *app) clientNewCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "new",
		Short:             "Make a code for a client",
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			code, err := journal.NewClient(cmd.Context(), settings.DefaultPaths().Data, time.Now())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(a.out, code)
			return err
		},
	}
}

func (a *app) clientListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:               "list",
		Short:             "List the client codes in use",
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var all []journal.Client
			err := withJournal(cmd.Context(), func(s *journal.Store) (err error) {
				all, err = s.Clients(cmd.Context())
				return err
			})
			if unless(err, journal.ErrNone) != nil {
				return err
			}
			return a.print(func(w *bufio.Writer) {
				switch {
				case asJSON:
					writeJSON(w, append([]journal.Client{}, all...)) // a list even of none
				case len(all) == 0:
					fmt.Fprintln(w, "There are no clients yet: presshold client new makes a code for one.")
				default:
					writeClients(w, all)
				}
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as a JSON array")
	return cmd
}

func writeClients(w *bufio.Writer, all []journal.Client) {
	rows := [][]string{{"client", "since", "sessions", "last"}}
	for _, c := range all {
		last := ""
		if c.Last != nil {
			last = c.Last.Format(minute)
		}
		rows = append(rows, []string{c.Code, c.Created.Format(time.DateOnly), strconv.Itoa(c.Sessions), last})
	}
	writeRows(w, "", rows)
}
