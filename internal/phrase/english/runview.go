package english

// What to do now, in the large letters of the run screen.
const (
	RunViewPaused     = "paused"
	RunViewCheckIn    = "check-in"
	RunViewPressShift = "press %s" // deeper, lighter or again

	// The phase at hand, and what comes after it.
	RunViewGap            = "%s paused: %s" // a phase, and why
	RunViewPhasePaused    = "%s paused"
	RunViewPhasePausedFor = "%s paused, %s"
	RunViewGoesOn         = "%s goes on"
	RunViewGoesOnFor      = "%s goes on, %s"
	RunViewGuide          = "guide %s"
	RunViewThenEnd        = "then the end"
	RunViewThen           = "then %s"
	RunViewThenFor        = "then %s %s"

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

	// Short messages and marks of the run screen.
	RunSoundOn          = "sound on"
	RunSoundOff         = "sound off"
	RunLeftOut          = "point left out"
	RunNoPressAndHold   = "no press-and-hold"
	RunShareKey         = "%s shows the address for other screens"
	RunShareKeyLess     = "%s: other screens"
	RunHoldToFinish     = "keep holding to finish, or let go"
	RunHoldToFinishLess = "hold on to finish"

	// Why the terminal calls for attention.
	AlertCap   = "cap reached"
	AlertAfter = "%s, after %s"

	// The hints of the run screen.
	RunHeldDown = "held down: %s"
	RunDigits   = "0-9"

	// Whether to quit in the middle of a run.
	QuitQuestion      = "Quit? The run is not over."
	QuitQuestionShort = "Quit this run?"

	// Which part of a treatment to finish.
	FinishQuestion      = "Finish this point, or the whole treatment?"
	FinishQuestionSkip  = "Leave this point out, or finish the whole treatment?"
	FinishQuestionShort = "Finish what?"
	FinishThisPoint     = "point"
	FinishLeaveOut      = "leave out"
	FinishAll           = "all"

	// A run that was finished, as long as that can be undone.
	Finished      = "Finished. The summary comes in a moment."
	FinishedShort = "Finished"
	FinishedUndo  = "undo"

	// Which point to jump to.
	JumpQuestion       = "Go to point %d, %s (%s)?" // its number, its name, and how it stands
	JumpQuestionNumber = "Go to point %d (%s)?"
	JumpQuestionShort  = "Go to %s (%s)?"
	JumpQuestionLeast  = "point %d?"
	JumpGo             = "go"
	JumpAnother        = "another"
	JumpByNumber       = "by number"
	JumpNot            = "stay"

	// Why a key can't act now, in at most 20 characters: a small window has no more.
	HinderedNotRunning     = "the run is over"
	HinderedWhilePaused    = "not while paused"
	HinderedWhileWaiting   = "not while it waits"
	HinderedNotPaused      = "not paused"
	HinderedInOpenPhase    = "not in an open hold"
	HinderedInTimedHold    = "this hold is timed"
	HinderedNotInHold      = "only in a hold"
	HinderedNotBegun       = "no hold has begun"
	HinderedAtCap          = "already at the cap"
	HinderedAtEnd          = "the phase is over"
	HinderedAtMostRounds   = "no more rounds"
	HinderedNoPlan         = "no rounds planned"
	HinderedAtFewestRounds = "in the last round"
	HinderedAtCeiling      = "at the ceiling"
	HinderedAtLowest       = "at the lowest level"
	HinderedNothingBefore  = "nothing before this"
	HinderedOnlyPoint      = "only one point"
	HinderedNoScore        = "no score to undo"
	HinderedNotByHand      = "press-and-hold off"

	// What the cells of a rhythm mean; before each stands the cell.
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

	// The summary of a run.
	SummaryScreenNoRecord        = "PREVIEW ×%s: not done in real time"
	SummaryScreenBefore          = "earlier runs"
	SummaryScreenHoldsDone       = "%d, %d as planned"
	SummaryScreenScoreBefore     = "score %d before (client-reported)"
	SummaryScreenScoreAfter      = "score %d, none before (client-reported)"
	SummaryScreenScores          = "score %s, %s (client-reported)"
	SummaryScreenThreshold       = "threshold %s, %s"
	SummaryScreenThresholdBefore = "threshold %v kg/cm2 before"

	// Its keys.
	SummaryScreenAgain      = "repeat the plan at the next point"
	SummaryScreenAgainShort = "repeat"
	SummaryScreenEarlier    = "earlier run"

	// What is entered on the summary.
	EntryWhat       = "what to enter"
	EntryWhatAt     = "what to enter; 1 to 3 are for %s"
	EntryOtherPoint = "%d another point"
	EntryUndo       = "undo %s"
	EntryKeep       = "keep it"
	EntryMore       = "add details"
	EntryCopy       = "copy"
	EntryScore      = "score after"
)
