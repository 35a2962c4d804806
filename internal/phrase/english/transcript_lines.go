package english

// The lines of a run.
const (
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
)
