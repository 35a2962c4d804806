package english

// The manual pages.
const (
	ManShort = "Print a manual page"
	ManLong  = "Print a manual page: %s. Without a name, print the first of these. With --into, write all of them into a " +
		"folder, to be packaged.\n\nTheir date is that of the build, or what SOURCE_DATE_EPOCH in the environment says."
	ManInto       = "write all pages into this folder, as %s and so on"
	ManUnknown    = "no manual page %s: use %s"
	ManNotWritten = "can't write the manual pages: %w"
	ManFailed     = "can't write the manual page %s: %w"

	ManCommands = "User Commands"
	ManFormats  = "File Formats"

	// What a page is about, in a line.
	ManAboutProgram   = "trigger-point compression timer for the terminal"
	ManAboutProtocol  = "protocol files of presshold"
	ManAboutSettings  = "settings file of presshold"
	ManAboutTreatment = "treatment files of presshold"

	// The headings of a page.
	ManName        = "NAME"
	ManSynopsis    = "SYNOPSIS"
	ManDescription = "DESCRIPTION"
	ManOptions     = "OPTIONS"
	ManCommandList = "COMMANDS"
	ManExitStatus  = "EXIT STATUS"
	ManEnvironment = "ENVIRONMENT"
	ManFiles       = "FILES"
	ManCaveats     = "CAVEATS"
	ManExamples    = "EXAMPLES"
	ManSeeAlso     = "SEE ALSO"

	// The page of the program.
	ManFolders = "These are the folders on Linux and the BSDs. On macOS everything is in ~/Library/Application Support/presshold, " +
		"on Windows in %LOCALAPPDATA%\\presshold. presshold config shows the places, and whether anything is there."
	ManNoClaims = "presshold times, cues and records. It can't sense pressure, and it claims no effect on anybody's health. " +
		"presshold safety says when not to press, and where."

	// Exit codes.
	ExitDone    = "Success."
	ExitFailed  = "Failure: a message on standard error says why."
	ExitInvalid = "Wrong usage, or an invalid file."
	ExitSignal  = "Ended by signal n: %d after a hang-up, %d after an interrupt, %d after a request to terminate."

	// Variables of the environment.
	EnvAccessible = "If set to anything but 0 or false, every command prints plain lines, as with --plain."
	EnvNoColor    = "If set, the screen has no colours."
	EnvConfig     = "The folder of settings, protocols and treatments, in place of the usual one."
	EnvData       = "The folder of the record, in place of the usual one."
	EnvState      = "The folder of the state, in place of the usual one."
	EnvRenderer   = "If set to stock, Bubble Tea's own renderer draws the screen. Try it on a terminal where the screen looks wrong."
	EnvXDG        = "Where the usual folders are, by the XDG Base Directory Specification. Paths must be absolute."
	EnvHome       = "The home folder. If not set, it is that of the account."
	EnvEditor     = "The editor for protocols, treatments and notes. VISUAL comes first."
	EnvTerm       = "What the terminal can do. With TERM=dumb nothing is drawn."
	EnvCharacters = "Which characters the terminal shows: in a locale without UTF-8, the screen is drawn in ASCII."
	EnvCountry    = "The country whose separators --for-excel writes."
	EnvSound      = "The sound server. Over SSH, cues are the terminal's bell unless it is set."
	EnvEpoch      = "The date of the manual pages that presshold man prints, in seconds since 1970."

	// Files of the program.
	FileSettings   = "The settings; see presshold-settings(5)."
	FileProtocols  = "Your protocols; see presshold-protocol(5)."
	FileTreatments = "Your treatments; see presshold-treatment(5)."
	FileRecord     = "The record, an SQLite database that only you can read."
	FileState      = "The state: whether the safety text was shown, and sessions that could not be recorded yet."

	// The pages of file formats.
	ManStrict = "The file is read strictly. An unknown key, a value of the wrong kind, or one that is out of range is an error, " +
		"reported with its line and column."
	ManCheck          = "presshold check reports every error in a file."
	ManProtocolTools  = "presshold show ID --toml prints any protocol as a file. presshold new makes one from a form or from flags. "
	ManTreatmentTools = "presshold new --treatment makes one from a form or from flags. presshold history treatment makes one from " +
		"a recorded session. "
	ManSchema       = "presshold schema prints the JSON Schema of the format for editors."
	ManSchemaOf     = "presshold schema --treatment prints the JSON Schema of the format for editors."
	ManHead         = "At the top of the file"
	ManValues       = "Values"
	ManOneOf        = "One of %s."
	ManRequired     = "Required."
	ManConfigFolder = "presshold config shows where the folder is on this system."
	ManConfigFile   = "presshold config shows where the file is on this system."
	ManOfLibrary    = "A protocol from the library:"
	ManATreatment   = "A treatment:"
	ManSomeSettings = "A dim screen, soft cues, and a clock of 50 minutes for each client:"
	ManSettingsWhat = "The settings of presshold, as TOML. Each is listed with its default. What the file does not set " +
		"keeps its default, and a missing file is no error."
	ManSettingsErrors = "While the file has an error, no run starts. With --no-settings it is ignored."
	ManSettingsTools  = "presshold config --template prints a file with every setting explained, to save and change. presshold config " +
		"shows what is in force."
)
