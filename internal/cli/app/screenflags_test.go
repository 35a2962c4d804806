package app

import (
	"testing"

	"presshold/internal/settings"
)

// The flags go before the settings, and an address alone says to share.
func TestSharing(t *testing.T) {
	type share = settings.ShareSettings
	say := func(mode settings.ShareMode, at string) share { return share{Mode: mode, At: at} }
	for _, e := range []struct{ flags, own, want share }{
		{share{}, say(settings.ShareOff, ""), say(settings.ShareOff, "")},
		{share{}, say(settings.ShareControl, "wlan0"), say(settings.ShareControl, "wlan0")},
		{say(settings.ShareFollow, ""), say(settings.ShareControl, "wlan0"), say(settings.ShareFollow, "wlan0")},
		{say("", "eth0"), say(settings.ShareOff, "wlan0"), say(settings.ShareFollow, "eth0")},
		{say("", "eth0"), say(settings.ShareControl, "wlan0"), say(settings.ShareControl, "eth0")},
		{say(settings.ShareOff, "eth0"), say(settings.ShareControl, ""), say(settings.ShareOff, "eth0")},
	} {
		got := ShareFlags{ShareSettings: e.flags}.Sharing(settings.Settings{Share: e.own})
		if got != e.want {
			t.Errorf("flags %v, settings %v: %v, want %v", e.flags, e.own, got, e.want)
		}
	}
}
