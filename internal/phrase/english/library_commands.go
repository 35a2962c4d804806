package english

// The command list.
const (
	ListShort    = "List the protocols and your treatments"
	ListFlagJSON = "as a JSON array"
	ListPoints   = "points and protocols"

	OwnFile        = "your own"
	OwnReplacement = "your own, in place of the built-in one"

	// The command show.
	ShowShort = "Show a protocol: its words, phases, stop rule and where each number comes from"
	ShowLong  = "Show a protocol: its words, phases, stop rule and where each number comes from. For a treatment, show the " +
		"points in order, each with its protocol and what is chosen in place of the protocol's numbers."
	ShowFlagTOML = "print the file, to start your own from"
	ShowFlagJSON = "print the file as JSON, with the same names"

	// The command plan.
	PlanShort = "Show what a run would be like, with start times and totals"
	PlanLong  = "Show the timeline of a protocol or a treatment, with the start of each phase and the totals. The flags of run are applied. " +
		"If nothing depends on the hands there is one timeline, otherwise the shortest and the longest course."
	PlanShortest = "Shortest course: ranged phases end at their minimum, open ones last as long as needed, and " +
		"easing or a pain score meets the stop rule at the first chance."
	PlanLongest = "Longest course: ranged phases last to their maximum, open ones to their cap, and only " +
		"stop rules of time or compression are met."

	PlanStart = "start"
	PlanRound = "round"
	PlanPhase = "phase"

	PlanOpen        = "and as long as the open phases take"
	PlanHolds       = "%d × hold"
	PlanCompression = "compression %s"
	PlanSetAside    = "of %s set aside"
	PlanRoundOf     = "%d of %s"

	// The command check.
	CheckShort = "Check protocol and treatment files"
	CheckLong  = "Check protocol and treatment files, including whether the protocols of a treatment exist and can run with " +
		"its changes. Each problem is listed with its line and column. The exit code is 2 if there is one. " +
		"A file named - is read from standard input."
	CheckOK = "%s: ok, %s %s"

	// The command schema.
	SchemaShort = "Print the JSON Schema of protocol files"
	SchemaLong  = "Print the JSON Schema (draft 2020-12) of protocol files, for editors that check and complete files with it. " +
		"With --treatment, print that of treatment files; with --events, that of the lines of presshold run --json."
	SchemaFlagEvents    = "the schema of the lines of run --json"
	SchemaFlagTreatment = "the schema of treatment files"

	// The command edit.
	EditShort = "Edit a protocol or a treatment in your editor"
	EditLong  = "Open the file of a protocol or a treatment in the editor that VISUAL or EDITOR names, and check it when it is saved. A built-in " +
		"protocol is first copied into your own folder, where the copy replaces it. A copy left " +
		"unchanged is removed again. Without a terminal, the path of the file is printed instead; a built-in protocol has none."
	EditNoFile    = "%[1]s is built in and has no file: edit it in a terminal, or print it with presshold show %[1]s --toml"
	EditDefault   = "Neither VISUAL nor EDITOR is set: this opens %s."
	EditAsk       = "e = edit again, k = keep it as it is, d = discard the changes: "
	EditCopyHead  = "A copy of the built-in protocol %s, which it replaces; made with %s."
	EditUnchanged = "nothing was changed: %s is still the built-in one"
	EditDiscarded = "discarded: the file is as it was"
	EditBuiltin   = "discarded: %s is still the built-in one"

	// CantRun is for what shows only when a run is about to start.
	CantRun = "%s can't run with what was chosen:\n%w"
)
