package history

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/note"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
	"presshold/internal/tui/history"
	"presshold/internal/tui/ui"
)

// viewFlags choose how something is shown.
type viewFlags struct {
	app.ScreenFlags
	json, screen bool
}

func (f *viewFlags) add(cmd *cobra.Command, jsonHelp string) {
	cmd.Flags().BoolVar(&f.json, "json", false, jsonHelp)
	cmd.Flags().BoolVar(&f.screen, "screen", false, english.HistoryScreen)
	app.Exclude(cmd, "screen", "json")
	f.AddLook(cmd)
}

// show opens a screen, or prints.
func (f *viewFlags) show(cmd *cobra.Command, a *app.App, screen func(settings.Settings) ui.Screen, prints func() error) error {
	switch {
	case !f.screen || app.Accessible():
		return prints()
	case !a.Draws(false):
		return app.Usage(cmd, english.HistoryNeedsTTY)
	}
	return a.ShowScreen(cmd.Context(), f.ScreenFlags, screen)
}

// pageSize is how many sessions the screen reads at a time: more than fit on any.
const pageSize = 100

// Screen returns the screen of the history with the sessions of a filter.
func Screen(ctx context.Context, a *app.App, f journal.Filter, style note.Style) ui.Screen {
	return history.New(history.Options{
		Page: func(words []string, after *history.Item) ([]history.Item, bool, error) {
			f := f
			f.Words, f.Limit = words, pageSize
			if after != nil {
				f.After = journal.Position{Began: after.Began, ID: after.ID}
			}
			var found []journal.Session
			more := false
			err := a.WithJournal(ctx, func(s *journal.Store) (err error) {
				found, more, err = s.List(ctx, f)
				return err
			})
			items := make([]history.Item, len(found))
			for i, s := range found {
				items[i] = itemOf(s)
			}
			return items, more, app.Unless(err, journal.ErrNone)
		},
		Read: func(id int64) (history.Detail, error) {
			one, err := sessionOf(ctx, a, id)
			return detailOf(one), err
		},
		Copy: func(id int64) ui.Copied {
			sitting, err := sittingOf(ctx, a, id)
			if err != nil {
				return ui.Copied{Words: fmt.Sprintf(english.CopyFailed, err)}
			}
			copied, _ := Copied(ctx, os.Getenv, style, NoteOf(sitting)) // the words say whether it worked
			return copied
		},
		Note: func(id int64, text string) error {
			return a.WithJournal(ctx, func(s *journal.Store) error {
				_, err := s.Edit(ctx, id, journal.Change{Note: &text})
				return err
			})
		},
	})
}

func itemOf(s journal.Session) history.Item {
	return history.Item{
		ID: s.ID, Began: s.Began, Client: s.Client, Title: s.Title, Places: placesOf(s), Apart: apart(s),
	}
}

func detailOf(s journal.Session) history.Detail {
	d := history.Detail{
		Item: itemOf(s), Note: s.Note, NextTime: s.Plan, Chart: s.Notes(), Rows: timeline(s), Afterwards: afterwards(s),
	}
	facts := courseFacts(s) // the note has a place of its own, and hashes are only printed
	facts.add(english.LabelNextTime, s.Plan)
	facts.add(english.HistoryFactProgram, s.Program)
	d.Facts = facts
	for _, p := range s.Points {
		d.Points = append(d.Points, history.Point{Name: pointName(s, p), Facts: pointFacts(s, p)})
	}
	return d
}
