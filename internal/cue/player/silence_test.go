//go:build unix

package player

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jfreymuth/pulse/proto"
)

// TestFindSilence turns a real server's output down in every way.
func TestFindSilence(t *testing.T) {
	t.Parallel()
	pactl, err := exec.LookPath("pactl")
	if err != nil {
		t.Skip("pactl is not installed, so the output can't be turned down")
	}
	s := startServer(t)
	control := func(args ...string) {
		t.Helper()
		cmd := exec.Command(pactl, args...)
		cmd.Env = append(os.Environ(), "PULSE_SERVER="+s.at.String())
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("pactl %q: %v\n%s", args, err, out)
		}
	}
	p := s.pulse(t)
	if got, err := FindSilence(System{}, p); err != nil || !strings.Contains(got.Why, "leads nowhere") {
		t.Errorf("a null sink: %+v, %v", got, err)
	}
	// A pipe stands in for a sound card.
	control("load-module", "module-pipe-sink", "sink_name=card", "file="+t.TempDir()+"/card")
	control("set-default-sink", "card")
	card := s.warm(t)
	card.link.allow(time.Minute)
	if got, err := FindSilence(System{}, card); err != nil || got != (Silence{}) {
		t.Errorf("a card that sounds: %+v, %v", got, err)
	}
	for _, c := range []struct {
		set, unset []string
		want, hint string
	}{
		{[]string{"set-sink-mute", "card", "1"}, []string{"set-sink-mute", "card", "0"}, "is muted", "set-sink-mute card 0"},
		{[]string{"set-sink-volume", "card", "0"}, []string{"set-sink-volume", "card", "100%"}, "volume of 0 %", "set-sink-volume card"},
		{[]string{"set-sink-volume", "card", "4%"}, []string{"set-sink-volume", "card", "100%"}, "volume of 3 %", "set-sink-volume card"},
		{[]string{"suspend-sink", "card", "1"}, []string{"suspend-sink", "card", "0"}, "is suspended", "suspend-sink card 0"},
	} {
		control(c.set...)
		got, err := FindSilence(System{}, card)
		control(c.unset...)
		if err != nil || !strings.Contains(got.Why, c.want) || !strings.Contains(got.Hint, c.hint) {
			t.Errorf("pactl %q: %+v, %v", c.set, got, err)
		}
	}
	if got, err := FindSilence(System{}, card); err != nil || got != (Silence{}) {
		t.Errorf("all turned up again: %+v, %v", got, err)
	}
}

func TestSilenceOfPorts(t *testing.T) {
	sink := proto.GetSinkInfoReply{SinkName: "alsa", Device: "Built-in", ChannelVolumes: proto.ChannelVolumes{1 << 16}, ActivePortName: "phones"}
	sink.Ports = slices.Grow(sink.Ports, 1)[:1] // its type has no name
	port := &sink.Ports[0]
	port.Name, port.Description, port.Available = "phones", "Headphones", portUnavailable
	if got := silenceOf(sink); got.Why != `nothing is plugged into "Headphones" of the output "Built-in"` {
		t.Errorf("%+v", got)
	}
	sink.ActivePortName = "speaker"
	if got := silenceOf(sink); got != (Silence{}) {
		t.Errorf("%+v", got)
	}
	sink.Properties = proto.PropList{"factory.name": proto.PropListString("support.null-audio-sink")}
	if got := silenceOf(sink); !strings.Contains(got.Why, "leads nowhere") {
		t.Errorf("PipeWire's stand-in: %+v", got)
	}
}

func TestMixers(t *testing.T) {
	for _, c := range []struct{ os, player, told, want string }{
		{"darwin", "system sound", "output volume:44, input volume:75, alert volume:100, output muted:false\n", ""},
		{"darwin", "system sound", "output volume:44, input volume:75, alert volume:100, output muted:true\n", "muted"},
		{"darwin", "afplay", "output volume:0, input volume:75, alert volume:100, output muted:false\n", "turned down to 0"},
		{"darwin", "afplay", "output volume:missing value, input volume:0, alert volume:100, output muted:missing value\n", ""},
		{"linux", "aplay", "Simple mixer control 'Master',0\n  Mono: Playback 65 [75%] [-16.50dB] [on]\n", ""},
		{"linux", "aplay", "  Mono: Playback 65 [75%] [-16.50dB] [off]\n", "muted"},
		{"linux", "aplay", "  Front Left: Playback 0 [0%] [on]\n  Front Right: Playback 0 [0%] [on]\n", "turned down to 0"},
		{"linux", "aplay", "  Front Left: Playback 0 [0%] [on]\n  Front Right: Playback 9 [9%] [on]\n", ""},
	} {
		_, read := mixer(c.os, c.player)
		if got := read(c.told); (got.Why == "") != (c.want == "") || !strings.Contains(got.Why, c.want) || (got.Hint == "") != (got.Why == "") {
			t.Errorf("%q: %+v", c.told, got)
		}
	}
	if ask, _ := mixer("windows", "powershell"); ask != nil {
		t.Errorf("%q is asked", ask)
	}
}
