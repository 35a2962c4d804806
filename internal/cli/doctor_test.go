package cli

import (
	"testing"

	"presshold/internal/cue"
	"presshold/internal/cue/player"
	"presshold/internal/observe"
	"presshold/internal/settings"
)

// TestUnheard holds that doctor tells of cues that are turned off.
func TestUnheard(t *testing.T) {
	on, off, silent := settings.Cues{Style: cue.DefaultStyle()}, settings.Cues{Style: cue.DefaultStyle()}, observe.Silence()
	off.Style.Volume = 0
	once := observe.Silence()
	once.Profiles = map[string]cue.Profile{"nimmo-compression": cue.Soft}
	once.Style.Volume = 50
	for _, c := range []struct {
		name string
		cues settings.Cues
		want int
	}{{"on", on, 0}, {"volume 0", off, 1}, {"silent", silent, 1}, {"heard of one protocol", once, 0}} {
		found := unheard(player.System{}, c.cues, nil)
		if len(found) != c.want {
			t.Errorf("%s: %+v", c.name, found)
		}
		for _, f := range found {
			if f.hint == "" {
				t.Errorf("%s: no hint: %+v", c.name, f)
			}
		}
	}
}
