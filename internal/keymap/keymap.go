// Package keymap is the table of everything that keys can do: the name of each action in the
// settings, its default keys, its meaning for a run, and its words. The settings, the screens,
// plain mode, help and README's table use it.
package keymap

import (
	"cmp"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Action is something that a key can do. Actions of a run are named after the engine's intents.
type Action string

// The actions. Digits give client-reported scores, ctrl+c always quits, and ctrl+z always suspends:
// these keys can't be bound.
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

// scope is where an action applies. Actions with a common scope can't have the same key.
type scope uint8

const (
	running  scope = 1 << iota // run and check-in
	browsing                   // picker, summary and texts
	anywhere = running | browsing
)

// manner is how an action is done.
type manner uint8

const (
	told     manner = 1 << iota // the screen says that it was done, as nothing else shows it
	repeats                     // it is done at each press, however quickly they follow
	harmless                    // it changes only what is seen and heard
	timely                      // it means the phase at hand, and nothing once that is over
	opens                       // it opens a screen from the picker
)

// control is an action with everything that is known about it.
type control struct {
	action Action
	scope  scope
	keys   string // by default, with blanks between
	words  string // what it does
	hint   string // that in a word, for a hint; "" for one that has none
	manner manner
}

// count is the number of actions.
const count = 46

// controls returns all actions in the order of help. An array can be searched without allocating,
// which happens several times for each picture of a run.
func controls() [count]control {
	return [count]control{
		{Primary, anywhere, "space enter", english.ActionPrimary, "", timely},
		{Released, running, "r", english.ActionReleased, english.DoesReleased, timely},
		{Eased, running, "e", english.ActionEased, "", told},
		{Pause, running, "p", english.ActionPause, "", 0},
		{Next, running, "n right", english.ActionNext, english.HintNext, timely},
		{Back, running, "b left", english.ActionBack, english.ScreenBack, timely},
		{Restart, running, "s", english.ActionRestart, "", timely},
		{SkipPoint, running, "o", english.ActionSkipPoint, "", told},
		{Jump, running, "j", english.ActionJump, "", 0},
		{MoreTime, running, "+ =", english.ActionMoreTime, "", told | repeats | timely},
		{LessTime, running, "-", english.ActionLessTime, "", told | repeats | timely},
		{MoreRounds, running, "> .", english.ActionMoreRounds, "", told | repeats},
		{FewerRounds, running, "< ,", english.ActionFewerRounds, "", told | repeats},
		{PressureUp, running, "up", english.ActionPressureUp, "", told},
		{PressureDown, running, "down", english.ActionPressureDown, "", told | repeats},
		{TooMuch, running, "t", english.ActionTooMuch, "", told},
		{TooLittle, running, "l", english.ActionTooLittle, "", told},
		{GettingBetter, running, "g", english.ActionGettingBetter, "", told},
		{GettingWorse, running, "w", english.ActionGettingWorse, "", told},
		{Undo, anywhere, "backspace", english.ActionUndo, "", 0},
		{FinishPoint, running, "ctrl+f", english.ActionFinishPoint, "", 0},
		{Finish, running, "f", english.ActionFinish, english.HintFinish, 0},
		{Mute, running, "m", english.ActionMute, "", harmless},
		{Up, browsing, "up k", english.ActionUp, "", 0},
		{Down, browsing, "down j", english.ActionDown, "", 0},
		{PageUp, browsing, "pgup", english.ActionPageUp, "", 0},
		{PageDown, browsing, "pgdown", english.ActionPageDown, "", 0},
		{Top, browsing, "home", english.ActionTop, "", 0},
		{Bottom, browsing, "end", english.ActionBottom, "", 0},
		{Details, browsing, "right", english.ActionDetails, "", 0},
		{Filter, browsing, "/", english.ActionFilter, "", 0},
		{Client, browsing, "f7 ctrl+k", english.ActionClient, english.HintClient, opens},
		{Change, browsing, "f2 ctrl+e", english.ActionChange, english.HintChange, opens},
		{Learn, browsing, "f3 ctrl+l", english.ActionLearn, english.HintLearn, opens},
		{History, browsing, "f4 ctrl+o", english.ActionHistory, english.HintHistory, opens},
		{Stats, browsing, "f5 ctrl+t", english.ActionStats, english.HintStats, opens},
		{Practice, browsing, "f6 ctrl+d", english.ActionPractice, english.HintPractice, opens},
		{Save, browsing, "ctrl+s", english.ActionSave, "", 0},
		{Copy, browsing, "y", english.ActionCopy, "", 0},
		{Earlier, browsing, "left", english.ActionEarlier, "", 0},
		{Pedal, anywhere, "ctrl+p", english.ActionPedal, "", harmless},
		{Share, anywhere, "f8 ctrl+n", english.ActionShare, "", harmless},
		{Safety, anywhere, "!", english.ActionSafety, "", harmless},
		{Help, anywhere, "? f1", english.ActionHelp, english.HintKeys, harmless},
		{Close, anywhere, "esc", english.ActionClose, "", harmless},
		{Quit, anywhere, "q", english.ActionQuit, "", 0},
	}
}

func find(a Action) control {
	for _, c := range controls() {
		if c.action == a {
			return c
		}
	}
	return control{}
}

// Actions returns all actions in the order of help.
func Actions() []Action { return listed(func(control) bool { return true }) }

// OfRun returns the actions that have a meaning to a run.
func OfRun() []Action { return listed(func(c control) bool { return c.action.Intents() != nil }) }

// Screens returns the actions that open a screen from the picker.
func Screens() []Action {
	return listed(func(c control) bool { return c.manner&opens != 0 })
}

func listed(is func(control) bool) []Action {
	var out []Action
	for _, c := range controls() {
		if is(c) {
			out = append(out, c.action)
		}
	}
	return out
}

// Words returns what the action does, in a few words; "" for an unknown action.
func (a Action) Words() string { return find(a).words }

// Hint returns what the action does in one word, for a hint; "" if it has no such word.
func (a Action) Hint() string { return find(a).hint }

// Told reports whether the screen must say that the action was done, because nothing else shows it.
func (a Action) Told() bool { return find(a).manner&told != 0 }

// Repeats reports whether the action is done at each press, however quickly presses follow.
func (a Action) Repeats() bool { return find(a).manner&repeats != 0 }

// Harmless reports whether the action changes only what is seen and heard.
func (a Action) Harmless() bool { return find(a).manner&harmless != 0 }

// Timely reports whether the action is about the current phase, and void once that is over.
func (a Action) Timely() bool { return find(a).manner&timely != 0 }

// Intents returns what the action may mean to a run; the first possible one is done. It is nil for
// an action without a meaning to a run.
func (a Action) Intents() []session.Intent {
	kind := session.IntentKind(a)
	switch a {
	case Pause:
		return []session.Intent{{Kind: session.Pause}, {Kind: session.Resume}}
	case Undo:
		kind = session.TakeBack
	case TooMuch, TooLittle, GettingBetter, GettingWorse:
		return []session.Intent{{Kind: session.Reply, Answer: session.Answer(strings.ReplaceAll(string(a), "-", " "))}}
	}
	if !slices.Contains(session.Intents(), kind) {
		return nil
	}
	return []session.Intent{{Kind: kind}}
}

// DefaultKeys returns the default keys of every action, named as in Bubble Tea.
func DefaultKeys() map[Action][]string {
	keys := make(map[Action][]string)
	for _, c := range controls() {
		keys[c.action] = strings.Fields(c.keys)
	}
	return keys
}

// Bindings are the keys that the user bound to some or all actions.
type Bindings map[Action][]string

// InForce returns the bindings, and the default keys of the other actions. A bound key is taken
// from the actions that have it by default, so that a pedal that types "b" can be bound without
// moving "back" first.
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

// Holder returns another action with a common scope that is bound to the key, or to a sequence that
// can't be told from it.
func (b Bindings) Holder(a Action, key string) (Action, bool) {
	if len(b) == 0 { // as with most users, at every start
		return "", false
	}
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

// clash reports whether two keys are the same, or one begins the other.
func clash(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ")
}

// Does returns what an intent does at this moment of a run, in a few words.
func Does(in session.Intent, now session.Snapshot) string {
	switch in.Kind {
	case session.Next:
		switch {
		case now.Phase.Kind == protocol.CheckIn:
			return english.DoesGoOn
		case now.NextEnds == session.ByDone:
			return english.DoesDone
		}
	case session.Eased: // in the protocol's words
		return cmp.Or(plain.Line(now.Eased), english.UntilEased)
	case session.TakeBack:
		return english.DoesTakeBack
	case session.Digit, session.Score:
		return english.RunViewScaleShort
	case session.Press:
		return english.DoesHoldDown
	case session.Lift:
		return english.DoesLetGo
	case session.Pause:
		return english.DoesPause
	case session.Resume:
		return english.DoesResume
	case session.Released:
		return english.DoesReleased
	case session.Reply:
		return Action(strings.ReplaceAll(string(in.Answer), " ", "-")).Words()
	}
	return cmp.Or(Action(in.Kind).Words(), Quit.Words()) // to abort, which only plain mode does at once
}
