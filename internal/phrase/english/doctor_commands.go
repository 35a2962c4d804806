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
)
