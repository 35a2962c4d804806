package english

// The sections of a form.
const (
	SectionKeep  = "to keep it"
	SectionWords = "words"
	SectionPart  = "part %d, %s"

	// What only a form asks for: no key of the file says it in these words.
	LabelPhase       = "phase %d"
	LabelCalled      = "called"
	LabelFrom        = "from"
	LabelRuleFrom    = "rule from"
	LabelSourceOf    = "source %s"
	LabelHowKnown    = "you read"
	LabelUntilEased  = "until eased"
	LabelUntilScore  = "until score"
	LabelDownBy      = "down by"
	LabelDownPercent = "down by %"
	LabelAfter       = "after"
	LabelPressedFor  = "pressed for"
	LabelSite        = "site"
	LabelInTurn      = "in turn"

	HintKeep          = "Saves it as a protocol of your own."
	HintCeilingOrNone = "Highest level: your own. Leave it empty for none."
	HintCalled        = "Shown in place of %s."
	HintFrom          = "Where the number comes from."
	HintHowKnown      = "Its numbers are marked as stated or as secondary accordingly."
	HintUntilEased    = "Ends when you mark it."
	HintUntilScore    = "Client-reported, this or lower: 3."
	HintDownBy        = "Points of the client-reported score: 2."
	HintDownPercent   = "Of the first client-reported score: 50."
	HintAfter         = "This much time: 8m."
	HintPressedFor    = "This long, all holds together: 90s."
	HintInTurn        = "One round on each side, not one side after the other."
	HintSite          = "Such as upper trapezius. Short forms such as ql will do."
	HintSiteOwn       = "A name of your own."
	HintSiteIs        = "This is %s."
	HintSiteIsCaution = "This is %s, a %s."
	HintSiteIn        = "Region: %s."
	HintSiteInCaution = "Region: %s. It is a %s."
	HintSiteOne       = "→ fills in %s."
	HintSiteOthers    = "→ fills in %s. Or did you mean %s?"
	DefaultPoints     = "the protocol's own points"

	// The rows that add something to a form.
	AddPhase      = "add a phase"
	AddPart       = "add a part"
	AddPoint      = "add a point"
	AddInTurn     = "another in turn"
	HintAddHere   = "After these."
	HintAddPart   = "With phases and rounds of its own, after the others."
	HintAddInTurn = "A sweep: one round on each of the points, then the next round."

	// The choices of a form.
	ChoiceChosen    = "chosen by you"
	ChoiceAssumed   = "assumed, in no source"
	ChoiceSame      = "stays the same"
	ChoiceUp        = "one up when released"
	ChoiceDown      = "one down each round"
	ChoiceAlternate = "two levels in turn"
	ChoiceStated    = "the source itself"
	ChoiceSecondary = "a text that quotes it"
	ChoiceLeft      = "left"
	ChoiceRight     = "right"
	ChoiceBothSides = "both, left first"

	// What is wrong with what is filled in.
	IDTaken     = "there is already a protocol or treatment called %q: choose another id"
	NothingLeft = "must not be empty; it was %s"

	// What a change says at the top of its file.
	ChangeHead    = "Changed from %s (%s): %s."
	ChangeNothing = "no other numbers"
)
