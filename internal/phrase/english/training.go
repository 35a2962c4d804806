package english

// The commands to learn and to practise by.
const (
	LearnUse   = "learn PROTOCOL | FILE.toml"
	LearnShort = "Learn a protocol, step by step"
	LearnLong  = "Walk through a protocol at your own pace: what to do, how long and where the number comes from, what to " +
		"watch for, what to ask the client, and when to stop, with a moving picture of the rhythm. Then run it at half, normal " +
		"or double speed. If the output is not a terminal, the lesson is plain text."
	LearnPlain = "the whole lesson as plain text, for screen readers"

	DrillHelp     = "Train a steady hold, a rhythm or an even pressure"
	DrillHelpLong = "Train your hands. The target is shown and the clock is hidden: press for as long as you think is " +
		"right, and see how far off you were. Five holds or more make a score. Counted and uncounted holds are scored apart. " +
		"With --rhythm, press and rest in turn; with --pressure, press a scale and type what it read, because presshold can't sense " +
		"pressure. With a force gauge (--gauge, or [gauge] in the settings) --pressure draws the force live, against a target " +
		"and a band of your own, and scores each hold. Without a protocol it is the drill that presshold practice suggests."

	QuizShort = "Quiz yourself on the protocols"
	QuizLong  = "Answer questions about the protocols, your own included: how long each phase lasts, in which order they come, " +
		"what ends them, how the pressure changes, when to stop at once, and which source says so. What you missed " +
		"comes first next time. No question asks for a number that no source states."
	QuizFlagNumber = "how many questions"
	QuizPlainFlag  = "in plain lines, answered by a number and Enter, for screen readers"
	PracticeShort  = "Show how your practice goes, and what to practise next"
	PracticeLong   = "Show how every drill has gone, how much of it remains after a break of a week or more, which protocol is your " +
		"weakest, and what to practise next and why. Practice is kept in the record, apart from all client data."
	PracticePlain = "as plain text, for screen readers"

	// The flags of a drill.
	DrillFlagRhythm   = "press and rest in turn, without a clock"
	DrillFlagPressure = "press a scale, and type what it read"
	DrillFlagCounted  = "count the seconds; without it, go by feeling"
	DrillFlagPhase    = "which phase to time if the protocol has several: hold, contract, \"position of ease\""
	DrillFlagHold     = "aim at this length instead: 10s, 8s-10s"
	DrillFlagRelease  = "with --rhythm, rest for this long instead"
	DrillFlagLoad     = "with --pressure, what the scale or gauge should read; repeat it for several (default: the loads of the study; with a gauge you are asked)"
	DrillFlagUnit     = "with --pressure, the unit of the scale or gauge: N, kg, kgf, lb, lbf or g (default: kg; with a gauge, that of the settings)"
	DrillFlagTrials   = "how many presses or rounds; at least 5 make a score (default: 6)"
	DrillFlagPlain    = "in plain lines, timed by Enter, for screen readers"
	DrillFlagGauge    = "with --pressure, read a force gauge: a serial port, a model and its port (mark-10:PORT; fdx, fdix, chronojump, lines), " +
		"\"command:PROGRAM ARGUMENT ...\", or none"
	DrillFlagKind  = "with a gauge: %s (default: steady)"
	DrillFlagBand  = "with a gauge, how far from the target is still right: 2 or 10% (you are asked if you leave it out)"
	DrillFlagBlind = "with a gauge, hide the force while you press, and show it afterwards"

	// Flags of a drill that don't go together.
	DrillRhythmNeeds   = "a rhythm needs a protocol, or --hold and --release"
	DrillPhaseNeeds    = "--phase needs a protocol: name one"
	DrillNothing       = "no protocol has anything to drill"
	DrillGiveTarget    = "%w; --hold 10s gives it a target"
	DrillGiveTargets   = "%w; --hold 10s --release 3s gives it both"
	DrillUnitNeedsLoad = "--unit %s needs --load: the loads of the study are in kg"
	DrillNeedsGauge    = "--kind, --band and --blind need a gauge: --gauge SOURCE, or [gauge] in the settings"
	DrillTimesNothing  = "--phase and --hold have no effect with --pressure, unless a gauge is read"

	// How practice goes, on the screen and in plain lines.
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
