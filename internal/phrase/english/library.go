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

	// CantRun is for problems that appear only when a run is about to start.
	CantRun = "%s can't run with what was chosen:\n%w"

	// The command new.
	NewShort = "Make a protocol or a treatment of your own"
	NewLong  = "Make a protocol of your own, or with --treatment a treatment. In a terminal a form opens and shows the timeline as you fill it in; " +
		"flags fill in its fields. With --name the file is made from the flags at once. It goes into your " +
		"own folder, with comments that explain it, and no file is ever overwritten. Your numbers are marked as " +
		"chosen, unless you name the source that states them."
	NewTreatments = "A treatment is points in order, each with its side, an existing protocol, and the numbers that you choose in " +
		"place of the protocol's. --hold, --release, --rounds and --until choose them for all of its points."

	NewFlagName       = "its name, as shown; makes the file at once, without the form"
	NewFlagID         = "its id, which the file is named after; made from the name if left out"
	NewFlagFrom       = "begin with a copy of this protocol, treatment or file"
	NewFlagOut        = "write this file, or - for the output, in place of one in your folder"
	NewFlagCeiling    = "the highest pressure level"
	NewFlagPressure   = "how hard, in words"
	NewFlagSummary    = "what it is, in one sentence"
	NewFlagTool       = "what presses: finger, thumb, knuckle or elbow"
	NewFlagBreath     = "a breathing cue"
	NewFlagCaution    = "what to watch for; repeat it for each caution"
	NewFlagSource     = "where it comes from: author, title, place, year"
	NewFlagSecondary  = "you read it in a text that quotes the source, not in the source itself"
	NewFlagSourced    = "which of your numbers the source gives: hold, release, rounds or until"
	NewFlagTreatment  = "make a treatment: points in order, each with a protocol"
	NewFlagPoint      = "a point to work, its side, and in a treatment its protocol; repeat it for each point"
	NewFlagBudget     = "for a treatment: the time set aside for it, such as 30m"
	NewFlagReposition = "for a treatment: the time to move to the next point"

	NewHead      = "Made with %s."
	NewHeadCopy  = "Begun as a copy of %s (%s); made with %s."
	NewHeadOfRun = "Kept from a run of %s (%s); made with %s."
	NewTreatment = "treatment %s: %w"
	NewWritten   = "The %[2]s %[3]s was written to %[1]s."

	// What new can't make a file of.
	NewNeedsName          = "new needs --name to make a file without the form"
	NewNeedsHold          = "new needs --hold, or --from PROTOCOL, to make a file without the form"
	NewNeedsNameAndHold   = "new needs --name, and --hold or --from PROTOCOL, to make a file without the form"
	NewNeedsPoints        = "new --treatment needs --point SITE[:SIDE]=PROTOCOL, or --from TREATMENT, to make a file without the form"
	NewNeedsNameAndPoints = "new --treatment needs --name, and --point SITE[:SIDE]=PROTOCOL or --from TREATMENT, to make a file without the form"

	NewNoID           = "no id can be made from the name %s: give one with --id"
	NewIDTaken        = "--id: there is already a protocol or treatment called %q: change it with presshold edit"
	NewSourcedUnknown = "--sourced: must be hold, release, rounds or until, not %q"
	NewSourcedWithout = "--sourced %s needs --%[1]s too"
	NewOnlyTreatment  = "--%s is for a treatment: add --treatment"
	NewOnlyProtocol   = "--%s is for a protocol: the protocols of a treatment have their own"
	NewPointProtocol  = "--point: only the points of a treatment name a protocol, such as %s: add --treatment"
	NewPointAlone     = "--point %s needs a protocol: write --point \"SITE[:SIDE]=PROTOCOL\""
	NewPointNothing   = "point %q: a protocol must follow the ="
	NewFromProtocol   = "--from %s is a protocol: begin a treatment with --point SITE[:SIDE]=%s"
	NewNameOfRun      = "My %s" // a treatment that was a run of that protocol
	NewNotKept        = "it can't be kept as a treatment: %w"

	// What show prints.
	ShowPhasesOf = "phases of %s"
	ShowCautions = "cautions"
	ShowGeneral  = "what the sources say in general"
	ShowFile     = "file"
	ShowBetween  = "between points"

	ShowWaits       = "waits for an answer"
	ShowGuide       = "guide time %s"
	ShowOnlyBetween = "only between rounds"
	ShowUnbroken    = "no release between rounds"
	ShowSets        = "all of it in %s"
	ShowSetsOf      = "%s of %s" // "3 sets of 2 to 3 rounds"

	ShowSweep      = "one round at each point in turn, sweep after sweep"
	ShowUnnamed    = "%s unless you name them"
	ShowReposition = "between points %s"
	ShowLevels     = "levels: %s"
	ShowTarget     = "target: client-reported score %d"

	ShowSetAside   = "%s set aside, pauses included"
	ShowAreaTime   = "%s of it for the area %q"
	ShowFirstLevel = "begins at level %d"
	ShowBeginsAt   = "begins at %d"
)
