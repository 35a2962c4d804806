package english

// Short messages and marks of the run screen.
const (
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
)
