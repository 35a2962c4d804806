package english

// The state of sound and voice, beside a run and at the end of the program. The first argument
// is CueSound or CueVoice.
const (
	CueSound   = "sound"
	CueVoice   = "voice"
	CueNone    = "no %s"
	CueStopped = "no %s (%s stopped)"
	CueInstead = "%s: %s (%s stopped)"
	CueBack    = "%s is back: %s"

	CueFailed      = "%s failed: %w"
	CueCloseFailed = "%s could not be closed: %w"
	CueProblem     = "%s: %w"
	CueNoneSince   = "no %s: %w"
	CueUsedInstead = "%s: %w; %s was used instead"
	CueCameBack    = "%s: %w; %s came back"
	CueNoAnswer    = "does not answer"

	// Where sound and speech come from, unless that has a name of its own.
	PlayerBell   = "terminal bell"
	PlayerSystem = "system sound"

	// What to do to have a way to play or to speak.
	HintTerminal   = "it needs a terminal"
	HintServer     = "start PulseAudio or PipeWire (pipewire-pulse), or set PULSE_SERVER"
	HintRemote     = "it would sound at the far end of this SSH session: set PULSE_SERVER to send it here"
	HintSystemPart = "%s is part of the system: make sure that its folder is in PATH"
	HintPaplay     = "install paplay (package pulseaudio-utils)"
	HintPwPlay     = "install pw-play (package pipewire-bin or pipewire-utils)"
	HintAplay      = "install aplay (package alsa-utils)"
	HintSpdSay     = "install spd-say (package speech-dispatcher)"
	HintInstall    = "install the package %s"

	// Why nothing is heard, and what to do about it.
	SilentSystem     = "the system's output is muted"
	SilentSystemZero = "the system's output is turned down to 0"
	SilentSystemDo   = "turn the sound up in the menu bar or with the volume keys"

	SilentCard       = "the sound card is muted"
	SilentCardDo     = "unmute it: amixer sset Master unmute"
	SilentCardZero   = "the sound card is turned down to 0"
	SilentCardZeroDo = "turn it up: amixer sset Master 70%"

	SilentStream       = "the sound server has muted presshold"
	SilentStreamDo     = "unmute it in the mixer (pavucontrol): pactl set-sink-input-mute %d 0"
	SilentStreamZero   = "the sound server has turned presshold down to 0"
	SilentStreamZeroDo = "turn it up in the mixer (pavucontrol): pactl set-sink-input-volume %d 100%%"

	SilentNowhere     = "the output %q leads nowhere"
	SilentNowhereDo   = "choose a real output: pactl list short sinks, then pactl set-default-sink NAME"
	SilentMuted       = "the output %q is muted"
	SilentMutedDo     = "unmute it: pactl set-sink-mute %s 0"
	SilentFaint       = "the output %q has a volume of %d %%"
	SilentFaintDo     = "turn it up: pactl set-sink-volume %s 70%%"
	SilentSuspended   = "the output %q is suspended"
	SilentSuspendedDo = "wake it: pactl suspend-sink %s 0"
	SilentUnplugged   = "nothing is plugged into %q of the output %q"
	SilentUnpluggedDo = "plug it in, or choose another output: pactl list short sinks, then pactl set-default-sink NAME"

	SilenceUnknown   = "can't ask the sound server for its output: %w"
	NotConnected     = "not connected"
	VolumeNotKnown   = "can't ask how loud the output is: %w"
	ServerAsk        = "can't ask whether the sound server is alive: %w"
	ServerStill      = "the sound server plays nothing: its output may be suspended"
	ServerClosed     = "the sound server closed the stream"
	ServerGone       = "the sound server went away"
	ServerFrame      = "the sound server sent a frame with an invalid length: %d bytes"
	ServerNone       = "can't reach the sound server: PULSE_SERVER names none"
	ServerLetIn      = "can't sign in to the sound server: %w"
	ServerName       = "can't tell the sound server presshold's name: %w"
	ServerStream     = "can't open a stream on the sound server: %w"
	PlayerClosed     = "the sound player is closed"
	DeviceNoAnswer   = "can't open the sound device: it does not answer"
	PlayerTooSlow    = "it took longer than %s to play almost nothing"
	ClipEmpty        = "can't play the clip %q: it has no samples"
	ClipFilesNotGone = "can't remove the cue files: %w"
)
