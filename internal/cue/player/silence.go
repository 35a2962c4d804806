package player

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jfreymuth/pulse/proto"

	"presshold/internal/cue"
)

// Silence is why nothing is heard though a player plays. The zero value is no reason.
type Silence struct {
	Why  string // such as "the output Speakers is muted"
	Hint string // what to do about it
}

// askLimit is how long a program may take to tell how loud the system is.
const askLimit = 2 * time.Second

// FindSilence tells why nothing would be heard of what a player plays that was made
// ready, as far as this machine can say: the output is muted, turned down, suspended or
// leads nowhere. It fails if the machine should be able to say and can't.
func FindSilence(s System, p cue.Player) (Silence, error) {
	if p, ok := p.(*Pulse); ok {
		return p.silence()
	}
	ask, read := mixer(s.OS, p.Name())
	if ask == nil {
		return Silence{}, nil
	}
	path, err := s.LookPath(ask[0])
	if err != nil {
		return Silence{}, nil //nolint:nilerr // this machine can't say
	}
	ask[0] = path
	told, err := listen(ask, askLimit)
	if err != nil {
		return Silence{}, fmt.Errorf("ask how loud the output is: %w", err)
	}
	return read(told), nil
}

// mixer is the program that tells how loud what a player plays is, and how to read what
// it prints; nil if there is none.
func mixer(goos, player string) (command, func(told string) Silence) {
	switch {
	case goos == "darwin":
		return command{"osascript", "-e", "get volume settings"}, readVolumeSettings
	case player == "aplay":
		return command{"amixer", "sget", "Master"}, readMixer
	default:
		return nil, nil
	}
}

// readVolumeSettings reads macOS's "output volume:44, input volume:75, alert volume:100,
// output muted:false".
func readVolumeSettings(told string) Silence {
	const hint = "turn the sound up in the menu bar or with the volume keys"
	for field := range strings.SplitSeq(strings.TrimSpace(told), ", ") {
		switch field {
		case "output muted:true":
			return Silence{"the system's output is muted", hint}
		case "output volume:0":
			return Silence{"the system's output has a volume of 0", hint}
		}
	}
	return Silence{}
}

// readMixer reads ALSA's lines such as "Front Left: Playback 65536 [100%] [on]".
func readMixer(told string) Silence {
	playing, zero := 0, 0
	for line := range strings.Lines(told) {
		if !strings.Contains(line, "Playback") || !strings.Contains(line, "%]") {
			continue
		}
		playing++
		if strings.Contains(line, "[off]") {
			return Silence{"the sound card is muted", "unmute it: amixer sset Master unmute"}
		}
		if strings.Contains(line, "[0%]") {
			zero++
		}
	}
	if playing > 0 && zero == playing {
		return Silence{"the sound card has a volume of 0", "turn it up: amixer sset Master 70%"}
	}
	return Silence{}
}

// silence asks the server how loud the output is on which the cues are played.
func (p *Pulse) silence() (Silence, error) {
	p.calls.Lock()
	defer p.calls.Unlock()
	if p.link == nil {
		return Silence{}, errors.New("ask the sound server for its output: not connected")
	}
	var stream proto.GetSinkInputInfoReply
	if err := p.link.ask(&proto.GetSinkInputInfo{SinkInputIndex: p.input}, &stream); err != nil {
		return Silence{}, fmt.Errorf("ask the sound server for its output: %w", err)
	}
	var sink proto.GetSinkInfoReply
	if err := p.link.ask(&proto.GetSinkInfo{SinkIndex: stream.SinkIndex}, &sink); err != nil {
		return Silence{}, fmt.Errorf("ask the sound server for its output: %w", err)
	}
	if why := silenceOf(sink); why != (Silence{}) {
		return why, nil
	}
	mine := strconv.FormatUint(uint64(p.input), 10)
	switch {
	case stream.Muted:
		return Silence{"the sound server has muted presshold", "unmute it in the mixer (pavucontrol): pactl set-sink-input-mute " + mine + " 0"}, nil
	case percent(stream.ChannelVolumes) == 0:
		return Silence{"the sound server has turned presshold down to 0", "turn it up in the mixer (pavucontrol): pactl set-sink-input-volume " + mine + " 100%"}, nil
	}
	return Silence{}, nil
}

const (
	sinkSuspended   = 2 // of the states of a sink
	portUnavailable = 1 // of the states of a port: nothing is plugged in
	faint           = 5 // percent: below it nobody hears a cue from the table
)

// silenceOf is why nothing is heard of an output.
func silenceOf(sink proto.GetSinkInfoReply) Silence {
	name := sink.Device // its description
	if name == "" {
		name = sink.SinkName
	}
	name = strconv.Quote(name)
	level := percent(sink.ChannelVolumes)
	switch {
	case isNull(sink):
		return Silence{
			"the output " + name + " leads nowhere",
			"choose a real output: pactl list short sinks, then pactl set-default-sink NAME",
		}
	case sink.Mute:
		return Silence{"the output " + name + " is muted", "unmute it: pactl set-sink-mute " + sink.SinkName + " 0"}
	case level < faint:
		return Silence{
			fmt.Sprintf("the output %s has a volume of %d %%", name, level),
			"turn it up: pactl set-sink-volume " + sink.SinkName + " 70%",
		}
	case sink.State == sinkSuspended:
		return Silence{"the output " + name + " is suspended", "wake it: pactl suspend-sink " + sink.SinkName + " 0"}
	}
	for _, port := range sink.Ports {
		if port.Name == sink.ActivePortName && port.Available == portUnavailable {
			return Silence{
				fmt.Sprintf("nothing is plugged into %q of the output %s", port.Description, name),
				"plug it in, or choose another output: pactl list short sinks, then pactl set-default-sink NAME",
			}
		}
	}
	return Silence{}
}

// isNull tells whether an output throws away what it plays: PulseAudio's and PipeWire's
// stand-in where no sound card is found, and others of the kind.
func isNull(sink proto.GetSinkInfoReply) bool {
	return sink.SinkName == "auto_null" || strings.HasPrefix(sink.Driver, "module-null-sink") ||
		strings.Contains(sink.Properties["factory.name"].String(), "null-audio-sink")
}

// percent is the volume of the loudest channel, 100 for unchanged.
func percent(v proto.ChannelVolumes) int {
	if len(v) == 0 {
		return 100
	}
	return int(uint64(slices.Max(v)) * 100 / uint64(proto.VolumeNorm))
}
