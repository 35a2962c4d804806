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

	QuizPlainHow    = "Answer with the number of a choice and Enter; type q to stop."
	QuizPlainRight  = "Right. %s"
	QuizPlainWrong  = "No, the answer is %d: %s"
	QuizPlainUnread = "%q is not a choice: type a number from 1 to %d, or q"

	// What a question is about.
	QuizTopicStop   = "when it stops"
	QuizTopicRecall = "which one"
	QuizTopicSafety = "safety"

	// What the keys do in the quiz.
	QuizKeyAnswer     = "answer"
	QuizKeyTakeChoice = "answer with that choice"
	QuizKeyTakeMarked = "answer with the highlighted choice"
	QuizKeyMarkAbove  = "previous choice"
	QuizKeyMarkBelow  = "next choice"
	QuizKeyNextFull   = "next question"
	QuizKeyScroll     = "scroll"
	QuizKeyEnd        = "end the quiz"

	// The questions of the quiz. A phase, a block or a protocol stands in them under its own name.
	QuizPhase    = "the phase %q in %q"
	QuizPhaseNth = "the phase %q (number %d of %d) in %q"
	QuizPart     = "part %d of %q"
	QuizBlock    = "the part %q of %q"
	QuizOneSet   = "one set of %s"

	QuizHowLong      = "How long does %s last?"
	QuizHowLongMost  = "How long may %s last at most?"
	QuizHowMany      = "How many %s does %s take?"
	QuizUntil        = "How long does %s go on?"
	QuizRounds       = "How many %s are planned in %s?"
	QuizRoundsAtMost = "How many %s does presshold allow in %s at most?"
	QuizOrder        = "In which order do the phases of %q come, from first to last?"
	QuizPressure     = "How does the pressure change in the course of %q?"
	QuizRecall       = "Which of these protocols has holds of %s?"
	QuizSource       = "Which of these sources does %q name?"
	QuizAlarm        = "While you press, the client reports %s. What do you do?"

	// A question for a number that the author of a file has chosen.
	QuizAsChosen = "%s The number was chosen for this protocol."

	// The choices of the quiz.
	QuizNoSetTime     = "no set time: open, until you end it"
	QuizThen          = ", then " // between two phases of an order
	QuizOrUntil       = ", or "   // between two rules to stop
	QuizForRegardless = "for %s, whatever is felt"

	QuizPressureByTime = "one level up whenever the time is over, released or not"
	QuizUntilTwitch    = "twitch felt"
	QuizUntilRedness   = "skin reddened"
	QuizUntilBreath    = "breath slower"
	QuizLetGo          = "I let go at once"
	QuizHoldOn         = "I hold on until it fades"
	QuizFinishRounds   = "I finish the planned rounds first"
	QuizPressDeeper    = "I press deeper until it is gone"
	QuizFinishThenAsk  = "I hold to the end of this phase and ask then"

	// The answers. Each begins with the right choice and tells where it comes from.
	QuizAnswerStated    = "%s Stated: %s"
	QuizAnswerSecondary = "%s Secondary: %s"
	QuizAnswerChosen    = "%s Chosen by whoever wrote the protocol."
	QuizAnswerAfter     = "%s The protocol follows %s"

	QuizAnswerOrder    = "First to last: %s."
	QuizAnswerPressure = "The pressure: %s."
	QuizAnswerAlarm    = "Stop at once for %s, and whenever the client asks. This is from the safety text: presshold safety."

	QuizSourceStated    = "%s Stated: the numbers that cite it are in its text."
	QuizSourceSecondary = "%s Secondary: the numbers that cite it were read in a text that quotes or teaches it."
	QuizSourceInFull    = "%s In full: %s"
)
