package english

// The state of sound and voice, beside a run and at the end of the program. The first argument
// is CueSound or CueVoice.
const (
	CueSound   = "sound"
	CueVoice   = "voice"
	CueNone    = "no %s"
	CueStopped = "no %s (%s stopped)"
	CueInstead = "%s: %s (%s stopped)"
	CueBack    = "%s is back: %s"

	CueFailed      = "%s failed: %w"
	CueCloseFailed = "%s could not be closed: %w"
	CueProblem     = "%s: %w"
	CueNoneSince   = "no %s: %w"
	CueUsedInstead = "%s: %w; %s was used instead"
	CueCameBack    = "%s: %w; %s came back"
	CueNoAnswer    = "does not answer"
)
