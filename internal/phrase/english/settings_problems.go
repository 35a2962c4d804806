package english

// What is wrong in the settings file. The place of the problem stands before it.
const (
	SettingsLanguage = "language %q has no built-in words: add %q to [cues.words] (%d are missing), or choose one of %s"
)
