package training

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"presshold/internal/cli/app"
	"presshold/internal/drive"
	"presshold/internal/input"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/training"
	"presshold/internal/tui/drill"
)

// plainDrill is a drill in plain lines.
type plainDrill struct {
	out  io.Writer
	from *app.LineReader
	opts drill.Options
	done training.Result
}

// drillPlain runs a drill in plain lines, and records the result.
func drillPlain(a *app.App, o drill.Options) error {
	defer app.KeepWriting()()
	signals, stop := a.Signals.Take()
	defer stop()
	d := &plainDrill{out: a.Out, from: app.NewLineReader(a.In, drive.System().Now, signals), opts: o}
	err := d.run()
	if d.done.Trials() == 0 {
		if err == nil {
			d.say(english.DrillNothingDone)
		}
		return errors.Join(err, d.from.End())
	}
	d.say("")
	for _, f := range d.done.Facts() {
		d.say("%s: %s", f.Name, f.Text)
	}
	return errors.Join(err, o.Keep(d.done), d.from.End())
}

func (d *plainDrill) say(format string, args ...any) {
	fmt.Fprintln(d.out, plain.Line(fmt.Sprintf(format, args...)))
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

// line waits for a line; false if it ends the drill, or the input ends.
func (d *plainDrill) line() (app.TypedLine, bool) {
	l, ok := d.from.Next()
	return l, ok && !strings.EqualFold(l.Text, "end")
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

// turn waits for a line that can be meant; false if it ends the drill, or the input ends.
func (d *plainDrill) turn(hand *training.Presses) bool {
	for told := false; ; told = true { // a key that is held down gives many
		l, ok := d.line()
		if !ok || hand.Turn(l.At, input.DefaultGap) {
			return ok
		}
		if !told {
			d.say(english.DrillTooSoon)
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
		shown, err := training.ParseReading(l.Text)
		if err != nil {
			d.say("%s", err)
			continue
		}
		r := training.Reading{Target: load, Shown: shown}
		d.done.Readings = append(d.done.Readings, r)
		d.say("%s", r.Words(d.opts.Unit))
	}
}
