package english

// What is said to somebody who types letters in plain lines.
const (
	LineHow       = "type a letter and Enter; ? lists the keys, and Enter alone does the obvious next thing"
	LineUnknown   = "%q does nothing here; ? lists the keys"
	LineNoScore   = "%s does nothing here: a client-reported score is from 0 to 10"
	LineHindered  = "%s: %s; ? lists the keys"
	LineEnter     = "Enter: %s"
	LineJumpKey   = "%s 2"
	LineJump      = "go to point 2"
	LineScore     = "0 to 10: client-reported score"
	LineQuestions = "h: how long is left; i: which round, and where"

	// What can be entered after a run in plain lines.
	AfterCopy       = "%s: put the note on the clipboard"
	AfterScore      = "0 to 10: client-reported score after"
	AfterMore       = "+: enter something else"
	AfterEnd        = "Enter alone: end"
	AfterBack       = "Enter alone: back"
	AfterUnknown    = "%q does nothing here"
	AfterScored     = "score after: %s"
	AfterPoint      = "%d: another point"
	AfterUndo       = "u: take back %s"
	AfterUndone     = "taken back: %s"
	AfterEntryAt    = "%d: %s at %s"
	AfterEntryNow   = "%d: %s, now %s"
	AfterEntryAtNow = "%d: %s at %s, now %s"
	AfterAsk        = "%s? Enter alone keeps it, - removes it"
	AfterAskIn      = "%s in %s? Enter alone keeps it, - removes it"
)
