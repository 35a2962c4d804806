package english

// The command run.
const (
	RunShort = "Run a protocol or a treatment"
	RunLong  = "Run a protocol or a treatment. Name it by its id or a unique beginning of it, or by its file. Or make a " +
		"protocol from --hold and the other flags. Numbers given by flags are marked as chosen.\n\n" +
		"If you name nothing, what was done last with --client is shown, to be repeated or changed. If the output is not " +
		"a terminal, the run prints plain lines and ends by itself."
	RunAgain     = "repeat what was done last with --client, or without a client, as it was recorded"
	RunPlain     = "one plain line per event, for screen readers"
	RunJSON      = "one JSON object per event, as presshold schema --events describes it"
	RunAProtocol = "a protocol"

	// What is said before a run.
	RunRepeats         = "Press Enter to repeat it, or type q and Enter to quit."
	RunNothingToRepeat = "%w: name what to run, as in presshold run PROTOCOL"
	SafetyRead         = "Press Enter when you have read this, or type q and Enter to quit."
	RecordExposed      = "other users of this machine can look into %[1]s, where client data is kept: keep them out with chmod go= %[1]q"

	// The picker.
	PickTerminal = "the picker needs a terminal: name a protocol, as in presshold run PROTOCOL"
	PickDumb     = "the picker can't draw on a dumb terminal: set TERM, or name a protocol, as in presshold run PROTOCOL"
	PickNoPlain  = "the picker has no plain form, and ACCESSIBLE is set: name a protocol, as in presshold run PROTOCOL"
	PickFileBad  = "%s (%s)"

	// Sessions that were interrupted or could not be recorded.
	InterruptedByWindow = "The window was closed"
	InterruptedBySignal = "presshold was told to stop"
	InterruptedUnknown  = "presshold was killed or the machine went down"
	InterruptedKept     = "session %d of %s (%s) was interrupted after %s: it is kept as interrupted"
	InterruptedUnclosed = "an interrupted session can't be closed: %w"
	RecordedLater       = "session %d of %s (%s) could not be recorded at the time: it is in the record now"
	RecordedLaterFailed = "a session that was kept aside still can't be recorded: %w"
	SessionClock        = "session: %s"

	// What is said to somebody who types letters in plain lines.
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
	AfterScoreNow   = "0 to 10: client-reported score after, now %d"
	AfterMore       = "+: enter something else"
	AfterEnd        = "Enter alone, or %s: end"
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

	// The lines of a run.
	LineGone       = "%s of %s gone"
	LineBackTo     = "back to %s"
	LineAgain      = "again, %s"
	LineSkippedTo  = "skipped to %s"
	LineUnanswered = "%s skipped: nobody is there to answer"
	LineAfterwards = "afterwards: %s"

	// The lines at its end.
	SummaryOf      = "summary: %s"
	SummaryPreview = "summary: %s, %s"
	SummaryNote    = "for the chart: %s"
	SummaryRounds  = "%d of %s"
	SummaryHolds   = "%s, %d as planned"
	SummaryPressed = "pressed %s"
	SummaryScores  = "client-reported score %d, then %d"
	SummaryScore   = "client-reported score %d"
	SummaryAfter   = "client-reported score %d, none before"

	// Where a run can be shared.
	ShareNoAddress    = "this machine has no private address"
	ShareNoInterfaces = "can't list the network interfaces: %w"
	ShareNotPrivate   = "%s is not a private address, and a run is shared in private networks only"
	ShareUnknown      = "no private address is called %q: use %s"

	// What the page says when no run is on the screen.
	ShareIdle = "NO RUN YET"

	// The answers to a browser that asks for something else.
	ShareForeign   = "not from this page"
	ShareTooLong   = "too long"
	ShareTooLate   = "the button does something else now"
	ShareTooSoon   = "too soon after the last press"
	ShareTooMany   = "too many requests"
	ShareMethod    = "method not allowed"
	ShareFollowers = "too many followers"

	// What can be entered of a run after its end.
	EntryThresholdName = "threshold after"
	EntryAdverseName   = "adverse response"
	EntryReferralName  = "referral area"
	EntryInUnit        = "%s %s"

	// What the observers of a run report.
	ObserveAwake         = "a treatment is being timed" // why the machine is kept awake
	ObserveSilent        = "no ♪"
	ObservePlayer        = "♪ %s"
	ObserveHookSign      = "hook failed"
	ObserveNotShared     = "not shared: %w"
	ObserveNotSharedSign = "not shared"
)
