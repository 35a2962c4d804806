package english

// The program's own flags.
const (
	FlagNoSettings = "ignore the settings file and use the defaults"
	FlagHelp       = "print this help"
	FlagVersion    = "print the version"

	// Flags that put numbers in place of a protocol's.
	FlagHold    = "length of every hold: 10s, 8s-10s, 1m30s or open"
	FlagRelease = "length of every release, 0 for none; adds one where the protocol has none"
	FlagRounds  = "planned rounds: 8 or 3-5"
	FlagUntil   = "when to stop: eased, score:3, drop:2, drop:50%, time:8m or compression:90s; the first rule that is met counts"
	FlagPoint   = "a point to work and its side: left, right or both; repeat it for each point"
	FlagLevel   = "the first pressure level"
	FlagCeiling = "the highest pressure level, in place of the protocol's; the ceiling in your settings still holds"
	FlagCountIn = "time to get ready before the first point, 0 for none"

	// Flags that say how a run looks and sounds, and where it is shown.
	FlagCues    = "what is heard: silent, soft, normal or teaching"
	FlagSpeed   = "play N times as fast, or half as fast at 0.5; the run is marked as a preview"
	FlagTheme   = "colours: auto, dark, light, dim or mono"
	FlagNoColor = "use no colours, as with NO_COLOR"
	FlagFor     = "session clock: how long you have for one client, from the first run on, such as 50m"
	FlagBy      = "session clock: when the time with the client ends, such as 14:50"
	FlagShare   = "show the run as a web page on other screens of this network: off, follow, or control with a button"
	FlagShareAt = "share at this private address or network interface, such as wlan0"

	// Flags that say something of a run for the record.
	FlagNoJournal = "keep no record"
	FlagClient    = "the client's code; presshold client new makes one"
	FlagScore     = "client-reported score before the first hold"
	FlagThreshold = "pressure pain threshold at the first point beforehand, in kg/cm2"
	FlagDevice    = "what the threshold was measured with"
	FlagNote      = "a note on the session"

	FlagUnrecorded = "%s is for the record, which your settings turn off: remove it, or set journal = true"

	// What is wrong with a flag's value. The flag stands before it.
	ValueLevel    = "must be a level from 1 to %d, not %q"
	ValueTimed    = "must be a length of time or a range, not %q"
	ValueSpeed    = "must be a number from %g to %d, not %q"
	ValueNoClient = "must be a client code, not %q: presshold client new makes one"
	ValueScore    = "must be a whole number from 0 to 10, not %q"
	ValueWhole    = "must be a whole number, not %q"
	ValueTruth    = "must be true or false, not %q"

	// Where the settings can't be read.
	SettingsDoWithout = "%w\nTo run with the defaults instead, use --no-settings."
)
