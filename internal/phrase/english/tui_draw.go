package english

// What the cells of a rhythm mean; before each stands the cell.
const (
	RhythmHeld     = "%s held at least"
	RhythmToMost   = "%s at most"
	RhythmToCap    = "%s open, up to its cap"
	RhythmToEither = "%s at most or, if open, up to its cap"
	RhythmFollows  = "%s right after another hold"
	RhythmStrokes  = "%s strokes"
	RhythmAsks     = "%s check-in"
	RhythmGuide    = "%s guide time"
	RhythmTooShort = "short phases are drawn too wide"

	// What the signs of a chart of scores mean; before each stands the sign.
	ScoresBefore = "%s before"
	ScoresAfter  = "%s after"
	ScoresFell   = "%s fell"
	ScoresRose   = "%s rose"
	ScoresWithin = "%s may be within measurement error"

	// The heads of a chart of weeks.
	WeeksWeek          = "week of"
	WeeksAsPlanned     = "as planned"
	WeeksSessionsShort = "ses."
)
