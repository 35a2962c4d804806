package english

// Why a key can't act now, in at most 20 characters: a small window has no more.
const (
	HinderedNotRunning     = "the run is over"
	HinderedWhilePaused    = "not while paused"
	HinderedWhileWaiting   = "not while it waits"
	HinderedNotPaused      = "not paused"
	HinderedInOpenPhase    = "not in an open hold"
	HinderedInTimedHold    = "this hold is timed"
	HinderedNotInHold      = "only in a hold"
	HinderedNotBegun       = "no hold has begun"
	HinderedAtCap          = "already at the cap"
	HinderedAtEnd          = "the phase is over"
	HinderedAtMostRounds   = "no more rounds"
	HinderedNoPlan         = "no rounds planned"
	HinderedAtFewestRounds = "in the last round"
	HinderedAtCeiling      = "at the ceiling"
	HinderedAtLowest       = "at the lowest level"
	HinderedNothingBefore  = "nothing before this"
	HinderedOnlyPoint      = "only one point"
	HinderedNoScore        = "no score to undo"
	HinderedNotByHand      = "press-and-hold off"
)
