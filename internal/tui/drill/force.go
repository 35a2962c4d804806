package drill

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/gauge"
	"presshold/internal/keymap"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// The stages that only a drill on a gauge has.
const (
	askTarget stage = "target?" // the student types it
	askBand   stage = "band?"
)

// force is a drill on a gauge.
type force struct {
	opts  Options
	mode  training.Mode
	stage stage // askTarget, askBand, reading, pressing, done
	page  ui.Page
	entry
	record

	gauge   Gauge
	over    chan struct{}
	heard   gauge.Batch // the last, without its readings
	garbage int         // lines that were no readings, before the hold at hand
	*training.Tracker

	seen    sight // of the drill itself, and how that is drawn
	drawn   picture
	content string

	shown   string        // the force, as it is shown
	shownAt time.Duration // since then; it changes a few times a second
}

func newForce(o Options) *force {
	f := &force{opts: o, mode: o.Mode, over: make(chan struct{}), heard: gauge.Batch{State: gauge.Seeking}}
	f.keep = o.Keep
	f.ask()
	return f
}

// ask goes to what the student has yet to set, or to what is to be done.
func (f *force) ask() {
	f.page, f.typed = ui.Page{}, ""
	switch {
	case len(f.opts.Levels) > 0:
		f.stage, f.note = reading, ""
		f.Tracker = training.NewTracker(f.plan())
	case len(f.opts.Loads) == 0:
		f.stage, f.allow = askTarget, "0123456789., "
	case f.opts.Band.IsZero():
		f.stage, f.allow = askBand, "0123456789.,%"
	default:
		levels, err := training.Levels(f.opts.Drill, f.opts.Loads, f.opts.Band, f.unit())
		if err != nil {
			f.opts.Loads, f.opts.Band = nil, training.ForceBand{}
		}
		f.opts.Levels = levels[:len(f.opts.Loads)]
		f.ask()
		if err != nil {
			f.note = err.Error()
		}
	}
}

func (f *force) plan() training.ForcePlan {
	return training.ForcePlan{Drill: f.opts.Drill, Mode: f.mode, Levels: f.opts.Levels, Span: f.opts.Press.Span, Trials: f.opts.Trials}
}

func (f *force) unit() gauge.Unit { return gauge.Unit(f.opts.Unit) }

// Init begins to read the gauge, and shows what to do.
func (f *force) Init(st ui.Env) tea.Cmd {
	f.lay(st)
	f.gauge = f.opts.Open()
	return f.listen()
}

// listen waits for news of the gauge.
func (f *force) listen() tea.Cmd {
	g, over := f.gauge, f.over
	return func() tea.Msg {
		if b, ok := g.Next(over); ok {
			return b
		}
		return nil
	}
}

// Types tells that something is typed.
func (f *force) Types(ui.Env) bool { return f.stage == askTarget || f.stage == askBand }

// Careful is true: one press of a key does one thing.
func (f *force) Careful() bool { return true }

// Update takes in news of the gauge, a key, or how keeping the result went.
func (f *force) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case gauge.Batch:
		before := f.standing()
		step = f.take(st, msg)
		step.Cmd = f.listen()
		if f.stage != pressing && step.Keep == nil && f.standing() == before {
			return step // nothing on the screen has changed
		}
	case ui.Press:
		step = f.key(msg)
	case tea.PasteMsg:
		if f.Types(st) {
			f.write(msg.Content)
		}
	case ui.Kept:
		f.told(msg)
	}
	f.lay(st)
	return step
}

// refresh is how long a force stands as it is shown at least, so that it can be read.
const refresh = 250 * time.Millisecond

// take takes in news of the gauge.
func (f *force) take(st ui.Env, b gauge.Batch) ui.Step {
	readings := b.Readings
	b.Readings, f.heard = nil, b
	if f.Tracker == nil {
		return ui.Step{}
	}
	for _, r := range readings {
		f.Take(r)
	}
	if st.Now-f.shownAt >= refresh {
		f.shown, f.shownAt = "", st.Now
		if newtons, ok := f.Force(); ok {
			f.shown = f.unit().Words(newtons)
		}
	}
	if f.stage != pressing {
		return ui.Step{}
	}
	if len(f.Holds) > len(f.result.Forces) {
		f.garbage, f.note = b.Garbage, ""
	}
	f.result.Forces = f.Holds
	if f.Stage == training.Finished {
		return f.finish()
	}
	return ui.Step{}
}

// tareKey takes what the gauge reads for nothing.
const tareKey = "t"

func (f *force) key(msg ui.Press) ui.Step {
	has := msg.Has
	switch {
	case f.stage == askTarget || f.stage == askBand:
		return f.enter(msg)
	case keys.Is(msg.KeyPressMsg, tareKey):
		f.note = "The gauge was set to zero."
		if !f.Tare() {
			f.note = "It can't be set to zero now: the gauge has to give readings, and no hold may count."
		}
	case f.stage == pressing && has(keymap.Primary):
		f.Released()
	case f.stage == pressing && (has(keymap.Close) || has(keymap.Finish)):
		return f.finish()
	case f.stage == pressing:
	case has(keymap.Primary):
		f.begin()
	case has(keymap.Close):
		return f.leave()
	case keys.Is(msg.KeyPressMsg, modeKey):
		f.mode = otherForce(f.mode)
	default:
		f.page.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

func otherForce(m training.Mode) training.Mode {
	if m == training.Blind {
		return training.Shown
	}
	return training.Blind
}

// enter is what a key does while a target or a band is typed.
func (f *force) enter(msg ui.Press) ui.Step {
	switch f.press(msg) {
	case "esc":
		return f.leave()
	case "enter":
		f.set()
	}
	return ui.Step{}
}

// set takes what was typed as the targets, or as the band.
func (f *force) set() {
	if f.typed == "" {
		return
	}
	var err error
	if f.stage == askTarget {
		f.opts.Loads, err = ParseTargets(f.typed)
		if err == nil {
			err = training.CheckTargets(f.opts.Drill, f.opts.Loads)
		}
		if err != nil {
			f.opts.Loads = nil
		}
	} else {
		f.opts.Band, err = training.ParseForceBand(f.typed)
	}
	f.typed, f.note = "", ""
	if err != nil {
		f.note = err.Error()
		return
	}
	f.ask()
}

// ParseTargets reads targets with blanks between.
func ParseTargets(text string) ([]float64, error) {
	var targets []float64
	for word := range strings.FieldsSeq(text) {
		target, err := training.ParseTarget(word)
		if err != nil {
			return nil, err
		}
		targets = append(targets, target)
	}
	return targets, nil
}

// begin begins the drill, or begins it again. What the gauge was set to zero by stays.
func (f *force) begin() {
	f.record = record{keep: f.opts.Keep, result: training.Result{
		Drill: f.opts.Drill, Protocol: f.opts.Protocol, Started: f.opts.Now(), Mode: f.mode,
		Press: f.opts.Press, Unit: f.opts.Unit, Levels: f.opts.Levels,
	}}
	f.Again(f.plan())
	f.stage, f.note, f.page, f.garbage = pressing, "", ui.Page{}, f.heard.Garbage
}

// finish goes to the scores, or back to what to do where there is nothing to score. A hold
// that has not ended does not count.
func (f *force) finish() ui.Step {
	f.stage, f.page = done, ui.Page{}
	if f.result.Trials() == 0 {
		f.stage = reading
	}
	return ui.Step{Keep: f.hand()}
}

// leave lets go of the gauge.
func (f *force) leave() ui.Step { return ui.Step{Leave: true, Keep: f.release()} }

// release ends the reading of the gauge; nil where that was done.
func (f *force) release() func() error {
	g := f.gauge
	if g == nil {
		return nil
	}
	f.gauge = nil
	close(f.over)
	return func() error { g.Close(); return nil }
}

// Close keeps what the drill has brought so far, and lets go of the gauge.
func (f *force) Close(ui.Env) func() error {
	keep, release := f.hand(), f.release()
	if keep == nil {
		return release
	}
	return func() error {
		if release != nil {
			_ = release()
		}
		return keep()
	}
}

// Wait is for ever: the gauge tells when something changes.
func (f *force) Wait(ui.Env) (time.Duration, bool) { return 0, false }

// Help lists the keys that can act now.
func (f *force) Help(st ui.Env) []key.Binding {
	k := st.Keys
	tare := keys.Hint(tareKey, "take what lies on the gauge for nothing")
	switch f.stage {
	case askTarget, askBand:
		return keys.Enabled(keys.Hint("enter", "take it"), k.Full(keymap.Close, "leave"))
	case pressing:
		hints := []key.Binding{tare, k.Full(keymap.Finish, "end here, with the scores so far")}
		if f.opts.Drill != training.SteadyForce && f.Stage == training.Holding {
			hints = append([]key.Binding{k.Full(keymap.Primary, "released: on to the next level")}, hints...)
		}
		return keys.Enabled(hints...)
	default:
		does := "begin"
		if f.stage == done {
			does = "once more"
		}
		return keys.Enabled(k.Full(keymap.Primary, does), keys.Hint(modeKey, "with the force in sight, or blind"), tare, k.Full(keymap.Close, "leave"))
	}
}
