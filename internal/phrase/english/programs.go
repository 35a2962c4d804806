package english

// The user's editor.
const (
	NoEditor      = "no editor found: set the variable VISUAL or EDITOR to one"
	EditorFrom    = "the variable %s: %w"
	EditorFailed  = "the editor %q failed: %w"
	NoProgram     = "there is no program %q"
	QuoteOpen     = "%q: a quote is not closed"
	NamesNoEditor = "%q does not name a program"

	// How a program failed. Its name stands before it.
	ProgramMissing = "there is no such program"
	ProgramExited  = "it ended with exit code %d"

	// The user's commands on events.
	HookFailed  = "hook %q: %w"
	HookTooSlow = "hook %q was too slow: it was not run for %d events"
	HookStopped = "stopped when presshold ended"
	HookTimeout = "it took longer than %s"
)
