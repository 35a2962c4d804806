package english

// What each action does, in the help, the settings and the hints.
const (
	ActionPrimary       = "the obvious next thing: start, released, next, pause, again"
	ActionReleased      = "released: the release was felt"
	ActionEased         = "eased: the stop rule is met"
	ActionPause         = "pause or resume"
	ActionNext          = "skip this phase"
	ActionBack          = "back one phase"
	ActionRestart       = "restart this phase"
	ActionSkipPoint     = "leave this point out"
	ActionJump          = "go to another point"
	ActionMoreTime      = "5 s more"
	ActionLessTime      = "5 s less"
	ActionMoreRounds    = "one more round"
	ActionFewerRounds   = "one fewer round"
	ActionPressureUp    = "pressure up"
	ActionPressureDown  = "pressure down"
	ActionTooMuch       = `client says "too much"`
	ActionTooLittle     = `client says "too little"`
	ActionGettingBetter = `client says "getting better"`
	ActionGettingWorse  = `client says "getting worse"`
	ActionUndo          = "undo the latest score, or the end of the run"
	ActionFinishPoint   = "finish this point"
	ActionFinish        = "finish now"
	ActionMute          = "turn the sound off, or on again"
	ActionUp            = "up, in lists and texts"
	ActionDown          = "down, in lists and texts"
	ActionPageUp        = "a page up"
	ActionPageDown      = "a page down"
	ActionTop           = "to the top"
	ActionBottom        = "to the bottom"
	ActionDetails       = "in the picker: read the whole preview"
	ActionFilter        = "filter the list"
	ActionChange        = "change the protocol's numbers, for one run or under a new name"
	ActionLearn         = "learn the protocol, step by step"
	ActionHistory       = "the record of past sessions"
	ActionStats         = "statistics: scores, time and holds"
	ActionPractice      = "practice: drills, and how they went"
	ActionClient        = "choose the client, and see what was done last time"
	ActionSave          = "on the summary: keep the run as a treatment"
	ActionCopy          = "on the summary and in the history: copy the note to the clipboard"
	ActionEarlier       = "the summary of the run before, with what was entered"
	ActionPedal         = "bind a foot pedal"
	ActionShare         = "show the run on other screens on the network, or stop doing so"
	ActionSafety        = "the safety text"
	ActionHelp          = "help"
	ActionClose         = "close what is open, or go back to the picker"
	ActionQuit          = "quit"

	// Some of them in a word, for a hint.
	HintNext     = "next"
	HintFinish   = "finish"
	HintKeys     = "keys"
	HintChange   = "change"
	HintLearn    = "learn"
	HintHistory  = "history"
	HintStats    = "stats"
	HintPractice = "practice"
	HintClient   = "client"

	// What a key does at this moment, where that differs.
	DoesGoOn     = "go on"
	DoesDone     = "done"
	DoesPause    = "pause"
	DoesResume   = "resume"
	DoesReleased = "released"
	DoesTakeBack = "take the score back"
	DoesHoldDown = "hold down"
	DoesLetGo    = "let go"

	// Names of keys that can't be bound.
	KeyNameMissing    = `a key needs a name, such as "p" or "space"`
	KeyUnknown        = `no key is called %s: use a character, or a name such as "space", "enter", "f1" or "ctrl+x"`
	KeySequenceLong   = "key %s: a sequence can have at most %d keys"
	KeyIsDigit        = "key %q: digits enter the client-reported score"
	KeyShifted        = `key %s: write the character that shift types, such as "?"`
	KeyAlwaysQuits    = "key %q always quits"
	KeyAlwaysSuspends = "key %q always suspends"
	KeyIsTab          = `key %q: a terminal sends it as "tab"`
	KeyIsEnter        = `key %q: a terminal sends it as "enter"`
	KeyIsEsc          = `key %q: a terminal sends it as "esc"`
)
