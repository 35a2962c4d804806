// Package keymap is the one table of what keys can do: the name of each action in the
// settings, its keys by default, what it means to a run, and what it does in words. The
// settings, the screens, plain mode, the help and README's table come from it.
package keymap

import (
	"slices"
	"strings"

	"presshold/internal/session"
)

// Action is one thing that a key can do. Those of a run have the names of the
// engine's intents. The table says what each does.
type Action string

// The actions. Client-reported scores are given by the digits, ctrl+c always quits
// and ctrl+z always suspends: none of these keys can be bound.
const (
	Primary       Action = "primary"
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
	Undo          Action = "undo"
	Mute          Action = "mute"
	FinishPoint   Action = "finish-point"
	Finish        Action = "finish"
	Up            Action = "up"
	Down          Action = "down"
	PageUp        Action = "page-up"
	PageDown      Action = "page-down"
	Top           Action = "top"
	Bottom        Action = "bottom"
	Details       Action = "details"
	Filter        Action = "filter"
	Change        Action = "change"
	Learn         Action = "learn"
	History       Action = "history"
	Stats         Action = "stats"
	Practice      Action = "practice"
	Client        Action = "client"
	Save          Action = "save"
	Copy          Action = "copy"
	Earlier       Action = "earlier"
	Pedal         Action = "pedal"
	Share         Action = "share"
	Safety        Action = "safety"
	Help          Action = "help"
	Close         Action = "close"
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
	// intents are what it may mean to a run; the first that can act does. Nil for those
	// that have the name of an intent, and for those that mean nothing to a run.
	intents []session.Intent
}

// controls lists every action in the order of the help.
func controls() []control {
	return []control{
		{Primary, anywhere, []string{"space", "enter"}, "the obvious next thing: start, released, next, pause, once more", nil},
		{Released, running, []string{"r"}, "released: the release was felt", nil},
		{Eased, running, []string{"e"}, "eased: the stop rule is met", nil},
		{Pause, running, []string{"p"}, "pause or resume", []session.Intent{{Kind: session.Pause}, {Kind: session.Resume}}},
		{Next, running, []string{"n", "right"}, "skip this phase", nil},
		{Back, running, []string{"b", "left"}, "back one phase", nil},
		{Restart, running, []string{"s"}, "restart this phase", nil},
		{SkipPoint, running, []string{"o"}, "leave this point out", nil},
		{Jump, running, []string{"j"}, "go to another point", nil},
		{MoreTime, running, []string{"+", "="}, "5 s more", nil},
		{LessTime, running, []string{"-"}, "5 s less", nil},
		{MoreRounds, running, []string{">", "."}, "one round more", nil},
		{FewerRounds, running, []string{"<", ","}, "one round fewer", nil},
		{PressureUp, running, []string{"up"}, "pressure up", nil},
		{PressureDown, running, []string{"down"}, "pressure down", nil},
		{TooMuch, running, []string{"t"}, `client says "too much"`, reply(session.TooMuch)},
		{TooLittle, running, []string{"l"}, `client says "too little"`, reply(session.TooLittle)},
		{GettingBetter, running, []string{"g"}, `client says "getting better"`, reply(session.GettingBetter)},
		{GettingWorse, running, []string{"w"}, `client says "getting worse"`, reply(session.GettingWorse)},
		{Undo, anywhere, []string{"backspace"}, "take back the latest score, or the end of the run", []session.Intent{{Kind: session.TakeBack}}},
		{FinishPoint, running, []string{"ctrl+f"}, "finish this point", nil},
		{Finish, running, []string{"f"}, "finish now", nil},
		{Mute, running, []string{"m"}, "sound off, and on again", nil},
		{Up, browsing, []string{"up", "k"}, "up, in lists and texts", nil},
		{Down, browsing, []string{"down", "j"}, "down, in lists and texts", nil},
		{PageUp, browsing, []string{"pgup"}, "a page up", nil},
		{PageDown, browsing, []string{"pgdown"}, "a page down", nil},
		{Top, browsing, []string{"home"}, "to the top", nil},
		{Bottom, browsing, []string{"end"}, "to the bottom", nil},
		{Details, browsing, []string{"right"}, "in the picker: read all of the preview", nil},
		{Filter, browsing, []string{"/"}, "filter the list", nil},
		{Change, browsing, []string{"f2", "ctrl+e"}, "change the protocol's numbers, for this time or under a new name", nil},
		{Learn, browsing, []string{"f3", "ctrl+l"}, "learn the protocol, step by step", nil},
		{History, browsing, []string{"f4", "ctrl+o"}, "the record of what was done", nil},
		{Stats, browsing, []string{"f5", "ctrl+t"}, "how it has changed: scores, time, holds", nil},
		{Practice, browsing, []string{"f6", "ctrl+d"}, "drills and how they went", nil},
		{Client, browsing, []string{"f7", "ctrl+k"}, "choose whose session it is, and see what was done last", nil},
		{Save, browsing, []string{"ctrl+s"}, "on the summary: keep the run as a treatment", nil},
		{Copy, browsing, []string{"y"}, "on the summary and in the history: put the note on the clipboard", nil},
		{Earlier, browsing, []string{"left"}, "the summary of the run before, with what was entered", nil},
		{Pedal, anywhere, []string{"ctrl+p"}, "bind a foot pedal", nil},
		{Share, anywhere, []string{"f8", "ctrl+n"}, "show the run on other screens of the network, and stop that", nil},
		{Safety, anywhere, []string{"!"}, "the safety text", nil},
		{Help, anywhere, []string{"?", "f1"}, "help", nil},
		{Close, anywhere, []string{"esc"}, "close what is open; back to the picker", nil},
		{Quit, anywhere, []string{"q"}, "leave", nil},
	}
}

// reply is what the client says of the pressure.
func reply(a session.Answer) []session.Intent {
	return []session.Intent{{Kind: session.Reply, Answer: a}}
}

// find is what is known of an action; nothing if there is no such action.
func find(a Action) control {
	for _, c := range controls() {
		if c.action == a {
			return c
		}
	}
	return control{}
}

// Actions lists every action in the order of the help.
func Actions() []Action {
	var out []Action
	for _, c := range controls() {
		out = append(out, c.action)
	}
	return out
}

// OfRun lists the actions that mean something to a run, in the order of the help.
func OfRun() []Action {
	var out []Action
	for _, c := range controls() {
		if c.means() != nil {
			out = append(out, c.action)
		}
	}
	return out
}

// Screens lists the actions that open a screen from the picker.
func Screens() []Action { return []Action{Client, Change, Learn, History, Stats, Practice} }

// Words is what the action does, in a few words; "" for an unknown action.
func (a Action) Words() string { return find(a).words }

// Intents are what the action may mean to a run: the first that can act does. Nil for one
// that is no business of a run's.
func (a Action) Intents() []session.Intent { return find(a).means() }

// means are the intents of an action with all that is known of it.
func (c control) means() []session.Intent {
	if kind := session.IntentKind(c.action); c.intents == nil && slices.Contains(session.Intents(), kind) {
		return []session.Intent{{Kind: kind}}
	}
	return c.intents
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

// Bindings are the keys that the user bound, of all actions or of some.
type Bindings map[Action][]string

// InForce puts the bindings in place of the defaults. A key that the user bound is
// taken from the actions that have it by default, so that a pedal that types "b"
// can be bound without first moving "back" elsewhere.
func (b Bindings) InForce() map[Action][]string {
	keys := DefaultKeys()
	for a := range keys {
		if own, ok := b[a]; ok {
			keys[a] = slices.Clone(own)
			continue
		}
		keys[a] = slices.DeleteFunc(keys[a], func(key string) bool {
			_, taken := b.Holder(a, key)
			return taken
		})
	}
	return keys
}

// Holder finds another action that is live together with a and that is bound to
// the key, or to a sequence that cannot be told from it.
func (b Bindings) Holder(a Action, key string) (Action, bool) {
	asked := find(a)
	for _, c := range controls() {
		if c.action == a || c.scope&asked.scope == 0 {
			continue
		}
		if slices.ContainsFunc(b[c.action], func(k string) bool { return clash(k, key) }) {
			return c.action, true
		}
	}
	return "", false
}

// clash tells whether two keys are the same, or one is how the other begins.
func clash(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ")
}
