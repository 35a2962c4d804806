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
		"planned against actual, the lines for the chart, and what the protocol's sources say of the time afterwards. " +
		"With --toml, print the protocol as it was run, to keep or to run again. With --soap or --note-only, print the note of " +
		"the whole sitting: sessions with the same client, each begun at most %d minutes after the one before."
	ShowTOML     = "the protocol file as it was run"
	ShowJSON     = "all of it, as a JSON object"
	ShowSOAP     = "the note of the sitting, as clinicians chart: subjective, objective, assessment, plan"
	ShowNoteOnly = "only the note that history copy copies, in your template if you have one"

	// The command history copy.
	CopyShort = "Put the note of a session on the clipboard"
	CopyLong  = "Put the note of a session on the clipboard, as y does on the screen: of the last one, unless you say which. " +
		"Sessions with the same client, each begun at most %d minutes after the one before, make one note. " +
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
	EditPointAlone      = "--point has no effect on --note, --plan and --client, which are the session's: --point-note is the note of a point"
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
	DeletedSessions   = "  and %d more sessions\n"
	DeletedProtocols  = "protocol that no other session used"
	DeletedFile       = "  the file %s\n"
	DeletedErasure    = "This is not secure erasure, and it covers no backups, exports or other copies."
	DeletedLeft       = "These files may contain it too, and are left alone:"
	DeletedNotYet     = "Nothing is deleted yet: --yes does it."

	// The command history treatment.
	RecordedShort = "Make a treatment from a session"
	RecordedLong  = "Make a treatment from a session by its number, or from the last one, to run it again: its points in order, each " +
		"with its protocol and what was chosen in place of the protocol's numbers. Points at which nothing was done are left out. " +
		"The file goes into your own folder; no file is ever overwritten. It holds nothing about the client."
	RecordedName       = "its name, as shown; made from what was done if left out"
	RecordedBudget     = "the time set aside for it, such as 30m"
	RecordedImpossible = "session %[1]d: %[2]w (presshold history show %[1]d --toml prints its protocols as they were run)"
	RecordedTaken      = "--id: there is already a protocol or treatment called %q: choose another id"
	RecordedHead       = "Made from a recorded session of %s by presshold history treatment (%s)."
	RecordedUnreadable = "the protocol recorded with it can't be read: %w"
	RecordedNoProtocol = "its protocol was not recorded"
	RecordedNothing    = "session %d: nothing was done at any of its points"

	// Warnings that a code, a site or a landmark may tell who a client is.
	IdentifyingCode = "the client code %s %s; that is only a guess, but nothing in the record should tell who a client is: " +
		"presshold client new makes codes that say nothing"
	IdentifyingSite     = "the site %s %s; that is only a guess, but nothing in the record should tell who a client is"
	IdentifyingLandmark = "the landmark %s %s; that is only a guess, but nothing in the record should tell who a client is"
)
