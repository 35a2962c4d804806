package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/ui"
)

// onShelf gives the protocols of the shelf by their ids.
func onShelf(id string) (protocol.Protocol, error) {
	for _, it := range shelf() {
		if it.Protocol.ID == id {
			return it.Protocol, nil
		}
	}
	return protocol.Protocol{}, errors.New("no such protocol")
}

// shoulder is a treatment of a point on both sides and of a sweep.
func shoulder() protocol.Treatment {
	return protocol.Treatment{
		ID: "shoulder", Name: "Shoulder 😀", Summary: "Both sides, then two in turn.",
		Budget: 30 * time.Minute, Reposition: 8 * time.Second,
		Points: []protocol.TreatmentPoint{
			{
				Protocol: "alternating-ischemic-compression", Point: protocol.Point{Site: "upper trapezius", Side: protocol.Both},
				Overrides: protocol.Overrides{
					Hold: protocol.Fixed(12 * time.Second), Release: protocol.Fixed(4 * time.Second), Rounds: protocol.Range{Min: 1, Max: 1},
					Until: []protocol.Criterion{{Rule: protocol.UntilScore, N: 3}}, Level: 2, Ceiling: 3,
				},
				Note: "With the elbow.",
			},
			{Protocol: "ninety-second-compression", Overrides: protocol.Overrides{
				Points: []protocol.Point{{Site: "rhomboids"}, {Site: "deltoid", Side: protocol.Left}},
			}},
		},
	}
}

// withTreatments puts treatments behind the protocols of the shelf: one that can be run,
// and one that can't be with the user's settings.
func withTreatments(t testing.TB) func(*Options) {
	t.Helper()
	plan, err := shoulder().Expand(onShelf, protocol.Options{CountIn: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	item := func(t protocol.Treatment) picker.Item {
		return picker.Item{Document: protocol.Document{Treatment: &t}, Plan: &plan, Yours: true}
	}
	high := shoulder()
	high.ID, high.Name = "too-high", "Too high"
	good, bad := item(shoulder()), item(high)
	good.Total, bad.Why = phrase.Unmarked("3:20 to 4:20"), errors.New("level 4 is above the ceiling of 3: lower")
	return func(o *Options) {
		o.Library = func(string) picker.Library {
			return picker.Library{Items: append(shelf(), good, bad)}
		}
	}
}

// A treatment is found by the filter, by its name and by what it is, and Enter runs it.
func TestPickTreatment(t *testing.T) {
	for _, filter := range []string{"shou", "both space sid", "treat"} {
		r := newRig(t, 120, 40, withTreatments(t))
		r.shows("5 protocols, 2 treatments")
		for i, word := range strings.Split(filter, " space ") {
			if i > 0 {
				r.press("space")
			}
			r.press(strings.Split(word, "")...)
		}
		r.shows("> Shoulder", "treatment, yours · shoulder", "total", "3:20 to 4:20", "30:00 set aside",
			"8 s (chosen)", "1-2  upper trapezius left;", "Alternating",
			"hold 12 s (chosen)", "1 round (chosen)", "never above level 3", "With the elbow.", "3-4  rhomboids; deltoid left:",
			"one round at each")
		r.press("enter")
		if r.m.driver == nil || !r.m.plan.Treatment || r.m.plan.ID != "shoulder" {
			t.Fatalf("%q does not run it:\n%s", filter, r.screen())
		}
	}
}

// One that can't be run says why, in the preview and when it is started.
func TestPickTreatmentThatCannotRun(t *testing.T) {
	r := newRig(t, 120, 40, withTreatments(t))
	r.press("end")
	r.shows("> Too high", "level 4 is above the ceiling of 3: lower")
	r.lacks("total")
	r.press("enter")
	if r.m.driver != nil {
		t.Error("it runs")
	}
}

// A key that makes no sense for a treatment is not listed and opens nothing.
func TestTreatmentIsNotLearnt(t *testing.T) {
	var opened []keymap.Action
	r := newRig(t, 120, 40, withTreatments(t), func(o *Options) {
		o.Open = func(a keymap.Action, _ picker.Item) ui.Screen {
			opened = append(opened, a)
			return &page42{}
		}
	})
	r.press("?")
	r.shows("learn", "change  ")
	r.press("esc", "end", "?")
	r.lacks("learn")
	r.shows("change a copy")
	r.press("esc", "f3", "f2")
	if len(opened) != 1 || opened[0] != keymap.Change {
		t.Errorf("opened %v", opened)
	}
}

// What was done is kept from the summary, which the screen leads back to.
func TestSaveRun(t *testing.T) {
	s := &page42{}
	var told session.Summary
	r := newRig(t, 100, 30, starting(t, "mine"), func(o *Options) {
		o.Save = func(plan *protocol.Plan, done session.Summary) ui.Screen {
			if plan.ID != "mine" {
				t.Errorf("it is told of %s", plan.ID)
			}
			told = done
			return s
		}
	})
	r.wait(time.Minute)
	r.shows("ctrl+s keep as a treatment")
	r.press("ctrl+s")
	if r.where() != onScreen || !told.WorkedAt(0) || !told.WorkedAt(1) {
		t.Fatalf("on the %s, told %+v", r.where(), told)
	}
	r.press("esc")
	r.shows("Summary", "ctrl+s keep as a treatment")
	r.press("esc")
	if r.where() != onPicker {
		t.Errorf("then comes the %s", r.where())
	}
}

// The screen that a run was opened from stays behind its summary.
func TestSaveRunOfAScreen(t *testing.T) {
	plan, err := expand(shelf()[4].Protocol)
	if err != nil {
		t.Fatal(err)
	}
	below := &page42{plan: plan}
	r := newRig(t, 100, 30, func(o *Options) {
		o.Screen = below
		o.Save = func(*protocol.Plan, session.Summary) ui.Screen { return &page42{} }
	})
	r.press("r")
	r.wait(time.Hour)
	r.press("ctrl+s", "esc")
	r.shows("Summary")
	r.press("esc")
	if last := below.told[len(below.told)-1]; r.where() != onScreen || last != "ui.Return" {
		t.Errorf("on the %s, told %s last", r.where(), last)
	}
}

// One point without a name is nothing to keep, and neither is one that was left out.
func TestNothingToSave(t *testing.T) {
	save := func(o *Options) {
		o.Save = func(*protocol.Plan, session.Summary) ui.Screen { return &page42{} }
	}
	r := newRig(t, 100, 30, starting(t, "alternating-ischemic-compression"), save)
	r.wait(time.Hour)
	r.lacks("keep as a treatment")
	r.press("ctrl+s")
	if r.where() != onSummary {
		t.Errorf("ctrl+s leads to the %s", r.where())
	}
	r = newRig(t, 100, 30, starting(t, "mine"), save, func(o *Options) { o.Start.Parts[0].Protocol.ID = protocol.AdHocID })
	r.wait(time.Hour)
	r.shows("Summary")
	r.lacks("keep as a treatment") // no file has its protocol
	r = newRig(t, 100, 30, starting(t, "mine"), save)
	r.press("f")
	r.wait(undoTime)
	r.shows("Summary")
	r.lacks("keep as a treatment")
}
