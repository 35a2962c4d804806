package history

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/file"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

type exportFlags struct {
	filter       journal.Filter
	format, rows string
	excel        string
	out          string
	force        bool
}

// ExportFormats are the formats of an export.
func ExportFormats() []string { return []string{"json", "csv"} }

// ExportRows are what a row of a CSV table may stand for.
func ExportRows() []string { return []string{"points", "phases"} }

func exportCommand(a *app.App) *cobra.Command {
	f := exportFlags{format: "json", rows: "points"}
	cmd := &cobra.Command{
		Use:   "export",
		Short: english.ExportShort,
		Long:  english.ExportLong,
		Example: "  presshold history export --format csv --out sessions.csv\n" +
			"  presshold history export --for-excel --since 12w --out sessions.csv\n" +
			"  presshold history export --client 4KXP-7M2P --format json > client.json",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case f.excel != "" && !cmd.Flags().Changed("format"):
				f.format = "csv"
			case f.excel != "" && f.format == "json":
				return app.Usage(cmd, english.ExportExcelJSON)
			case f.format == "json" && cmd.Flags().Changed("rows"):
				return app.Usage(cmd, english.ExportRowsJSON)
			}
			return exportRecord(cmd.Context(), a, f)
		},
	}
	flags := cmd.Flags()
	flags.Var(&app.Value[string]{To: &f.format, Parse: plain.OneOf(ExportFormats()), Kind: "FORMAT"}, "format", english.ExportFormat)
	flags.Var(&app.Value[string]{To: &f.rows, Parse: plain.OneOf(ExportRows()), Kind: "ROWS"}, "rows", english.ExportRows)
	flags.Var(&app.Value[string]{To: &f.excel, Parse: parseExcel, Kind: "SEPARATOR"}, "for-excel",
		english.ExportExcel)
	flags.Lookup("for-excel").NoOptDefVal = excelByCountry
	addFilter(cmd, &f.filter)
	flags.StringVar(&f.out, "out", "", english.ExportOut)
	flags.BoolVar(&f.force, "force", false, english.ExportForce)
	return cmd
}

func exportRecord(ctx context.Context, a *app.App, f exportFlags) error {
	err := a.OverJournal(ctx, func(ctx context.Context, s *journal.Store) error {
		if err := s.CheckClient(ctx, f.filter.Client); err != nil {
			return err
		}
		if toOut := f.out == "" || f.out == "-"; toOut && app.IsTerminal(a.Out) {
			s.Watch(nil) // the export itself shows the progress
		}
		one := f.filter
		one.Limit = 1
		if found, _, err := s.List(ctx, one); err == nil && len(found) == 0 {
			a.Complain(errors.New(english.ExportEmpty))
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
		err := whole.Write(f.out, func(f *os.File) error { return write(f) })
		if errors.Is(err, fs.ErrExist) {
			return fmt.Errorf(english.ExportExists, f.out)
		}
		return err
	})
	if err == nil && f.out != "" && f.out != "-" {
		fmt.Fprintf(a.Err, english.ExportDone, plain.Line(f.out))
	}
	return err
}

func backupCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:     "backup FILE",
		Short:   english.BackupShort,
		Long:    english.BackupLong,
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
			_, err = fmt.Fprintf(a.Out, english.BackupDone, plain.Line(args[0]))
			if err == nil && len(faults) > 0 {
				err = fmt.Errorf(english.BackupFaults,
					phrase.Count(len(faults), "fault"))
			}
			return err
		},
	}
}

func restoreCommand(a *app.App) *cobra.Command {
	var yes, salvage bool
	cmd := &cobra.Command{
		Use:     "restore FILE",
		Short:   english.RestoreShort,
		Long:    english.RestoreLong,
		Example: "  presshold history restore presshold-2026-11.db",
		Args:    app.OneArg(english.NeedsFile),
		RunE: func(cmd *cobra.Command, args []string) error {
			return restoreRecord(cmd.Context(), a, args[0], yes, journal.Salvage(salvage))
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, english.RestoreYes)
	cmd.Flags().BoolVar(&salvage, "salvage", false, english.RestoreSalvage)
	return cmd
}

func restoreRecord(ctx context.Context, a *app.App, backup string, yes bool, salvage journal.Salvage) error {
	var r *journal.Restoration
	err := a.AtLength(ctx, func(ctx context.Context, tell journal.Progress) (err error) {
		r, err = journal.Restore(ctx, a.RecorderOptions(), backup, salvage, tell)
		return err
	})
	var damaged *journal.DamagedError
	switch {
	case err == nil:
	case !errors.As(err, &damaged) || damaged.Foreign(), damaged.NothingLeft():
		return err
	case bool(salvage):
		return fmt.Errorf("%w: %s", err, english.JournalNothingLeft)
	default:
		return fmt.Errorf(english.RestoreDamaged, err)
	}
	if r.Replaces && !yes {
		if yes, err = confirm(a, fmt.Sprintf(english.RestoreConfirm,
			plain.Line(backup), phrase.Count(r.Sessions, "session"))); err != nil || !yes {
			r.Drop()
			return err
		}
	}
	aside, err := r.Place(ctx, time.Now())
	if err != nil {
		return err
	}
	return a.Print(func(w *bufio.Writer) {
		fmt.Fprintf(w, english.RestoreDone, plain.Line(backup), phrase.Count(r.Sessions, "session"))
		if r.Lost > 0 {
			fmt.Fprintf(w, english.RestoreLost, phrase.Count(r.Lost, "session"))
		}
		if aside != "" {
			fmt.Fprintf(w, english.RestoreAside, plain.Line(aside))
		}
	})
}

func confirm(a *app.App, question string) (bool, error) {
	if !app.IsTerminal(a.In) {
		return false, errors.New(english.RestoreNobody)
	}
	fmt.Fprint(a.Err, question)
	answer, err := bufio.NewReader(a.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	if answer != "y" && answer != "yes" {
		fmt.Fprintln(a.Err, english.RestoreUnchanged)
		return false, nil
	}
	return true, nil
}

func verifyCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: english.VerifyShort,
		Long:  english.VerifyLong,
		Args:  app.NoArgs,
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
					fmt.Fprintln(w, english.VerifySound)
				}
			})
			if err == nil && len(faults) > 0 {
				err = fmt.Errorf(english.VerifyFaults, phrase.Count(len(faults), "fault"))
			}
			return err
		},
	}
}

// The values of --for-excel.
const (
	excelByCountry = "auto"
	ExcelComma     = "comma"
	ExcelSemicolon = "semicolon"
)

func parseExcel(text string) (string, error) {
	if !slices.Contains([]string{excelByCountry, ExcelComma, ExcelSemicolon}, text) {
		return "", fmt.Errorf(english.ExportSeparator, text)
	}
	return text, nil
}

// spreadsheet returns the form of table that spreadsheets of the user's country open correctly.
func spreadsheet(choice string, env func(string) string) journal.CSV {
	form := journal.CSV{Spreadsheet: choice != ""}
	switch choice {
	case ExcelSemicolon:
		form.Semicolon, form.DecimalComma = true, true
	case excelByCountry:
		form.Semicolon, form.DecimalComma = conventions(cmp.Or(env("LC_ALL"), env("LC_NUMERIC"), env("LANG")))
	}
	return form
}

// conventions reports for a locale such as "de_AT.UTF-8" whether lists are separated by
// semicolons and numbers have a decimal comma, by the Unicode Common Locale Data Repository.
// Switzerland uses semicolons and the decimal point.
func conventions(locale string) (semicolon, decimalComma bool) {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	language, country, _ := strings.Cut(strings.ReplaceAll(locale, "-", "_"), "_")
	switch {
	case country == "CH" || country == "LI":
		return true, false
	case country == "CA":
		decimalComma = language == "fr"
	case country != "":
		decimalComma = slices.Contains(strings.Fields("AD AL AM AO AR AT AX AZ BA BE BG BO BR BY CL CO CR CU CY CZ DE DK DZ EC EE ES "+
			"FI FO FR GE GL GR HR HU ID IS IT KG KZ LT LU LV MA MC MD ME MK MZ NL NO PL PT PY RO RS RU SE SI SK SM SR TN TR UA UY UZ VA VE VN XK ZA"), country)
	default:
		decimalComma = slices.Contains(strings.Fields("be bg bs ca cs da de el es et eu fi fr gl hr hu id is it kk lt lv mk nb nl nn no pl pt ro ru "+
			"sk sl sq sr sv tr uk uz vi"), language)
	}
	return decimalComma, decimalComma
}
