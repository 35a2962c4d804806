package english

// UnknownNear is for a word that is none of its kind: it says the kind, the word, and what was
// probably meant.
const UnknownNear = "unknown %s %s; did you mean %s?"

// The kinds of words that it is said of.
const (
	UnknownCommand = "command"
	UnknownFlag    = "flag"
	UnknownKeyName = "key"
	UnknownValue   = "value"
	UnknownWord    = "word"
)
