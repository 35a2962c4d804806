package english

// The step that failed with the file of the record. What went wrong follows it.
const (
	JournalOpen    = "can't open the record %s: %w"
	JournalRead    = "can't read the record %s: %w"
	JournalWrite   = "can't write the record %s: %w"
	JournalClose   = "can't close the record %s: %w"
	JournalCheck   = "can't check the record %s: %w"
	JournalBackUp  = "can't back up the record %s: %w"
	JournalRestore = "can't restore the record %s: %w"
	JournalFolder  = "can't make the folder of the record, %s: %w"
	JournalAside   = "can't keep the damaged record %s aside: %w"
	JournalsAside  = "can't look for earlier records in %s: %w"
	BackupRead     = "can't read the backup %s: %w"
	BackupWrite    = "can't write the backup %s: %w"

	// Why a record or a backup can't be used.
	JournalEmpty      = "nothing is recorded yet"
	JournalNewer      = "%s was written by a newer version of presshold (schema %d, but this version knows only up to %d): update presshold"
	JournalForeign    = "%s can't be used: %v"
	JournalDamaged    = "%s is damaged: %v"
	JournalBrokenLink = "open the record: %s is a link to %s, whose folder does not exist: make the folder, or remove the link"
	JournalBusy       = "another program is using it: close that program and try again"
	JournalReadOnly   = "it is read-only"
	JournalDiskFull   = "the disk is full"
	JournalDiskFails  = "the disk reports an error"
	JournalDiskSilent = "the disk does not respond"
	JournalReplacing  = "open the record %s: another program keeps replacing it: close that program and try again"
	BackupMissing     = "there is no backup %s: check the name and the folder"

	// What is wrong with a file that should be a record.
	JournalNotOurs     = "it is not a presshold record"
	JournalUnreadable  = "not all of it can be read"
	JournalOnlyLog     = "it is empty or missing, but its log is not"
	JournalFileFormat  = "its header asks for version %d of the file format, which does not exist"
	JournalNoSchema    = "no version of presshold has the schema %d"
	JournalTable       = "its table %s differs from that of presshold"
	JournalNoNumber    = "a number must be whole, not %T"
	JournalTooSlow     = "reading it takes longer than any record of its size should"
	JournalNothingLeft = "nothing intact can be taken from it"

	// What became of the record of a session, on the run screen and after its end.
	NotRecorded      = "not recorded"
	JournalReplaced  = "record replaced"
	JournalMoved     = "the record was moved, replaced or deleted during the session: the whole session was written to %s"
	JournalSetAside  = "the record was damaged: it was kept as %s, and a new one was started"
	UnsavedShown     = "the session was not recorded: %v; what happened in it follows"
	UnsavedKept      = "the session was not recorded: %v; it is kept in %s and joins the record once that can be written"
	UnsavedOther     = "another version of presshold wrote it"
	UnsavedName      = "its name is that of another session"
	UnsavedNoPlan    = "it has no usable plan"
	UnsavedNoPoint   = "its plan has no point %d"
	UnsavedNoEvents  = "nothing happened in it"
	UnsavedCheck     = "can't look for unsaved sessions: %w"
	UnsavedUndeleted = "can't delete an unsaved session: %w"
	SessionUnlocked  = "can't lock the session: %w"
	InterruptedCheck = "can't check for interrupted sessions: %w"

	// What is shown while a step takes long.
	CopyingRecord   = "copying the record"
	CheckingRecord  = "checking the record"
	ReadingRecord   = "reading the record"
	ExportingRecord = "exporting the record"
	ReadingBackup   = "reading the backup"
	CopyingBackup   = "copying the backup"
	Rebuilding      = "rebuilding the record"
	Overwriting     = "overwriting deleted data"
)
