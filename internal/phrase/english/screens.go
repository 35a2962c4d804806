package english

// What every screen says about the record.
const (
	ScreenReading      = "Reading the record…"
	ScreenRecordUnread = "The record can't be read: %v"

	// NumberOf is how many of how many.
	NumberOf = "%d of %d"

	// WindowTitle is the title of a window, and of a notification.
	WindowTitle = "presshold: %s"

	// DigitsTo are the keys of a choice: "1-4".
	DigitsTo = "1-%d"

	// What keys do on several screens, in a word.
	ScreenMore    = "more"
	ScreenBack    = "back"
	ScreenChoose  = "choose"
	ScreenRun     = "run"
	ScreenClear   = "clear"
	ScreenClose   = "close"
	ScreenDone    = "done"
	ScreenCancel  = "cancel"
	ScreenStart   = "start"
	ScreenPicker  = "picker"
	ScreenSummary = "summary"
	ScreenQuit    = "quit"

	// The picker.
	PickerName       = "presshold"
	PickerHint       = "  %s · type to filter"
	PickerNothing    = "nothing matches"
	PickerWarnings   = "%d files can't be read: presshold list says why"
	PickerChangeCopy = "change a copy"

	// The preview of what is chosen.
	PreviewHead        = "Details"
	PreviewOfTreatment = "treatment, %s · %s"
	PreviewBuiltIn     = "built-in"
	PreviewYours       = "yours"
	PreviewAreaTime    = "%s, %s of it"
	PreviewBetweenTime = "next point after %s"

	// What covers a screen: words that several of them have.
	AnyOtherKey = "any other key:"
	AnyOther    = "any other:"

	// Help.
	HelpNow        = "now"
	HelpHere       = "here"
	HelpAlways     = "always"
	HelpSafety     = "safety text"
	HelpShare      = "other screens"
	HelpTightMark  = "beside a number: no source states it"
	HelpSuspend    = "suspend"
	HelpQuitNow    = "quit at once"
	HelpChooseKeys = "up / down"
	HelpReadAll    = "read the whole preview"
	HelpLast       = "the last summary"
	HelpFilter     = "filter"
	HelpFilterKeys = "a-z 0-9"

	// Binding a foot pedal.
	PedalHead       = "Press your pedal now"
	PedalBoundHead  = "Foot pedal"
	PedalHow        = "A pedal types a key, as a keyboard does. Press it, and that key becomes a primary key: start, released, next, pause, again."
	PedalTypes      = `It types "%s".`
	PedalMeans      = `That key now means "%s"; binding it replaces that.`
	PedalOnceMore   = "Press it once more to use it."
	PedalAllTheSame = "Press it once more to use it anyway."
	PedalBound      = `"%s" is a primary key now: start, released, next, pause, again.`
	PedalUnsaved    = "The binding could not be saved for next time: %v"
	PedalFreed      = `"%s" is no longer a primary key.`
	PedalKeys       = "Bound now: %s"
	PedalDigit      = "Digits are needed for scores. Set the pedal to another key."
	PedalTaken      = `Your settings bind "%s" to "%s". Change that there, or set the pedal to another key.`
	PedalUndo       = "undo the last binding"

	// Other screens.
	SharingWhat       = "Phones, tablets and televisions on this network can show the run as a web page: what to do, the number, the round and what comes next."
	SharingOpen       = "Open this address in a browser."
	SharingScan       = "Open this address in a browser, or scan it with a phone."
	SharingButtonRisk = "Whoever opens the page with the button can press the primary key."
	SharingLocal      = "%s (this machine only)"
	SharingStop       = "stop"
	SharingStart      = "share"
	SharingWithButton = "share with a button"
	SharingAddButton  = "add a page with a button"
	SharingShowOther  = "show the other page"
	SharingPage       = "The page without the button:"
	SharingButtonPage = "The page with the button:"
	SharingNoCode     = "can't make a QR code: %w"
	SharingNetwork    = "another network"

	// The screen of the record.
	HistoryOpen      = "open"
	ListPrevious     = "the one above" // of clients, too
	ListNext         = "the one below"
	HistoryClear     = "clear the filter"
	HistorySheetHead = "Session %d, %s"
	HistoryKeepNote  = "keep the note"
	HistoryLeaveNote = "leave it as it was"

	// The choice of a client.
	ClientsNone  = "No client code begins like that."
	ClientsTake  = "take this code"
	ClientsHead  = "Client:"
	ClientsTyped = "Client: %s_"

	// The screen of what was done last with a client.
	LastTimeHead   = "Last time"
	LastTimeRepeat = "repeat it"
	LastTimeChange = "change its numbers first"
	LastTimeElse   = "something else"
	LastTimeNone   = "There is nothing to repeat: %v."

	// The screen of the statistics.
	StatsTabWeeks    = "weeks"
	StatsTabScores   = "scores"
	StatsHeadWeeks   = "Weeks: %s"
	StatsHeadScores  = "Scores: %s"
	StatsName        = "statistics"
	StatsEverywhere  = "everywhere"
	StatsPreviousKey = "previous site"
	StatsNextKey     = "next site"
	StatsClientKey   = "choose a client"
	StatsSite        = "%s: %s worked"
	StatsSiteScored  = "%s: %s worked; scores: %s"
	StatsNoScore     = "No score was reported there."
	StatsNoTrend     = "Scores of several clients make no trend: choose one client."
	StatsPPTs        = "pressure pain threshold"

	// The question whether to go on with an interrupted session.
	ResumeHead      = "Interrupted session"
	ResumeHere      = "resume here"
	ResumeOld       = "resume the interrupted one"
	ResumeStart     = "start %s now"
	ResumeHold      = "restart its hold"
	ResumePhase     = "restart its phase"
	ResumeKeep      = "keep as interrupted"
	ResumeEnter     = "Enter alone: %s; q: %s"
	ResumeWithout   = "go on without it"
	ResumeOther     = "Another version of presshold began it, so it can't go on."
	ResumeInto      = "%s in, %s into a %s; %s"
	ResumeBegan     = "Began %s. %s."
	ResumeBeganSeen = "Began %s. %s at %s."
	ResumeKept      = "If you start %s, this one is kept as interrupted."
	ResumeUncounted = "The time since then is not counted, whatever you choose."
	ResumeOneMore   = "After this, you will be asked about 1 more session."
	ResumeMore      = "After this, you will be asked about %d more sessions."
)
