package english

// How practice goes, on the screen and in plain lines.
const (
	PracticeStreak  = "Practice streak: %s"
	PracticeDrills  = "Drills, the latest first; lower bars are nearer to the target"
	PracticeWeakest = "Weakest first"
	PracticeChart   = "%s absolute, %s variable error, in %s: %s to %s"

	PracticeOwnTarget = "Your own target"

	PracticeNextQuiz    = "Next: the quiz"
	PracticeNextQuizOf  = "Next: the quiz on %s"
	PracticeNextDrill   = "Next: %s"
	PracticeNextDrillOf = "Next: %s of %s"
	PracticeNextTimedOf = "Next: %s of %s, %s" // a drill, its protocol, counted or not

	PracticePlainCourse  = "course"
	PracticeAbsoluteBars = "%s absolute error, drill by drill"

	// What the keys do on the screen of practice.
	PracticeKeyAgain  = "drill it again"
	PracticeKeyCloser = "look closer"
	PracticeKeyDo     = "practise this"
	PracticeKeyDown   = "move down"
	PracticeKeyUp     = "move up"
)
