package english

// presshold config.
const (
	ConfigShort = "Show where the files are and which settings are in force"
	ConfigLong  = "Show where the files are and which settings are in force. With --template, print a settings file " +
		"with every setting explained, to save and change."
	ConfigExample  = "  presshold config --template > settings.toml"
	ConfigTemplate = "print a settings file with every setting explained"

	ConfigMissing  = "%-*s %s  (not there)\n"
	ConfigDangling = "%-*s %s  (a link to %s, which is not there)\n"

	// presshold safety.
	SafetyShort = "Print the safety text"

	// presshold doctor.
	DoctorShort = "Check this terminal and machine"
	DoctorLong  = "Check what presshold needs of this terminal and machine: colours, key release (for press-and-hold), " +
		"sound, speech, notifications and keeping the screen on. " +
		"List the addresses at which a run can be shared, the serial ports for a force gauge, and where the files are. " +
		"Whatever is missing comes with a hint.\n\n" +
		"With --play, name and play each cue. With --report, print what a bug report needs: versions, system, terminal, sound, " +
		"where the files are, changed settings, and the size of the record. Nothing in the record is printed."
	DoctorPlay   = "name and play each cue, and speak a word"
	DoctorReport = "print what a bug report needs, and nothing about any client"

	// What the doctor looks at.
	DoctorColours      = "colours"
	DoctorCharacters   = "characters"
	DoctorKeyRelease   = "key release"
	DoctorSound        = "sound"
	DoctorSpeech       = "speech"
	DoctorNotification = "notification"
	DoctorKeepAwake    = "keep awake"
	DoctorSharing      = "sharing"
	DoctorPrivacy      = "privacy"
	DoctorSettings     = "settings"

	// A finding, and what to do about it.
	DoctorHint = "hint: %s"

	// The terminal.
	DoctorNoTerminal   = "the output goes to a file or another program"
	DoctorNoTerminalDo = "run presshold doctor in the terminal that you use, without a pipe"
	DoctorNoTerm       = "TERM is not set"
	DoctorAccessible   = "%s: plain lines only, because ACCESSIBLE is set"
	DoctorNoSize       = "%s, of unknown size"
	DoctorSize         = "%s, %d x %d"
	DoctorSmallDo      = "make the window at least %d x %d to see everything"

	DoctorASCII   = "ASCII only: the locale does not name UTF-8"
	DoctorASCIIDo = "if the terminal shows UTF-8, set LC_ALL to such a locale, for example C.UTF-8"

	DoctorAllColours   = "all"
	Doctor256Colours   = "256"
	Doctor256ColoursDo = "set COLORTERM=truecolor if the terminal supports more"
	Doctor16Colours    = "16"
	Doctor16ColoursDo  = "set TERM to the terminal's own name, such as xterm-256color"
	DoctorNoColour     = "none: NO_COLOR is set"

	DoctorReleaseNoTerminal   = "unknown: there is no terminal to ask"
	DoctorReleaseNoTerminalDo = "run presshold doctor in the terminal that you use"
	DoctorReleaseFailed       = "unknown: %v"
	DoctorReleaseSilent       = "unknown: the terminal does not answer"
	DoctorRelease             = "reported: press-and-hold works here"
	DoctorNoRelease           = "not reported: press-and-hold does not work here"
	DoctorNoReleaseDo         = "kitty, foot, Ghostty, WezTerm and others report it"

	DoctorNotified      = "on the desktop, by %s"
	DoctorNotNotified   = "none without a terminal"
	DoctorBell          = "the terminal's bell"
	DoctorBellDo        = "kitty, foot, Ghostty, WezTerm, iTerm2 and others show notifications"
	DoctorNotifyTmuxDo  = "to let tmux pass them on: set -g allow-passthrough on"
	DoctorNotifyScreen  = "GNU screen does not pass notifications on; tmux can"
	DoctorAwake         = "by %s"
	DoctorAwakeReason   = "presshold doctor is testing this"
	DoctorAwakeFailed   = "not possible: %s"
	DoctorAwakeFailedDo = "set the screen saver to wait longer than your longest treatment"

	// Sound and speech.
	DoctorUnavailable = "%s: not available"
	DoctorFailed      = "%s: not available: %v"
	DoctorUsed        = "%s, used"
	DoctorNoAnswer    = "it does not answer"
	DoctorNoSound     = "nothing here can play sound"
	DoctorSoundOff    = "turned off in the settings"
	DoctorSoundOffDo  = "set profile and volume under [cues] in the settings"
	DoctorVolume      = "the volume is unknown: %v"
	DoctorSilent      = "nothing will be heard: %s"

	DoctorNoPlayer  = "There is nothing to play the cues with."
	DoctorPlaying   = "The cues, played by %s:"
	DoctorStopped   = "%s stopped: %s"
	DoctorNoSpeaker = "There is nothing to speak with."
	DoctorSpoken    = "Spoken by %s: %s"

	// The network, the serial ports and the files.
	DoctorShareUsed   = "%s, used by --share"
	DoctorShareHere   = "no other device can reach that address: this machine has no private one"
	DoctorShareNamed  = "the setting share.at names it"
	DoctorNoPorts     = "the serial ports can't be listed: %v"
	DoctorNoPort      = "no serial port found"
	DoctorPorts       = "serial ports: %s"
	DoctorPortDo      = "to read a force gauge there: presshold drill --pressure --gauge %s"
	DoctorNoGaugeDo   = "only pressure drills need one; a command of your own can supply readings instead: see [gauge] in the settings"
	DoctorGaugeSet    = "the settings use %s"
	DoctorGaugeAbsent = "the settings use %s, which is not there"

	DoctorExposed     = "other users of this machine can look into %s"
	DoctorExposedDo   = "to keep others out: chmod go= FOLDER"
	DoctorAccessLists = "access lists decide who can look into these folders: in your profile, your account alone"
	DoctorPrivate     = "only your account can read what is recorded"

	DoctorSettingsBad     = "not in force: the file has an error"
	DoctorSettingsUnknown = "in force, but they name a protocol that does not exist"
	DoctorSettingsBadDo   = "to see it: presshold config"

	// The report for a bug.
	ReportGo          = "Go"
	ReportSystem      = "system"
	ReportEnvironment = "environment"
	ReportRenderer    = "renderer"
	ReportChanged     = "changed"
	ReportFiles       = "own files"
	ReportRecord      = "record"
	ReportContents    = "contents"
	ReportBeside      = "beside it"

	ReportTmux        = "in tmux"
	ReportScreen      = "in GNU screen"
	ReportSSH         = "over SSH"
	ReportWindows     = "in Windows Terminal"
	ReportOwnRenderer = "presshold's own"
	ReportBubbleTea   = "Bubble Tea's"

	ReportBadLine    = "no setting is in force: the file has an error in line %d"
	ReportUnreadable = "no setting is in force: the file can't be read"
	ReportUnchanged  = "no setting"
	ReportNoFolder   = "a folder can't be read"
	ReportFormat     = "format %d of %d, %d bytes, log %d bytes"
	ReportFormatBad  = "format %d of %d, %d bytes, log %d bytes: %v"
	ReportAside      = "%d kept aside, %d not recorded yet"
)
