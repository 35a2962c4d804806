package english

// Why a key can't act now: beside the digits of a small window.
const (
	HinderedNotRunning     = "the run is over"
	HinderedWhilePaused    = "not while paused"
	HinderedWhileWaiting   = "not while it waits"
	HinderedNotPaused      = "not paused"
	HinderedInOpenPhase    = "not in an open hold"
	HinderedInTimedHold    = "this hold ends by itself"
	HinderedNotInHold      = "only in a hold"
	HinderedNotBegun       = "not before the first hold"
	HinderedAtCap          = "the phase is at its cap"
	HinderedAtEnd          = "the phase is over"
	HinderedAtMostRounds   = "no more rounds allowed"
	HinderedNoPlan         = "no number of rounds is planned"
	HinderedAtFewestRounds = "this is the last round"
	HinderedAtCeiling      = "at the ceiling"
	HinderedAtLowest       = "at the lowest level"
	HinderedNothingBefore  = "nothing to go back to"
	HinderedOnlyPoint      = "there is only one point"
	HinderedNoScore        = "no score to take back"
	HinderedNotByHand      = "not in press-and-hold"
)
