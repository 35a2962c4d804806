package settings

import (
	"slices"
	"strings"
)

// Action is one thing that a key can do. Those of a run have the names of the
// engine's intents.
type Action string

// The actions. Client-reported scores are given by the digits, ctrl+c always quits
// and ctrl+z always suspends: none of these keys can be bound.
const (
	Primary       Action = "primary" // start, released, next, pause: the obvious next thing
	Pause         Action = "pause"
	Next          Action = "next"
	Back          Action = "back"
	Restart       Action = "restart"
	SkipPoint     Action = "skip-point"
	Jump          Action = "jump"
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
	Undo          Action = "undo"         // what was done last, where it can be taken back
	Mute          Action = "mute"         // the sound, off and on
	FinishPoint   Action = "finish-point" // of several
	Finish        Action = "finish"
	Up            Action = "up" // in lists and texts
	Down          Action = "down"
	PageUp        Action = "page-up"
	PageDown      Action = "page-down"
	Top           Action = "top"
	Bottom        Action = "bottom"
	Details       Action = "details" // all that is known of what is chosen in a list
	Filter        Action = "filter"  // begin to type a filter
	Change        Action = "change"  // the numbers of a protocol, for this time
	Learn         Action = "learn"   // a protocol, step by step
	History       Action = "history"
	Stats         Action = "stats"
	Practice      Action = "practice"
	Save          Action = "save"  // the run that was done, as a treatment
	Pedal         Action = "pedal" // the "press your pedal now" dialogue
	Safety        Action = "safety"
	Help          Action = "help"
	Close         Action = "close" // what is open; a filter; the summary, back to the picker
	Quit          Action = "quit"
)

// scope is where an action is live. Two actions that share one cannot share a key.
type scope uint8

const (
	running  scope = 1 << iota // run and check-in
	browsing                   // picker, summary and texts
	anywhere = running | browsing
)

// control is one action with all that is known of it.
type control struct {
	action Action
	scope  scope
	keys   []string // by default
	words  string   // what it does
}

// controls lists every action in the order of the documentation.
func controls() []control {
	return []control{
		{Primary, anywhere, []string{"space", "enter"}, "the obvious next thing: start, released, next, pause, once more"},
		{Pause, running, []string{"p"}, "pause or resume"},
		{Next, running, []string{"n", "right"}, "skip this phase"},
		{Back, running, []string{"b", "left"}, "back to the previous timed phase"},
		{Restart, running, []string{"s"}, "start this phase again"},
		{SkipPoint, running, []string{"o"}, "leave this point out and go on with the next"},
		{Jump, running, []string{"j"}, "choose another point to go to"},
		{MoreTime, running, []string{"+", "="}, "5 s more"},
		{LessTime, running, []string{"-"}, "5 s less"},
		{MoreRounds, running, []string{">", "."}, "one round more"},
		{FewerRounds, running, []string{"<", ","}, "one round fewer"},
		{Released, running, []string{"r"}, "the release was felt"},
		{Eased, running, []string{"e"}, "it has eased: the stop rule is met"},
		{PressureUp, running, []string{"up"}, "one pressure level up"},
		{PressureDown, running, []string{"down"}, "one pressure level down"},
		{TooMuch, running, []string{"t"}, "the client says: too much"},
		{TooLittle, running, []string{"l"}, "the client says: too little"},
		{GettingBetter, running, []string{"g"}, "the client says: getting better"},
		{GettingWorse, running, []string{"w"}, "the client says: getting worse"},
		{Undo, anywhere, []string{"backspace"}, "take back the latest score, or that the run was finished"},
		{Mute, running, []string{"m"}, "sound off, and on again"},
		{FinishPoint, running, []string{"ctrl+f"}, "finish this point and go on with the next"},
		{Finish, running, []string{"f"}, "finish now"},
		{Up, browsing, []string{"up", "k"}, "up, in lists and texts"},
		{Down, browsing, []string{"down", "j"}, "down, in lists and texts"},
		{PageUp, browsing, []string{"pgup"}, "a page up"},
		{PageDown, browsing, []string{"pgdown"}, "a page down"},
		{Top, browsing, []string{"home"}, "to the top"},
		{Bottom, browsing, []string{"end"}, "to the bottom"},
		{Details, browsing, []string{"right"}, "in the picker: read all of the preview"},
		{Filter, browsing, []string{"/"}, "filter the list"},
		{Change, browsing, []string{"f2", "ctrl+e"}, "change the protocol's numbers, for this time or under a new name"},
		{Learn, browsing, []string{"f3", "ctrl+l"}, "learn the protocol, step by step"},
		{History, browsing, []string{"f4", "ctrl+o"}, "the record of what was done"},
		{Stats, browsing, []string{"f5", "ctrl+t"}, "how it has changed: scores, time, holds"},
		{Practice, browsing, []string{"f6", "ctrl+d"}, "drills and how they went"},
		{Save, browsing, []string{"ctrl+s"}, "keep the run that was done as a treatment"},
		{Pedal, anywhere, []string{"ctrl+p"}, "bind a foot pedal"},
		{Safety, anywhere, []string{"!"}, "the safety text"},
		{Help, anywhere, []string{"?", "f1"}, "help"},
		{Close, anywhere, []string{"esc"}, "close what is open; back to the picker"},
		{Quit, anywhere, []string{"q"}, "leave"},
	}
}

// Actions lists every action in the order of the documentation.
func Actions() []Action {
	var out []Action
	for _, c := range controls() {
		out = append(out, c.action)
	}
	return out
}

// Words is what the action does, in a few words; empty for an unknown action.
func (a Action) Words() string {
	for _, c := range controls() {
		if c.action == a {
			return c.words
		}
	}
	return ""
}

// DefaultKeys are the keys of every action where the user bound none, by the names
// that Bubble Tea gives them.
func DefaultKeys() map[Action][]string {
	keys := make(map[Action][]string)
	for _, c := range controls() {
		keys[c.action] = c.keys
	}
	return keys
}

// bindings are the keys that the user bound.
type bindings struct {
	keys     map[Action][]string
	controls []control
}

func newBindings() bindings { return bindings{map[Action][]string{}, controls()} }

// known tells whether there is such an action.
func (b bindings) known(a Action) bool { return b.scope(a) != 0 }

// scope is where the action is live; nowhere if there is no such action.
func (b bindings) scope(a Action) scope {
	for _, c := range b.controls {
		if c.action == a {
			return c.scope
		}
	}
	return 0
}

// inForce puts the bindings in place of the defaults. A key that the user bound is
// taken from the actions that have it by default, so that a pedal that types "b"
// can be bound without first moving "back" elsewhere.
func (b bindings) inForce() map[Action][]string {
	keys := DefaultKeys()
	for a := range keys {
		if own, ok := b.keys[a]; ok {
			keys[a] = slices.Clone(own)
			continue
		}
		keys[a] = slices.DeleteFunc(keys[a], func(key string) bool {
			_, taken := b.holder(a, key)
			return taken
		})
	}
	return keys
}

// holder finds another action that is live together with a and that is bound to
// the key, or to a sequence that cannot be told from it.
func (b bindings) holder(a Action, key string) (Action, bool) {
	where := b.scope(a)
	for _, c := range b.controls {
		if c.action == a || c.scope&where == 0 {
			continue
		}
		if slices.ContainsFunc(b.keys[c.action], func(k string) bool { return clash(k, key) }) {
			return c.action, true
		}
	}
	return "", false
}

// clash tells whether two keys are the same, or one is how the other begins.
func clash(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ")
}
