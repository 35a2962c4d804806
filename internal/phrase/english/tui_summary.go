package english

// The summary of a run.
const (
	SummaryScreenNoRecord    = "PREVIEW ×%s: not done in real time"
	SummaryScreenBefore      = "earlier runs"
	SummaryScreenHoldsDone   = "%d, %d as planned"
	SummaryScreenScoreBefore = "score %d before (client-reported)"
	SummaryScreenScoreAfter  = "score %d after (client-reported)"
	SummaryScreenScores      = "score %s, %s (client-reported)"

	// Its keys.
	SummaryScreenAgain      = "repeat the plan at the next point"
	SummaryScreenAgainShort = "repeat the plan"
	SummaryScreenEarlier    = "earlier run"

	// What is entered on the summary.
	EntryWhat       = "what to enter"
	EntryWhatAt     = "what to enter; 1 to 3 are for %s"
	EntryOtherPoint = "%d another point"
	EntryUndo       = "undo %s"
	EntryKeep       = "keep the %s"
	EntryMore       = "add details"
	EntryCopy       = "copy"
	EntryScore      = "score after"
)
