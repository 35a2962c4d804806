package tui

import (
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/drive"
	"presshold/internal/paint"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/summary"
	"presshold/internal/tui/ui/uitest"
)

// rig drives a model by hand, with a clock of its own.
type rig struct {
	t      testing.TB
	m      *model
	now    time.Duration
	events []session.Event
	quit   bool
	wakes  int // wake-ups that came

	undrawn bool   // the terminal takes nothing just now
	pressed string // the key that was pressed last
}

// newRig is a program in a window of w by h cells that was told all it asks for.
func newRig(t testing.TB, w, h int, change ...func(*Options)) *rig {
	t.Helper()
	r := &rig{t: t}
	o := Options{
		Options: picker.Options{Library: library},
		Begin: func(*protocol.Plan) Follower {
			return Follower{Tell: func(t drive.Turn) { r.events = append(r.events, t.Happened...) }}
		},
		Clock:      drive.Clock{Now: func() time.Duration { return r.now }},
		Theme:      "dark",
		SafetySeen: true,
	}
	for _, f := range change {
		f(&o)
	}
	r.m = newModel(o)
	r.m.suspend = true
	r.m.send = func(tea.Msg) {} // the rig wakes it
	r.run(r.m.Init())
	r.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	r.send(tea.BackgroundColorMsg{Color: color.Black})
	r.m.setBackground() // it would in a moment
	r.send(tea.WindowSizeMsg{Width: w, Height: h})
	return r
}

// follower is who follows the runs, beside who did so far.
func follower(o *Options) *Follower {
	begin, f := o.Begin, &Follower{}
	o.Begin = func(plan *protocol.Plan) Follower {
		before := begin(plan)
		if f.Enter == nil {
			f.Enter = before.Enter
		}
		if f.Scored == nil {
			f.Scored = before.Scored
		}
		if f.Copy == nil {
			f.Copy = before.Copy
		}
		return Follower{f.Record, before.Tell}
	}
	return f
}

// send hands over a message, and whatever comes of it.
func (r *rig) send(msg tea.Msg) {
	r.t.Helper()
	_, cmd := r.m.Update(msg)
	r.run(cmd)
	r.draws()
}

// draws tells the model that what it shows is on the terminal.
func (r *rig) draws() {
	if n := r.m.Drawing(); n != 0 && !r.undrawn {
		_, cmd := r.m.Update(paint.Drawn(n))
		r.run(cmd)
	}
}

func (r *rig) run(cmd tea.Cmd) {
	r.t.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			r.run(cmd)
		}
	case tea.QuitMsg:
		r.quit = true
	default:
		r.send(msg)
	}
}

// press types keys by their names as a hand does, the same one again after a while, and
// waits until it is known that it is none that is held down.
func (r *rig) press(names ...string) {
	r.t.Helper()
	for _, n := range names {
		if n == r.pressed {
			r.wait(600 * time.Millisecond)
		}
		r.pressed = n
		r.send(uitest.Key(n))
		r.wait(200 * time.Millisecond)
		if due, waits := r.m.guard.Due(); waits {
			r.wait(due - r.now)
		}
	}
}

// wait lets time pass, and rings the alarm whenever it is due.
func (r *rig) wait(d time.Duration) {
	r.t.Helper()
	until := r.now + d
	for r.m.alarm.set && r.m.alarm.due <= until {
		r.now = max(r.m.alarm.due, r.now)
		r.wakes++
		if r.wakes > 100_000 {
			r.t.Fatal("the alarm rings without end")
		}
		r.send(wakeMsg{})
	}
	r.now = until
}

// route is what is shown when nothing covers it.
type route string

const (
	onPicker  route = "picker"
	onDetails route = "details"
	onRun     route = "run"
	onSummary route = "summary"
	onScreen  route = "screen"
)

// where tells what is shown.
func (r *rig) where() route {
	switch r.m.top().(type) {
	case nil:
		return onRun
	case *picker.Screen:
		return onPicker
	case *picker.Details:
		return onDetails
	case *summary.Screen:
		return onSummary
	default:
		return onScreen
	}
}

// chosen is the index of the picker's item under the cursor.
func (r *rig) chosen() int {
	return slices.IndexFunc(shelf(), func(it picker.Item) bool { return strings.Contains(r.screen(), "> "+plain.Line(it.Protocol.Name)) })
}

// screen is the text in the window.
func (r *rig) screen() string { return ansi.Strip(r.m.View().Content) }

// shows fails the test if the window lacks a text.
func (r *rig) shows(texts ...string) {
	r.t.Helper()
	for _, s := range texts {
		if !strings.Contains(r.screen(), s) {
			r.t.Errorf("%q is not in the window:\n%s", s, r.screen())
		}
	}
}

// titled fails the test if the window has another title: it says what to do.
func (r *rig) titled(want string) {
	r.t.Helper()
	if got := r.m.View().WindowTitle; got != want {
		r.t.Errorf("the window's title is %q, want %q", got, want)
	}
}

// lacks fails the test if a text is in the window.
func (r *rig) lacks(s string) {
	r.t.Helper()
	if strings.Contains(r.screen(), s) {
		r.t.Errorf("%q is in the window:\n%s", s, r.screen())
	}
}

// last is the latest event of a kind.
func (r *rig) last(k session.EventKind) (session.Event, bool) {
	for i := len(r.events) - 1; i >= 0; i-- {
		if r.events[i].Kind == k {
			return r.events[i], true
		}
	}
	return session.Event{}, false
}

// keyPress is the message for a key by the name that Bubble Tea gives it.

// expand is the plan of a protocol, as the settings make it by default.
func expand(p protocol.Protocol) (*protocol.Plan, error) {
	name := p.Name
	p.Name = plain.Line(name) // no plan is made of harmful text; the screens are tried with it all the same
	plan, err := protocol.Expand(p, protocol.Options{CountIn: protocol.DefaultCountIn, Ready: protocol.DefaultReady})
	if err == nil {
		plan.Name, plan.Parts[0].Protocol.Name = name, name
	}
	return &plan, err
}

// starting has the program run a protocol of the shelf at once.
func starting(t testing.TB, id string) func(*Options) {
	t.Helper()
	for _, it := range shelf() {
		if it.Protocol.ID == id {
			plan, err := expand(it.Protocol)
			if err != nil {
				t.Fatal(err)
			}
			return func(o *Options) { o.Start = plan }
		}
	}
	t.Fatalf("no protocol %q on the shelf", id)
	return nil
}

// library has the shelf for everybody.
func library(string) picker.Library { return picker.Library{Items: shelf()} }

// shelf is a library with a protocol of each make.
func shelf() []picker.Item {
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "S"}
	source := []protocol.Source{{Key: "S", Basis: protocol.Stated, Citation: "A. Author, “A source”, 2024"}}
	second := time.Second
	ranged := protocol.Protocol{
		ID: "alternating-ischemic-compression", Name: "Alternating ischemic compression",
		Summary: "Press for 8 to 10 seconds, let go for a moment, and press again until it has eased.",
		Tool:    "thumb or knuckle", Sources: source, Pressure: protocol.Pressure{Words: "direct, into the point"},
		Cautions: []string{"Ask about the pressure."},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Span{Min: 8 * second, Max: 10 * second}, From: stated},
				{Kind: protocol.Release, Duration: protocol.Fixed(3 * second), From: assumed},
			},
			Rounds: protocol.Rounds{Planned: 6, From: assumed, Cap: 12, CapFrom: assumed},
			Until:  []protocol.Criterion{{Rule: protocol.UntilEased}}, UntilFrom: stated, Eased: "pain is lessened",
		}},
	}
	open := protocol.Protocol{
		ID: "prolonged-ischemic-compression", Name: "Prolonged ischemic compression",
		Summary: "Hold until a release is felt, then press one step deeper.", Sources: source,
		Pressure: protocol.Pressure{Change: protocol.Up},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{{
				Kind: protocol.Hold, Duration: protocol.Span{Open: true}, From: stated, Cap: 60 * second, CapFrom: stated,
			}},
			Rounds: protocol.Rounds{Cap: 5, CapFrom: assumed},
			Until:  []protocol.Criterion{{Rule: protocol.UntilEased}}, UntilFrom: stated, Eased: "pain is diminished",
		}},
	}
	asking := protocol.Protocol{
		ID: "asking", Name: "Asking", Summary: "Holds with a question after each.", Sources: source,
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(10 * second), From: stated},
				{Kind: protocol.CheckIn, Waits: true},
			},
			Rounds: protocol.Rounds{Planned: 3, From: stated},
			Until:  []protocol.Criterion{{Rule: protocol.UntilScore, N: 3}}, UntilFrom: stated,
		}},
	}
	once := protocol.Protocol{
		ID: "ninety-second-compression", Name: "Ninety-second compression", Sources: source,
		Summary: "One hold of 90 seconds.",
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(90 * second), From: stated}},
			Rounds: protocol.Rounds{Planned: 1, From: stated},
		}},
	}
	own := protocol.Protocol{
		ID: "mine", Name: "日本の Mine \x1b[31m😀", Summary: "Two points, two rounds.",
		Points: []protocol.Point{{Site: "upper trapezius", Side: protocol.Both}},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(5 * second)},
				{Kind: protocol.Release, Duration: protocol.Fixed(2 * second)},
			},
			Rounds: protocol.Rounds{Planned: 2},
		}},
	}
	var items []picker.Item
	for _, p := range []protocol.Protocol{ranged, open, asking, once, own} {
		plan, why := expand(p)
		items = append(items, picker.Item{Document: protocol.Document{Protocol: p}, Plan: plan, Why: why, Yours: p.ID == own.ID})
	}
	return items
}

// containsEscape tells whether the control sequence stands in s.
func containsEscape(s, sequence string) bool { return strings.Contains(s, "\x1b"+sequence) }
