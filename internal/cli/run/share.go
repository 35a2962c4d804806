package run

import (
	"cmp"

	"presshold/internal/cli/app"
	"presshold/internal/cue"
	"presshold/internal/drive"
	"presshold/internal/input"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/settings"
	"presshold/internal/share"
	"presshold/internal/tui/theme"
)

// sharing are the options for sharing runs; presses of the button go to inputs.
func sharing(s app.ScreenFlags, cfg settings.Settings, clock drive.Clock, inputs chan<- input.Outside) share.Options {
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
	return share.Options{
		Clock: clock.Now, Theme: look, Gentle: cmp.Or(s.Cues, cfg.Cues.Style.Profile) == cue.Soft,
		Press:   func() { tell(input.Pressed) },
		Changed: func(int) { tell(input.Changed) },
	}
}

// printShared prints where the run is shared: to standard error, apart from the transcript.
func printShared(a *app.App, o observe.Shared) {
	if o.Page == "" {
		return
	}
	for _, line := range phrase.ShareAddress(o.Page, o.Button) {
		a.Tell(line)
	}
}
