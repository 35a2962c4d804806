package session

import (
	"time"

	"presshold/internal/protocol"
)

// IntentKind is what the practitioner wants.
type IntentKind string

// The intents. Session.Can tells which can act now.
const (
	Pause        IntentKind = "pause"
	Resume       IntentKind = "resume"
	Next         IntentKind = "next"          // skip the phase; meets nothing
	Back         IntentKind = "back"          // restart the previous timed phase
	Restart      IntentKind = "restart"       // restart this phase
	SkipPoint    IntentKind = "skip-point"    // leave the current point out and go on with the next
	Jump         IntentKind = "jump"          // go to point N, from 1; see Session.CanJump
	MoreTime     IntentKind = "more-time"     // move this phase's end by TimeStep
	LessTime     IntentKind = "less-time"     //
	MoreRounds   IntentKind = "more-rounds"   // plan one round more
	FewerRounds  IntentKind = "fewer-rounds"  //
	Released     IntentKind = "released"      // end an open or ranged hold and go on
	Eased        IntentKind = "eased"         // the stop rule is met
	Score        IntentKind = "score"         // client-reported score, N from 0 to 10
	Digit        IntentKind = "digit"         // one key of a score, N from 0 to 9; see Scores.Digit
	TakeBack     IntentKind = "take-back"     // the latest score at the point
	Reply        IntentKind = "reply"         // an Answer about pressure
	PressureUp   IntentKind = "pressure-up"   // one level more, never past the ceiling
	PressureDown IntentKind = "pressure-down" //
	FinishPoint  IntentKind = "finish-point"  // end the current point, as done, and go on with the next
	Finish       IntentKind = "finish"        // end the run now, as done
	Abort        IntentKind = "abort"         // leave the run
	Gap          IntentKind = "gap"           // the machine slept, or the process was stopped

	// Press-and-hold; see pressandhold.go.
	ByHand IntentKind = "by-hand" // from now on a hold lasts as long as the hands press
	Press  IntentKind = "press"   // they press: begin the hold that waits, or the coming one
	Lift   IntentKind = "lift"    // they let go: end the hold
	Lose   IntentKind = "lose"    // it is unknown whether they press: end the hold, but not as released
)

// Intents lists every kind, for help screens and tests.
func Intents() []IntentKind {
	return []IntentKind{
		Pause, Resume, Next, Back, Restart, SkipPoint, Jump, MoreTime, LessTime, MoreRounds,
		FewerRounds, Released, Eased, Score, Digit, TakeBack, Reply, PressureUp, PressureDown,
		FinishPoint, Finish, Abort, Gap, ByHand, Press, Lift, Lose,
	}
}

// Intent is what the practitioner wants, with its arguments. It is comparable.
type Intent struct {
	Kind   IntentKind
	N      int    // of Score, Digit and Jump; of Gap see GapBy
	Answer Answer // of Reply
}

// Can reports whether an intent of this kind would do anything now.
func (s Session) Can(k IntentKind) bool { return s.Hindrance(k) == NoHindrance }

// Hindrance is why an intent of this kind would do nothing now.
func (s Session) Hindrance(k IntentKind) Hindrance {
	if s.state == "" || s.state == Finished {
		return NotRunning
	}
	switch k {
	case Pause, Gap:
		return unless(s.state == Running || s.state == Ready, s.standing())
	case Resume:
		return unless(s.state == Halted, NotPaused)
	case ByHand:
		return unless(!s.byHand, NotByHand)
	case Press:
		return unless(s.canPress(), NotByHand)
	case Lift, Lose:
		return unless(s.down, NotByHand)
	case Next, Score, Digit, Reply, Finish, Abort:
		return NoHindrance
	case Back:
		return unless(s.previous() != nil, NothingBefore)
	case FinishPoint:
		if len(s.plan.Points) == 1 {
			return OnlyPoint
		}
		return s.hindersRounds(Eased)
	case SkipPoint, Jump:
		return unless(len(s.plan.Points) > 1, OnlyPoint)
	case Restart:
		return unless(!s.phase.Waits, WhileWaiting)
	case MoreTime, LessTime:
		return s.hindersTime(k)
	case MoreRounds, FewerRounds, Eased:
		return s.hindersRounds(k)
	case Released:
		return s.hindersRelease()
	case TakeBack:
		return unless(s.scores[s.position.point].Last().Given, NoScore)
	case PressureUp:
		return unless(s.level(s.position) < s.ceiling(s.position), AtCeiling)
	case PressureDown:
		return unless(s.position.points[s.position.point].level > 1, AtLowest)
	default:
		return NotRunning
	}
}

func (s *Session) do(in Intent) {
	switch in.Kind {
	case Pause:
		s.pause(Paused, "")
	case Gap:
		s.gap(in.cause())
	case Resume:
		s.resume()
	case Next:
		s.next()
	case Back:
		s.back()
	case Restart:
		s.restart()
	case SkipPoint:
		s.skip()
	case Jump:
		s.jump(in.N)
	case MoreTime:
		s.adjust(min(s.phase.length+TimeStep, s.phase.Cap))
	case LessTime:
		s.adjust(max(s.phase.length-TimeStep, s.elapsed()))
	case MoreRounds:
		s.replan(1)
	case FewerRounds:
		s.replan(-1)
	case Released:
		s.leave(ByRelease)
	case Eased:
		s.ease()
	case Score:
		s.score(in.N)
	case Digit:
		s.digit(in.N)
	case TakeBack:
		s.takeBack()
	case Reply:
		s.reply(in.Answer)
	case PressureUp:
		s.press(1)
	case PressureDown:
		s.press(-1)
	case FinishPoint:
		s.finishPoint()
	case Finish:
		s.stop(ByFinish)
	case Abort:
		s.stop(ByAbort)
	default:
		s.doByHand(in.Kind)
	}
}

// doByHand does what follows hands that are watched.
func (s *Session) doByHand(kind IntentKind) {
	switch kind {
	case ByHand:
		s.leadByHand()
	case Press:
		s.putDown()
	case Lift:
		s.lift()
	case Lose:
		s.leave(ByLoss)
	}
}

// Applied is an intent with the moment at which it was applied.
type Applied struct {
	At time.Duration // in protocol time
	Intent
}

// Replay applies the intents to a new run of the plan, and advances it to a moment.
func Replay(plan *protocol.Plan, applied []Applied, at time.Duration) (Session, []Event) {
	s := New(plan)
	var all []Event
	for _, a := range applied {
		var events []Event
		s, events = s.Apply(a.At, a.Intent)
		all = append(all, events...)
	}
	s, events := s.Advance(at)
	return s, append(all, events...)
}

// Answer is a client's answer about the pressure.
type Answer string

// The answers.
const (
	TooMuch       Answer = "too much"
	TooLittle     Answer = "too little"
	GettingBetter Answer = "getting better"
	GettingWorse  Answer = "getting worse"
)

// Answers lists the four answers in the order in which they are offered.
func Answers() []Answer { return []Answer{TooMuch, TooLittle, GettingBetter, GettingWorse} }
