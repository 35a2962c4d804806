package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

func deleteCommand(a *app.App) *cobra.Command {
	var what journal.Target
	var really bool
	cmd := &cobra.Command{
		Use:   "delete SESSION | FILE | --client CODE | --practice",
		Short: english.DeleteShort,
		Long:  english.DeleteLong,
		Example: "  presshold history delete 12\n" +
			"  presshold history delete --client 4KXP-7M2P --yes\n" +
			"  presshold history delete --practice",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case what.Practice && (len(args) > 0 || what.Client != ""):
				return app.Usage(cmd, english.DeleteAlone)
			case len(args) == 0 && what.Client == "" && !what.Practice:
				return app.Usage(cmd, english.DeleteWhat)
			case len(args) > 0 && what.Client != "":
				return app.Together(cmd, "a session", "--client")
			case len(args) > 1:
				return app.Usage(cmd, english.UsageOneArgument, cmd.Name(), args[1])
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
	cmd.Flags().Var(&app.Value[string]{To: &what.Client, Parse: app.ParseClient, Kind: "CODE"}, "client", english.DeleteClient)
	cmd.Flags().BoolVar(&what.Practice, "practice", false, english.DeletePractice)
	cmd.Flags().BoolVar(&really, "yes", false, english.DeleteYes)
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
	return errors.Join(err, a.Print(func(w *bufio.Writer) { writeDeleted(w, d, really) }))
}

func writeDeleted(w *bufio.Writer, d journal.Deleted, gone bool) {
	some := d.Client != "" || len(d.Sessions)+len(d.Files)+d.Drills+d.Answers > 0
	switch {
	case some && gone:
		fmt.Fprintln(w, english.DeletedIs)
	case some:
		fmt.Fprintln(w, english.DeletedWould)
	case gone:
		fmt.Fprintln(w, english.DeletedRest)
	default:
		fmt.Fprintln(w, english.DeletedUnfinished)
	}
	if d.Client != "" {
		fmt.Fprintf(w, english.DeletedClient, plain.Line(d.Client))
	}
	for i, s := range d.Sessions {
		if i == usualSessions {
			fmt.Fprintf(w, english.DeletedSessions, len(d.Sessions)-i)
			break
		}
		fmt.Fprintf(w, english.DeletedSession, s.ID, s.Began.Format(app.Minute), plain.Line(s.Title))
	}
	for _, part := range []struct {
		n          int
		noun, line string
	}{
		{d.Points, "point", "  %s\n"},
		{d.Phases, "phase", "  %s\n"},
		{d.Marks, "event", "  %s\n"},
		{d.Protocols, "protocol", english.DeletedProtocols},
		{d.Drills, "drill", "  %s\n"},
		{d.Answers, "answer", "  %s\n"},
	} {
		if part.n > 0 {
			fmt.Fprintf(w, part.line, phrase.Count(part.n, part.noun))
		}
	}
	for _, f := range d.Files {
		fmt.Fprintf(w, english.DeletedFile, plain.Line(f))
	}
	fmt.Fprintln(w, english.DeletedErasure)
	if len(d.Left) > 0 {
		fmt.Fprintln(w, english.DeletedLeft)
		for _, f := range d.Left {
			fmt.Fprintf(w, "  %s\n", plain.Line(f))
		}
	}
	if !gone {
		fmt.Fprintln(w, english.DeletedNotYet)
	}
}
