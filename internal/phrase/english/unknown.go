package english

// UnknownNear is for a word that is none of its kind: it says the kind, the word, and what was
// probably meant.
const UnknownNear = "unknown %s %s; did you mean %s?"

// The kinds of words that it is said of.
const (
	UnknownAction      = "action"
	UnknownCommand     = "command"
	UnknownFlag        = "flag"
	UnknownHookSetting = "hook setting"
	UnknownKeyName     = "key"
	UnknownSetting     = "setting"
	UnknownValue       = "value"
	UnknownWord        = "word"
)
