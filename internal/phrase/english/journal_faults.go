package english

// What "history verify" finds wrong with the file that the record stands in.
const (
	FaultMissing    = "the %s %s is missing"
	FaultMadeOther  = "the %s %s differs from that of presshold"
	FaultForeign    = "the %s %q does not belong to the record"
	FaultOrphan     = "a row of %s belongs to no row of %s"
	FaultSums       = "the totals for statistics don't match the sessions"
	FaultNextNumber = "the next session number is taken or impossible"
)

// What is wrong with a session. Its number stands in front.
const (
	FaultBegan     = "the session began at an impossible time"
	FaultZone      = "the session has an impossible time zone"
	FaultSpeed     = "the session has an impossible speed"
	FaultEnding    = "the session ended for an unknown reason"
	FaultResumable = "the session is over but could still be resumed"
	FaultUnended   = "the session is over but has no reason for it, or has a reason but is not over"
	FaultTotal     = "the session's active and paused time don't add up to its total"
	FaultYesNo     = "a yes-or-no value is neither yes nor no"
	FaultDuration  = "a duration is impossible"
	FaultText      = "a text is missing or unreadable"
	FaultScore     = "a client-reported score is outside 0 to 10"
)

// What is wrong with a point of a session.
const (
	FaultPointBegan     = "a point's starting time differs from its session's"
	FaultPointProtocol  = "a point names no protocol"
	FaultPointThreshold = "a pressure pain threshold is impossible"
	FaultPointSide      = "a point has an unknown side"
	FaultPointCount     = "a point has an impossible count"
	FaultPointPlan      = "a point has an impossible plan"
	FaultPointEnding    = "a point ended for an unknown reason"
	FaultPointOrigin    = "a planned number of a point has an unknown origin"
	FaultPointPhases    = "a point has no phases, or a phase has no point"
	FaultPointHeld      = "the holds of a point don't add up to its time under compression"
	FaultPointActive    = "the phases of a point don't add up to its active time"
	FaultPointHolds     = "a point counts more holds than there were"
)

// What is wrong with a round, a phase, or what happened in a session.
const (
	FaultRoundNumber  = "a round has an impossible number"
	FaultRoundOrigin  = "a planned number of rounds has an unknown origin"
	FaultRoundTime    = "a round began or ended at an impossible time"
	FaultRoundOrder   = "a round ends before it begins"
	FaultRoundEnding  = "a round ended for an unknown reason"
	FaultPhaseKind    = "a phase is of an unknown kind"
	FaultPhaseNumber  = "a phase has an impossible number"
	FaultPhasePlan    = "a phase has an impossible plan"
	FaultPhaseOrigin  = "a planned number of a phase has an unknown origin"
	FaultPhaseShift   = "a phase changes the pressure in an unknown way"
	FaultPhaseTime    = "a phase began or ended at an impossible time"
	FaultPhaseOrder   = "a phase ends before it begins, or was held for longer than it lasted"
	FaultPhaseEnding  = "a phase ended for an unknown reason"
	FaultPhaseRound   = "a phase belongs to a round that never began"
	FaultEventKind    = "an event is of an unknown kind"
	FaultEventNumber  = "an event has an impossible number"
	FaultEventTime    = "an event happened at an impossible time"
	FaultInstructions = "an instruction during the session is unknown or impossible"
)

// What is wrong with the rest of the record.
const (
	FaultClientCode    = "a client has no code or an impossible one"
	FaultClientAdded   = "a client was added at an impossible time"
	FaultClientTwice   = "two client codes belong to the same client"
	FaultProtocolText  = "a protocol has no text"
	FaultProtocolHash  = "a protocol has changed since it was run: its hash does not match"
	FaultDrillTime     = "a drill was done at an impossible time"
	FaultDrill         = "a drill can't be read"
	FaultDrillReadings = "the gauge readings of a drill can't be read"
	FaultAnswerTime    = "a question was answered at an impossible time"
	FaultAnswer        = "an answer is neither right nor wrong"
)
