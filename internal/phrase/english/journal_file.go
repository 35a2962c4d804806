package english

// The step that failed with the file of the record. What went wrong follows it.
const (
	JournalOpen    = "open the journal %s: %w"
	JournalRead    = "read the journal %s: %w"
	JournalWrite   = "write the journal %s: %w"
	JournalClose   = "close the journal %s: %w"
	JournalCheck   = "check the journal %s: %w"
	JournalBackUp  = "back up the journal %s: %w"
	JournalRestore = "restore the journal %s: %w"
	JournalFolder  = "make the journal's folder: %w"
	JournalSchema  = "read the journal's schema: %w"
	JournalsAside  = "look for journals that were kept aside: %w"
)

// Why the journal can't be used.
const (
	JournalEmpty      = "nothing is recorded yet"
	JournalNewer      = "%s was written by a newer version of presshold (schema %d, but this version knows only up to %d): update presshold"
	JournalDamaged    = "%s is damaged: %v"
	JournalBrokenLink = "open the journal: %s is a link to %s, whose folder does not exist: make the folder, or remove the link"
	JournalBusy       = "another program is using it"
	JournalReadOnly   = "it is read-only"
	JournalDiskFull   = "the disk is full"
	JournalDiskSilent = "the disk does not respond"
	JournalReplacing  = "open the journal %s: another program keeps replacing it: close that program and try again"
)

// What is wrong with a file that should be a journal.
const (
	JournalNotOurs     = "it is not a presshold journal"
	JournalOnlyLog     = "it is empty or missing, but its log is not"
	JournalFileFormat  = "its header asks for version %d of the file format, which does not exist"
	JournalNoSchema    = "no version of presshold has the schema %d"
	JournalTable       = "its table %s differs from the program's own"
	JournalPages       = "the pages of a table do not form a tree"
	JournalNoNumber    = "a number must be whole, not %T"
	JournalTooSlow     = "reading it takes longer than any journal of its size should"
	JournalNothingLeft = "nothing intact can be taken from it"
)

// What became of the record of a session, on the run screen and after its end.
const (
	NotRecorded      = "not recorded"
	JournalReplaced  = "journal replaced"
	JournalMoved     = "the journal was moved, replaced or deleted during the session: the whole session was written to %s"
	JournalSetAside  = "the journal was damaged: it was kept as %s, and a new one was started"
	UnsavedShown     = "the session was not recorded: %v; what happened in it follows"
	UnsavedKept      = "the session was not recorded: %v; it is kept in %s and joins the record once the journal can be written"
	UnsavedOther     = "another version of presshold wrote it"
	UnsavedName      = "its name is that of another session"
	UnsavedNoPlan    = "it has no usable plan"
	UnsavedNoPoint   = "its plan has no point %d"
	UnsavedNoEvents  = "nothing happened in it"
	InterruptedCheck = "check for interrupted sessions: %w"
)

// What is shown while a step takes long.
const (
	CopyingRecord   = "copying the record"
	CheckingRecord  = "checking the record"
	ReadingRecord   = "reading the record"
	ExportingRecord = "exporting the record"
	ReadingBackup   = "reading the backup"
	CopyingBackup   = "copying the backup"
	Rebuilding      = "rebuilding the journal"
	Overwriting     = "overwriting deleted data"
)
