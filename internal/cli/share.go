package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/cue"
	"presshold/internal/input"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/settings"
	"presshold/internal/share"
	"presshold/internal/tui/theme"
)

// shareFlags say whether runs are shown on other screens. Only a command that has them ever
// listens.
type shareFlags struct {
	offered bool
	mode    settings.ShareMode // "" for the settings'
	at      string
}

func (s *shareFlags) add(cmd *cobra.Command) {
	s.offered = true
	modes := settings.ShareModes()
	f := cmd.Flags()
	mode := f.VarPF(&value[settings.ShareMode]{to: &s.mode, parse: oneOf("share", modes), kind: "MODE"}, "share", "",
		"show the run on other screens of this network, as a web page: "+strings.Join(names(modes), ", ")+" (with a button)")
	mode.NoOptDefVal = string(settings.ShareFollow)
	f.StringVar(&s.at, "share-at", "", "the private address to share at, or its network interface, such as wlan0")
}

// share is what the flags say, else the settings.
func (s shareFlags) share(cfg settings.Settings) settings.ShareSettings {
	return settings.ShareSettings{Mode: cmp.Or(s.mode, cfg.Share.Mode), At: cmp.Or(s.at, cfg.Share.At)}
}

// beginSharing shares the runs from the start, if that is wanted, and returns where. A
// failure is the observers' to tell.
func beginSharing(s shareFlags, cfg settings.Settings, o *observe.Observers) observe.Shared {
	if want := s.share(cfg); s.offered && want.Mode != settings.ShareOff {
		_ = o.ShareAt(want.At, want.Mode == settings.ShareControl)
	}
	return o.Shared()
}

// addSharing adds to the observers' options what runs are shared with, and returns what comes
// of it.
func addSharing(s screenFlags, o *observe.Options, cfg settings.Settings) <-chan input.Outside {
	inputs := make(chan input.Outside, 8)
	tell := func(in input.Outside) {
		select {
		case inputs <- in:
		default: // nobody has looked at those before it
		}
	}
	look, ok := theme.Get(cmp.Or(s.theme, cfg.Theme))
	if !ok {
		look, _ = theme.Get(theme.Dark)
	}
	o.Share = share.Options{
		Clock: o.Clock.Now, Theme: look, Gentle: cmp.Or(s.cues, cfg.Cues.Style.Profile) == cue.Soft,
		Press:   func() { tell(input.Pressed) },
		Changed: func(int) { tell(input.Changed) },
	}
	return inputs
}

// offerInterfaces offers the addresses at which runs can be shared, the one to take first.
func offerInterfaces(context.Context, completing) (all []cobra.Completion) {
	places, _ := share.Interfaces() // none are offered then
	for _, at := range places {
		all = append(all, cobra.CompletionWithDesc(at.Addr.String(), at.Name))
	}
	return all
}

// tellShared says, apart from the run's own lines, where it is shared.
func (a *app) tellShared(o observe.Shared) {
	if o.Page == "" {
		return
	}
	for _, line := range phrase.ShareAddress(o.Page, o.Button) {
		fmt.Fprintln(a.err, plain.Line(line))
	}
}

// sharing tells of the addresses at which runs can be shared, and which of them would be. That
// at which no other device is reached comes last, and is told where there is no other.
func sharing(at string, interfaces func() ([]share.Interface, error)) []finding {
	const what = "sharing"
	hint := ""
	all, err := interfaces()
	used, missing := share.Find(at, all)
	if err == nil && missing != nil && at != "" {
		hint = "share.at in the settings names it"
	}
	if err = cmp.Or(err, missing); err != nil {
		return []finding{{what, err.Error(), hint}}
	}
	var found []finding
	for _, i := range all {
		f := finding{what, i.String(), ""}
		if i == used {
			f.found += ", used by --share"
		}
		if !i.IsLoopback() || i == used {
			found = append(found, f)
		}
	}
	if used.IsLoopback() && at == "" {
		found[len(found)-1].hint = "no other device reaches that: this machine has no private address"
	}
	return found
}
