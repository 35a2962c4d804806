package tui

import (
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
)

// intents are what an action may mean to a run; the first that can act now does.
// It is empty for an action that is no business of a run's.
func intents(a keys.Action) []session.Intent {
	one := func(k session.IntentKind) []session.Intent { return []session.Intent{{Kind: k}} }
	reply := func(w session.Answer) []session.Intent {
		return []session.Intent{{Kind: session.Reply, Answer: w}}
	}
	switch a {
	case keys.Pause:
		return []session.Intent{{Kind: session.Pause}, {Kind: session.Resume}}
	case keys.Next:
		return one(session.Next)
	case keys.Back:
		return one(session.Back)
	case keys.Restart:
		return one(session.Restart)
	case keys.SkipPoint:
		return one(session.SkipPoint)
	case keys.Jump:
		return one(session.Jump)
	case keys.MoreTime:
		return one(session.MoreTime)
	case keys.LessTime:
		return one(session.LessTime)
	case keys.MoreRounds:
		return one(session.MoreRounds)
	case keys.FewerRounds:
		return one(session.FewerRounds)
	case keys.Released:
		return one(session.Released)
	case keys.Eased:
		return one(session.Eased)
	case keys.PressureUp:
		return one(session.PressureUp)
	case keys.PressureDown:
		return one(session.PressureDown)
	case keys.TooMuch:
		return reply(session.TooMuch)
	case keys.TooLittle:
		return reply(session.TooLittle)
	case keys.GettingBetter:
		return reply(session.GettingBetter)
	case keys.GettingWorse:
		return reply(session.GettingWorse)
	case keys.Undo:
		return one(session.TakeBack)
	case keys.FinishPoint:
		return one(session.FinishPoint)
	case keys.Finish:
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
	case session.SkipPoint:
		return "leave this point out"
	case session.Jump:
		return "go to another point"
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
	case session.FinishPoint:
		return "finish this point"
	case session.Finish:
		return "finish now"
	case session.TakeBack:
		return "take the score back"
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
