package english

// What covers a screen: words that several of them have.
const (
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
	SharingHow        = "Open this address in a browser, or scan it with a phone."
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
)
