package english

// What the run screen tells for a moment, or marks.
const (
	RunSoundOn          = "sound on"
	RunSoundOff         = "sound off"
	RunNoPressAndHold   = "no press-and-hold"
	RunShareKey         = "%s shows the address for other screens"
	RunHoldToFinish     = "keep holding to finish, or let go"
	RunHoldToFinishLess = "keep holding to finish"
)

// What somebody is called to the terminal for.
const (
	AlertEnded = "presshold: %s"
	AlertCap   = "presshold: cap reached"
	AlertAfter = "%s, after %s"
)

// The hints under the board.
const (
	RunHeldDown = "held down: %s"
	RunDigits   = "0-9"
)

// Whether to leave a run.
const (
	LeaveQuestion      = "Leave? The run is not over."
	LeaveQuestionShort = "Leave this run?"
	LeaveKeysFinish    = "%s leave · %s finish now · any other key: go on"
	LeaveKeys          = "%s leave · any other key: go on"
	LeaveKeysShort     = "%s leave · any other: go on"
	LeaveKeysShortest  = "%s leave, else stay"
)

// What of a treatment to finish.
const (
	FinishQuestion      = "Finish this point, or the whole treatment?"
	FinishQuestionSkip  = "Leave this point out, or finish the whole treatment?"
	FinishQuestionShort = "Finish what?"

	FinishKeys         = "p this point · %s all of it · any other key: go on"
	FinishKeysShort    = "p this point · %s all of it · else stay"
	FinishKeysShorter  = "p this point · %s all of it"
	FinishKeysShortest = "p point · %s all"

	FinishKeysSkip         = "p leave it out · %s all of it · any other key: go on"
	FinishKeysSkipShort    = "p leave it out · %s all of it · else stay"
	FinishKeysSkipShorter  = "p leave it out · %s all of it"
	FinishKeysSkipShortest = "p leave out · %s all"
)

// A run that was finished, as long as that can be undone.
const (
	Finished          = "Finished. The summary comes in a moment."
	FinishedShort     = "Finished"
	FinishedKeys      = "%s undo · any other key: summary"
	FinishedKeysShort = "%s undo"
)

// Which point to jump to.
const (
	JumpQuestion       = "Go to point %d, %s (%s)?" // its number, its name, and how it stands
	JumpQuestionNumber = "Go to point %d (%s)?"
	JumpQuestionShort  = "Go to %s (%s)?"
	JumpQuestionLeast  = "point %d?"
	JumpKeys           = "%s go · %s another · 1-9 by number · any other key: stay"
	JumpKeysShort      = "%s go · %s another · else stay"
	JumpKeysShortest   = "%s go, else stay"
)
