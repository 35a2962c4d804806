package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

func deleteCommand(a *app.App) *cobra.Command {
	var what journal.Target
	var really bool
	cmd := &cobra.Command{
		Use:   "delete SESSION | FILE | --client CODE | --practice",
		Short: "Delete a session, a client with all of theirs, or your practice",
		Long: "Delete a session, a client with all of theirs, or all of your practice, from all of the program's files. A session that could not be " +
			"recorded is named by its unsaved file. The command lists what would go; only --yes deletes it. If it is " +
			"interrupted, repeat it. What is deleted is overwritten, but that is not secure erasure: a drive or a file " +
			"system may keep old blocks, which no program can reach, and backups, exports and copies stay as they are.",
		Example: "  presshold history delete 12\n" +
			"  presshold history delete --client 4KXP-7M2P --yes\n" +
			"  presshold history delete --practice",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case what.Practice && (len(args) > 0 || what.Client != ""):
				return app.Usage(cmd, "--practice can't be used with a session or --client")
			case len(args) == 0 && what.Client == "" && !what.Practice:
				return app.Usage(cmd, "delete needs the number of a session, --client, or --practice")
			case len(args) > 0 && what.Client != "":
				return app.Together(cmd, "a session", "--client")
			case len(args) > 1:
				return app.Usage(cmd, "delete takes one session; %q is one too many", args[1])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				if what.UID = journal.UnsavedUID(args[0]); what.UID == "" {
					id, err := sessionID(cmd, args[0])
					if err != nil {
						return err
					}
					what.ID = id
				}
			}
			return deleteRecorded(cmd.Context(), a, what, really)
		},
	}
	cmd.Flags().Var(&app.Value[string]{To: &what.Client, Parse: app.ParseClient, Kind: "CODE"}, "client", "all that is recorded of this client")
	cmd.Flags().BoolVar(&what.Practice, "practice", false, "all drills, with the readings of gauges, and all answers of the quiz")
	cmd.Flags().BoolVar(&really, "yes", false, "delete it, instead of only listing what would go")
	return cmd
}

func deleteRecorded(ctx context.Context, a *app.App, what journal.Target, really bool) error {
	var d journal.Deleted
	err := a.OverJournal(ctx, func(ctx context.Context, s *journal.Store) (err error) {
		act := s.Deletion
		if really {
			act = s.Delete
		}
		d, err = act(ctx, a.Paths.State, what)
		return err
	})
	if err != nil && !errors.As(err, new(*journal.TracesError)) {
		return err
	}
	return errors.Join(err, a.Print(func(w *bufio.Writer) { writeDoomed(w, d, really) }))
}

// writeDoomed tells what goes, or what is gone, and what is not.
func writeDoomed(w *bufio.Writer, d journal.Deleted, gone bool) {
	some := d.Client != "" || len(d.Sessions)+len(d.Files)+d.Drills+d.Answers > 0
	switch {
	case some && gone:
		fmt.Fprintln(w, "Deleted:")
	case some:
		fmt.Fprintln(w, "This would be deleted:")
	case gone:
		fmt.Fprintln(w, "What an earlier deletion left behind is now overwritten.")
	default:
		fmt.Fprintln(w, "There is nothing more to delete, but an earlier deletion was interrupted: what it removed still has to be overwritten.")
	}
	if d.Client != "" {
		fmt.Fprintf(w, "  the client %s\n", plain.Line(d.Client))
	}
	for i, s := range d.Sessions {
		if i == usualSessions {
			fmt.Fprintf(w, "  and %d sessions more\n", len(d.Sessions)-i)
			break
		}
		fmt.Fprintf(w, "  session %d of %s: %s\n", s.ID, s.Began.Format(app.Minute), plain.Line(s.Title))
	}
	for _, part := range []struct {
		n    int
		what string
	}{
		{d.Points, "point"}, {d.Phases, "phase"}, {d.Marks, "mark"}, {d.Protocols, "protocol that no other session used"}, {d.Drills, "drill"}, {d.Answers, "answer"},
	} {
		if part.n > 0 {
			fmt.Fprintf(w, "  %s\n", protocol.Count(part.n, part.what))
		}
	}
	for _, f := range d.Files {
		fmt.Fprintf(w, "  the file %s\n", plain.Line(f))
	}
	fmt.Fprintln(w, "This is not secure erasure, and it covers no backups, exports or other copies.")
	if len(d.Left) > 0 {
		fmt.Fprintln(w, "These files may contain it too, and are left alone:")
		for _, f := range d.Left {
			fmt.Fprintf(w, "  %s\n", plain.Line(f))
		}
	}
	if !gone {
		fmt.Fprintln(w, "Nothing is deleted yet: --yes does it.")
	}
}
