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

	TranscriptFailed = "can't write the transcript: %w"

	// What is said before a run.
	RunRepeats         = "Press Enter to repeat it, or ctrl+c to quit."
	RunNothingToRepeat = "%s: name what to run, as in presshold run PROTOCOL"
	SafetyRead         = "Press Enter when you have read this."
	RecordExposed      = "other users of this machine can look into %[1]s, where client data is kept: keep them out with chmod go= %[1]q"

	// The picker.
	PickTerminal = "the picker needs a terminal: name a protocol, as in presshold run PROTOCOL"
	PickDumb     = "the picker can't draw on a dumb terminal: set TERM, or name a protocol, as in presshold run PROTOCOL"
	PickNoPlain  = "the picker has no plain form, which ACCESSIBLE asks for: name a protocol, as in presshold run PROTOCOL"
	PickFileBad  = "%s, in %s"

	// Sessions that were interrupted or could not be recorded.
	InterruptedByWindow  = "The window was closed"
	InterruptedBySignal  = "presshold was told to stop"
	InterruptedUnknown   = "presshold was killed or the machine went down"
	InterruptedKept      = "session %d of %s (%s) was interrupted after %s: it is kept as interrupted"
	InterruptedUnclosed  = "an interrupted session can't be closed: %w"
	RecordedLater        = "session %d of %s (%s) could not be recorded at the time: it is in the record now"
	RecordedLaterFailed  = "a session that was kept aside still can't be recorded: %w"
	AppointmentInSession = "session: %s"
)
