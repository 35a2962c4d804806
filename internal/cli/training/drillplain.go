package training

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/drive"
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
	d.run()
	var err error
	if d.done.Trials() > 0 {
		d.say("")
		for _, f := range d.done.Facts() {
			d.say("%s: %s", f.Name, f.Text)
		}
		err = o.Keep(d.done)
	}
	return errors.Join(err, d.from.End())
}

func (d *plainDrill) say(format string, args ...any) {
	fmt.Fprintln(d.out, plain.Line(fmt.Sprintf(format, args...)))
}

func (d *plainDrill) run() {
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
		return
	case o.Drill.Forces():
		d.force()
		return
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
}

// line waits for a line; false if it ends the drill, or the input ends.
func (d *plainDrill) line() (app.TypedLine, bool) {
	l, ok := d.from.Next()
	return l, ok && !strings.EqualFold(l.Text, "end")
}

// timed runs a hold or rhythm drill: each line ends what the line before began.
func (d *plainDrill) timed() {
	rhythm := d.opts.Drill == training.Rhythm
	var last, rested time.Duration
	for pressing := false; len(d.done.Holds) < d.opts.Trials; pressing = !pressing {
		n := len(d.done.Holds)
		if !rhythm && !pressing {
			d.say(english.DrillHoldReady, n+1, d.opts.Trials)
		}
		l, ok := d.line()
		if !ok {
			return
		}
		length := l.At - last
		last = l.At
		if !pressing {
			rested = length
			d.say(english.DrillNowPressing)
			continue
		}
		if rhythm && n > 0 {
			d.done.Rests = append(d.done.Rests, rested)
		}
		d.done.Holds = append(d.done.Holds, length)
		switch {
		case !rhythm:
			d.say("%s", d.opts.Press.Attempt(length))
		case n+1 < d.opts.Trials:
			d.say(english.DrillNowResting)
		}
	}
}

func (d *plainDrill) press() {
	d.say(english.DrillNoSensing)
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
