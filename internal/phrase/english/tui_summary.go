package english

// The summary of a run.
const (
	SummaryHead        = "Summary"
	SummaryPreview     = "PREVIEW ×%s"
	SummaryNoRecord    = "PREVIEW ×%s: no record of a treatment"
	SummaryAfterwards  = "afterwards, as the source says"
	SummaryBefore      = "before that"
	SummaryPlanned     = "planned"
	SummaryDone        = "done"
	SummaryOpen        = "open"
	SummaryRounds      = "rounds"
	SummaryHolds       = "holds"
	SummaryHoldsDone   = "%d, %d as planned"
	SummaryPressed     = "pressed"
	SummaryLevel       = "level"
	SummaryLevelMost   = "up to %d"
	SummaryEnded       = "ended"
	SummaryScoreBefore = "score %d before, client-reported"
	SummaryScoreAfter  = "score %d after, client-reported"
	SummaryScores      = "score %s, client-reported"
	SummaryScoresSame  = "score %s, client-reported (within measurement error)"
)

// Its keys.
const (
	SummaryAgain      = "next point, again"
	SummaryAgainShort = "again"
	SummaryPicker     = "picker"
	SummaryQuit       = "quit"
	SummarySave       = "keep as a treatment"
	SummaryEarlier    = "run before"
)

// What is entered on the summary.
const (
	EntryChart      = "for the chart"
	EntryWhat       = "what to enter"
	EntryWhatAt     = "what to enter, 1 to 3 at %s"
	EntryKept       = "%s: %s"
	EntryKeptAt     = "%s, %s: %s" // at which point
	EntryListed     = "%d %s"
	EntryListedKept = "%d %s: %s"
	EntryOtherPoint = "%d another point"
	EntryLabelUnit  = "%s, %s"
	EntryUndo       = "undo %s"
	EntryKeep       = "keep the %s"
	EntryChoose     = "choose"
	EntryNote       = "note"
	EntryMore       = "more to enter"
	EntryCopy       = "copy"
	EntryScore      = "score after"
	EntryDigits     = "1-%d"
)
