package training

import (
	"fmt"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/guard"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/drill"
)

// alone is how long a drill on a gauge that gives no readings goes on where nobody can end
// it, for the input has ended.
const alone = 15 * time.Second

// saidEvery is how often a force is told in words at the most.
const saidEvery = 2 * time.Second

// forceLines is a drill on a gauge in lines.
type forceLines struct {
	*plainDrill
	*training.Tracker

	unit  gauge.Unit
	heard gauge.Batch
	told  time.Duration // by the readings: when the force was told last
	stage training.Stage
	holds int
	after training.Remark
	bad   int // lines that were no readings, as told
}

// force drills on a gauge.
func (d *plainDrill) force() {
	o := &d.opts
	if len(o.Levels) == 0 && !d.askLevels() {
		return
	}
	u := gauge.Unit(o.Unit)
	d.say("%s: %s", phrase.Capital(o.Drill.Words()), o.Drill.How())
	d.say("target: %s (chosen)", training.LevelsWords(o.Levels, u))
	d.say("length: %s", o.Press)
	d.say("%s", english.DrillGaugeReads)
	d.say("Type tare to set the gauge to zero, released to go on to the next level, end to stop.")
	d.done.Mode, d.done.Press, d.done.Unit, d.done.Levels = o.Mode, o.Press, o.Unit, o.Levels
	f := &forceLines{plainDrill: d, unit: u, Tracker: training.NewTracker(training.ForcePlan{
		Drill: o.Drill, Mode: o.Mode, Levels: o.Levels, Span: o.Press.Span, Trials: o.Trials,
	})}
	f.run()
	d.done.Forces = f.Holds
}

// askLevels asks for what the student has to set; false where that is not told.
func (d *plainDrill) askLevels() bool {
	o := &d.opts
	for len(o.Levels) == 0 {
		var err error
		switch {
		case len(o.Loads) == 0:
			d.say("target: how hard do you want to press, in %s? Several with blanks between.", o.Unit)
		default:
			d.say("band: how far from it is still right, in %s or %%?", o.Unit)
		}
		l, ok := d.line()
		switch {
		case !ok:
			d.say("A drill on a gauge needs a target and a band of yours: --load 20 --band 10%%")
			return false
		case len(o.Loads) == 0:
			if o.Loads, err = drill.ParseTargets(l.Text); err == nil {
				err = training.CheckTargets(o.Drill, o.Loads)
			}
		default:
			o.Band, err = training.ParseForceBand(l.Text)
		}
		if err == nil && len(o.Loads) > 0 && !o.Band.IsZero() {
			o.Levels, err = training.Levels(o.Drill, o.Loads, o.Band, gauge.Unit(o.Unit))
		}
		if err != nil {
			d.say("%s", err)
			o.Loads, o.Levels = nil, nil
		}
	}
	return true
}

// run goes on until the drill is done, somebody ends it, or nothing can come of it any more.
func (f *forceLines) run() {
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
				lines = nil // nobody types, but the gauge may go on
			} else if !f.obey(l.Text) {
				return
			}
		case f.from.Caught = <-f.from.Signals:
			return
		case <-idle.C:
			if lines == nil {
				f.say("The gauge gives no readings, and nobody is there to end the drill: it ends here.")
				return
			}
			idle.Reset(alone)
		}
	}
}

// obey does what was typed; false to end the drill.
func (f *forceLines) obey(text string) bool {
	switch text {
	case "end", "End", "END":
		return false
	case "tare", "t":
		if f.Tare() {
			f.say("the gauge was set to zero")
		} else {
			f.say("the gauge can't be set to zero now")
		}
	case "released", "r", "":
		if !f.Released() && text != "" {
			f.say("no hold counts that a release could end")
		}
		f.tell(0)
	default:
		f.say("%s: type tare, released, or end", plain.Quote(text))
	}
	return true
}

// hear takes news of the gauge, and tells what they mean.
func (f *forceLines) hear(b gauge.Batch) {
	if b.State != f.heard.State || b.Why != f.heard.Why {
		switch {
		case b.State == gauge.Live && len(b.Readings) > 0:
			f.say("gauge: %s gives readings", plain.Line(f.opts.Gauge))
		default:
			f.say("gauge: %s: %s", plain.Line(f.opts.Gauge), drill.Standing(b))
		}
	}
	if b.State == gauge.Live && b.Garbage > f.bad {
		f.bad = b.Garbage
		f.say("%s of the gauge could not be read, the last: %s", protocol.Count(f.bad, "line"), plain.Quote(b.Line))
	}
	for _, r := range b.Readings {
		f.Take(r)
		f.tell(r.At)
	}
	b.Readings = nil
	f.heard = b
}

// tell tells what has changed, and now and then where the force is.
func (f *forceLines) tell(at time.Duration) {
	if f.Remark != f.after {
		f.after = f.Remark
		if words := drill.RemarkWords(f.Remark, f.Unit); words != "" {
			f.say("%s", words)
		}
	}
	if n := len(f.Holds); n > f.holds {
		f.holds = n
		f.say("hold %d: %s", n, f.Holds[n-1].Words(f.unit))
		f.stage = ""
	}
	if f.Stage != f.stage {
		f.stage, f.told = f.Stage, at
		f.say("%s", f.word())
		return
	}
	if newtons, ok := f.Force(); ok && at-f.told >= saidEvery && f.open() {
		f.told = at
		f.say("%s, %s", f.unit.Words(newtons), f.Level().Miss(newtons, f.unit))
	}
}

// open tells that the force may be told: while the student presses, and sees it.
func (f *forceLines) open() bool {
	return f.opts.Mode != training.Blind && (f.Stage == training.Moving || f.Stage == training.Holding)
}

// word says what to do now.
func (f *forceLines) word() string {
	switch f.Stage {
	case training.LetGo:
		return "let go"
	case training.Ready:
		return fmt.Sprintf("hold %d of %d: press to %s", len(f.Holds)+1, f.opts.Trials, f.Level().Words(f.unit))
	case training.Moving:
		return "pressing to " + f.unit.Words(f.Level().Target)
	case training.Holding:
		return "hold"
	default:
		return "done: let go"
	}
}
