package english

// The screen of a lesson, and the lesson in plain lines.
const (
	LessonName    = "learn %s"
	LessonTimesAs = "%d times as fast"

	LessonHalfSpeed   = "half speed"
	LessonNormalSpeed = "normal speed"
	LessonDoubleSpeed = "double speed"
	LessonIsPreview   = "%s, a preview"

	LessonPlainSteps = "A lesson in %d steps."
	LessonPlainStep  = "Step %d of %d: %s"
	LessonPlainRun   = "  %s: presshold run %s%s"

	// What the keys do in a lesson.
	LessonKeySlower = "slower"
	LessonKeyFaster = "faster"
	LessonKeyPlay   = "play the picture"
	LessonKeyStop   = "stop the picture"
	ScrollDown      = "scroll down"
	ScrollUp        = "scroll up"
	LessonKeyFirst  = "first step"
	LessonKeyLast   = "last step"

	// The titles of a lesson's steps.
	LessonStop      = "when to stop" // behind the name of a block, if it has one
	LessonAftercare = "Afterwards"
	LessonRun       = "Run it"

	PartOf = "part %d of %d"

	// The heads beside the parts of a step.
	LessonHeadWhat        = "what it is"
	LessonHeadTechnique   = "how it is done"
	LessonHeadTool        = "with"
	LessonHeadWhere       = "where"
	LessonHeadRhythm      = "the rhythm"
	LessonHeadWatch       = "watch for"
	LessonHeadCautionSite = "caution sites"
	LessonHeadAlarms      = "stop at once for"
	LessonHeadWhenNot     = "when not to press"
	LessonHeadChange      = "how it changes"
	LessonHeadLimits      = "limits"
	LessonHeadSensing     = "what is sensed"
	LessonHeadAskPressure = "about the pressure"
	LessonHeadAskScore    = "a score from 0 to 10"
	LessonHeadCeiling     = "the highest score"
	LessonHeadSoreness    = "soreness"
	LessonHeadRelaxed     = "muscles"
	LessonHeadCaveat      = "caveat"
	LessonHeadPrediction  = "what this is"
	LessonHeadGeneral     = "what they say in general"
	LessonHeadMarks       = "marks"
	LessonHeadDo          = "what to do"
	LessonHeadHowLong     = "how long"
	LessonHeadMeaning     = "what it means"
	LessonHeadWhy         = "why"
	LessonHeadShare       = "share"
	LessonHeadAsk         = "ask the client"
	LessonHeadEnds        = "it goes on"
	LessonHeadHowOften    = "how often"

	// The whole protocol: its points, and what to know before pressing.
	LessonSweep         = "One round at each point in turn, then the next sweep."
	LessonPointsUnnamed = "%s, unless you name them."
	LessonBetweenPoints = "%s from one point to the next"

	LessonCautionSites   = "These lie over or near a structure that needs care: %s."
	LessonAlarm          = "Stop at once for %s, and whenever the client asks."
	LessonReadSafetyText = "The safety text says when and where not to press: read it before your first client."

	// Pressure, and what to ask about it.
	LessonLevelUp        = "One level up each time you mark a hold as released."
	LessonLevelUpNotTime = "Time alone never raises it: nobody is pressed harder because a clock ran out."
	LessonLevelSame      = "The level stays the same unless you change it."
	LessonLevelName      = "Level %d is %q."
	LessonFirstLevel     = "It begins at level %d."
	LessonTargetScore    = "work at a client-reported score of %d"
	LessonNoSensing      = "presshold can't sense pressure: a level is a step on your own scale, not a force."

	LessonAskPressure  = "Too much, too little, getting better, getting worse: each answer has a key, is recorded, and changes nothing by itself."
	LessonScore        = "The client reports it: it is not a measurement. It counts at the end of the round in which it is given."
	LessonScoreFirst   = "Ask before the first hold: the stop rule counts from the first score."
	LessonScoreLow     = "A low score meets the stop rule."
	LessonScoreCeiling = "Practice sources disagree on how high it may go: 4 to 6, 5 to 7, at most 7, 7 to 8. " +
		"None of them is the standard; agree on a limit with the client."

	// The time after a session.
	LessonWindow         = "After a session on %s: %s, according to %s."
	LessonWindowNoSource = "After a session on %s: %s. The number is %s."

	// Sources, and the run at the end.
	LessonSourceStated    = "Stated: the numbers that cite it are in its text."
	LessonSourceSecondary = "Secondary: read in texts that quote or teach it."
	LessonNoSources       = "The protocol names none."
	LessonMarkAssumed     = "Assumed: no source states the number; it is there so that a run can go on by itself."
	LessonMarkChosen      = "Chosen: whoever wrote the file or started presshold set the number."

	LessonRunNow  = "Run the whole protocol: at half speed to follow each cue, at normal speed to keep time, or at double speed to see the order."
	LessonPreview = "At any speed but normal the run is a preview: its seconds are not real, and it is marked as a preview."

	// A phase: what to do in it, by its kind.
	LessonDoCountIn    = "Get your hands ready."
	LessonDoHold       = "Press, and hold."
	LessonDoReposition = "Move to where you press next."
	LessonDoEase       = "Bring the body into the position of ease, and keep it there."
	LessonDoContract   = "The client contracts the muscle."
	LessonDoStretch    = "Stretch the muscle."
	LessonDoHeat       = "Apply heat."
	LessonDoMovement   = "The client moves."
	LessonDoCheckIn    = "Ask the client for a score, and how it feels."

	LessonBetweenInSweep = "Only between rounds, once a single point is left in the sweep."

	// How long a phase lasts, and what that means.
	LessonWaits         = "Until it is answered; meanwhile the clock stops."
	LessonCountedLength = "counted, not timed"
	AtMost              = "at most %s"

	LessonCounted        = "The time counts up while you count the %s; the primary key ends them."
	LessonOpenHold       = "The time counts up until you mark the hold as released. At the cap it ends by itself."
	LessonOpenUnreleased = "If it ends unreleased and another hold follows, there is a release of %s first, and the level stays."
	LessonOpenPhase      = "The time counts up until the primary key ends it. At the cap it ends by itself."
	LessonUntilEased     = "Pressing ends when the stop rule is met: %s."
	LessonRangedHold     = "A soft cue sounds at the shortest time; at the longest the hold ends by itself. Marking it as released in between is in range."
	LessonRangedPhase    = "A soft cue sounds at the shortest time; at the longest the phase ends by itself. Between the two you are in range."

	// Why a phase lasts as long as it does. Files give no reasons: what the number means for the
	// rhythm stands in their place.
	LessonWhyPlanned  = "Two timed holds would follow each other here; presshold puts this release between them."
	LessonWhyOpen     = "It has no set time: you end it."
	LessonWhyNoReason = "No reason is given for the number."
	LessonWhyNoSource = "No source states the number."

	LessonShareRange  = "%d to %d %% of a round"
	LessonShareAbout  = "about %d %% of a round"
	LessonShareWhole  = "the whole round"
	LessonShareOnTop  = "on top of a round of %s"
	LessonShareVaries = "varies, because another phase of the round is open"

	// What to ask in a phase.
	LessonAskCheckIn = "A score from 0 to 10, and whether it is too much, too little, getting better or getting worse."
	LessonAskHold    = "Is it too much or too little? Is it getting better or worse?"

	// When a block ends.
	LessonSetsOfAll = "%s of all this"

	LessonEasedByHand  = "You mark it by hand, when the client says so or you feel it: presshold can't know."
	LessonFirstOrCap   = "The first that is met ends it; if none is, the cap does."
	LessonElseCap      = "If it is never met, the cap ends it."
	LessonFirstOrPlan  = "The first that is met ends it; if none is, the planned rounds do. Only an extra round, asked for by hand, goes beyond them."
	LessonElsePlan     = "If it is never met, the planned rounds end it. Only an extra round, asked for by hand, goes beyond them."
	LessonByHandOrCap  = "You end it by hand; otherwise the cap ends it."
	LessonRoundsEnd    = "The rounds end it; you can add or drop one by hand."
	LessonFewestRounds = "Until the minimum number of rounds is done, only what you mark by hand ends it."

	LessonRoundLasts      = "One round lasts %s."
	LessonAllLast         = "All %s together last %s."
	LessonAllLastReleased = "All %s together last %s, if each open hold is released."

	// A rhythm in words.
	RhythmToNext = "%s to the next point"
	RhythmInTurn = "%s in turn"
	RhythmLevels = "%s and %s in turn"
)
