package training

import (
	"errors"
	"fmt"
	"io"

	"presshold/internal/cli/app"
	"presshold/internal/drive"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/training"
	"presshold/internal/tui/drill"
)

// dialogue is an exercise in plain lines.
type dialogue struct {
	out  io.Writer
	from *app.LineReader
}

// inLines holds a dialogue until it, its input or a signal ends it.
func inLines(a *app.App, hold func(dialogue) error) error {
	defer app.KeepWriting()()
	signals, stop := a.Signals.Take()
	defer stop()
	d := dialogue{a.Out, app.NewLineReader(a.In, drive.System().Now, signals)}
	return errors.Join(hold(d), d.from.End())
}

func (d dialogue) say(format string, args ...any) {
	fmt.Fprintln(d.out, plain.Line(fmt.Sprintf(format, args...)))
}

// line waits for a line; false if it ends the exercise, or the input ends.
func (d dialogue) line() (app.TypedLine, bool) {
	l, ok := d.from.Next()
	return l, ok && !app.Quits(l.Text)
}

// plainDrill is a drill in plain lines.
type plainDrill struct {
	dialogue

	opts drill.Options
	done training.Result
}

// drillPlain runs a drill in plain lines, and records the result.
func drillPlain(with dialogue, o drill.Options) error {
	d := &plainDrill{dialogue: with, opts: o}
	err := d.run()
	if d.done.Trials() == 0 {
		if err == nil {
			d.say(english.DrillNothingDone)
		}
		return err
	}
	d.say("")
	for _, f := range d.done.Facts() {
		d.say("%s: %s", f.Name, f.Text)
	}
	if o.Drill == training.Rhythm {
		d.trials()
	}
	return errors.Join(err, o.Keep(d.done))
}

func (d *plainDrill) run() error {
	o := d.opts
	d.done = o.Begin(o.Now())
	for _, about := range []string{o.Name, o.Why} {
		if about != "" {
			d.say("%s", about)
		}
	}
	switch {
	case o.Drill == training.Pressure:
		d.press()
		return nil
	case o.Drill.Forces():
		return d.force()
	}
	d.done.Timing = training.Lines
	d.say(english.DrillPlainTarget, o.Press, o.Mode.Words())
	if o.Drill == training.Rhythm {
		d.say(english.DrillPlainThen, o.Rest)
		d.say(english.DrillTypeRhythm)
	} else {
		d.say(english.DrillTypeHolds)
	}
	d.timed()
	return nil
}

// timed runs a hold or rhythm drill: each line ends what the line before began.
func (d *plainDrill) timed() {
	rhythm, hand := d.opts.Drill == training.Rhythm, training.NewPresses(&d.done, 0)
	for len(d.done.Holds) < d.opts.Trials {
		n := len(d.done.Holds)
		if !rhythm && !hand.Pressing {
			d.say(english.DrillHoldReady, d.opts.Press.Word, n+1, d.opts.Trials)
		}
		switch {
		case !d.turn(hand):
			return
		case hand.Pressing:
			d.say(english.DrillNowPressing)
		case !rhythm:
			d.say("%s", d.opts.Press.Attempt(d.done.Holds[n]))
		case n+1 < d.opts.Trials:
			d.say(english.DrillNowResting)
		}
	}
}

// turn waits for Enter alone that can be meant; false if a line ends the drill, or the input ends.
func (d *plainDrill) turn(hand *training.Presses) bool {
	told := false
	for {
		switch l, ok := d.line(); {
		case ok && l.Text != "":
			d.say(english.DrillEnterOnly, l.Text)
		case !ok || hand.Turn(l.At, d.opts.Gap):
			return ok
		case !told: // a key that is held down gives many
			d.say(english.DrillTooSoon)
			told = true
		}
	}
}

// trials says how long each press and rest of a rhythm was, which nothing has told meanwhile.
func (d *plainDrill) trials() {
	d.say("")
	for i, length := range d.done.Holds {
		d.say("%s %d: %s", d.opts.Press.Word, i+1, d.opts.Press.Attempt(length))
		if i < len(d.done.Rests) {
			d.say("%s %d: %s", d.opts.Rest.Word, i+1, d.opts.Rest.Attempt(d.done.Rests[i]))
		}
	}
}

func (d *plainDrill) press() {
	d.say(english.DrillNoSensing)
	d.say("%s: %s", english.DrillFieldTargets, d.opts.LoadsWords())
	d.say(english.DrillTypeScale)
	for len(d.done.Readings) < d.opts.Trials {
		n := len(d.done.Readings)
		load := d.opts.Load(n)
		d.say(english.DrillPressLoad, n+1, d.opts.Trials, load, d.opts.Unit)
		l, ok := d.line()
		if !ok {
			return
		}
		shown, err := d.opts.ParseReading(l.Text)
		if err != nil {
			d.say("%s", err)
			continue
		}
		r := training.Reading{Target: load, Shown: shown}
		d.done.Readings = append(d.done.Readings, r)
		d.say("%s", r.Words(d.opts.Unit))
	}
}
