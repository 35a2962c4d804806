package tui

import (
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

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
	Finish        Action = "finish"

	Mute Action = "mute" // the sound, and on again

	Up       Action = "up" // in lists and texts
	Down     Action = "down"
	PageUp   Action = "page-up"
	PageDown Action = "page-down"
	Top      Action = "top"
	Bottom   Action = "bottom"
	Filter   Action = "filter" // begin to type a filter
	Pedal    Action = "pedal"  // "press your pedal now"
	Safety   Action = "safety"
	Help     Action = "help"
	Close    Action = "close" // what is open; a filter; the summary, back to the picker
	Quit     Action = "quit"
)

// runActions lists the actions of a run in the order in which help shows them.
func runActions() []Action {
	return []Action{
		Released, Eased, Pause, Next, Back, Restart, MoreTime, LessTime,
		MoreRounds, FewerRounds, PressureUp, PressureDown,
		TooMuch, TooLittle, GettingBetter, GettingWorse, Finish,
	}
}

// Actions lists every action, so that whoever fills Options.Keys can be tested to
// know them all.
func Actions() []Action {
	all := append([]Action{Primary}, runActions()...)
	return append(all, Mute, Up, Down, PageUp, PageDown, Top, Bottom, Filter, Pedal, Safety, Help, Close, Quit)
}

// intents are what an action may mean to a run; the first that can act now does.
// It is empty for an action that is no business of a run's.
func (a Action) intents() []session.Intent {
	one := func(k session.IntentKind) []session.Intent { return []session.Intent{{Kind: k}} }
	reply := func(w session.Answer) []session.Intent {
		return []session.Intent{{Kind: session.Reply, Answer: w}}
	}
	switch a {
	case Pause:
		return []session.Intent{{Kind: session.Pause}, {Kind: session.Resume}}
	case Next:
		return one(session.Next)
	case Back:
		return one(session.Back)
	case Restart:
		return one(session.Restart)
	case MoreTime:
		return one(session.MoreTime)
	case LessTime:
		return one(session.LessTime)
	case MoreRounds:
		return one(session.MoreRounds)
	case FewerRounds:
		return one(session.FewerRounds)
	case Released:
		return one(session.Released)
	case Eased:
		return one(session.Eased)
	case PressureUp:
		return one(session.PressureUp)
	case PressureDown:
		return one(session.PressureDown)
	case TooMuch:
		return reply(session.TooMuch)
	case TooLittle:
		return reply(session.TooLittle)
	case GettingBetter:
		return reply(session.GettingBetter)
	case GettingWorse:
		return reply(session.GettingWorse)
	case Finish:
		return one(session.Finish)
	default:
		return nil
	}
}

// does says in a few words what an intent does at this moment of a run.
func does(in session.Intent, now session.Snapshot) string {
	switch in.Kind {
	case session.Next:
		if now.Phase.Kind == protocol.CheckIn {
			return "go on"
		}
		return "next, skip this"
	case session.Back:
		return "back one phase"
	case session.Restart:
		return "restart this phase"
	case session.MoreTime:
		return "5 s more"
	case session.LessTime:
		return "5 s less"
	case session.MoreRounds:
		return "one round more"
	case session.FewerRounds:
		return "one round fewer"
	case session.Eased:
		if now.Eased != "" {
			return plain.Line(now.Eased)
		}
		return "eased"
	case session.Reply:
		return "client: " + string(in.Answer)
	case session.PressureUp:
		return "pressure up"
	case session.PressureDown:
		return "pressure down"
	case session.Finish:
		return "finish now"
	case session.Digit, session.Score:
		return "client-reported score"
	case session.Press:
		return "hold down"
	case session.Lift:
		return "let go"
	default: // pause, resume, released: the word itself
		return string(in.Kind)
	}
}
