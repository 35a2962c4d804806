package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/file"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

func noteCommand(a *app.App) *cobra.Command {
	var point int
	cmd := &cobra.Command{
		Use:   "note SESSION [TEXT]",
		Short: english.NoteShort,
		Long:  english.NoteLong,
		Example: "  presshold history note last \"lighter next time\"\n" +
			"  presshold history note 12 --point 2 < note.txt",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return app.Usage(cmd, english.NeedsSession, cmd.Name())
			case len(args) > 2:
				return app.Usage(cmd, english.NoteSecondText, args[2])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := sessionID(cmd, args[0])
			if err != nil {
				return err
			}
			var text *string
			if len(args) == 2 {
				text = &args[1]
			}
			return putNote(cmd.Context(), a, id, point, text)
		},
	}
	cmd.Flags().Var(atLeast(1, &point), "point", english.NotePoint)
	return cmd
}

// putNote sets the note of a session or, unless point is 0, of one of its points. It asks for the
// text if there is none.
func putNote(ctx context.Context, a *app.App, id int64, point int, text *string) error {
	if text == nil {
		s, err := sessionOf(ctx, a, id)
		if err != nil {
			return err
		}
		id = s.ID // while the text is typed, another session may become the last one
		old := s.Note
		for _, p := range s.Points {
			if p.N == point {
				old = p.Note
			}
		}
		if text, err = askText(ctx, a, old); err != nil {
			return err
		}
		if *text == old {
			_, err = fmt.Fprintf(a.Out, english.NoteUnchanged, id)
			return err
		}
	}
	change := journal.Change{Point: point}
	if point == 0 {
		change.Note = text
	} else {
		change.PointNote = text
	}
	done := english.NoteSaved
	if *text == "" {
		done = english.NoteRemoved
	}
	return changeSession(ctx, a, id, change, done)
}

func askText(ctx context.Context, a *app.App, old string) (*string, error) {
	if app.IsTerminal(a.In) && app.IsTerminal(a.Out) {
		text, err := editText(ctx, a, old)
		return &text, err
	}
	data, err := io.ReadAll(io.LimitReader(a.In, utf8.UTFMax*(protocol.MaxText+1)))
	text := strings.TrimSpace(string(data))
	if err == nil && text == "" { // TEXT was forgotten where there is no terminal
		err = app.UsageOf("presshold history note", errors.New(english.NoteNoText))
	}
	return &text, err
}

// editText opens the editor with a text in a private temporary file.
func editText(ctx context.Context, a *app.App, old string) (text string, err error) {
	ed, err := app.FindEditor()
	if err != nil {
		return "", err
	}
	dir, remove, err := file.Folder(a.Paths.State) // the editor may put files beside it
	if err != nil {
		return "", fmt.Errorf(english.NoteUnedited, err)
	}
	defer func() { err = errors.Join(err, remove()) }()
	name := filepath.Join(dir, "note.txt")
	if old != "" {
		old += "\n"
	}
	if err := (file.Writing{}).Data(name, []byte(old)); err != nil {
		return "", fmt.Errorf(english.NoteUnedited, err)
	}
	if err := a.RunEditor(ctx, ed, name); err != nil {
		return "", err
	}
	data, err := file.Read(name, catalog.MaxFile) // far more than a note may take
	return strings.TrimSpace(string(data)), err
}

// changeSession changes a session and says what was done to it.
func changeSession(ctx context.Context, a *app.App, id int64, c journal.Change, done string) error {
	changed, err := app.FromJournal(ctx, a, func(s *journal.Store) (int64, error) { return s.Edit(ctx, id, c) })
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Out, done, changed)
	return err
}

func editCommand(a *app.App) *cobra.Command {
	var c journal.Change
	cmd := &cobra.Command{
		Use:   "edit SESSION",
		Short: english.HistoryEditShort,
		Long:  english.HistoryEditLong,
		Example: "  presshold history edit last --client 4KXP-7M2P\n" +
			"  presshold history edit 12 --point 2 --site \"upper trap:left\" --score-after 3\n" +
			"  presshold history edit 12 --threshold-before 2.1 --threshold-after 2.8 --device \"algometer 3\"",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return app.Usage(cmd, english.EditNoFlag, args[1])
			}
			return app.OneArg(english.NeedsSession)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := sessionID(cmd, args[0])
			switch {
			case err != nil:
				return err
			case c.Empty():
				return app.Usage(cmd, english.EditNothing)
			case c.Point > 0 && c.PointChange == (journal.PointChange{}):
				return app.Usage(cmd, english.EditPointAlone)
			}
			WarnOfCode(a, given(c.Client))
			WarnOfPlace(a, given(c.Site), given(c.Landmark))
			return changeSession(cmd.Context(), a, id, c, english.SessionChanged)
		},
	}
	addChange(cmd, &c)
	return cmd
}

func addChange(cmd *cobra.Command, c *journal.Change) {
	f := cmd.Flags()
	checked := func(to **string, name, kind, help string, check func(string) error) {
		f.Var(&app.Value[*string]{To: to, Kind: kind, Parse: func(s string) (*string, error) { return &s, check(s) }}, name, help)
	}
	words := func(to **string, name, help string) { checked(to, name, "TEXT", help, journal.CheckText) }
	words(&c.Note, "note", english.FlagNote)
	words(&c.Plan, "plan", english.EditPlan)
	f.Var(&app.Value[*string]{To: &c.Client, Kind: "CODE", Parse: func(s string) (*string, error) {
		code, err := journal.ParseClient(s)
		return &code, err
	}}, "client", english.FlagClient)
	f.Var(atLeast(1, &c.Point), "point", english.EditPoint)
	f.Var(&app.Value[protocol.Point]{To: new(protocol.Point), Kind: "SITE[:SIDE]", Parse: func(s string) (protocol.Point, error) {
		p, err := parseSite(s)
		c.Site = &p.Site
		if err == nil && p.Side != protocol.NoSide {
			err = setSide(c, p.Side)
		}
		return p, err
	}}, "site", english.EditSite)
	f.Var(&app.Value[protocol.Side]{To: new(protocol.Side), Kind: "SIDE", Parse: func(s string) (side protocol.Side, err error) {
		if s != "" {
			side, err = plain.OneOf([]protocol.Side{protocol.Left, protocol.Right})(strings.ToLower(s))
		}
		return side, cmp.Or(err, setSide(c, side))
	}}, "side", english.EditSide)
	checked(&c.Landmark, "landmark", "TEXT", english.LabelLandmark, journal.CheckName)
	score := func(to **session.ClientScore, name, help string) {
		f.Var(&app.Value[*session.ClientScore]{To: to, Kind: "0-10", Parse: orNone(app.ParseScore)}, name, help)
	}
	score(&c.ScoreBefore, "score-before", english.EditScoreBefore)
	score(&c.ScoreAfter, "score-after", english.EditScoreAfter)
	threshold := func(to **float64, name, help string) {
		f.Var(&app.Value[*float64]{To: to, Kind: "KG", Parse: orNone(journal.ParseThreshold)}, name, help)
	}
	threshold(&c.ThresholdBefore, "threshold-before", english.EditThresholdBefore)
	threshold(&c.ThresholdAfter, "threshold-after", english.EditThresholdAfter)
	checked(&c.Device, "device", "TEXT", english.EditDevice, journal.CheckName)
	words(&c.Referral, "referral", english.EditReferral)
	words(&c.Adverse, "adverse", english.EntryAdverseName)
	words(&c.PointNote, "point-note", english.EditPointNote)
}

// setSide sets the side of a point, which two flags can name.
func setSide(c *journal.Change, side protocol.Side) error {
	if c.Side != nil && *c.Side != side {
		return fmt.Errorf(english.EditSides, *c.Side, side)
	}
	c.Side = &side
	return nil
}

// parseSite is [protocol.ParsePoint] without "both", and with "" for no site.
func parseSite(text string) (protocol.Point, error) {
	if text == "" {
		return protocol.Point{}, nil
	}
	p, err := protocol.ParsePoint(text)
	if err == nil && p.Side == protocol.Both {
		err = fmt.Errorf(english.EditOneSide, text)
	}
	return p, err
}

// orNone makes a parser take "none" and "" as well: they remove the value.
func orNone[T any](parse func(string) (T, error)) func(string) (*T, error) {
	return func(text string) (*T, error) {
		var v T
		if text == "" || text == "none" {
			return &v, nil
		}
		v, err := parse(text)
		return &v, err
	}
}

// given is the value of a flag; "" if it was not given.
func given(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// WarnOfCode warns of a client code that may identify the client.
func WarnOfCode(a *app.App, code string) { warn(a, CodeWarning(code)) }

// CodeWarning says that a client code may identify the client; "" if nothing in it does.
func CodeWarning(code string) string {
	return warning(english.IdentifyingCode, code, journal.CodeIdentifies(code))
}

// WarnOfPlace warns of a site or landmark that may identify the client.
func WarnOfPlace(a *app.App, site, landmark string) {
	warn(a, warning(english.IdentifyingSite, site, journal.SiteIdentifies(site)))
	warn(a, warning(english.IdentifyingLandmark, landmark, journal.SiteIdentifies(landmark)))
}

func warning(sentence, text, identifies string) string {
	if identifies == "" {
		return ""
	}
	return fmt.Sprintf(sentence, plain.Quote(text), identifies)
}

// warn prints a warning unless it is "".
func warn(a *app.App, warning string) {
	if warning != "" {
		a.Complain(errors.New(warning))
	}
}
