package english

// The command history export.
const (
	ExportShort = "Write the record as CSV or JSON"
	ExportLong  = "Write the record for another program. JSON has everything: every session with its rounds, phases, events and notes, " +
		"the protocol files as they were run, and, unless it is of one client only, all practice. CSV is a table with a row " +
		"for each point or, with --rows phases, for each phase. Lengths of time are in seconds, thresholds in kg/cm2. " +
		"Text that a spreadsheet would run as a formula has an apostrophe in front. With --for-excel the table opens " +
		"correctly in Excel and LibreOffice: dates and times have their own cells, and separators and decimal signs " +
		"are those of your country.\n\n" +
		"An export is health data that presshold no longer protects: keep it as safe as the record."
	ExportFormat    = "the format: json or csv (default: json)"
	ExportRows      = "for CSV: points or phases, one row for each (default: points)"
	ExportExcel     = "CSV that Excel and LibreOffice open correctly; with your country's separator, or =comma or =semicolon"
	ExportOut       = "write it to this new file, which only you can read; - is the output"
	ExportForce     = "replace the file if it exists"
	ExportExcelJSON = "--for-excel is for CSV"
	ExportRowsJSON  = "--rows is for CSV; JSON has everything"
	ExportSeparator = "must be comma or semicolon, not %q; without a value, your country's is used"
	ExportExists    = "%s already exists: choose another name, or replace it with --force"
	ExportEmpty     = "the export has no session: none matches"
	ExportDone      = "The record was written to %s.\n"

	// The commands history backup and history restore.
	BackupShort = "Copy the whole record into a new file"
	BackupLong  = "Copy the whole record into a new file that only you can read, even while a session is running. " +
		"presshold history restore puts it back."
	BackupDone   = "The record was copied to %s.\n"
	BackupFaults = "the record has %s, which history verify lists: history restore --salvage takes what is sound from the copy"
	RestoreShort = "Replace the record with a backup"
	RestoreLong  = "Replace the record with a backup. The backup is checked first, and stays as it is. An existing record " +
		"is replaced only if you say so, and kept under another name. From a damaged backup, or a damaged record " +
		"that was kept aside, --salvage takes the sessions that are sound."
	RestoreYes       = "replace the existing record without asking"
	RestoreSalvage   = "take what is sound, and leave out the rest"
	RestoreDamaged   = "%w: with --salvage, restore takes what is sound in it"
	RestoreNothing   = "%w: nothing sound can be taken from it"
	RecordDamaged    = "%w: presshold history restore puts a backup in its place"
	RestoreConfirm   = "%s is sound and has %s. Replace the existing record with it? (y/n) "
	RestoreNobody    = "there is already a record, and no terminal to ask at: --yes replaces it"
	RestoreUnchanged = "Nothing was changed."
	RestoreDone      = "The record is now that of %s, with %s.\n"
	RestoreLost      = "Not taken, because they are damaged: %s.\n"
	RestoreAside     = "The previous record is kept as %s.\n"

	// The command history verify.
	VerifyShort = "Check that the record is sound"
	VerifyLong  = "Check that the record is sound: the file, page by page; that every row belongs to one that exists; that every " +
		"protocol is the one that was run, by its hash; and that each session is consistent, for example that its times add up."
	VerifySound  = "The record is sound."
	VerifyFaults = "the record has %s: history restore --salvage takes what is sound from a backup of it"

	// The command client.
	ClientShort = "List client codes with their sessions and scores, and make new codes"
	ClientLong  = "List the client codes in use: since when, how many sessions, the last of them, and how the client-reported " +
		"score before each session has changed at the site worked last. The record holds no names: keep your own " +
		"list of whom each code stands for. A code that presshold makes is random, and it notices when one is mistyped."
	ClientNewShort  = "Make a code for a client"
	ClientListShort = "List the client codes in use, as client alone does"
	ClientNone      = "There are no clients yet: presshold client new makes a code for one."
)
