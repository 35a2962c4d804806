package english

// What a form asks for.
const (
	LabelID         = "id"
	LabelSummary    = "summary"
	LabelTechnique  = "technique"
	LabelFirstLevel = "first level"
	LabelSide       = "side"
	LabelLandmark   = "where exactly"
	LabelSets       = "sets"
	LabelCap        = "cap"
	LabelEased      = "which means"
	LabelGuide      = "guide"
	LabelBetween    = "only between"
	LabelWhen       = "in"
	LabelWaits      = "waits"
	LabelAreaTime   = "area's time"
	LabelHold       = "hold"
	LabelRelease    = "release"
	LabelUntil      = "until"
)

// Hints on what to fill in, where the meaning of the key is too long for a form.
const (
	HintID           = "Names it in commands, and names its file."
	HintLevel        = "How the level goes from hold to hold."
	HintRounds       = "6, or 3-5 for at least 3."
	HintSpan         = "10s, 8-10, 1m30s or open."
	HintRelease      = "10s, 8-10, 1m30s, or 0 for none."
	HintGuide        = "The run says when this much time has passed. It may be left out."
	HintCount        = "If counted, not timed: 10-12."
	HintWhen         = "Such as every, every 2, last or 2,4."
	HintBudget       = "Time set aside, such as 30m. It is shown and ends nothing."
	HintTreatmentTop = "The highest pressure level at any point."
	HintAreaTime     = "Its share of the time, such as 15m. It is shown and ends nothing."
	HintProtocol     = "Type the beginning of its name or id."
	HintUntil        = "eased, score:3, drop:2, time:8m. The first to be met ends it."
	HintFirstLevel   = "Pressure levels are yours to set: nothing senses them."
	HintEntryTop     = "The highest level at this point."
	HintArea         = "Such as neck, to give it its own share of the time."
)

// How keys that are left out could be set.
const (
	ExampleTechnique = "technique = \"How it is done.\""
	ExampleTool      = "tool = \"Thumb or knuckle\""
	ExampleBreath    = "breath = \"Breathe out as the pressure goes in.\""
	ExampleCautions  = "cautions = [\"What to watch for.\", \"And what else.\"]"
	ExampleSources   = "[[sources]]\nkey = \"S1\"\nbasis = \"stated\"\ncitation = \"Author, title, place, year\""
	ExampleHowHard   = "words = \"Within comfort\""
	ExampleLevels    = "levels = [\"lighter\", \"deeper\"]"
	ExamplePoints    = "[[points]]\nsite = \"upper trapezius\"\nside = \"both\""
	ExampleEased     = "eased = \"pain lessened\""
	ExampleNote      = "note = \"What to do, in a sentence.\""
	ExampleEntryNote = "note = \"What to watch for here.\""
)
