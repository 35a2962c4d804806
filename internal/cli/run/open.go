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
	"presshold/internal/settings"
	"presshold/internal/stats"
	"presshold/internal/tui"
	"presshold/internal/tui/clients"
	"presshold/internal/tui/ui"
)

// opener opens the screens that keys in the picker ask for, about what the cursor is
// on.
func opener(a *app.App, cfg settings.Settings) func(keymap.Action, tui.Item) ui.Screen {
	return func(action keymap.Action, it tui.Item) ui.Screen {
		switch action {
		case keymap.Change:
			if it.Treatment != nil {
				return library.CopyScreen(a, it.Treatment.Treatment, cfg)
			}
			return library.ChangeScreen(a, it.Protocol, cfg)
		case keymap.History:
			return history.Screen(context.Background(), a, journal.Filter{}, cfg.Note.Style)
		case keymap.Stats:
			return history.StatsScreen(context.Background(), a, stats.Scope{}, history.WeekStart(cfg))
		case keymap.Practice:
			return training.PracticeScreen(a, cfg.Gauge)
		case keymap.Learn:
			if l, err := training.LessonOf(it.Protocol, cfg); err == nil { // the library holds none that is invalid
				return training.LessonScreen(l, cfg)
			}
		}
		return nil
	}
}

// openerFor opens the screens that keys in the picker ask for, that of the clients among
// them.
func openerFor(ctx context.Context, a *app.App, observers *observe.Observers, cfg settings.Settings) func(keymap.Action, tui.Item) ui.Screen {
	others := opener(a, cfg)
	return func(action keymap.Action, it tui.Item) ui.Screen {
		if action != keymap.Client {
			return others(action, it)
		}
		return clients.New(clients.Options{
			Codes: func() ([]string, error) {
				return history.ClientCodes(ctx, a, func(journal.Client) bool { return true })
			},
			Parse:  app.ParseClient,
			Client: observers.Client(),
			Choose: func(code string) ui.Screen {
				observers.SetClient(code)
				return history.LastTimeScreen(ctx, a, code, cfg, app.Own(cfg))
			},
		})
	}
}
