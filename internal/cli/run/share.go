package run

import (
	"cmp"
	"fmt"

	"presshold/internal/cli/app"
	"presshold/internal/cue"
	"presshold/internal/input"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/settings"
	"presshold/internal/share"
	"presshold/internal/tui/theme"
)

// beginSharing shares the runs from the start, if that is wanted.
func beginSharing(s app.ShareFlags, cfg settings.Settings, o *observe.Observers) {
	if want := s.Sharing(cfg); s.Offered && want.Mode != settings.ShareOff {
		_ = o.ShareAt(want.At, want.Mode == settings.ShareControl) // a failure is the observers' to tell
	}
}

// addSharing adds to the observers' options what runs are shared with, and returns what comes
// of it.
func addSharing(s app.ScreenFlags, o *observe.Options, cfg settings.Settings) <-chan input.Outside {
	inputs := make(chan input.Outside, 8)
	tell := func(in input.Outside) {
		select {
		case inputs <- in:
		default: // nobody has looked at those before it
		}
	}
	look, ok := theme.Get(cmp.Or(s.Theme, cfg.Theme))
	if !ok {
		look, _ = theme.Get(theme.Dark)
	}
	o.Share = share.Options{
		Clock: o.Clock.Now, Theme: look, Gentle: cmp.Or(s.Cues, cfg.Cues.Style.Profile) == cue.Soft,
		Press:   func() { tell(input.Pressed) },
		Changed: func(int) { tell(input.Changed) },
	}
	return inputs
}

// tellShared says, apart from the run's own lines, where it is shared.
func tellShared(a *app.App, o observe.Shared) {
	if o.Page == "" {
		return
	}
	for _, line := range phrase.ShareAddress(o.Page, o.Button) {
		fmt.Fprintln(a.Err, plain.Line(line))
	}
}
