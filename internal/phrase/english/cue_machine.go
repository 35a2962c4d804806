package english

// A fault of the program itself.
const (
	InternalError = "internal error: %v"

	// Keeping the machine awake.
	AwakeFailed   = "can't keep the machine awake: %w"
	AwakeNoAnswer = "D-Bus does not answer"
	AwakeNoBus    = "there is no D-Bus here"

	// What became of a text for the clipboard.
	CopiedTwice   = "copied: %s confirms it; also sent to the terminal (OSC 52)"
	Copied        = "copied: %s confirms it"
	CopiedMaybe   = "sent to the terminal (OSC 52), which does not confirm it"
	CopyFailed    = "not copied: %v"
	CopyNoProgram = "no clipboard can be reached: it needs a terminal with OSC 52, or wl-copy, xclip, xsel, pbcopy or clip.exe"
)
