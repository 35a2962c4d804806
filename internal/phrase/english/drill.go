package english

// What every drill says, on the screen and in plain lines.
const (
	DrillTrialOf = "%d of %d, %s"

	DrillKept = "Saved with your practice, apart from all client data."

	DrillAfter   = "Based on %s."
	DrillReading = "%g %s instead of %g %s: %s" // a reading, its target, and how far off it was

	// What stands beside the lines of a drill before it begins.
	DrillFieldThen    = "then"
	DrillFieldTrials  = "trials"
	DrillFieldTargets = "targets"
	DrillFieldForce   = "force"

	// What the keys do in a drill.
	DrillKeyBegin      = "begin"
	DrillKeyAgain      = "once more"
	DrillKeyEnter      = "accept"
	DrillKeyEnd        = "end"
	DrillKeyEndFull    = "end here, with the scores so far"
	DrillKeyMeasure    = "hold it down to measure how well this terminal keeps time"
	DrillKeyStrike     = "strike out"
	DrillKeyStrikeFull = "strike out the last hold"
	DrillKeyTare       = "tare"
	DrillKeyTareFull   = "set the gauge to zero with what lies on it"
	DrillKeyNextLevel  = "released: on to the next level"

	DrillDoesLetGo = "let go when it is time"
	DrillDoesAgain = "stop when it is time"
	DrillDoesPress = "press and hold"
	DrillDoesStart = "start a hold"

	DrillStop  = "stop"
	DrillHold  = "hold"
	DrillStart = "start"

	// The timed drills: blind holds, and the rhythm of press and rest.
	DrillHoldDown   = "Hold %s down for as long as you would press."
	DrillPressTwice = "Press %s when you begin to press, and again when you let go: " +
		"this terminal does not say when a key comes up."
	DrillModeCounted   = "counted: count the seconds to yourself"
	DrillModeUncounted = "uncounted: don't count, go by feeling"
	DrillTrialsBlind   = "%s, each as long as you believe it should be; the clock stays hidden"
	DrillResolution    = "Resolution: %s. Smaller differences mean nothing."
	DrillNoResolution  = "Resolution: not measured. To measure it, hold the %q key for two seconds: a key repeats as evenly " +
		"as a clock, and presshold sees how unevenly the repeats arrive."

	DrillPressing  = "PRESSING"
	DrillResting   = "RESTING"
	DrillWhenReady = "PRESS WHEN READY"

	DrillLostKey = "The terminal did not say when the key came up: that press does not count."
	DrillTap     = "A tap does not count: keep the key down."
	DrillRemoved = "The last hold was struck out."

	DrillPlotShort = "short"
	DrillPlotLong  = "long"

	// The pressure drill on a scale.
	DrillHowScale   = "Press a scale as hard as you are asked to, looking away from it. Then read it, and type what it says."
	DrillPressScale = "PRESS %g %s, LOOKING AWAY"
	DrillPressBrief = "PRESS %g %s"
	DrillScaleRead  = "The scale read: "
	DrillUnread     = "%q is not a reading: type a number above 0 and at most %g, such as 4.6"

	// A drill on a force gauge, before it begins.
	DrillAskTarget = "How hard do you want to press? A protocol's words give no number: set your own."
	DrillAskSteps  = "How hard do you want to press? A protocol's words give no number: set your own, " +
		"each step above the one before, such as 10 15 20."
	DrillAskTwo = "How hard do you want to press? A protocol's words give no number: set two levels of your own, " +
		"such as 30 10."
	DrillAskBand = "How far off is still right? An amount, or a percentage such as 10%."

	DrillLeadTarget  = "Target, in %s: "
	DrillLeadTargets = "Targets, in %s: "
	DrillLeadBand    = "Band, in %s or %%: "

	DrillTrialsForce = "%s; each counts from the moment the force enters the band"
	DrillForceShown  = "in sight: the curve is drawn as you press"
	DrillForceBlind  = "blind: the curve is shown afterwards; the hold counts in the band, or after %g s wherever you press"

	// A drill on a force gauge.
	DrillForceHead   = "%d of %d · %s"
	DrillBlindCurve  = "blind: the curve comes afterwards"
	DrillTared       = "The gauge was set to zero."
	DrillCantTare    = "The gauge can't be set to zero now: it must give readings, and no hold may be counting."
	DrillGaugePaused = "Paused since the last reading: %s. The drill goes on when readings come."
	DrillBadLines    = "%s could not be read; the last was %s"

	DrillWordGone     = "PAUSED: THE GAUGE IS GONE"
	DrillWordSilent   = "PAUSED: NO READING"
	DrillWordOverload = "OVERLOAD: LET GO"
	DrillWordPressTo  = "PRESS TO %s"
	DrillWordUpTo     = "UP TO %s"
	DrillWordDownTo   = "DOWN TO %s"
	DrillWordHold     = "HOLD"
	DrillWordHoldFor  = "HOLD %d s"

	DrillTooShortHold = "That hold ended before its time and does not count."
	DrillOverloaded   = "That is more than the gauge can measure: let go. The hold does not count."
	DrillHadPause     = "There were no readings for a while: that time does not count."
	DrillUnitChanged  = "The gauge reads in %s now; its readings are converted."

	// A drill in plain lines.
	DrillPlainTarget  = "target: %s; %s"
	DrillPlainThen    = "then: %s"
	DrillTypeHolds    = "Press Enter to begin, and Enter again when the time is up; type q to stop. The resolution is that of your input, and is not measured."
	DrillTypeRhythm   = "Enter begins each press and each rest; type q to stop. The resolution is that of your input, and is not measured."
	DrillTypeScale    = "Press the scale, looking away from it; then type what it read, and press Enter. Type q to stop."
	DrillTypeSteady   = "Type tare to set the gauge to zero, or q to stop."
	DrillTypeForce    = "Type tare to set the gauge to zero, released to go on to the next level, or q to stop."
	DrillHoldReady    = "%s %d of %d: press when ready"
	DrillPressLoad    = "press %d of %d: %g %s"
	DrillNowPressing  = "pressing"
	DrillNowResting   = "resting"
	DrillEnterOnly    = "%q does nothing here: only Enter alone counts, and q stops."
	DrillTooSoon      = "That Enter came too soon, so it does not count."
	DrillNothingDone  = "Nothing was done, so nothing is recorded."
	DrillNeedsTarget  = "a drill on a gauge needs your own target and band: --load 20 --band 10%"
	DrillAlone        = "the gauge gives no readings, and nobody is there to end the drill"
	DrillGaugeLive    = "gauge: %s gives readings"
	DrillGaugeIs      = "gauge: %s: %s"
	DrillNotReleased  = "there is no hold to release now"
	DrillSteadyWord   = "%s is unknown: type tare or q"
	DrillUnknownWord  = "%s is unknown: type tare, released or q"
	DrillForceHoldNth = "hold %d: %s"

	DrillDoPress  = "hold %d of %d: press to %s"
	DrillDoMove   = "pressing to %s"
	DrillDoHold   = "hold"
	DrillDoFinish = "done: let go"

	// The labels beside the lines of a drill's report.
	FactMode      = "mode"
	FactLength    = "length"
	FactPresses   = "presses"
	FactRests     = "rests"
	FactReadings  = "readings"
	FactPress     = "press"
	FactRest      = "rest"
	FactInRange   = "in range"
	FactConstant  = "constant"
	FactAbsolute  = "absolute"
	FactVariable  = "variable"
	FactCV        = "CV"
	FactInBand    = "in band"
	FactDrift     = "drift"
	FactRise      = "rise"
	FactEnd       = "end"
	FactBands     = "bands"
	FactNorm      = "norm"
	FactTiming    = "timing"
	FactLast      = "last"
	FactRetention = "retention"

	// How a drill was done.
	DrillCounted   = "counted"
	DrillUncounted = "uncounted"
	DrillShown     = "force in sight"
	DrillBlind     = "blind"

	DrillKeyRelease  = "from the key going down to the key coming up"
	DrillTwoPresses  = "from one press to the next"
	DrillLines       = "from one Enter to the next"
	DrillUnmeasured  = "how well this terminal keeps time was not measured"
	DrillAgreeWithin = "times at this terminal agree to within %d ms, as measured"

	// Targets, and what a single press was like.
	DrillExact = "exact"
	DrillLong  = "%s too long"
	DrillShort = "%s too short"
	DrillHard  = "%s too hard"
	DrillLight = "%s too light"

	DrillInBand    = "in the band"
	DrillAboveBand = "%s above the band"
	DrillBelowBand = "%s below the band"

	// The scores of a drill.
	DrillTooFew   = "needs %d; so far %s"
	DrillNoneYet  = "no hold has counted so far"
	DrillMean     = "%d, %s on average"
	DrillOnTime   = "the last press ended on time"
	DrillEndLate  = "the last press ended %s late"
	DrillEndEarly = "the last press ended %s early"

	DrillTooLong  = "%s, too long overall"
	DrillTooShort = "%s, too short overall"
	DrillTooHard  = "%s, too hard overall"
	DrillTooLight = "%s, too light overall"
	DrillOnTarget = "%s, on target overall"

	DrillOff         = "off by %s on average"
	DrillOffReadings = "off by %s on average, reading by reading"
	DrillDeviation   = "%s, the standard deviation"
	DrillRepeats     = "%s, the standard deviation: how well one press repeats another, whatever the constant error"

	DrillNoDrift   = "none from one to the next"
	DrillLengthens = "each %s longer than the one before"
	DrillShortens  = "each %s shorter than the one before"

	DrillCVBeyond = "%s, %s; but the bands are for 3 to 18 s"
	DrillCVForce  = "%s within a hold"
	DrillNoNorm   = "none is published for therapists"

	DrillBandSteady  = "as steady as counted timing"
	DrillBandBetween = "between counted and uncounted laboratory timing"
	DrillBandLoose   = "looser than uncounted laboratory timing"

	// The score of a hold on a gauge.
	DrillLevel     = "%s, from %s to %s"
	DrillThenLevel = "; then " // between two levels
	DrillForceHold = "%s kept for %s: off by %s on average, constant error %s, in band %s, CV %s, drift %s, rise %s"
	DrillDrift     = "%s in 10 s"
	DrillOfTime    = "%s of the time"
	DrillToBand    = "%s to the band"

	// Where the drills come from, and what they can't do.
	DrillPressureStudy  = "Keating et al. 1993" // in short
	DrillPressureSource = "Keating, Matyas and Bach 1993, Physical Therapy 73(1):38-46, doi 10.1093/ptj/73.1.38: " +
		"bathroom scales, 10 minutes a day for 30 days; error fell and was still lower a month later"
	DrillForceSource = "Snodgrass et al. 2010, Manual Therapy 15:19: students who saw their force live missed the expert's " +
		"by 4.0 N, without it by 14.3 N, and a week later by 6.4 N"
	DrillBandSource = "Fechner Day proceedings, article 356, which could not be verified: " +
		"Weber fraction of time reproduction over 3 to 18 s, about 0.07 counting and 0.14 not counting"

	DrillNoSensing  = "presshold can't sense pressure: the readings are yours."
	DrillGaugeReads = "The readings are the gauge's own: presshold does not check them. A gauge is for practice only, never for a session with a client."

	// The drills.
	DrillHolds       = "blind holds"
	DrillRhythm      = "rhythm"
	DrillSteady      = "steady pressure"
	DrillSteps       = "steps of pressure"
	DrillAlternating = "alternating pressure"

	DrillHowSteady = "Press to the target, keep it without varying, and let go. A hold that ends before its time does not count."
	DrillHowSteps  = "Press to the first target and keep it. At each release the target goes up a step, without letting go; " +
		"after the highest, let go and begin again."
	DrillHowAlternating = "Press to the first target and keep it, then change to the other and back, without letting go."

	// Series of drills that can be compared, and how they went.
	SeriesHolds  = "holds, %s, %s"
	SeriesRhythm = "rhythm, %s and %s, %s"
	SeriesForce  = "%s on a gauge, %s, %s"

	SeriesCourseSince = "%s; %s in the first of %d drills"
	SeriesNoBreak     = "no break of a week or more so far"
	SeriesAfterBreak  = "after %s without it, off by %s on average; %s before"

	// How practice goes as a whole.
	MissedHolds = "%d of %d missed in drills"
	MissedQuiz  = "%d of %d missed in the quiz"
	MissedMeans = "A hold or a rest is missed outside its range, or off a fixed target by more than 14 % of it (the spread of " +
		"uncounted timing in the laboratory); a question, if its last answer was wrong."

	// What to practise next, and why.
	SuggestBegin   = "Nothing has been practised yet: begin with blind holds."
	SuggestRefresh = "A refresher: the last drill of pressure was %s ago. What you learn by seeing your force fades: " +
		"students missed an expert's by 4.0 N with it in sight, and by 6.4 N a week later (Snodgrass et al. 2010, Manual Therapy " +
		"15:19). The four weeks are presshold's own number (assumed)."
	SuggestMissed   = "%d questions of the quiz were missed when last asked."
	SuggestRested   = "Not drilled for %s: see how much remains."
	SuggestWeakHold = "The weakest so far: in drills, %d of the last %d missed their target."
	SuggestWeakQuiz = "The weakest so far: %d of %s about it missed."
	SuggestRhythm   = "The single holds of this protocol are on target: now press and rest in turn."
	SuggestNew      = "You have not drilled this yet, and nothing is due."
	SuggestOldest   = "You do this well, but it is the one that you practised longest ago."

	// What is wrong with a drill.
	DrillBadNumber  = "must be a number above 0 and at most %g, such as 4.6, not %q"
	DrillBadBand    = "must be an amount above 0 such as 2, or a share of the target such as 10%%, not %q"
	DrillOverload   = "%g %s is more than %s, which counts as an overload"
	DrillWideBand   = "a band of %s around %g %s leaves nothing to press: choose a narrower one"
	DrillFewSteps   = "steps need at least two targets, each above the one before"
	DrillTwoTargets = "alternating pressure needs two different targets"
	DrillOneTarget  = "steady pressure needs one target"
	DrillStepDown   = "steps go up: %g is not above %g"

	DrillNoHolds = "%s has no timed hold to drill"
	DrillNoRests = "%s has no timed press and rest that alternate"
	DrillNoPhase = "%q can't be drilled in %s: use %s"
)
