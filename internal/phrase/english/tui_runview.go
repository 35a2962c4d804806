package english

// What to do now, in the large letters of the run screen.
const (
	BoardPaused     = "PAUSED"
	BoardGetReady   = "GET READY"
	BoardDone       = "DONE"
	BoardCheckIn    = "CHECK-IN"
	BoardPress      = "PRESS"
	BoardPressShift = "PRESS %s" // deeper, lighter or again
	BoardInRange    = "IN RANGE"
)

// The phase at hand, and what comes after it.
const (
	BoardGapIn     = "%s, in %s" // why the run was paused, and in which phase
	BoardPausedIn  = "in %s %s"
	BoardGoesOn    = "%s goes on"
	BoardGoesOnFor = "%s goes on, %s"
	BoardGuide     = "guide %s"
	BoardThenEnd   = "then the end"
	BoardThen      = "then %s"
	BoardThenFor   = "then %s %s"
	BoardThenAt    = "%s, %s" // what comes then, and where
)

// How far the run has come.
const (
	BoardCount        = "%d of %d"
	BoardPoint        = "point %s"
	BoardToCome       = "point %s, %d to come"
	BoardLevel        = "level %d"
	BoardLevelName    = "level %d %s"
	BoardScore        = "score %d"
	BoardScores       = "score %s"
	BoardElapsed      = "elapsed %s"
	BoardTimes        = "elapsed %s, %s left"
	BoardBudgetUp     = "time is up: %s"
	BoardLastPoint    = "%s, last point"
	BoardLeft         = "%s, %s left"
	BoardMuted        = "muted"
	BoardSession      = "session: %s"
	BoardPreview      = "PREVIEW ×%s"
	BoardPreviewShort = "×%s"
	BoardTitle        = "%s - presshold"
	BoardTitlePoint   = "%s, point %d - presshold"
	BoardTitleRound   = "%s, round %d - presshold"
)

// What to mind at a point.
const (
	BoardCaution = "caution site"
)

// The check-in.
const (
	BoardQuestion     = "HOW IS IT?"
	BoardQuestionLine = "How is it?"
	BoardScale        = "client-reported score, 0 to 10; 1 then 0 is 10"
	BoardScaleShort   = "client-reported score"
	BoardScaleShorter = "score 0 to 10"
	BoardSecondsLeft  = "%d s"
)
