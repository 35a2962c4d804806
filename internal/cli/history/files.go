package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/file"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// exportFlags are the flags of history export.
type exportFlags struct {
	filter       journal.Filter
	format, rows string
	excel        string
	out          string
	force        bool
}

// ExportFormats are what an export can be written as.
func ExportFormats() []string { return []string{"json", "csv"} }

// ExportRows are what a row of a table is about.
func ExportRows() []string { return []string{"points", "phases"} }

func exportCommand(a *app.App) *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the record as CSV or JSON",
		Long: "Write the record for another program. JSON has everything: every session with its rounds, phases, marks, notes and the " +
			"protocol files as they were run, and, unless it is of one client only, all practice. CSV is a table with a row " +
			"for each point, or, with --rows phases, for each phase; lengths of time are in seconds, thresholds in kg/cm2. " +
			"Text that a spreadsheet would run as a formula has an apostrophe in front. With --for-excel the table opens " +
			"correctly in Excel and LibreOffice: dates and times have their own cells, and separators and decimal signs " +
			"are those of your country.\n\n" +
			"An export is health data outside the program's care: keep it as safe as the record.",
		Example: "  presshold history export --format csv --out sessions.csv\n" +
			"  presshold history export --for-excel --since 12w --out sessions.csv\n" +
			"  presshold history export --client 4KXP-7M2P --format json > client.json",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case !slices.Contains(ExportFormats(), f.format):
				return app.Usage(cmd, "--format %q: want csv or json", f.format)
			case f.excel != "" && !cmd.Flags().Changed("format"):
				f.format = "csv"
			case f.excel != "" && f.format == "json":
				return app.Usage(cmd, "--for-excel is for CSV")
			}
			switch {
			case !slices.Contains(ExportRows(), f.rows):
				return app.Usage(cmd, "--rows %q: want points or phases", f.rows)
			case f.format == "json" && cmd.Flags().Changed("rows"):
				return app.Usage(cmd, "--rows is for CSV; JSON has everything")
			}
			return exportRecord(cmd.Context(), a, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "json", "json or csv")
	flags.StringVar(&f.rows, "rows", "points", "for CSV: a row for each of points or phases")
	flags.Var(&app.Value[string]{To: &f.excel, Parse: parseExcel, Kind: "SEPARATOR"}, "for-excel",
		"CSV that Excel and LibreOffice open correctly; with your country's separator, or =comma or =semicolon")
	flags.Lookup("for-excel").NoOptDefVal = excelByCountry
	addFilter(cmd, &f.filter)
	flags.StringVar(&f.out, "out", "", "write it into this new file, for you alone, and not to the output; - is the output")
	flags.BoolVar(&f.force, "force", false, "replace the file if it exists")
	flags.SortFlags = false
	return cmd
}

func exportRecord(ctx context.Context, a *app.App, f exportFlags) error {
	err := a.OverJournal(ctx, func(ctx context.Context, s *journal.Store) error {
		if toOut := f.out == "" || f.out == "-"; toOut && app.IsTerminal(a.Out) {
			s.Watch(nil) // the export itself shows that it goes on
		}
		write := func(w io.Writer) error {
			switch {
			case f.format == "json":
				return s.ExportJSON(ctx, w, f.filter, a.Program(), time.Now())
			case f.rows == "phases":
				return s.ExportPhases(ctx, w, f.filter, spreadsheet(f.excel, os.Getenv))
			default:
				return s.ExportPoints(ctx, w, f.filter, spreadsheet(f.excel, os.Getenv))
			}
		}
		if f.out == "" || f.out == "-" {
			return write(a.Out)
		}
		whole := file.Writing{Replace: f.force, Notes: journal.Unfinished(a.Paths.Data)}
		if err := whole.Write(f.out, func(f *os.File) error { return write(f) }); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		return nil
	})
	if err == nil && f.out != "" && f.out != "-" {
		fmt.Fprintf(a.Err, "The record was written to %s.\n", plain.Line(f.out))
	}
	return err
}

func backupCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the whole record into a new file",
		Long: "Copy the whole record into a new file that only you can read, even while sessions go on. " +
			"history restore puts it back.",
		Example: "  presshold history backup presshold-2026-11.db",
		Args:    app.OneArg(english.NeedsFile),
		RunE: func(cmd *cobra.Command, args []string) error {
			var faults []journal.Fault
			err := a.OverJournal(cmd.Context(), func(ctx context.Context, s *journal.Store) (err error) {
				faults, err = s.Backup(ctx, args[0])
				return err
			})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.Out, "The record was copied to %s.\n", plain.Line(args[0]))
			if err == nil && len(faults) > 0 {
				err = fmt.Errorf("the record has %s, which history verify lists; history restore --salvage takes what is sound from the copy",
					protocol.Count(len(faults), "fault"))
			}
			return err
		},
	}
}

func restoreCommand(a *app.App) *cobra.Command {
	var yes, salvage bool
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the record",
		Long: "Put a backup in the place of the record. The backup is checked first, and stays as it is. An existing record " +
			"is replaced only if you say so, and kept under another name. From a damaged backup, or a damaged record " +
			"that was kept aside, --salvage takes the sessions that are sound.",
		Example: "  presshold history restore presshold-2026-11.db",
		Args:    app.OneArg(english.NeedsFile),
		RunE: func(cmd *cobra.Command, args []string) error {
			return restoreRecord(cmd.Context(), a, args[0], yes, journal.Salvage(salvage))
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "replace the existing record without asking")
	cmd.Flags().BoolVar(&salvage, "salvage", false, "take what is sound, and leave out the rest")
	return cmd
}

func restoreRecord(ctx context.Context, a *app.App, backup string, yes bool, salvage journal.Salvage) error {
	var r *journal.Restoration
	err := a.AtLength(ctx, func(ctx context.Context, tell journal.Progress) (err error) {
		r, err = journal.Restore(ctx, a.RecorderOptions(), backup, salvage, tell)
		return err
	})
	if errors.As(err, new(*journal.DamagedError)) && !bool(salvage) {
		return fmt.Errorf("%w; --salvage takes what is sound in it", err)
	}
	if err != nil {
		return err
	}
	if r.Replaces && !yes {
		if yes, err = confirm(a, fmt.Sprintf("%s is sound and has %s. Replace the existing record with it? (y/n) ",
			plain.Line(backup), protocol.Count(r.Sessions, "session"))); err != nil || !yes {
			r.Drop()
			return err
		}
	}
	aside, err := r.Place(ctx, time.Now())
	if err != nil {
		return err
	}
	return a.Print(func(w *bufio.Writer) {
		fmt.Fprintf(w, "The record is now that of %s, with %s.\n", plain.Line(backup), protocol.Count(r.Sessions, "session"))
		if r.Lost > 0 {
			fmt.Fprintf(w, "Not taken, because they are damaged: %s.\n", protocol.Count(r.Lost, "session"))
		}
		if aside != "" {
			fmt.Fprintf(w, "The previous record is kept as %s.\n", plain.Line(aside))
		}
	})
}

// confirm asks a question. Without a terminal there is nobody to ask.
func confirm(a *app.App, question string) (bool, error) {
	if !app.IsTerminal(a.In) {
		return false, errors.New("there is already a record, and nobody to ask whether to replace it: --yes replaces it")
	}
	fmt.Fprint(a.Err, question)
	answer, err := bufio.NewReader(a.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	if answer != "y" && answer != "yes" {
		fmt.Fprintln(a.Err, "Nothing was changed.")
		return false, nil
	}
	return true, nil
}

func verifyCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Check that the record is sound",
		Long: "Check that the record is sound: the file, page by page; that every row belongs to one that exists; that every " +
			"protocol is the one that was run, by its hash; and what must hold for each session, such as that its times add up.",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var faults []journal.Fault
			err := a.OverJournal(cmd.Context(), func(ctx context.Context, s *journal.Store) (err error) {
				faults, err = s.Verify(ctx)
				return err
			})
			if err != nil {
				return err
			}
			err = a.Print(func(w *bufio.Writer) {
				for _, f := range faults {
					fmt.Fprintln(w, plain.Line(f.String()))
				}
				if len(faults) == 0 {
					fmt.Fprintln(w, "The record is sound.")
				}
			})
			if err == nil && len(faults) > 0 {
				err = fmt.Errorf("the record has %s", protocol.Count(len(faults), "fault"))
			}
			return err
		},
	}
}
