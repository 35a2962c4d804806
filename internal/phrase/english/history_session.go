package english

// What is said of a session as a whole.
const (
	SessionNumber     = "session %d"
	SessionNamed      = "session %d: %s"
	SessionGoesOn     = "it goes on, or may still be resumed"
	SessionBrokenOff  = "interrupted: presshold or the machine stopped"
	SessionPreview    = "%s: not done in real time"
	SessionNoStats    = "%s: not done in real time, and in no statistics"
	SessionChart      = "for the chart"
	SessionHappened   = "what happened"
	SessionAfterwards = "afterwards, as the source says"
	SessionPoint      = "what was done"

	// The names of what is said of a session or of a point.
	HistoryFactBegan     = "began"
	HistoryFactTime      = "time"
	HistoryFactSpeed     = "speed"
	HistoryFactProgram   = "version"
	HistoryFactThreshold = "threshold"
	HistoryFactReferral  = "referral"
	HistoryFactAdverse   = "adverse"

	// What is said of a point.
	PointNumber  = "point %d"
	PointNamed   = "point %d: %s"
	PointHolds   = "%d, %d as planned; %s pressed"
	PointLevel   = "up to %d"
	PointLevelOf = "up to %d, %s"
	PointScore   = "%s (client-reported)"
	PointChange  = "%s, %s (client-reported)"
	PointDevice  = "%s, with %s"

	// What stands in a timeline of the phases.
	TimelineGoesOn     = "goes on"
	TimelineNoCount    = "does not count"
	TimelineNotPlanned = "not as planned"

	// A score that was reported after the end of a session.
	HistoryScoreAfter   = "client-reported score %d afterwards"
	HistoryScoreOfPoint = "client-reported score %d afterwards, point %d"

	// What was done last with a client, and what has changed since.
	LastTimeIs         = "last time: %s, %s"
	LastTimeWith       = "last time: %s, %s, client %s"
	LastTimeEarlier    = "earlier in the same sitting"
	LastTimeLeftOut    = "left out"
	LastTimeNothing    = "nothing was done here; it stays in when you repeat it"
	LastTimeEachHold   = "each hold"
	LastTimeImpossible = "It can't be repeated: %s."
	LastTimeGone       = "%s is no longer in the library. It runs as it was recorded."
	LastTimeGoneBegun  = "%s is no longer in the library. It runs as it was recorded, at the points that were begun."
	LastTimeChanged    = "%s has changed since. It runs as it was recorded."
	LastTimeOtherBegun = "%s has changed since. It runs as it was recorded, at the points that were begun."
	LastTimeUnreadable = "%s can't be read now. It runs as it was recorded."
	LastTimeByHand     = "It runs as it was begun: rounds, time and pressure that were changed by hand during it are not repeated."
	LastTimeNumbers    = "%s has other numbers in its file now. It runs as it was recorded."
)
