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
)
