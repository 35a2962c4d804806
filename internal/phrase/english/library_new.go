package english

// The command new.
const (
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
)
