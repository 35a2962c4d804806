package tui

import (
	"fmt"
	"maps"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/drive"
	"presshold/internal/guard"
	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/paint"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/summary"
	"presshold/internal/tui/ui"
)

// model is the whole state of the program. Only Update and what it calls change it.
type model struct {
	opts   Options
	opened time.Duration // when the program was, by the clock
	alarm  alarm
	send   func(tea.Msg) // to the program itself

	// The window and the keys.
	terminal
	look  ui.Look
	w, h  int             // of the window; zero until it is known
	bound keymap.Bindings // by the user; keys is what is in force
	keys  keys.Map

	// The screens, and what covers them.
	picker   *picker.Screen
	screens  []ui.Screen // one over the other; the last is shown outside a run
	asking   []ui.Screen // of Options.Ask: the first lies under all that is open, the others follow it
	overlay  overlay
	page     ui.Page // the text of the overlay
	pedal    pedal
	share    sharing
	target   int // the point that is offered to jump to or to finish, from 1
	asked    asked
	accepted bool // the safety text, now or before

	// The run at hand or, as far as they outlast it, the last one.
	plan     *protocol.Plan
	speed    session.Speed
	client   string
	driver   *drive.Driver // nil outside a run
	snap     session.Snapshot
	follower Follower
	begun    time.Duration // by the clock
	resumed  bool          // it was begun in an earlier program
	finishAt time.Duration // when a run that was finished by hand ends for good; zero for none
	failures []shownFailure
	notice   notice
	muted    bool       // the sound is
	pending  alertWords // to call somebody with

	sessionClock *sessionclock.Clock // nil before the first run, or if none is kept

	// The presses.
	guard     input.Guard   // of every key
	hand      heldKeys      // on the keys
	pressedAt time.Duration // when the key at hand was pressed; zero for now

	// What is left when the program ends.
	leaving bool // it is about to: nothing has a meaning any more
	runs    summary.Runs
	end     End
	signal  os.Signal
	kept    []func() error // what must be kept even if the program ends at once
}

// notice is a short message about what was just done.
type notice struct {
	wordings []string      // the fullest first; nil for none
	until    time.Duration // by the clock
}

// keptMsg is the result of keeping something.
type keptMsg struct{ err error }

// signalMsg asks the program to end.
type signalMsg struct{ signal os.Signal }

func newModel(o Options) *model {
	m := &model{
		opts: o, bound: maps.Clone(o.Keys), keys: o.Keys.InForce(), end: Done, accepted: o.SafetySeen,
		terminal: terminal{suspend: canSuspend()},
	}
	m.alarm.timer = time.AfterFunc(time.Hour, func() { // not before it is set
		_ = guard.Call(func() error { m.send(wakeMsg{}); return nil })
	})
	m.alarm.clear()
	if !m.accepted {
		m.overlay = showSafety
	}
	m.opened, m.client = o.Clock.Now(), o.Current()
	m.picker = picker.New(o.Options, m.latest)
	m.screens = []ui.Screen{m.picker}
	return m
}

// Init asks about interrupted sessions, if there are any, or goes on to what the program was
// started for.
func (m *model) Init() tea.Cmd {
	ask := tea.RequestBackgroundColor // before a frame sets another one
	if m.asking = m.opts.Ask; len(m.asking) > 0 {
		m.screens = nil
		return tea.Batch(ask, m.openScreen(m.asking[0]))
	}
	start := m.enter()
	m.setAlarm()
	return tea.Batch(ask, start)
}

// enter starts the requested run, opens the requested screen, or shows the picker.
func (m *model) enter() tea.Cmd {
	m.screens = []ui.Screen{m.picker}
	switch {
	case m.opts.Start != nil:
		if m.accepted {
			m.run(m.opts.Start, 0, nil)
		}
		return nil
	case m.opts.Screen != nil:
		m.screens = nil
		return m.openScreen(m.opts.Screen)
	default:
		if m.opts.ShowShare && m.accepted {
			m.openShare()
		}
		return m.picker.Init(m.env())
	}
}

// Update brings the run up to the clock, routes the message, and schedules the next wake-up.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.leaving {
		return m, nil
	}
	if _, ok := msg.(wakeMsg); ok {
		m.alarm.set = false
	}
	if m.driver != nil {
		m.driver.Wake()
	}
	before := m.onTop()
	late := m.pressLate()
	if m.leaving {
		return m, late
	}
	cmd := m.route(msg)
	if m.leaving {
		return m, tea.Batch(late, cmd)
	}
	settled := m.settle()
	m.settleQuestion()
	if m.onTop() != before {
		m.guard.Cancel()
	}
	m.setAlarm()
	return m, tea.Batch(late, cmd, settled, m.alert())
}

func (m *model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case paint.Drawn:
		m.asked.drawn = m.asked.drawn || int(msg) == m.asked.number
	case input.Burst:
		return m.takeBurst(msg)
	case input.Outside:
		if msg == input.Pressed {
			return m.takeButton()
		}
	case tea.MouseMsg:
		return m.mouse(msg)
	case tea.KeyReleaseMsg:
		m.release(msg)
		return m.tellShown(msg)
	case tea.FocusMsg:
		m.blurred = false
	case tea.BlurMsg:
		m.blurred = true
		m.loseReleases()
		return m.tellShown(msg)
	case bellMsg:
		return tea.Raw("\a")
	case wakeMsg:
		return m.tellShown(ui.Wake{})
	case tea.PasteMsg:
		if m.types() || m.picks() {
			return m.tellScreen(msg)
		}
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		m.lay()
		return m.tellScreen(msg)
	case tea.ColorProfileMsg, tea.BackgroundColorMsg, tea.KeyboardEnhancementsMsg, tea.EnvMsg:
		m.learnTerminal(msg)
	case picker.Library:
		m.picker.Load(msg)
	case ui.Copied:
		return m.tookNote(msg)
	case keptMsg:
		if msg.err != nil {
			m.pedal.problem = fmt.Sprintf(english.PedalUnsaved, msg.err)
		}
	case signalMsg:
		m.signal = msg.signal
		if m.opts.Signalled != nil {
			m.opts.Signalled(msg.signal)
		}
		return m.interrupt()
	default: // of a screen's own command, even if it is not in sight just now
		return m.tellScreen(msg)
	}
	return nil
}

// settle applies what became due: the new state of the run, its end, and texts that changed.
func (m *model) settle() tea.Cmd {
	if m.backgroundAt > 0 && m.opts.Clock.Now() >= m.backgroundAt {
		m.setBackground()
	}
	m.finishLong(m.opts.Clock.Now())
	m.settleFinish(m.opts.Clock.Now())
	m.lift(m.opts.Clock.Now())
	m.settleRun()
	m.settleFailures()
	m.settleShare()
	m.settleSessionClock()
	if m.notice.wordings != nil && m.opts.Clock.Now() >= m.notice.until {
		m.notice = notice{}
	}
	switch m.overlay {
	case showPedal:
		m.pedal.settle(m.opts.Clock.Now())
		return m.bindPedal()
	case showHelp:
		m.lay() // what can act may have changed
	}
	return nil
}

// settleRun takes a new snapshot of the run, and goes to the summary at its end.
func (m *model) settleRun() {
	if m.driver == nil {
		return
	}
	m.snap = m.driver.Snapshot()
	if m.snap.State == session.Finished {
		m.finish()
	}
}
