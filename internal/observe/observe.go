// Package observe passes the turns of every run to a fixed list of observers, in this order: the
// record, the cues, other screens, the user's hooks, and what keeps the machine awake. One Close
// ends them all.
//
// Each has a queue and a goroutine of its own, so none delays a run or another observer.
package observe

import (
	"context"
	"fmt"
	"os"
	"sync"
	"syscall"

	"presshold/internal/awake"
	"presshold/internal/cue"
	"presshold/internal/cue/player"
	"presshold/internal/drive"
	"presshold/internal/hook"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
	"presshold/internal/settings"
	"presshold/internal/share"
)

// Options say who follows the runs.
type Options struct {
	Cues settings.Cues // see Silence

	Record *journal.Options // nil for no record
	// First is what the record says about the first run. Its client holds for all runs; its
	// plan is ignored.
	First journal.Run

	Hooks []settings.Hook
	Share share.Options // used once runs are shared: see [Observers.Share]
	Awake bool          // keep the machine awake during a run
	Clock drive.Clock   // of the runs
	Ring  func()        // rings the terminal's bell, without waiting; nil if there is none
}

// Observers follow the runs of the program, one after the other. Their methods must be called
// from one goroutine.
type Observers struct {
	cues   settings.Cues
	first  journal.Run
	record *journal.Recorder    // nil if none is kept
	left   *journal.Interrupted // the next run continues it; nil for none
	sounds *cue.Scheduler       // nil where nothing is heard
	hooks  *hook.Runner
	awake  *awake.Keeper // nil if the machine may fall asleep

	sharing sharing // on other screens
}

// Start starts the observers. They must be closed.
func Start(opts Options) *Observers {
	o := &Observers{
		cues: opts.Cues, first: opts.First, sharing: sharing{opts: opts.Share}, hooks: hook.Start(opts.Hooks),
	}
	if opts.Record != nil {
		o.record = journal.NewRecorder(*opts.Record)
	}
	if Audible(opts.Cues) {
		system := sync.OnceValue(player.ThisSystem)
		o.sounds = cue.Start(cue.Options{
			Style: opts.Cues.Style, Now: opts.Clock.Now,
			Players:  func() []cue.Candidate[cue.Player] { return player.Players(system(), opts.Ring) },
			Speakers: func() []cue.Candidate[cue.Speaker] { return player.Speakers(system()) },
		})
	}
	if opts.Awake {
		o.awake = awake.NewKeeper(english.ObserveAwake)
	}
	return o
}

// Audible reports whether anything is heard of any run.
func Audible(c settings.Cues) bool {
	if c.Style.Audible() {
		return true
	}
	for id := range c.Profiles {
		if c.For(id).Audible() {
			return true
		}
	}
	return false
}

// Silence are cues that make no sound.
func Silence() settings.Cues { return settings.Cues{Style: cue.Style{Profile: cue.Silent}} }

// Resume makes the next run continue the record of an interrupted session.
func (o *Observers) Resume(left *journal.Interrupted) { o.left = left }

// SetClient sets the client of the next runs, "" for none. The score and the note given when the
// program started belong to the first client only, so a change of client drops them.
func (o *Observers) SetClient(code string) {
	if code != o.first.Client {
		o.first = journal.Run{Client: code}
	}
}

// Client is the code of the client of the next runs; "" for none.
func (o *Observers) Client() string { return o.first.Client }

// Run is one run, as the observers follow it.
type Run struct {
	o      *Observers
	plan   *protocol.Plan
	record *journal.Recording // nil if none is kept
	first  bool               // it takes what is said about the first run, once it is past its count-in
	styled string             // the id of the protocol whose cues are heard
}

// Follow starts to follow a run of the plan.
func (o *Observers) Follow(plan *protocol.Plan) *Run {
	r := &Run{o: o, plan: plan}
	switch left, first := o.left, o.first; {
	case o.record == nil:
	case left != nil:
		o.left = nil
		r.record = o.record.Resume(left)
	default:
		first.Plan, r.first = plan, true
		r.record = o.record.Begin(first)
	}
	return r
}

// Tell passes a turn to all observers. It must be called for each turn of the run.
func (r *Run) Tell(t drive.Turn) {
	o := r.o
	if r.record != nil {
		r.record.Tell(t)
	}
	if r.first && !t.Run.Snapshot(t.At).CountsIn() { // one that is left before is as if it had not been chosen
		r.first, o.first = false, journal.Run{Client: o.first.Client}
	}
	for _, e := range t.Happened {
		if o.sounds != nil && e.Kind == session.PointStart && e.Protocol != r.styled {
			r.styled = e.Protocol
			o.sounds.SetStyle(o.cues.For(r.styled))
		}
	}
	if o.sounds != nil {
		o.sounds.Tell(t)
	}
	o.sharing.turn(t)
	for _, e := range t.Happened {
		o.hooks.Tell(concerned(r.plan, e), t.Speed, e)
		o.keepAwake(e)
	}
}

// Scored records a client-reported score given after the end of the run.
func (r *Run) Scored(point int, score session.ClientScore) {
	if r.record != nil {
		r.record.Amend(journal.Amendment{Change: journal.Change{Point: point}, Score: score})
	}
}

// Recorded waits until the run is in the record, as [journal.Recording.Recorded] does. It returns
// "" if no record is kept.
func (r *Run) Recorded(ctx context.Context) string {
	if r.record == nil {
		return ""
	}
	return r.record.Recorded(ctx)
}

// concerned is the id of the protocol that an event belongs to; of an event without a point, that
// of the whole plan.
func concerned(plan *protocol.Plan, e session.Event) string {
	if e.Point == 0 {
		return plan.ID
	}
	return plan.PartAt(e.Point - 1).Protocol.ID
}

func (o *Observers) keepAwake(e session.Event) {
	switch {
	case o.awake == nil:
	case e.Kind == session.SessionStart:
		o.awake.Begin()
	case e.Kind == session.SessionEnd:
		o.awake.End()
	}
}

// Signalled takes the signal that ends the program. If the terminal was closed or the machine goes
// down, the run can be resumed at the next start.
func (o *Observers) Signalled(s os.Signal) {
	switch {
	case o.record == nil, s == os.Interrupt, s == syscall.SIGINT:
	case s == syscall.SIGHUP:
		o.record.Interrupt(session.Closed)
	default:
		o.record.Interrupt(session.Ended)
	}
}

// SessionClockDue sounds the cue for a moment of the session clock.
func (o *Observers) SessionClockDue(d sessionclock.Due) {
	if o.sounds != nil {
		o.sounds.SessionClockDue(d)
	}
	if o.sharing.server != nil {
		o.sharing.server.SessionClockDue(d)
	}
}

// Failure is what an observer can't do at the moment: a text, such as "sound: terminal bell
// (paplay stopped)", and a short sign for later, such as "♪ terminal bell"; "" keeps the text.
type Failure struct{ Text, Sign string }

// Failures are the failures to show during a run.
func (o *Observers) Failures() []Failure {
	var all []Failure
	if o.record != nil && o.record.Status() != "" {
		all = append(all, Failure{Text: o.record.Status()})
	}
	if o.sounds != nil && o.sounds.Status() != "" {
		sign := english.ObserveSilent
		if name := o.sounds.Player(); name != "" {
			sign = fmt.Sprintf(english.ObservePlayer, name)
		}
		all = append(all, Failure{Text: o.sounds.Status(), Sign: sign})
	}
	for _, err := range o.hooks.Failures() {
		all = append(all, Failure{Text: err.Error(), Sign: english.ObserveHookSign})
	}
	if err := o.sharing.failed; err != nil {
		all = append(all, Failure{fmt.Errorf(english.ObserveNotShared, err).Error(), english.ObserveNotSharedSign})
	}
	return all
}

// Mute returns a function that turns the sound off or on again; nil if nothing is heard.
func (o *Observers) Mute() func() (muted bool) {
	if o.sounds == nil {
		return nil
	}
	return func() bool {
		muted := !o.sounds.Muted()
		o.sounds.SetMuted(muted)
		return muted
	}
}

// Close waits for the observers to finish, no longer than hooks may take or until a signal comes.
// It returns what went wrong.
func (o *Observers) Close(impatient <-chan os.Signal) (problems []error) {
	problems = o.closeSharing()
	if o.record != nil {
		problems = append(problems, o.record.Close(impatient)...)
	}
	if o.sounds != nil {
		problems = append(problems, o.sounds.Close()...)
	}
	problems = append(problems, o.hooks.Close(impatient)...)
	if o.awake != nil {
		o.awake.Close()
	}
	return problems
}
