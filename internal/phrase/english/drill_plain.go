package english

// A drill in plain lines.
const (
	DrillPlainTarget  = "target: %s; %s"
	DrillPlainThen    = "then: %s"
	DrillTypeHolds    = "Press Enter to begin, and Enter again when the time is up; type end to stop. The resolution is that of your input, and is not measured."
	DrillTypeRhythm   = "Enter begins each press and each rest; type end to stop. The resolution is that of your input, and is not measured."
	DrillTypeScale    = "Press the scale, looking away from it; then type what it read, and press Enter. Type end to stop."
	DrillTypeSteady   = "Type tare to set the gauge to zero, or end to stop."
	DrillTypeForce    = "Type tare to set the gauge to zero, released to go on to the next level, or end to stop."
	DrillHoldReady    = "%s %d of %d: press when ready"
	DrillPressLoad    = "press %d of %d: %g %s"
	DrillNowPressing  = "pressing"
	DrillNowResting   = "resting"
	DrillTooSoon      = "That Enter came too soon, so it does not count."
	DrillNothingDone  = "Nothing was done, so nothing is recorded."
	DrillNeedsTarget  = "a drill on a gauge needs your own target and band: --load 20 --band 10%"
	DrillAlone        = "the gauge gives no readings, and nobody is there to end the drill"
	DrillGaugeLive    = "gauge: %s gives readings"
	DrillGaugeIs      = "gauge: %s: %s"
	DrillNotReleased  = "there is no hold to release now"
	DrillSteadyWord   = "%s is unknown: type tare or end"
	DrillUnknownWord  = "%s is unknown: type tare, released or end"
	DrillForceHoldNth = "hold %d: %s"

	DrillDoPress  = "hold %d of %d: press to %s"
	DrillDoMove   = "pressing to %s"
	DrillDoHold   = "hold"
	DrillDoFinish = "done: let go"
)
