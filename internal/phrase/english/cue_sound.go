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

	CueCloseFailed = "%s: close %s: %w"
	CueCameBack    = "%w; %s came back"
	CueNoAnswer    = "does not answer"
	CueBroke       = "sound: %w"
)
