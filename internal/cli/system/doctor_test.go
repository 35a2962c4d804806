package system

import (
	"errors"
	"strings"
	"testing"

	"presshold/internal/cue"
	"presshold/internal/cue/player"
	"presshold/internal/gauge"
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

// TestGauges holds that doctor tells of the serial ports, and of the gauge in the settings.
func TestGauges(t *testing.T) {
	port := settings.GaugeSettings{Source: gauge.Source{Port: "/dev/ttyUSB0", Model: gauge.Mark10}}
	command := settings.GaugeSettings{Source: gauge.Source{Command: []string{"my-reader", "-x"}}}
	for _, c := range []struct {
		ports []string
		err   error
		of    settings.GaugeSettings
		want  string
		hint  string
	}{
		{nil, nil, settings.GaugeSettings{}, "no serial port found", "[gauge]"},
		{[]string{"COM1", "COM3"}, nil, settings.GaugeSettings{}, "serial ports: COM1, COM3", "--gauge COM3"},
		{[]string{"/dev/ttyUSB0"}, nil, port, "serial ports: /dev/ttyUSB0\nthe settings use Mark-10 at /dev/ttyUSB0", ""},
		{nil, nil, port, "no serial port found\nthe settings use Mark-10 at /dev/ttyUSB0, which is not there", ""},
		{nil, nil, command, "no serial port found\nthe settings use my-reader", ""},
		{nil, errors.New("no"), port, "the serial ports can't be listed: no\nthe settings use Mark-10 at /dev/ttyUSB0", ""},
	} {
		var found, hints []string
		for _, f := range gauges(func() ([]string, error) { return c.ports, c.err }, c.of) {
			found, hints = append(found, f.found), append(hints, f.hint)
		}
		if got := strings.Join(found, "\n"); got != c.want || !strings.Contains(strings.Join(hints, ""), c.hint) {
			t.Errorf("%v, %v of %v: %q, hints %q", c.ports, c.err, c.of.Source, got, hints)
		}
	}
}
