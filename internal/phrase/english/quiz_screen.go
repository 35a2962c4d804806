package english

// The screen of the quiz, and the quiz in plain lines.
const (
	QuizName        = "quiz"
	QuizHeadTopic   = "Quiz: %s, %s left"
	QuizHeadLeft    = "Quiz: %s left"
	QuizNothing     = "There is nothing to ask."
	QuizRight       = "Right."
	QuizWrong       = "Wrong."
	QuizYours       = "Your answer: %s"
	QuizFirstTry    = "%d of %d right on the first try."
	QuizNoAnswer    = "No question was answered."
	QuizComesBack   = "What you missed comes first in the next quiz:"
	PracticeNotKept = "Not saved: %v"

	QuizPlainHow    = "Answer with the number of a choice and Enter; type end to stop."
	QuizPlainRight  = "Right. %s"
	QuizPlainWrong  = "No, the answer is %d: %s"
	QuizPlainUnread = "%q is not a choice: type a number from 1 to %d, or end"

	// What a question is about.
	QuizTopicStop   = "when it stops"
	QuizTopicRecall = "which one"
	QuizTopicSafety = "safety"

	// What the keys do in the quiz.
	QuizKeyAnswer     = "answer"
	QuizKeyMark       = "mark"
	QuizKeyTakeChoice = "take that choice"
	QuizKeyTakeMarked = "take the marked one"
	QuizKeyMarkAbove  = "mark the one above"
	QuizKeyMarkBelow  = "mark the one below"
	QuizKeyNextFull   = "next question"
	QuizKeyScroll     = "scroll"
)
