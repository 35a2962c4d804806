package english

// The program without a command.
const (
	RootShort = "A terminal trigger-point compression timer"
	RootLong  = "presshold guides you through a trigger-point compression protocol. It shows what to do now, how much time " +
		"is left and which round you are in, readable from across the room. Without a command it opens a picker.\n\nWith " +
		"ACCESSIBLE=1 in the environment, every command prints plain lines, as with --plain."

	// Pages of help.
	HelpShort     = "Print help about a command"
	HelpLong      = "Print help about a command, as its flag --help does."
	HelpUsage     = "Usage:"
	HelpExamples  = "Examples:"
	HelpCommands  = "Commands:"
	HelpFlags     = "Flags:"
	HelpGlobal    = "Global flags:"
	HelpMore      = "More about a command: %s COMMAND --help"
	HelpDefault   = "%s (default: %s)"
	HelpNoCommand = "%s COMMAND"

	// What most people begin with.
	ExamplePick      = "Choose a protocol and start it"
	ExampleNumbers   = "Run one with numbers of your own"
	ExampleAdHoc     = "Run without any protocol"
	ExampleBothSides = "Work both sides until the score is 3, but for no more than 8 minutes"
	ExampleClient    = "Record a run under a client's code"
	ExampleAgain     = "Repeat what was done last with that client"
	ExampleCopy      = "Put the note of the last session on the clipboard"
	ExamplePlain     = "Print a run in plain lines and keep them"

	// Completion in shells.
	CompletionShort = "Print the completion script for a shell"
	CompletionLong  = "Print the script that lets a shell complete commands, flags and their values, such as client codes, " +
		"session numbers, protocols and sites. You don't need it if a package has installed it."
	CompletionOf    = "Print the completion script for %s"
	CompletionHow   = "%s.\n\nFor this shell:\n\n\t%s\n\nFor every new shell, once:\n\n\t%s"
	CompletionHowIn = "%s. It needs the package bash-completion.\n\nFor this shell:\n\n\t%s\n\nFor every new shell, once:\n\n\t%s"
	CompletionBare  = "complete without descriptions"

	OfferNoSession   = "no session yet"
	OfferLastSession = "last session on %s"

	// The time of the build.
	BuildEpoch = "SOURCE_DATE_EPOCH is %q: set it to seconds since 1970"

	// The program's own flags.
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

	// Flags that add to the record of a run.
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

	// What is wrong with a command line. The program's name stands before it.
	UsageTogether    = "%s and %s can't be used together"
	UsageNoEffect    = "%s has no effect without %s"
	UsageNoArguments = "%s takes no arguments: remove %q"
	UsageOneArgument = "%s takes one argument: remove %q"
	UsageEmpty       = "the argument of %s is empty"
	UsageCommand     = "unknown command %q"
	UsageCommandOf   = "unknown command %q: use %s"
	UsageFlag        = "unknown flag %s"
	UsageFlagEquals  = "write --%[1]s=%[2]s: a value of --%[1]s comes after an equals sign"
	UsageFlagForm    = "%s is not a flag"
	UsageFlagNoValue = "%s needs a value"
	UsageFlagValue   = "--%s: %w"

	OutputFailed = "can't write the output: %w"

	UsageTry = "Try \"%s --help\"."

	// What is missing where a command needs an argument.
	NeedsLesson  = "%s needs a protocol or a file: presshold list shows the protocols"
	NeedsAny     = "%s needs a protocol, a treatment or a file: presshold list shows what there is"
	NeedsSession = "%s needs the number of a session, or last: presshold history lists them"
	NeedsFile    = "%s needs a file"
	NeedsToRun   = "%s needs a protocol, a treatment, a file, or --hold to make a protocol"

	// UnknownNear is for a misspelt word: its kind, the word, and what was probably meant.
	UnknownNear = "unknown %s %s; did you mean %s?"

	// The kinds of words in UnknownNear.
	UnknownCommand = "command"
	UnknownFlag    = "flag"
	UnknownKeyName = "key"
	UnknownValue   = "value"
	UnknownWord    = "word"
)
