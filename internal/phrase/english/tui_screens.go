package english

// What every screen says of the record.
const (
	ScreenReading      = "Reading the record …"
	ScreenRecordUnread = "The record can't be read: %v"
)

// What keys do on several screens, in a word.
const (
	ScreenMore   = "more"
	ScreenLeave  = "leave"
	ScreenBack   = "back"
	ScreenChoose = "choose"
	ScreenRun    = "run"
	ScreenClose  = "close"
	ScreenCancel = "cancel"
	ScreenStart  = "start"
	ScreenPicker = "picker"
	ScreenQuit   = "quit"
)
