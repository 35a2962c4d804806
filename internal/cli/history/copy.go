package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/clipboard"
	"presshold/internal/journal"
	"presshold/internal/note"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

func copyCommand(a *app.App) *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use:   "copy [SESSION | last]",
		Short: english.CopyShort,
		Long:  fmt.Sprintf(english.CopyLong, gapMinutes),
		Example: "  presshold history copy\n" +
			"  presshold history copy 12",
		Args: app.AtMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			id := int64(0)
			if len(args) > 0 {
				var err error
				if id, err = sessionID(cmd, args[0]); err != nil {
					return err
				}
			}
			n, style, err := noteOfSession(cmd.Context(), a, id, all)
			if err != nil {
				return err
			}
			return CopyNote(cmd.Context(), a, style, n)
		},
	}
	addHeadings(cmd, &all)
	return cmd
}

// gapMinutes is the longest pause within a sitting.
const gapMinutes = int(journal.SittingGap / time.Minute)

func addHeadings(cmd *cobra.Command, all *bool) {
	cmd.Flags().BoolVar(all, "all-headings", false, english.CopyHeadings)
}

// noteOfSession returns the note of a session's sitting and the style in which to write it.
func noteOfSession(ctx context.Context, a *app.App, id int64, allHeadings bool) (note.Note, note.Style, error) {
	cfg, err := a.Settings()
	if err != nil {
		return note.Note{}, note.Style{}, err
	}
	style := cfg.Note.Style
	style.AllHeadings = style.AllHeadings || allHeadings
	sitting, err := sittingOf(ctx, a, id)
	return NoteOf(sitting), style, err
}

// sittingOf reads the sitting of a session; 0 is the last one.
func sittingOf(ctx context.Context, a *app.App, id int64) ([]journal.Session, error) {
	return app.FromJournal(ctx, a, func(s *journal.Store) ([]journal.Session, error) { return s.Sitting(ctx, id) })
}

// CopyNote copies a note to the clipboard and prints how.
func CopyNote(ctx context.Context, a *app.App, style note.Style, n note.Note) error {
	if len(n.Points) == 0 {
		return errors.New(english.CopyNothing)
	}
	got, done := Copied(ctx, lineEnv(a), style, n)
	if _, err := io.WriteString(line(a), got.Sequence); err != nil {
		return err
	}
	if !done {
		return errors.New(got.Words)
	}
	return a.Print(func(w *bufio.Writer) { fmt.Fprintln(w, plain.Line(got.Words)) })
}

// line returns the terminal: the output, or else the error output, or else nothing.
func line(a *app.App) io.Writer {
	for _, w := range []io.Writer{a.Out, a.Err} {
		if app.IsTerminal(w) {
			return w
		}
	}
	return io.Discard
}

// lineEnv returns the environment for the clipboard. Without a terminal, it is that of one that
// has no clipboard.
func lineEnv(a *app.App) func(string) string {
	if line(a) != io.Discard {
		return os.Getenv
	}
	return func(name string) string {
		switch name {
		case "TERM":
			return "dumb"
		case "TMUX", "STY":
			return ""
		default:
			return os.Getenv(name)
		}
	}
}

func showNote(ctx context.Context, a *app.App, id int64, f showFlags) error {
	n, style, err := noteOfSession(ctx, a, id, f.headings)
	if err != nil {
		return err
	}
	if f.soap {
		style.Own = nil
	}
	text, failed := style.Write(n)
	if failed != nil {
		a.Complain(failed)
	}
	if text == "" {
		return errors.New(english.CopyNothing)
	}
	return a.Print(func(w *bufio.Writer) { fmt.Fprintln(w, strings.TrimRight(text, "\n")) })
}

// Copied copies a note to the system's clipboard. It returns the message, the sequence that makes
// the terminal do the same, and whether either can have worked.
func Copied(ctx context.Context, env func(string) string, style note.Style, n note.Note) (ui.Copied, bool) {
	text, failed := style.Write(n)
	if text == "" {
		return ui.Copied{Words: plain.Sentence(english.CopyNothing)}, false
	}
	o := clipboard.Copy(ctx, env, text)
	words := o.String()
	if failed != nil {
		words += "; " + failed.Error()
	}
	return ui.Copied{Sequence: o.Sequence, Words: words}, o.Taken()
}

// NoteOf makes the note of a sitting.
func NoteOf(sitting []journal.Session) note.Note {
	var all []note.Session
	for i, s := range sitting {
		one := note.Session{Began: s.Began, Client: s.Client, Note: s.Note, NextTime: s.Plan}
		if i == len(sitting)-1 {
			one.Afterwards = afterwards(sitting...)
		}
		if s.Preview {
			one.Preview = NotRecorded(s.Speed)
		}
		for _, p := range s.Points {
			one.Points = append(one.Points, note.Point{
				PointSummary: summary(s, p, planned(s, p.N).Blocks), Said: saidAt(s, p.N),
				Threshold: thresholds(p), Referral: p.Referral, Adverse: p.Adverse, Remark: p.Note,
			})
		}
		all = append(all, one)
	}
	return note.New(all)
}

// saidAt returns the client's answers about the pressure at a point.
func saidAt(s journal.Session, point int) []string {
	var said []string
	for _, m := range s.Marks {
		if m.Kind == session.Replied && m.Point == point {
			said = append(said, m.Value)
		}
	}
	return said
}

// NotRecorded says that a preview is no record of a treatment.
func NotRecorded(speed session.Speed) string {
	return fmt.Sprintf(english.SessionPreview, phrase.Preview(speed))
}
