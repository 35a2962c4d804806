package english

// A fault of the program itself.
const (
	InternalError = "internal error: %v"
)

// Keeping the machine awake.
const (
	AwakeFailed   = "keep the machine awake: %w"
	AwakeNoAnswer = "a bus does not answer"
	AwakeNoBus    = "there is no bus"
)

// What became of a text for the clipboard.
const (
	CopiedTwice   = "copied: %s confirms it; also sent to the terminal (OSC 52)"
	Copied        = "copied: %s confirms it"
	CopiedMaybe   = "sent to the terminal (OSC 52), which does not confirm it"
	CopyFailed    = "not copied: %v"
	CopyNoProgram = "neither the terminal nor a program (wl-copy, xclip, xsel, pbcopy, clip.exe) leads to a clipboard"
)
