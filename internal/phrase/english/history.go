package english

// The command history, and its flags.
const (
	HistoryShort = "List the recorded sessions; show, change, export or delete them"
	HistoryLong  = "List the recorded sessions, latest first. The list is printed, so that the session numbers stay in sight " +
		"for the other commands. With --screen, browse the history instead, as its key in the picker does."
	HistoryUnknown     = "unknown command %[1]q: presshold history show %[1]s shows a session"
	HistoryClient      = "only sessions of this client"
	HistorySite        = "only sessions at this site, or on one side of it"
	HistoryProtocol    = "only sessions of this protocol or treatment, by its id or the beginning of it"
	HistoryAnyProtocol = "must be an id or the beginning of one, not empty"
	HistorySince       = "only sessions from this day on: 2026-01-31, or from this long ago: 30d, 12w, 6m, 1y"
	HistoryLimit       = "list at most this many; 0 for all (default: %d)"
	HistoryTooFew      = "must be %d or more, not %q"
	HistoryScreen      = "browse them on the screen"
	HistoryNeedsTTY    = "--screen needs a terminal"
	HistoryNumber      = "the session must be a number from presshold history, or last, not %q"

	// The list of sessions, and what sets a session apart.
	HistoryNoMatch     = "No session matches the filter."
	HistoryMore        = "There are more: --limit 0 lists all."
	HistoryPoints      = "points, client-reported scores"
	HistoryInterrupted = "interrupted"
	HistoryNotOver     = "not over"
	HistoryAborted     = "stopped early"

	// The command history show.
	HistoryShowShort = "Show a session: its timeline, planned against actual, and the lines for the chart"
	HistoryShowLong  = "Show a session by its number, or the last one. You see what was done at each point, the timeline of its phases, " +
		"planned against actual, the lines for the chart, and what the protocol's sources say about the time afterwards. " +
		"With --toml, print the protocol as it was run, to keep or to run again. With --soap or --note-only, print the note of " +
		"the whole sitting: sessions with the same client, each begun at most %d minutes after the end of the one before."
	ShowTOML     = "the protocol file as it was run"
	ShowJSON     = "all of it, as a JSON object"
	ShowSOAP     = "the note of the sitting, as clinicians chart: subjective, objective, assessment, plan"
	ShowNoteOnly = "only the note that history copy copies, in your template if you have one"

	// The command history copy.
	CopyShort = "Put the note of a session on the clipboard"
	CopyLong  = "Put the note of a session on the clipboard, as y does on the screen: of the last one, unless you say which. " +
		"Sessions with the same client, each begun at most %d minutes after the end of the one before, make one note. " +
		"It goes to the terminal (OSC 52), which also works over SSH, and to a program of the system. " +
		"The command tells you which of them took it."
	CopyHeadings = "also write headings with nothing under them"
	CopyNothing  = "nothing was done, so there is no note"

	// The command history note.
	NoteShort = "Write a note on a session or on one of its points"
	NoteLong  = "Write a note on a session, in place of the one that it has. Without TEXT, the note opens in the editor that " +
		"VISUAL or EDITOR names, or is read from the input if that is not a terminal. Empty text removes the note."
	NotePoint       = "on this point of the session"
	NoteUnedited    = "can't edit the note: %w"
	NoteSecondText  = "note takes one text: put quotes around all of it, or remove %q"
	SessionChanged  = "Session %d was changed.\n"
	NoteSaved       = "The note of session %d was saved.\n"
	NoteUnchanged   = "The note of session %d was not changed.\n"
	NoteNoText      = "there is no text: give it as an argument, or \"\" to remove the note"
	NoteRemoved     = "The note of session %d was removed.\n"
	NoteSeveralRows = "The note has several lines: edit it with presshold history note %d."

	// The command history edit, and its flags.
	HistoryEditShort = "Change what is recorded of a session or of one of its points"
	HistoryEditLong  = "Change what is recorded of a session: the client, the note and the plan for next time. At one of its points, " +
		"change the site and side, the scores, the thresholds and what was reported. Empty text removes what was there, " +
		"and the word none removes a score or a threshold. The times stay as they were."
	EditNothing         = "nothing to change: name it with a flag, such as --note TEXT, --client CODE, --site SITE or --score-after 3"
	EditNoFlag          = "edit changes what a flag names: did you mean --note %q?"
	EditPointAlone      = "--point has no effect on --note, --plan and --client, which belong to the session: --point-note is the note on a point"
	EditSides           = "the side is both %q and %q"
	EditPlan            = "what to do next time"
	EditPoint           = "the point that the other flags are about; needed where there are several"
	EditSite            = "where it was; a name of your own is allowed"
	EditSide            = "left, right or nothing"
	EditScoreBefore     = "client-reported score before"
	EditScoreAfter      = "client-reported score after"
	EditThresholdBefore = "pressure pain threshold before, in kg/cm2"
	EditThresholdAfter  = "pressure pain threshold after, in kg/cm2"
	EditDevice          = "what it was measured with"
	EditReferral        = "referral area, as reported"
	EditPointNote       = "a note on the point"
	EditOneSide         = "point %q: the side must be left or right"

	// The command history delete.
	DeleteShort = "Delete a session, a client with all their sessions, or your practice"
	DeleteLong  = "Delete a session, a client with all their sessions, or all of your practice, from all files of presshold. A " +
		"session that could not be recorded is named by its unsaved file. The command lists what would go; only --yes deletes " +
		"it. If a deletion is interrupted, repeat it.\n\nWhat is deleted is overwritten, but that is not secure erasure. A drive or a " +
		"file system may keep old blocks, which no program can reach, and backups, exports and copies stay as they are."
	DeleteClient   = "all that is recorded of this client"
	DeletePractice = "all drills, with the readings of gauges, and all answers of the quiz"
	DeleteYes      = "delete it, instead of only listing what would go"
	DeleteWhat     = "delete needs the number of a session, --client or --practice"
	DeleteAlone    = "--practice can't be used with a session or --client"

	// What a deletion takes, or has taken.
	DeletedIs         = "Deleted:"
	DeletedWould      = "This would be deleted:"
	DeletedRest       = "What an earlier deletion left behind is now overwritten."
	DeletedUnfinished = "There is nothing more to delete, but an earlier deletion was interrupted: what it removed still has to be overwritten."
	DeletedClient     = "  the client %s\n"
	DeletedSession    = "  session %d of %s: %s\n"
	DeletedSessions   = "  and %d more\n"
	DeletedProtocols  = "  %s that no other session used\n"
	DeletedFile       = "  the file %s\n"
	DeletedErasure    = "This is not secure erasure, and it covers no backups, exports or other copies."
	DeletedLeft       = "These files may contain it too, and are left alone:"
	DeletedNotYet     = "Nothing is deleted yet: --yes does it."

	// The command history treatment.
	RecordedShort = "Make a treatment from a session"
	RecordedLong  = "Make a treatment from a session by its number, or from the last one, to run it again: its points in order, each " +
		"with its protocol and what was chosen in place of the protocol's numbers. Points at which nothing was done are left out. " +
		"Of a treatment that is unchanged in the library, it keeps the budget, the areas and the notes on the points. " +
		"The file goes into your own folder; no file is ever overwritten. It holds nothing about the client."
	RecordedName       = "its name, as shown; made from what was done if left out"
	RecordedBudget     = "the time set aside for it, such as 30m"
	RecordedImpossible = "session %[1]d: %[2]w (presshold history show %[1]d --toml prints its protocols as they were run)"
	RecordedHead       = "Made from a recorded session of %s by presshold history treatment (%s)."
	RecordedUnreadable = "the protocol recorded with it can't be read: %w"
	RecordedNoProtocol = "its protocol was not recorded"
	RecordedNothing    = "session %d: nothing was done at any of its points"

	// Warnings that a code, a site or a landmark may identify a client.
	IdentifyingCode = "the client code %s %s; that is only a guess, but nothing in the record should tell who a client is: " +
		"presshold client new makes codes that say nothing"
	IdentifyingSite     = "the site %s %s; that is only a guess, but nothing in the record should tell who a client is"
	IdentifyingLandmark = "the landmark %s %s; that is only a guess, but nothing in the record should tell who a client is"

	// The command history export.
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
	ExportEmpty     = "the export has no sessions: none matches the filter"
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

	// A session as a whole.
	SessionNumber     = "session %d"
	SessionNamed      = "session %d: %s"
	SessionGoesOn     = "it goes on, or may still be resumed"
	SessionBrokenOff  = "interrupted: presshold or the machine stopped"
	SessionPreview    = "%s: not done in real time"
	SessionNoStats    = "%s: not done in real time, and in no statistics"
	SessionChart      = "for the chart"
	SessionHappened   = "what happened"
	SessionAfterwards = "afterwards, as the source says"
	SessionPoint      = "what was done"

	// The labels of a session and of a point.
	HistoryFactBegan     = "began"
	HistoryFactTime      = "time"
	HistoryFactSpeed     = "speed"
	HistoryFactProgram   = "version"
	HistoryFactThreshold = "threshold"
	HistoryFactReferral  = "referral"
	HistoryFactAdverse   = "adverse"

	// A point of a session.
	PointNumber  = "point %d"
	PointNamed   = "point %d: %s"
	PointHolds   = "%d, %d as planned; %s pressed"
	PointLevel   = "up to %d"
	PointLevelOf = "up to %d, %s"
	PointScore   = "%s (client-reported)"
	PointChange  = "%s, %s (client-reported)"
	PointDevice  = "%s, with %s"

	// Remarks in the timeline of the phases.
	TimelineGoesOn     = "goes on"
	TimelineNoCount    = "does not count"
	TimelineNotPlanned = "not as planned"

	// A score that was reported after the end of a session.
	HistoryScoreAfter   = "client-reported score %d afterwards"
	HistoryScoreOfPoint = "client-reported score %d afterwards, point %d"

	// What was done last with a client, and what has changed since.
	LastTimeIs         = "last time: %s, %s"
	LastTimeWith       = "last time: %s, %s, client %s"
	LastTimeEarlier    = "earlier in the same sitting"
	LastTimeLeftOut    = "left out"
	LastTimeNothing    = "nothing was done here; it stays in when you repeat it"
	LastTimeEachHold   = "each hold"
	LastTimeImpossible = "It can't be repeated: %s."
	LastTimeGone       = "%s is no longer in the library. It runs as it was recorded."
	LastTimeGoneBegun  = "%s is no longer in the library. It runs as it was recorded, at the points that were begun."
	LastTimeChanged    = "%s has changed since. It runs as it was recorded."
	LastTimeOtherBegun = "%s has changed since. It runs as it was recorded, at the points that were begun."
	LastTimeUnreadable = "%s can't be read now. It runs as it was recorded."
	LastTimeByHand     = "It runs as it was begun: rounds, time and pressure that were changed by hand during it are not repeated."
	LastTimeNumbers    = "%s has other numbers in its file now. It runs as it was recorded."

	// The headings of a note for the chart.
	NoteSubjective = "Subjective"
	NoteObjective  = "Objective"
	NoteAssessment = "Assessment"
	NotePlan       = "Plan"
	NoteNotes      = "Notes"

	// The first line of a note, and what follows the name of a point.
	NoteOf        = "%s %s, client %s" // day and time
	NotePreview   = "%s, preview"
	NoteSaid      = "client says %s"
	NoteReferral  = "referral: %s"
	NoteThreshold = "pressure pain threshold %s"
	NoteAdverse   = "adverse response: %s"

	// What is wrong with the user's template of a note.
	TemplateFailed     = "your template failed, so the note has the built-in form: %w"
	TemplateAt         = "%s:%d: %w" // file and line
	TemplateTooLong    = "the note is longer than %d characters"
	TemplateNoEnd      = "an {{end}} is missing: each if, range, with, block and define needs one"
	TemplateStrayEnd   = "this {{end}} ends nothing"
	TemplateElse       = "this {{else}} is one too many: an if, range or with takes one"
	TemplateTwice      = "%s is defined twice: rename one of the two"
	TemplateComment    = "a comment begins with {{/* and ends with */}}, with nothing before or after it"
	TemplateBadNumber  = "%s is not a number"
	TemplateNoRange    = "{{break}} and {{continue}} belong in a range"
	TemplateBracket    = "each ( needs a )"
	TemplateOpen       = "{{ has no }} on the same line"
	TemplateQuotes     = "text has no closing quotation mark"
	TemplateMissing    = "%s needs a value, such as .Client"
	TemplateUnread     = "can't understand %s"
	TemplateFunction   = "there is no function %s; you can use %s"
	TemplateUnknown    = "there is no template %q: define it, or correct its name"
	TemplateTooDeep    = "templates use each other more than %d deep"
	TemplateRange      = "range needs a list or a number, not %s"
	TemplateVariable   = "there is no variable %s: set it first, with :="
	TemplateNil        = "nil can't stand alone"
	TemplateNoFunction = "%s takes no values: it is not a function"
	TemplateField      = "there is no .%s here; you can use %s"
	TemplateNoFields   = "%s has no .%s"
	TemplateNoValue    = "<no value>"
	TemplateFewValues  = "%s needs more values than %d"
	TemplateManyValues = "%s takes fewer values than %d"
	TemplateFormat     = "printf needs text first, not %s"
	TemplateNoList     = "this needs a list or text, not %s"
	TemplateIndexType  = "an index must be a whole number, not %s"
	TemplateIndex      = "index %d is beyond the end of the list or text"
	TemplateEnds       = "slice can't begin at %d and end at %d"
	TemplateCompare    = "%s can't be compared"

	// What a value in a template is.
	TemplateText    = "text"
	TemplateTruth   = "a yes or no"
	TemplateNumber  = "a number"
	TemplateList    = "a list, which range goes through,"
	TemplateNothing = "no value"
	TemplateWhole   = "the note or a point"
)
