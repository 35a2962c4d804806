package english

// What to do now, in the large letters of the run screen.
const (
	RunViewPaused     = "paused"
	RunViewCheckIn    = "check-in"
	RunViewPressShift = "press %s" // deeper, lighter or again

	// The phase at hand, and what comes after it.
	RunViewGapIn       = "%s, in %s" // why the run was paused, and in which phase
	RunViewPausedIn    = "in %s"
	RunViewPausedInFor = "in %s %s"
	RunViewGoesOn      = "%s goes on"
	RunViewGoesOnFor   = "%s goes on, %s"
	RunViewGuide       = "guide %s"
	RunViewThenEnd     = "then the end"
	RunViewThen        = "then %s"
	RunViewThenFor     = "then %s %s"

	// How far the run has come.
	RunViewPoint        = "point %s"
	RunViewToCome       = "point %s, %d to come"
	RunViewLevel        = "level %d"
	RunViewLevelName    = "level %d %s"
	RunViewScore        = "score %d"
	RunViewScores       = "score %s"
	RunViewElapsed      = "elapsed %s"
	RunViewTimes        = "elapsed %s, %s"
	RunViewBudgetUp     = "time is up: %s"
	RunViewBudget       = "treatment: %s, %s" // its time, and how much is left
	RunViewLastPoint    = "last point"
	RunViewPointsLeft   = "%s left"
	RunViewMuted        = "muted"
	RunViewPreview      = "PREVIEW ×%s"
	RunViewPreviewShort = "×%s"
	RunViewTitle        = "%s - presshold"
	RunViewTitlePoint   = "%s, point %d - presshold"
	RunViewTitleRound   = "%s, round %d - presshold"

	// What to mind at a point.
	RunViewCaution = "caution site"

	// The check-in.
	RunViewQuestion     = "How is it?"
	RunViewScale        = "client-reported score, 0 to 10 (for 10, press 1, then 0)"
	RunViewScaleShort   = "client-reported score"
	RunViewScaleShorter = "score 0 to 10"
	RunViewSecondsLeft  = "%d s"
)
