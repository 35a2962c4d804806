package run

import (
	"context"

	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/cli/library"
	"presshold/internal/cli/training"
	"presshold/internal/journal"
	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
	"presshold/internal/stats"
	"presshold/internal/tui/clients"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/ui"
)

// opener opens the screens of the picker's keys, for the item under the cursor. Without observers
// there is no record, and no client to choose.
func opener(ctx context.Context, a *app.App, cfg settings.Settings, observers *observe.Observers) func(keymap.Action, picker.Item) ui.Screen {
	return func(action keymap.Action, it picker.Item) ui.Screen {
		switch action {
		case keymap.Change:
			if it.Treatment != nil {
				return library.CopyScreen(a, *it.Treatment, cfg)
			}
			return library.ChangeScreen(a, it.Protocol, cfg)
		case keymap.History:
			return history.Screen(ctx, a, journal.Filter{}, cfg.Note.Style)
		case keymap.Stats:
			return history.StatsScreen(ctx, a, stats.Scope{}, history.WeekStart(cfg))
		case keymap.Practice:
			return training.PracticeScreen(a, cfg.Gauge)
		case keymap.Learn:
			if l, err := training.LessonOf(it.Protocol, cfg); err == nil { // the library holds none that is invalid
				return training.LessonScreen(l, cfg)
			}
		case keymap.Client:
			if observers != nil {
				return clientScreen(ctx, a, cfg, observers)
			}
		}
		return nil
	}
}

// clientScreen chooses the client of the next runs, and then shows their last session.
func clientScreen(ctx context.Context, a *app.App, cfg settings.Settings, observers *observe.Observers) ui.Screen {
	return clients.New(clients.Options{
		Codes: func() ([]string, error) {
			return history.ClientCodes(ctx, a, func(journal.Client) bool { return true })
		},
		Parse: app.ParseClient, Warning: history.CodeWarning,
		Client: observers.Client(), Nobody: english.NoClient,
		Choose: func(code string) ui.Screen {
			observers.SetClient(code)
			if code == "" { // there is nothing to look back on
				return nil
			}
			return history.LastTimeScreen(ctx, a, code, cfg, app.Own(cfg))
		},
	})
}
