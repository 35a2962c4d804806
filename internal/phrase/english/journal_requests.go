package english

// What was asked for and is not in the record.
const (
	NoSessions      = "there are no sessions in the record"
	NoSessionOnly   = "there is no session %d: the only one is %d"
	NoSessionRange  = "there is no session %d: the first is %d, the last %d"
	NoSessionNamed  = "there is no session %q in the record or the unsaved files"
	SessionAbsent   = "the session is not in the record"
	NoClientNamed   = "there is no client %q in the record"
	NoPractice      = "there is no practice in the record"
	NeverAnonymous  = "no session without a client is recorded yet, apart from any previews"
	NeverWithClient = "no session with client %s is recorded yet, apart from any previews"

	// Why a session can't be changed or deleted.
	SessionRunning    = "session %d is running in another program: end it first"
	SessionOpenScores = "session %d is not over: change its scores once it has ended"
	SessionNoPoints   = "session %d has no points"
	SessionWhichPoint = "session %d has %d points: say which one with --point"
	SessionNoPoint    = "session %d has no point %d: the last is %d"
	RecordChanged     = "the record has changed in the meantime: try again"
	DeletedTraces     = "deleted, but traces may remain in %[1]s and %[1]s-wal, for another program has the record open: close that program and delete again"

	// What can't be recorded.
	TextTooLong      = "%d characters are too long: at most %d are allowed"
	TextControl      = "must not contain a control character"
	CodeMistyped     = "the check letter does not match: the client code is mistyped"
	CodeEmpty        = "the client code has no letter or digit"
	SideUnknown      = "side: must be left, right or empty, not %q"
	ScoreOutside     = "score: must be from 0 to 10"
	ThresholdUnread  = "must be above 0 and at most %[2]d kg/cm2, not %[1]q"
	ThresholdOutside = "pressure pain threshold: must be above 0 and at most %d kg/cm2"

	// Why a code, a site or a landmark may identify a client. These are guesses.
	IdentifiesName     = "looks like a name"
	IdentifiesInitials = "looks like initials, which can identify a person"
	IdentifiesBirth    = "looks like a date of birth"
	IdentifiesAddress  = "looks like an address"
)
