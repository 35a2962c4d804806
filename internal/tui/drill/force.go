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
	*screen
	*training.Tracker // nil while a level is asked for

	heard   gauge.Batch // the last, without its readings
	garbage int         // lines that were no readings, before the current hold

	seen  sight // what the last drawing showed
	drawn picture
	lines []string

	shown   string        // the force, as it is shown
	shownAt time.Duration // since then; it changes a few times a second
}

func newForce(s *screen) *force {
	f := &force{screen: s, heard: gauge.Batch{State: gauge.Seeking}}
	if err := f.SetLevels(); err != nil {
		f.note = err.Error()
	}
	f.complete()
	return f
}

// complete asks for what the student still has to set, or shows the instructions.
func (f *force) complete() {
	if question, _ := f.Question(); question != "" {
		f.ask()
		return
	}
	f.stage, f.Tracker = reading, training.NewTracker(f.Exercise)
}

func (f *force) update(st ui.Env, msg tea.Msg) (step ui.Step) {
	switch msg := msg.(type) {
	case gauge.Batch:
		step = f.take(st, msg)
		step.Cmd = f.listen()
	case ui.Press:
		step = f.key(msg)
	}
	if f.stage == trying {
		f.look(st)
	}
	return step
}

// refresh is how long a number stays at least, so that it can be read.
const refresh = 250 * time.Millisecond

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
			f.shown = f.Unit.Words(newtons)
		}
	}
	if f.stage != trying {
		if f.Stage == training.Finished {
			f.Again(f.Exercise) // to go on taking readings: the gauge can be set to zero for the next drill
		}
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
	switch {
	case f.stage == asking:
		return f.answer(msg)
	case keys.Is(msg.KeyPressMsg, tareKey):
		f.note = english.DrillTared
		if !f.Tare() {
			f.note = english.DrillCantTare
		}
	case f.reads():
	case msg.Has(keymap.Primary):
		f.Released()
	case msg.Has(keymap.Close), msg.Has(keymap.Finish):
		return f.end()
	}
	return ui.Step{}
}

// answer handles a key while a target or the band is typed.
func (f *force) answer(msg ui.Press) ui.Step {
	switch name := f.enter(msg); {
	case name == "esc":
		return ui.Step{Leave: true}
	case name == "enter" && f.input.Value() != "":
		f.note = ""
		if err := f.Answer(f.input.Value()); err != nil {
			f.note = err.Error()
		}
		f.complete()
	}
	return ui.Step{}
}

// start begins the drill. A repeated drill keeps the gauge's zero.
func (f *force) start(st ui.Env) {
	f.stage = trying
	f.Again(f.Exercise)
	f.garbage = f.heard.Garbage
	f.look(st)
}

// end shows the scores. A hold that has not ended does not count.
func (f *force) end() ui.Step {
	f.note = ""
	return f.finish()
}

func (f *force) keys(st ui.Env) []keys.Hint {
	if f.stage == asking {
		return []keys.Hint{keys.Fixed("enter", english.DrillKeyEnter), keys.Fixed("esc", english.ScreenBack)}
	}
	k, tare := st.Keys, keys.If(f.CanTare(), keys.Fixed(tareKey, english.DrillKeyTareFull).InBrief(english.DrillKeyTare))
	if f.stage == trying {
		return []keys.Hint{
			keys.If(f.changes(), k.Hint(keymap.Primary, english.DrillKeyNextLevel).InBrief(english.DoesReleased)), tare,
			k.Hint(keymap.Finish, english.DrillKeyEndFull).InBrief(english.DrillKeyEnd),
		}
	}
	return []keys.Hint{tare}
}

// changes tells whether a release would change the level.
func (f *force) changes() bool { return f.Drill != training.SteadyForce && f.Stage == training.Holding }
