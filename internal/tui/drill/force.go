package drill

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/gauge"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// force is a drill on a gauge.
type force struct {
	screen // asking, reading, pressing, done
	entry

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

func newForce(s screen) *force {
	f := &force{screen: s, over: make(chan struct{}), heard: gauge.Batch{State: gauge.Seeking}}
	if err := f.SetLevels(); err != nil {
		f.note = err.Error()
	}
	f.ask()
	return f
}

// ask goes to what the student has yet to set, or to what is to be done.
func (f *force) ask() {
	f.page, f.typed, f.stage = ui.Page{}, "", asking
	switch {
	case len(f.Levels) > 0:
		f.stage = reading
		f.Tracker = training.NewTracker(f.Exercise)
	case len(f.Loads) == 0:
		f.allow = "0123456789., "
	default:
		f.allow = "0123456789.,%"
	}
}

func (f *force) unit() gauge.Unit { return gauge.Unit(f.Unit) }

// Init begins to read the gauge, and shows what to do.
func (f *force) Init(st ui.Env) tea.Cmd {
	f.lay(st)
	f.gauge = f.Open()
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

// Types reports whether something is typed.
func (f *force) Types(ui.Env) bool { return f.stage == asking }

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
		f.saved(msg)
	}
	f.lay(st)
	return step
}

// refresh is the least time that a shown force stays, so that it can be read.
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
		return f.end()
	}
	return ui.Step{}
}

// tareKey sets the gauge to zero.
const tareKey = "t"

func (f *force) key(msg ui.Press) ui.Step {
	has := msg.Has
	switch {
	case f.stage == asking:
		return f.enter(msg)
	case keys.Is(msg.KeyPressMsg, tareKey):
		f.note = english.DrillTared
		if !f.Tare() {
			f.note = english.DrillCantTare
		}
	case f.stage == pressing && has(keymap.Primary):
		f.Released()
	case f.stage == pressing && (has(keymap.Close) || has(keymap.Finish)):
		return f.end()
	case f.stage == pressing:
	case has(keymap.Primary):
		f.start()
	case has(keymap.Close):
		return f.leave()
	case keys.Is(msg.KeyPressMsg, modeKey):
		f.Mode = otherForce(f.Mode)
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
		f.answer()
	}
	return ui.Step{}
}

// answer takes what was typed as the targets, or as the band.
func (f *force) answer() {
	if f.typed == "" {
		return
	}
	f.note = ""
	if err := f.Answer(f.typed); err != nil {
		f.note = err.Error()
	}
	f.ask()
}

// start begins the drill, or begins it again. The gauge's zero stays.
func (f *force) start() {
	f.begin(pressing)
	f.Again(f.Exercise)
	f.garbage = f.heard.Garbage
}

// end goes to the scores. A hold that has not ended does not count.
func (f *force) end() ui.Step {
	f.note = ""
	return f.finish()
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
	keep, release := f.save(), f.release()
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

// Help lists the keys that can act now.
func (f *force) Help(st ui.Env) []keys.Hint {
	k := st.Keys
	tare := keys.Fixed(tareKey, english.DrillKeyTareFull).InBrief(english.DrillKeyTare)
	mode := keys.Fixed(modeKey, english.DrillKeySight).InBrief(english.DrillBlind)
	if f.Mode == training.Blind {
		mode = mode.InBrief(english.DrillKeyInSight)
	}
	switch f.stage {
	case asking:
		return keys.Enabled(keys.Fixed("enter", english.DrillKeyEnter), k.Hint(keymap.Close, english.ScreenLeave))
	case pressing:
		return keys.Enabled(
			keys.If(f.changes(), k.Hint(keymap.Primary, english.DrillKeyNextLevel).InBrief(english.DrillKeyReleased)), tare,
			k.Hint(keymap.Finish, english.DrillKeyEndFull).InBrief(english.DrillKeyEnd), k.Hint(keymap.Help, english.HintKeys).AtFoot(),
		)
	default:
		return f.help(st, mode, tare)
	}
}

// changes reports whether a release would change the level.
func (f *force) changes() bool { return f.Drill != training.SteadyForce && f.Stage == training.Holding }
