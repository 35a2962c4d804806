package player

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jfreymuth/pulse/proto"

	"presshold/internal/cue"
	"presshold/internal/phrase/english"
)

// Silence is why nothing is heard though a player plays. The zero value is no reason.
type Silence struct {
	Why  string // such as "the output Speakers is muted"
	Hint string // what to do about it
}

// askLimit is how long a program may take to tell how loud the system is.
const askLimit = 2 * time.Second

// FindSilence looks for a reason why nothing is heard of a player that was made ready: the
// output is muted, turned down, suspended or leads nowhere. It fails if the machine could
// not be asked.
func FindSilence(s System, p cue.Player) (Silence, error) {
	if p, ok := p.(*pulsePlayer); ok {
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
		return Silence{}, fmt.Errorf(english.VolumeNotKnown, err)
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
	for field := range strings.SplitSeq(strings.TrimSpace(told), ", ") {
		switch field {
		case "output muted:true":
			return Silence{english.SilentSystem, english.SilentSystemDo}
		case "output volume:0":
			return Silence{english.SilentSystemZero, english.SilentSystemDo}
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
			return Silence{english.SilentCard, english.SilentCardDo}
		}
		if strings.Contains(line, "[0%]") {
			zero++
		}
	}
	if playing > 0 && zero == playing {
		return Silence{english.SilentCardZero, english.SilentCardZeroDo}
	}
	return Silence{}
}

// silence asks the server how loud the output is on which the cues are played.
func (p *pulsePlayer) silence() (Silence, error) {
	if p.link == nil {
		return Silence{}, fmt.Errorf(english.SilenceUnknown, errors.New(english.NotConnected))
	}
	var stream proto.GetSinkInputInfoReply
	if err := p.link.ask(&proto.GetSinkInputInfo{SinkInputIndex: p.input}, &stream); err != nil {
		return Silence{}, fmt.Errorf(english.SilenceUnknown, err)
	}
	var sink proto.GetSinkInfoReply
	if err := p.link.ask(&proto.GetSinkInfo{SinkIndex: stream.SinkIndex}, &sink); err != nil {
		return Silence{}, fmt.Errorf(english.SilenceUnknown, err)
	}
	if why := silenceOf(sink); why != (Silence{}) {
		return why, nil
	}
	switch {
	case stream.Muted:
		return Silence{english.SilentStream, fmt.Sprintf(english.SilentStreamDo, p.input)}, nil
	case percent(stream.ChannelVolumes) == 0:
		return Silence{english.SilentStreamZero, fmt.Sprintf(english.SilentStreamZeroDo, p.input)}, nil
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
	name := cmp.Or(sink.Device, sink.SinkName) // its description first
	level := percent(sink.ChannelVolumes)
	switch {
	case isNull(sink):
		return Silence{fmt.Sprintf(english.SilentNowhere, name), english.SilentNowhereDo}
	case sink.Mute:
		return Silence{fmt.Sprintf(english.SilentMuted, name), fmt.Sprintf(english.SilentMutedDo, sink.SinkName)}
	case level < faint:
		return Silence{fmt.Sprintf(english.SilentFaint, name, level), fmt.Sprintf(english.SilentFaintDo, sink.SinkName)}
	case sink.State == sinkSuspended:
		return Silence{fmt.Sprintf(english.SilentSuspended, name), fmt.Sprintf(english.SilentSuspendedDo, sink.SinkName)}
	}
	for _, port := range sink.Ports {
		if port.Name == sink.ActivePortName && port.Available == portUnavailable {
			return Silence{fmt.Sprintf(english.SilentUnplugged, port.Description, name), english.SilentUnpluggedDo}
		}
	}
	return Silence{}
}

// isNull reports whether an output throws away what it plays: PulseAudio's and PipeWire's
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
