package english

// What every screen says of the record.
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
)
