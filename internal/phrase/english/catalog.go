package english

// What is wrong with the file of a protocol or a treatment.
const (
	SchemaMissing         = "there is no schema: write schema = %d, the version of the file format, at the top"
	SchemaWanted          = "must be schema = %d, not %s"
	SchemaUnknown         = "schema %s is unknown: this version of presshold reads schema %d"
	IDNotName             = "the id %s differs from the file's name: call the file %s, or give it the id %s"
	NoID                  = "%s can't be an id: use lower-case letters, digits and single hyphens"
	Unwritable            = "%s %s can't be written to a file: %w"
	TreatmentNotProtocol  = "this is a treatment, where a protocol is needed"
	KindMissingHere       = "there is no kind: write kind = \"treatment\" at the top; a file without one is a protocol"
	KindTreatment         = "must be \"treatment\", not %s: a protocol has no kind at the top"
	ProtocolUnread        = "protocol %s can't be read: %s: %s"
	OwnProtocolsUnlisted  = "your own protocols can't be listed: %w"
	OwnTreatmentsUnlisted = "your own treatments can't be listed: %w"
	OwnFolderUnmade       = "the folder for your own files can't be made: %w"
	BuiltinUnread         = "built-in protocol %q: %w"

	// Why an id finds nothing.
	NoSuchProtocol      = "no protocol %s"
	NoSuch              = "no %s %s: presshold list shows what there is"
	IsTreatment         = "%s is a treatment: name one of its protocols, %s"
	NoSuchNear          = "no %s %s; did you mean %s?"
	BothKinds           = "%s is both a protocol and a treatment: write protocol:%[2]s or treatment:%[2]s"
	BeMoreSpecific      = "be more specific: %d ids begin with %s: %s"
	Protocol            = "protocol"
	Treatment           = "treatment"
	ProtocolOrTreatment = "protocol or treatment"

	// What the files are.
	ProtocolFile = "One trigger-point compression protocol, as TOML. A file is named after its id. " +
		"Every number may say where it comes from, in the key of the same name followed by _from; without one it is the user's own. " +
		"Words may do so in the same way."
	TreatmentFile = "A treatment, as TOML: points in the order in which they are worked, each with its protocol. " +
		"A file is named after its id and stands in the treatments folder that presshold config shows."
	ProtocolFileTitle  = "presshold protocol file"
	TreatmentFileTitle = "presshold treatment file"

	// What kinds of values mean.
	TypeLine   = "Text of at most %d characters, on one line."
	TypeProse  = "Text of at most %d characters, on any number of lines."
	TypeLength = "A length of time: seconds as a number, or text such as \"10s\", \"1 min 30\", \"1:30\" or \"2.5s\"."
	TypeWindow = "A length of time, or a range such as \"8s-10s\". Either may begin with \"about \"."
	TypeDays   = "A length of time with its unit, or a range such as \"24h-36h\" or \"4 to 14 days\"."
	TypeSpan   = "A length of time, a range such as \"8s-10s\", or \"open\"."
	TypeOrigin = "stated:KEY (the number, or what the words say, is in the source), secondary:KEY (in a text that quotes it), " +
		"assumed (nobody states it) or chosen (the user's own)."

	// What the keys of both files mean.
	FieldSchema   = "The version of the file format."
	FieldName     = "The name that is shown."
	FieldSite     = "A muscle or region."
	FieldSide     = "The side. Both means the left one, then the right one."
	FieldLandmark = "Where on it, in words."
	FieldFrom     = "Origin of %s."

	// What the keys of a protocol mean.
	FieldProtocolID   = "Unique name for commands: lower-case letters, digits and single hyphens. The file is called ID.toml."
	FieldCautions     = "What to watch for, beyond the safety text."
	FieldCautionsFrom = "Where the cautions come from: one origin for all, or a list with one for each."
	FieldOrder        = "With several points: each to its end, or one round on each in turn. Each if left out."
	FieldReposition   = "Time to move from one point to the next. 5s, assumed, if left out."
	FieldSources      = "Where the numbers come from; the first is the protocol's citation."
	FieldPressure     = "How hard, in ordinal levels: presshold can't sense pressure."
	FieldPoints       = "The points to press; none means one unnamed point, or three in a sweep."
	FieldBlocks       = "The parts of the protocol, one after the other."
	FieldAftercare    = "What a source says about the time after a session."

	FieldSourceKey      = "Short name that the _from keys refer to."
	FieldSourceBasis    = "stated: the source itself was read; secondary: a text that quotes or teaches it."
	FieldSourceCitation = "Author, title, place and year."

	FieldPressureWords  = "How hard, in the source's words."
	FieldPressureChange = "How the level changes from hold to hold; it rises only after a hold that was marked as released. Same if left out."
	FieldPressureLevel  = "The first level; 1 if left out."
	FieldPressureLevels = "Names of the levels from 1 up, such as lighter and deeper."
	FieldPressureTarget = "Client-reported score to work at: your own."
	FieldPressureTop    = "Highest level: your own."

	FieldSoreness = "How soon soreness fades, according to the source."
	FieldRelaxed  = "How long muscles stay more relaxed, according to the source."
	FieldCaveat   = "The source's own reservation."

	// What the keys of a block and of a phase mean.
	FieldBlockName = "What this part is called."
	FieldSets      = "How many times the whole part is done, rounds and all; once if left out."
	FieldRounds    = "How many times the phases are done: 6, \"2-3\" for at least 2 and 3 planned, or \"about 3\". May be left out where there is a cap."
	FieldRoundsCap = "Never more rounds than this; twice the rounds, assumed, if left out."
	FieldUntil     = "What ends the block; the first to be met does: eased, score:3, drop:2, drop:50%, time:8m, compression:90s (of all its holds together)."
	FieldUnbroken  = "Rounds follow one another without a release, even where timed holds meet."
	FieldEased     = "What eased means here, in the protocol's words, such as pain lessened."
	FieldPhases    = "What is done in a round, in order, [[blocks.phases]] for each."

	FieldKind     = "What the hands do."
	FieldLabel    = "Shown in place of the kind."
	FieldNote     = "What to do, in a sentence."
	FieldDuration = "How long. Open counts up until the hands say so, and needs a cap."
	FieldPhaseCap = "The longest that it may last, such as 60s."
	FieldGuide    = "The guide time of an open phase: the run says when it has passed. 90s, or a range such as \"90s-120s\"."
	FieldBetween  = "Only between two rounds, not after the last."
	FieldCount    = "How many strokes, or breaths in a hold, if they are counted and not timed: 10, or \"10-12\"."
	FieldWhen     = "In which rounds a check-in takes place: every, every 2, last, or rounds such as 2,4."
	FieldWaits    = "The clock stops during a check-in until it is answered."

	// What the keys of a treatment mean.
	FieldTreatmentKind = "What this file is: a treatment, not a protocol."
	FieldTreatmentID   = "Unique name for commands, also among protocols: lower-case letters, digits and single hyphens. The file is called ID.toml."
	FieldBudget        = "The time set aside for all of it, pauses included, 1m to 1d. It is shown beside the time that has passed and ends nothing."
	FieldMove          = "Time to move to the next point. The protocol's own if left out, or 5s, assumed."
	FieldTreatmentTop  = "The highest pressure level at any of its points. It can lower the ceilings of the points and of their protocols, but never raise them."
	FieldAreas         = "Parts of the body with their own share of the time, [[areas]] for each: \"neck 12 of 15 min\". They end nothing."
	FieldEntries       = "The points in order, [[points]] for each."

	FieldAreaName = "What it is called, here and at its points."
	FieldAreaTime = "Its share of the time, pauses and the moves to its points included, 1m to 1d."

	FieldEntrySite     = "A muscle or region. Without a site or a sweep, the points are those that the protocol names, or one without a name."
	FieldEntryProtocol = "The id of the protocol, in full. What follows stands in place of the protocol's own numbers and is marked as chosen."
	FieldEntryHold     = "Length of every hold: a time, a range such as \"8s-10s\", or \"open\"."
	FieldEntryRounds   = "Rounds planned: 6, or \"2-3\" for at least 2 and 3 planned."
	FieldEntryUntil    = "What ends it; the first to be met does: eased, score:3, drop:2, drop:50%, time:8m, compression:90s."
	FieldEntryTop      = "The highest pressure level at this point. It can lower the protocol's own ceiling, but never raise it."
	FieldEntryNote     = "What to watch for at this point, in a sentence."
	FieldEntryArea     = "The name of the area that it is in, one of [[areas]]."
	FieldEntrySweep    = "In place of site: several points, one round at each in turn, sweep after sweep."

	// What a value in a file is.
	FormText    = "text"
	FormWhole   = "a whole number"
	FormDecimal = "a decimal number"
	FormTruth   = "true or false"
	FormDate    = "a date or time"
	FormArray   = "an array"
	FormTable   = "a table"

	// What a value in a file must be; the last verb is what it is.
	WantText      = "must be text in quotes, not %s"
	WantTexts     = "must be an array of text values such as [\"one\", \"two\"], not %s"
	WantTruth     = "must be true or false, not %s"
	WantWhole     = "must be a whole number from 1 to %d, not %s"
	WantTable     = "must be a table, not %[2]s: write [%[1]s] and its keys below"
	WantTables    = "must be tables, not %[2]s: write [[%[1]s]] for each"
	WantTableEach = "must be a table, not %[2]s: write [[%[1]s]] for each"

	WantLength    = "must be a length of time such as 10, \"10s\", \"8s-10s\" or \"1m30s\", not %s"
	WantRange     = "must be a whole number such as 6, or a range such as \"3-5\", not %s"
	WantCriteria  = "must be an array of stop rules such as [\"eased\", \"score:3\"], not %s"
	WantCriterion = "must be a stop rule such as \"eased\" or \"score:3\", not %s"
	WantOrigin    = "must be \"stated:KEY\", \"secondary:KEY\", \"assumed\" or \"chosen\", not %s"
	WantOccasion  = "must be \"every\", \"every 2\", \"last\", or rounds such as \"2,4\", not %s"

	// What is wrong with a key, or with what stands there.
	FileHead     = "the top part of the file"
	MisplacedKey = "key %s belongs in %s, not here"
	UnknownKey   = "unknown key %s: use %s"

	LengthZero    = "must be a length of time above zero, not %s"
	LengthOrRange = "must be a length of time or a range, such as \"90s\" or \"90s-120s\", not %s"
	AtMostAllowed = "must be at most %d, not %s"

	// What is wrong with a file as TOML.
	FileEmpty      = "it is empty: presshold new makes a file to begin with"
	OneProblemMore = "and 1 more problem"
	ProblemsMore   = "and %d more problems"
	TooManyEntries = "there are more than %d entries: this is not a presshold file"
	AlreadyOnLine  = "%s is already on line %d"
	QuoteMissing   = "the text has no closing quote on its line"
	TextUnclosed   = "the text that begins here has no end: close it with %s"
	SingleWithin   = "text with ' in it needs double quotes around it"
	DoubleWithin   = "text with \" in it needs single quotes around it"
	EscapeWrong    = "\\ has a meaning of its own between double quotes: write \\\\ for a backslash, or use single quotes"
	HeaderWrong    = "a header is a name in brackets, or several with dots between, as in [[blocks.phases]]"
	HeaderUnclosed = "the header has no end: close it with %s"
	ListBroken     = "an array has commas between its values and ] at its end"
	BracesBroken   = "a table in braces has commas between its keys and } at its end"
	AlreadyThere   = "this key or table is already in the file: keep one of them"
	LineEndOld     = "this line ends in a carriage return alone: save the file with Unix or Windows line endings"
	KeyMissing     = "a line must begin with a key, as in name = \"Neck\""
	EqualsMissing  = "= must follow the key, as in name = \"Neck\""
	LineEndMissing = "nothing may follow a value on its line, except a comment with #"
	NumberTooLarge = "the number is too large"
	ValueMissing   = "there is no value after ="
	QuotesCurly    = "use straight quotes, as in \"text\", not curly ones"
	TruthLowerCase = "write %s in lower case, not %s"
	TruthOrQuotes  = "write true or false, or text in quotes, not %s"
	ValueUnquoted  = "put text, a range or a length with a unit in quotes: %s"
	CharUnexpected = "unexpected character %#U: remove it, or put text in quotes"
	ByteNotUTF8    = "byte 0x%02x is not UTF-8: save the file as UTF-8 text"
	ByteNUL        = "there is a NUL byte: this is not a text file"

	// FileHelp stands at the top of a file that explains itself.
	FileHelp = "Remove a # to use a key that is not set. After a change, run presshold check FILE."
)
