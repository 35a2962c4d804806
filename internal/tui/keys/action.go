// Package keys says what can be done with the keyboard, and which key does it.
package keys

// Action is something that a key can be bound to, by the name that the settings
// file uses.
type Action string

// The actions. What those of a run mean stands at the session's intents.
const (
	Primary Action = "primary" // the obvious next thing, on every screen

	Pause         Action = "pause" // and resume
	Next          Action = "next"
	Back          Action = "back"
	Restart       Action = "restart"
	SkipPoint     Action = "skip-point"
	Jump          Action = "jump" // choose another point to go to
	MoreTime      Action = "more-time"
	LessTime      Action = "less-time"
	MoreRounds    Action = "more-rounds"
	FewerRounds   Action = "fewer-rounds"
	Released      Action = "released"
	Eased         Action = "eased"
	PressureUp    Action = "pressure-up"
	PressureDown  Action = "pressure-down"
	TooMuch       Action = "too-much"
	TooLittle     Action = "too-little"
	GettingBetter Action = "getting-better"
	GettingWorse  Action = "getting-worse"
	FinishPoint   Action = "finish-point" // of several
	Finish        Action = "finish"

	Undo Action = "undo" // what was done last, where it can be taken back

	Mute Action = "mute" // the sound, and on again

	Up       Action = "up" // in lists and texts
	Down     Action = "down"
	PageUp   Action = "page-up"
	PageDown Action = "page-down"
	Top      Action = "top"
	Bottom   Action = "bottom"
	Details  Action = "details" // all that is known of what is chosen in a list
	Filter   Action = "filter"  // begin to type a filter

	Change   Action = "change" // the numbers of the protocol under the cursor, for this time
	Learn    Action = "learn"  // that protocol, step by step
	History  Action = "history"
	Stats    Action = "stats"
	Practice Action = "practice"

	Save Action = "save" // the run that was done, as a treatment

	Pedal  Action = "pedal" // "press your pedal now"
	Safety Action = "safety"
	Help   Action = "help"
	Close  Action = "close" // what is open; a filter; the summary, back to the picker
	Quit   Action = "quit"
)

// OfRun lists the actions of a run in the order in which help shows them.
func OfRun() []Action {
	return []Action{
		Released, Eased, Pause, Next, Back, Restart, SkipPoint, Jump, MoreTime, LessTime,
		MoreRounds, FewerRounds, PressureUp, PressureDown,
		TooMuch, TooLittle, GettingBetter, GettingWorse, Undo, FinishPoint, Finish,
	}
}

// Screens lists the actions that open a screen from the picker.
func Screens() []Action { return []Action{Change, Learn, History, Stats, Practice} }

// All lists every action, so that whoever fills a Map can be tested to know them
// all.
func All() []Action {
	all := append([]Action{Primary}, OfRun()...)
	all = append(all, Mute, Up, Down, PageUp, PageDown, Top, Bottom, Details, Filter)
	all = append(all, Screens()...)
	return append(all, Save, Pedal, Safety, Help, Close, Quit)
}

// Lines is by how many lines an action scrolls, where a page and the whole have so
// many; false if it does not scroll.
func Lines(a Action, page, all int) (int, bool) {
	page = max(page, 1)
	switch a {
	case Up:
		return -1, true
	case Down:
		return 1, true
	case PageUp:
		return -page, true
	case PageDown:
		return page, true
	case Top:
		return -all, true
	case Bottom:
		return all, true
	default:
		return 0, false
	}
}
