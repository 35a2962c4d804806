package english

// What is wrong with a value.
const (
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
