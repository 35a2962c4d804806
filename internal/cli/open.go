package cli

import (
	"context"

	"presshold/internal/journal"
	"presshold/internal/settings"
	"presshold/internal/stats"
	"presshold/internal/tui"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// opener opens the screens that keys in the picker ask for, about what the cursor is
// on.
func opener(cfg settings.Settings) func(keys.Action, tui.Item) ui.Screen {
	return func(a keys.Action, it tui.Item) ui.Screen {
		switch a {
		case keys.Change:
			if it.Treatment != nil {
				return copyScreen(it.Treatment.Treatment, cfg)
			}
			return changeScreen(it.Protocol, cfg)
		case keys.History:
			return historyScreen(context.Background(), journal.Filter{})
		case keys.Stats:
			return statsScreen(context.Background(), stats.Scope{}, weekStart(cfg))
		case keys.Practice:
			return practiceScreen()
		case keys.Learn:
			if l, err := lessonOf(it.Protocol, cfg); err == nil { // the library holds none that is invalid
				return lessonScreen(l, cfg)
			}
		}
		return nil
	}
}
