package english

// What a value in a file is.
const (
	FormText    = "text"
	FormWhole   = "a whole number"
	FormDecimal = "a number"
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
	FileUnread     = "can't be read: %w"
	FileEmpty      = "it is empty: presshold new makes a file to begin with"
	OneProblemMore = "and 1 more problem"
	ProblemsMore   = "and %d more problems"
	TooManyEntries = "there are more than %d entries: this is not a presshold file"
	AlreadyOnLine  = "%s is already on line %d"
	QuoteMissing   = "the text has no closing quote on its line"
	KeyMissing     = "a line must begin with a key, as in name = \"Neck\""
	EqualsMissing  = "= must follow the key, as in name = \"Neck\""
	LineEndMissing = "nothing may follow a value on its line, except a comment with #"
	NumberTooLarge = "the number is too large"
	ValueMissing   = "there is no value after ="
	QuotesCurly    = "use straight quotes, as in \"text\", not curly ones"
	TruthLowerCase = "write %s in lower case, not %s"
	ValueUnquoted  = "put text, a range or a length with a unit in quotes: %s"
	CharUnexpected = "unexpected character %#U"
	ByteNotUTF8    = "byte 0x%02x is not UTF-8: save the file as UTF-8 text"
	ByteNUL        = "there is a NUL byte: this is not a text file"

	// FileHelp stands at the top of a file that explains itself.
	FileHelp = "Remove a # to use a key that is not set. After a change, run presshold check FILE."
)
