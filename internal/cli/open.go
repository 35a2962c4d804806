package cli

import (
	"context"

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
func (a *app) opener(cfg settings.Settings) func(keymap.Action, tui.Item) ui.Screen {
	return func(action keymap.Action, it tui.Item) ui.Screen {
		switch action {
		case keymap.Change:
			if it.Treatment != nil {
				return a.copyScreen(it.Treatment.Treatment, cfg)
			}
			return a.changeScreen(it.Protocol, cfg)
		case keymap.History:
			return a.historyScreen(context.Background(), journal.Filter{}, cfg.Note.Style)
		case keymap.Stats:
			return a.statsScreen(context.Background(), stats.Scope{}, weekStart(cfg))
		case keymap.Practice:
			return a.practiceScreen(cfg.Gauge)
		case keymap.Learn:
			if l, err := lessonOf(it.Protocol, cfg); err == nil { // the library holds none that is invalid
				return lessonScreen(l, cfg)
			}
		}
		return nil
	}
}

// openerFor opens the screens that keys in the picker ask for, that of the clients among
// them.
func (a *app) openerFor(ctx context.Context, observers *observe.Observers, cfg settings.Settings) func(keymap.Action, tui.Item) ui.Screen {
	others := a.opener(cfg)
	return func(action keymap.Action, it tui.Item) ui.Screen {
		if action != keymap.Client {
			return others(action, it)
		}
		return clients.New(clients.Options{
			Codes:  func() ([]string, error) { return a.clientCodes(ctx, func(journal.Client) bool { return true }) },
			Parse:  parseClient,
			Client: observers.Client(),
			Choose: func(code string) ui.Screen {
				observers.SetClient(code)
				return a.lastTimeScreen(ctx, code, cfg, own(cfg))
			},
		})
	}
}
