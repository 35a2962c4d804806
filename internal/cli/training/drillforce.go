package training

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/gauge"
	"presshold/internal/guard"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/training"
)

// alone is how long a drill waits for readings after the input has ended, when nobody can end it.
const alone = 15 * time.Second

// saidEvery is the least time between two lines with the force, and between two on what can't be read.
const saidEvery = 2 * time.Second

// forceLines is a drill on a gauge in lines.
type forceLines struct {
	*plainDrill
	*training.Tracker

	heard gauge.Batch
	said  time.Duration // by the readings: when the force was said last
	stage training.Stage
	holds int
	after training.Remark
	bad   int           // lines that were no readings, as last reported
	told  time.Duration // by the readings: when that was
}

// force drills on a gauge.
func (d *plainDrill) force() error {
	o := &d.opts
	if err := d.askLevels(); err != nil {
		return err
	}
	d.done = o.Begin(d.done.Started) // with the levels that were set meanwhile
	d.say("%s: %s", plain.Capital(o.Drill.Words()), o.Drill.How())
	d.say("%s: %s", english.LabelTarget, training.LevelsWords(o.Levels, o.Unit))
	d.say("%s: %s", english.FactLength, o.Press)
	d.say(english.DrillGaugeReads)
	if o.Drill == training.SteadyForce {
		d.say(english.DrillTypeSteady)
	} else {
		d.say(english.DrillTypeForce)
	}
	f := &forceLines{plainDrill: d, Tracker: training.NewTracker(o.Exercise)}
	err := f.run()
	d.done.Forces = f.Holds
	return err
}

// askLevels asks for the targets and the band. It fails if the input ends first.
func (d *plainDrill) askLevels() error {
	for {
		question, lead := d.opts.Question()
		if question == "" {
			return nil
		}
		d.say("%s %s", question, strings.TrimSpace(lead))
		l, ok := d.from.Next()
		switch {
		case app.Quits(l.Text):
			return app.ErrQuit
		case !ok:
			return wrongDrill(errors.New(english.DrillNeedsTarget))
		}
		if err := d.opts.Answer(l.Text); err != nil {
			d.say("%s", err)
		}
	}
}

// run runs the drill until it is done or somebody ends it. It fails if there is neither input nor gauge.
func (f *forceLines) run() error {
	g := f.opts.Open()
	defer g.Close()
	over, batches := make(chan struct{}), make(chan gauge.Batch)
	defer close(over)
	guard.Go(func() {
		for {
			b, ok := g.Next(over)
			if !ok {
				return
			}
			select {
			case batches <- b:
			case <-over:
				return
			}
		}
	}, nil)
	lines := f.from.Lines
	idle := time.NewTimer(alone)
	defer idle.Stop()
	for f.Stage != training.Finished {
		select {
		case b := <-batches:
			f.hear(b)
			if len(b.Readings) > 0 {
				idle.Reset(alone)
			}
		case l, ok := <-lines:
			if !ok {
				lines = nil // nobody can type any more, but the gauge may go on
			} else if !f.obey(l.Text) {
				return nil
			}
		case f.from.Caught = <-f.from.Signals:
			return nil
		case <-idle.C:
			if lines == nil {
				return errors.New(english.DrillAlone)
			}
			idle.Reset(alone)
		}
	}
	return nil
}

// obey carries out a typed word; false ends the drill.
func (f *forceLines) obey(text string) bool {
	steady := f.opts.Drill == training.SteadyForce
	switch text = strings.ToLower(text); {
	case app.Quits(text):
		return false
	case text == "tare", text == "t":
		if f.Tare() {
			f.say(english.DrillTared)
		} else {
			f.say(english.DrillCantTare)
		}
	case text == "", !steady && (text == "released" || text == "r"):
		if !f.Released() && text != "" {
			f.say(english.DrillNotReleased)
		}
		f.tell(0)
	case steady:
		f.say(english.DrillSteadyWord, plain.Quote(text))
	default:
		f.say(english.DrillUnknownWord, plain.Quote(text))
	}
	return true
}

// hear handles a batch, and reports changes of the gauge's state.
func (f *forceLines) hear(b gauge.Batch) {
	if b.State != f.heard.State || b.Why != f.heard.Why {
		switch {
		case b.State == gauge.Live && len(b.Readings) > 0:
			f.say(english.DrillGaugeLive, plain.Line(f.opts.Gauge))
		default:
			f.say(english.DrillGaugeIs, plain.Line(f.opts.Gauge), b.Words())
		}
	}
	if n := len(b.Readings); n > 0 && b.Garbage > f.bad && (f.bad == 0 || b.Readings[n-1].At-f.told >= saidEvery) {
		f.bad, f.told = b.Garbage, b.Readings[n-1].At
		f.say(english.DrillBadLines, phrase.Count(f.bad, "line"), plain.Quote(b.Line))
	}
	for _, r := range b.Readings {
		f.Take(r)
		f.tell(r.At)
	}
	b.Readings = nil
	f.heard = b
}

// tell reports what has changed, and now and then the force.
func (f *forceLines) tell(at time.Duration) {
	if f.Remark != f.after {
		f.after = f.Remark
		if words := f.Remark.Words(f.Reads); words != "" {
			f.say("%s", words)
		}
	}
	if n := len(f.Holds); n > f.holds {
		f.holds = n
		f.say(english.DrillForceHoldNth, n, f.Holds[n-1].Words(f.opts.Unit))
		f.stage = ""
	}
	if f.Stage != f.stage {
		f.stage, f.said = f.Stage, at
		f.say("%s", f.word())
		return
	}
	if newtons, ok := f.Force(); ok && at-f.said >= saidEvery && f.Presses() && !f.Hidden() {
		f.said = at
		f.say("%s, %s", f.opts.Unit.Words(newtons), f.Level().Miss(newtons, f.opts.Unit))
	}
}

// word says what to do now.
func (f *forceLines) word() string {
	switch f.Stage {
	case training.LetGo:
		return english.DoesLetGo
	case training.Ready:
		return fmt.Sprintf(english.DrillDoPress, len(f.Holds)+1, f.opts.Trials, f.Level().Words(f.opts.Unit))
	case training.Moving:
		return fmt.Sprintf(english.DrillDoMove, f.opts.Unit.Words(f.Level().Target))
	case training.Holding:
		return english.DrillDoHold
	default:
		return english.DrillDoFinish
	}
}
