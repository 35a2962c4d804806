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

	// What stands where a regular file should.
	FileNot          = "it is %s, not a file"
	FileFolder       = "a folder"
	FilePipe         = "a pipe"
	FileSocket       = "a socket"
	FileDevice       = "a device"
	FileOther        = "neither a file nor a folder"
	FileNoFolder     = "it is not a folder"
	FileUnwritten    = "can't write %s: %s"
	FileInWay        = "%s is not a folder"
	FileNoSuchFolder = "there is no folder %s: make it first, or choose another"
	FileMissing      = "it does not exist"
	FileDenied       = "permission denied"
	FileThere        = "it already exists, and no file is replaced: choose another name"
	FileDiskFull     = "the disk is full"
	FileQuota        = "your disk quota is used up"
	FileReadOnly     = "the disk is read-only"
	FileDiskFails    = "the disk reports an error"
	FileBusy         = "another program uses it"
	FileLongName     = "its name is too long"
	FileTooLarge     = "it is larger than %d KiB, the most that is read"
	FileLoops        = "its symbolic links form a loop"
	FileNowhere      = "it is a link to a folder that does not exist"
	FileLinkGone     = "it is a link to %s, whose folder does not exist"

	// The user's editor.
	NoEditor      = "no editor found: set the variable VISUAL or EDITOR to one"
	EditorFrom    = "the variable %s: %w"
	EditorFailed  = "the editor %q failed: %w"
	NoProgram     = "there is no program %q"
	QuoteOpen     = "%q: a quote is not closed"
	NamesNoEditor = "%q does not name a program"

	// How a program failed. Its name stands before it.
	ProgramMissing = "there is no such program"
	ProgramExited  = "it ended with exit code %d"
	ProgramTooSlow = "it took longer than %s"

	// The user's commands on events.
	HookFailed  = "hook %q: %w"
	HookTooSlow = "hook %q was too slow; events that it missed: %d"
	HookStopped = "stopped when presshold ended"
)
