package english

// The screen of the record.
const (
	HistoryOpen      = "open"
	HistoryClear     = "clear the filter"
	HistorySheetHead = "Session %d, %s"
	HistoryKeepNote  = "keep the note"
	HistoryLeaveNote = "leave it as it was"

	// The choice of a client.
	ClientsNone  = "No client code begins like that."
	ClientsTake  = "take this code"
	ClientsHead  = "Client:"
	ClientsTyped = "Client: %s_"

	// The screen of what was done last with a client.
	LastTimeHead   = "Last time"
	LastTimeRepeat = "repeat it"
	LastTimeChange = "change its numbers first"
	LastTimeElse   = "something else"
	LastTimeNone   = "There is nothing to repeat: %v."

	// The screen of the statistics.
	StatsTabWeeks    = "weeks"
	StatsTabScores   = "scores"
	StatsHeadWeeks   = "Weeks: %s"
	StatsHeadScores  = "Scores: %s"
	StatsName        = "statistics"
	StatsEverywhere  = "everywhere"
	StatsPreviousKey = "previous site"
	StatsNextKey     = "next site"
	StatsClientKey   = "choose a client"
	StatsSite        = "%s: %s worked"
	StatsSiteScored  = "%s: %s worked; scores: %s"
	StatsNoScore     = "No score was reported there."
	StatsNoTrend     = "Scores of several clients make no trend: choose one client."
	StatsPPTs        = "pressure pain threshold"

	// The question whether to go on with an interrupted session.
	ResumeHead      = "Interrupted session"
	ResumeHere      = "resume here"
	ResumeOld       = "resume the interrupted one"
	ResumeStart     = "start %s now"
	ResumeHold      = "restart its hold"
	ResumePhase     = "restart its phase"
	ResumeKeep      = "keep as interrupted"
	ResumeWithout   = "go on without it"
	ResumeOther     = "Another version of presshold began it, so it can't go on."
	ResumeInto      = "%s in, %s into a %s; %s"
	ResumeBegan     = "Began %s. %s."
	ResumeBeganSeen = "Began %s. %s at %s."
	ResumeKept      = "If you start %s, this one is kept as interrupted."
	ResumeUncounted = "The time since then is not counted, whatever you choose."
	ResumeOneMore   = "After this, you will be asked about 1 more session."
	ResumeMore      = "After this, you will be asked about %d more sessions."
)
