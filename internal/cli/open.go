package cli

import (
	"context"

	"presshold/internal/journal"
	"presshold/internal/keymap"
	"presshold/internal/settings"
	"presshold/internal/stats"
	"presshold/internal/tui"
	"presshold/internal/tui/ui"
)

// opener opens the screens that keys in the picker ask for, about what the cursor is
// on.
func opener(cfg settings.Settings) func(keymap.Action, tui.Item) ui.Screen {
	return func(a keymap.Action, it tui.Item) ui.Screen {
		switch a {
		case keymap.Change:
			if it.Treatment != nil {
				return copyScreen(it.Treatment.Treatment, cfg)
			}
			return changeScreen(it.Protocol, cfg)
		case keymap.History:
			return historyScreen(context.Background(), journal.Filter{})
		case keymap.Stats:
			return statsScreen(context.Background(), stats.Scope{}, weekStart(cfg))
		case keymap.Practice:
			return practiceScreen()
		case keymap.Learn:
			if l, err := lessonOf(it.Protocol, cfg); err == nil { // the library holds none that is invalid
				return lessonScreen(l, cfg)
			}
		}
		return nil
	}
}
