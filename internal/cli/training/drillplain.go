package training

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/drive"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/training"
	"presshold/internal/tui/drill"
)

// plainDrill is a drill in lines: Enter begins a hold, and Enter ends it.
type plainDrill struct {
	out  io.Writer
	from *app.LineReader
	opts drill.Options
	done training.Result
}

// drillPlain drills in lines, and keeps what came of it.
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
	d.done = training.Result{Drill: o.Drill, Protocol: o.Protocol, Started: o.Now()}
	if o.Name != "" {
		d.say("%s", o.Name)
	}
	if o.Why != "" {
		d.say("%s", o.Why)
	}
	switch {
	case o.Drill == training.Pressure:
		d.done.Unit = o.Unit
		d.press()
		return
	case o.Drill.Forces():
		d.force()
		return
	}
	d.done.Mode, d.done.Timing, d.done.Press, d.done.Rest = o.Mode, training.Lines, o.Press, o.Rest
	d.say("target: %s; %s", o.Press, o.Mode)
	if o.Drill == training.Rhythm {
		d.say("then: %s", o.Rest)
		d.say("Enter begins each press and each rest; type end to stop. The resolution is that of your input, and is not measured.")
		d.rhythm()
		return
	}
	d.say("Enter begins a hold, and Enter ends it; type end to stop. The resolution is that of your input, and is not measured.")
	d.holds()
}

// line waits for a line that does not end the drill.
func (d *plainDrill) line() (app.TypedLine, bool) {
	l, ok := d.from.Next()
	return l, ok && !strings.EqualFold(l.Text, "end")
}

func (d *plainDrill) holds() {
	for n := 1; n <= d.opts.Trials; n++ {
		d.say("hold %d of %d: press when ready", n, d.opts.Trials)
		from, ok := d.line()
		if !ok {
			return
		}
		d.say("pressing")
		to, ok := d.line()
		if !ok {
			return
		}
		length := to.At - from.At
		d.done.Holds = append(d.done.Holds, length)
		d.say("%s, %s, %s", phrase.Seconds(length), phrase.SignedSeconds(d.opts.Press.Err(length)), d.opts.Press.Miss(length))
	}
}

func (d *plainDrill) rhythm() {
	var last time.Duration
	for n := 1; ; n++ {
		l, ok := d.line()
		if !ok {
			break
		}
		switch {
		case n == 1:
			d.say("pressing")
		case n%2 == 0:
			d.done.Holds = append(d.done.Holds, l.At-last)
			if len(d.done.Holds) == d.opts.Trials {
				return
			}
			d.say("resting")
		default:
			d.done.Rests = append(d.done.Rests, l.At-last)
			d.say("pressing")
		}
		last = l.At
	}
	if n := len(d.done.Holds); n > 0 && len(d.done.Rests) == n {
		d.done.Rests = d.done.Rests[:n-1] // the press after it never ended
	}
}

func (d *plainDrill) press() {
	d.say("%s", english.DrillNoSensing)
	d.say("Press the scale, looking away from it; then type what it read and Enter. Type end to stop.")
	for len(d.done.Readings) < d.opts.Trials {
		n := len(d.done.Readings)
		load := d.opts.Loads[n%len(d.opts.Loads)]
		d.say("press %d of %d: %g %s", n+1, d.opts.Trials, load, d.opts.Unit)
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
		d.say("%s, %s", phrase.SignedPercent(r.Percent()), r.Miss())
	}
}
