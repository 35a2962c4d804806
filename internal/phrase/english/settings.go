package english

// The settings outside of a table.
const (
	SettingTheme      = `Colours: "auto" (by the terminal's background), "dark", "light", "dim" or "mono".`
	SettingCountIn    = "Time to get ready before the first point; 0 for none."
	SettingReady      = "Time for the hands to get ready before a hold resumes after a pause; 0 for none."
	SettingProtocol   = "The id of the protocol on which the picker starts; empty for the first."
	SettingCeiling    = "Your highest pressure level, which no run exceeds; 0 for none."
	SettingTarget     = "The client-reported score that you work towards, from 1 to 10; 0 for none."
	SettingMouse      = "Clicks choose in lists and forms; the mouse is always off in a run."
	SettingNotify     = "Call for attention at a cap and at the end if the window has no focus."
	SettingJournal    = "Keep a record of what was done, on this machine only."
	SettingAwake      = "Keep the screen on and the machine awake during a run."
	SettingWeekStarts = `The day on which the weeks of the statistics begin: "monday", "sunday" or "saturday".`

	// The settings of the tables.
	SettingSessionLength = `How long you have for one client, such as "50m", from the first run on; 0 for no clock.`
	SettingSessionHalf   = "Announce when half of that time is over."
	SettingSessionTen    = "Announce when ten minutes are left."
	SettingSessionFive   = "Announce when five minutes are left."
	SettingSessionEnd    = "Announce when the time is up."

	SettingNoteTemplate = "A file with your own template for the note (text/template); empty for the built-in form."

	SettingCuesProfile  = `What is heard: "silent", "soft" (the client rests), "normal" or "teaching" (a voice with instructions).`
	SettingCuesVolume   = "How loud, from 0 to 100."
	SettingCuesVoice    = `What is said: "auto" (by the profile), "off", "brief" or "instructions".`
	SettingCuesLanguage = "The language of the voice: %s. Any other needs all the words below."
	SettingCuesOff      = "Moments that make no sound, of: %s."
	SettingCuesOn       = "Moments that make a sound even if the profile has none for them."

	SettingPedalGap  = "Ignore a press of the primary key that comes sooner than this after the last one."
	SettingPedalMode = `How the primary key works: "toggle", or "press-and-hold" where the terminal reports that a key is let go.`

	SettingShareMode = `What other screens get: "off", "follow" (they show the run) or "control" (one has a button, the primary key).`
	SettingShareAt   = `The private address to share at, or its interface, such as "wlan0"; empty for the first that presshold doctor lists.`

	SettingGaugePort    = `A serial port, such as "/dev/ttyUSB0" or "COM3"; presshold doctor lists them. Empty for none.`
	SettingGaugeModel   = `At the port: "auto" (whichever answers), "lines" (it writes by itself), "mark-10", "fdx", "fdix" or "chronojump".`
	SettingGaugeBaud    = "Speed of the port; 0 for the model's own."
	SettingGaugeCommand = "Your own program in place of a port, such as [\"my-reader\", \"--fast\"]. No shell reads the " +
		"command. Its output is read line by line: [microseconds;]number[ unit]."
	SettingGaugeReads = `The unit of readings that name none: "N", "kg", "kgf", "lb", "lbf" or "g".`
	SettingGaugeUnit  = "The unit in which you set and see forces; the record keeps newtons."

	// The settings of a hook.
	SettingHookOn      = "The events on which the command runs."
	SettingHookCommand = "Your own program and its arguments."
	SettingHookTimeout = "How long the command may take."

	// The tables, and the whole file.
	SettingsTemplate = "Settings of presshold. Remove a # and change what you like."
	SettingsNew      = "# Settings of presshold.\n" // the first line of a file that has only keys
	SettingsLengths  = "Lengths of time are written 5, 5s or 1m30s."

	SettingsSession  = "The session clock: your time with one client. See --for and --by."
	SettingsCues     = "The sounds and the voice of a run."
	SettingsProfiles = "Another profile for a protocol, by its id."
	SettingsWords    = `What the voice says in place of its own words; "" for nothing. Numbers can be replaced, too. The words: %s.`
	SettingsNote     = "The note for the chart."
	SettingsPedal    = "The primary key, or a foot pedal that types it."
	SettingsShare    = "Runs on other screens of the network, as web pages over plain HTTP: whoever can read the network sees them. " +
		"They show nothing about the client. See --share."
	SettingsGauge = "A force gauge, for drills of pressure: presshold drill --pressure."
	SettingsKeys  = "The keys of each action: a character, or a name such as space, enter, tab, esc, up, pgdown, f1, ctrl+x. " +
		"Digits enter the client-reported score, ctrl+c always quits, ctrl+z always suspends. " +
		"A key that you give to one action is taken from the action that has it by default. [] leaves an action without a key."
	SettingsHooks = "Your own commands, each run on the events that it names. " +
		"A command gets the event as one line of JSON on its standard input; presshold schema --events describes it. " +
		"No shell reads the command, its output is thrown away, and the timer never waits for it. " +
		"For another command, write another [[hooks]]. The events: %s."

	SettingsWordsEg = "[cues.words]\npress = \"push\"\n3 = \"three to go\""
	SettingsHooksEg = "[[hooks]]\non = [\"session-start\", \"session-end\"]\n" +
		"command = [\"/usr/local/bin/my-program\", \"an argument\"]\ntimeout = \"10s\""

	SettingChanged  = "set"    // to words, a name or a path of the user's, in a report that shows none
	SettingsChanged = "%d set" // so many such entries

	// What is wrong with a value.
	SettingWhole     = "must be a whole number from 0 to %d, not %s"
	SettingMany      = "has %d entries: at most %d are allowed"
	SettingLength    = `must be a length of time, such as "5s", not %s`
	SettingID        = `%s is not the id of a protocol, such as "steady-pressure"`
	SettingAddress   = "%s is neither an address nor the name of a network interface"
	SettingLanguage  = `%s is not a language, such as "en" or "pt-BR"`
	SettingOnOff     = "%q is turned both on and off"
	SettingWord      = "unknown word %s: use a number from 0 to %d, or %s"
	SettingLong      = "is longer than %d bytes"
	SettingArgument  = "an argument is longer than %d bytes"
	SettingNoProgram = "it names no program"

	// What is wrong with several settings together.
	SettingsLanguage = "language %q has no built-in words: add %q to [cues.words] (%d are missing), or choose one of %s"
	SettingsGaugeTwo = "choose a port or a command for the gauge, not both"

	// What is wrong with keys.
	ActionUnknown = "unknown action %s: presshold config --template lists all of them"
	KeysForm      = `must be keys in quotes, such as ["p"], not %s`
	KeysPrimary   = "the primary action needs a key, such as [\"space\"]"
	KeysMany      = "%d keys are too many: at most %d are allowed"
	KeyTwice      = "key %q is listed twice"
	KeyTakenBy    = "key %q already belongs to %s"

	BindFailed   = "can't bind %s: %w"
	BindTaken    = "can't bind %s: key %q already belongs to %s in %s:%d"
	BindByHand   = "can't bind %s: %s can't be edited: write %s = %s into it by hand"
	SettingsRead = "can't read the settings: %w"

	// What is wrong with a hook.
	HooksMany     = "at most %d are allowed"
	HookNoEvents  = `add events, such as on = ["session-end"]`
	HookNoCommand = `add a program, such as command = ["/path/to/program"]`

	// Where the program's files can't be kept.
	PlaceVariable = "the variable %s: %s"
	PlaceFolder   = "%s is not an absolute path: fix it, or unset it for the usual folder"
	PlaceHome     = "%s is not an absolute path: fix it, or unset it for the account's own folder"
	PlaceNoHome   = "it is not set, and the account has no folder: " +
		"set it, or PRESSHOLD_CONFIG_DIR, PRESSHOLD_DATA_DIR and PRESSHOLD_STATE_DIR"
	SafetyMarkFailed = "can't mark the safety text as shown: %w"
)
