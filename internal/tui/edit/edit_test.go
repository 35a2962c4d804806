package edit

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/protocol"
	"presshold/internal/tui/ui"
)

// A protocol is written from nothing with the keyboard alone, and saved.
func TestWriteProtocol(t *testing.T) {
	r := newForm(t, 100, 40)
	r.shows("No timeline until a length is given")
	r.types("My own 指压")
	r.shows("my-own")
	r.fill("blocks[0].phases[0].duration", "8-10")
	r.shows("8-10 (chosen)", "total 0:13 to 0:15*, 1 × hold*") // nobody has chosen one round yet
	r.fill("blocks[0].phases", "")
	r.press("enter")
	if f := r.s.sheet.field(); f.Path != "blocks[0].phases[1].kind" || f.Value() != "release" {
		t.Fatalf("at %+v", f)
	}
	r.fill("blocks[0].phases[1].duration", "3")
	r.fill("blocks[0].rounds", "6")
	r.shows("total 1:11 to 1:23, 6 × hold", "compression 0:48 to 1:00")
	r.fill("blocks[0].until.eased", "y")
	r.shows("1 to 6 × hold")
	r.fill("sources[0].citation", "A book")
	r.press("pgup", "pgup", "pgup", "pgup")
	r.fill("blocks[0].phases[0].duration_from", "s")
	r.shows("stated, S1")
	r.press("ctrl+s")
	if len(r.saved) != 1 || len(r.steps) != 1 || !r.steps[0].Leave {
		t.Fatalf("saved %v, steps %+v\n%s", r.saved, r.steps, r.screen())
	}
	p := r.saved[0]
	got := fmt.Sprint(p.ID, " ", p.Name, " ", p.Blocks[0].Phases[0].Duration, " ", p.Blocks[0].Phases[0].From, " ",
		p.Blocks[0].Phases[1].Duration, " ", p.Blocks[0].Phases[1].From, " ", p.Blocks[0].Rounds.Planned, " ", p.Blocks[0].Until)
	if want := "my-own My own 指压 8s-10s stated:S1 3s chosen 6 [eased]"; got != want {
		t.Errorf("saved %s\nwant  %s", got, want)
	}
	if r.heads[0] != "Made here." {
		t.Errorf("head %q", r.heads[0])
	}
}

// What is wrong is told at its field, in the protocol's words: once it was left, and of
// all fields when it should be saved. Then the first of them is at hand.
func TestTellsProblems(t *testing.T) {
	r := newForm(t, 100, 30)
	if strings.Contains(r.screen(), "a name is needed") {
		t.Errorf("it complains before anything is typed:\n%s", r.screen())
	}
	r.fill("blocks[0].phases[0].duration", "9-8")
	if strings.Contains(r.screen(), "the smaller number must come first") {
		t.Errorf("it complains while the number is typed:\n%s", r.screen())
	}
	r.press("tab")
	r.shows("! ", `"9-8":`)
	for _, bad := range []string{"abc", "8-10 x", "1:99"} { // which nothing mends
		r := newForm(t, 100, 30)
		r.fill("blocks[0].phases[0].duration", bad)
		if r.s.sheet.told(r.s.sheet.at) == "" {
			t.Errorf("%q is not told to be wrong at once:\n%s", bad, r.screen())
		}
	}
	for _, soon := range []string{"9-", "1:3", "1m3", "9-8", ""} {
		r := newForm(t, 100, 30)
		r.fill("blocks[0].phases[0].duration", soon)
		if wrong := r.s.sheet.told(r.s.sheet.at); wrong != "" {
			t.Errorf("%q is told to be wrong too soon: %s", soon, wrong)
		}
	}
	r.press("ctrl+s")
	if len(r.saved) > 0 || r.s.sheet.field().Path != "name" {
		t.Errorf("saved %v, at %s", r.saved, r.s.sheet.field().Path)
	}
	r.shows("Not saved. A name is needed.")
	r.press("ctrl+r")
	if len(r.steps) > 0 {
		t.Error("it runs without a length")
	}
}

// The same keys make a number by steps and by typing.
func TestNumbers(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"+", "9s-11s"},
		{"+ + -", "9s-11s"},
		{"-", "7s-9s"},
		{"1 2", "12"},
		{"1 2 - 1 5", "12-15"},
		{"1 2 +", "13s"},
		{"1 2 + -", "12s"},
		{"backspace", "8s-10"},
		{"backspace backspace backspace backspace - 9", "8s-9"},
		{"o p e n", "open"},
		{"home 1", "18s-10s"},
		{"left right", "8s-10s"},
	} {
		t.Run(tt.keys, func(t *testing.T) {
			r := newChange(t, 80, 24, "alternating-ischemic-compression")
			r.press(strings.Fields(tt.keys)...)
			if got := r.s.filled.fields[0].Value(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Enter runs the changed protocol at once; what is kept gets a name and an id of its own.
func TestChangeAndKeep(t *testing.T) {
	r := newChange(t, 120, 24, "alternating-ischemic-compression")
	r.shows("Change Alternating ischemic compression", "8s-10s", "3s (assumed)")
	r.types("12")
	r.shows("12 (chosen)")
	r.press("enter")
	if len(r.steps) != 1 || r.steps[0].Run == nil {
		t.Fatalf("steps %+v", r.steps)
	}
	if id := r.steps[0].Run.ID; id != "alternating-ischemic-compression" {
		t.Errorf("it runs %s", id)
	}
	if hold := r.steps[0].Run.Parts[0].Blocks[0].Phases[0]; hold.Duration != protocol.Fixed(12*time.Second) || hold.From.String() != "chosen" {
		t.Errorf("it runs %+v", hold)
	}
	r.send(ui.Return{})
	r.press("ctrl+s")
	r.shows("Saved as alternating-ischemic-compression-3")
	r.press("ctrl+s")
	r.shows("Saved as alternating-ischemic-compression-4")
	if len(r.saved) != 2 || !strings.Contains(r.heads[0], "hold 12") || r.saved[0].ID == r.saved[1].ID {
		t.Errorf("saved %d, %q", len(r.saved), r.heads)
	}
	r.press("esc")
	if last := r.steps[len(r.steps)-1]; !last.Leave {
		t.Error("a change asks before it is left")
	}
}

// What can't be run isn't, and the field says why.
func TestChangeRefuses(t *testing.T) {
	r := newChange(t, 80, 24, "alternating-ischemic-compression")
	r.types("2h")
	r.press("enter")
	if len(r.steps) > 0 {
		t.Errorf("it runs: %+v", r.steps)
	}
	r.shows("It can't run yet. Must be from 0.5s to")
	r.press("ctrl+s")
	r.shows("Not saved. Must be from 0.5s to 1h,")
	if len(r.saved) > 0 {
		t.Errorf("it keeps %+v", r.saved)
	}
}

// Changed numbers that were neither run nor kept are not lost unasked.
func TestLeaveChange(t *testing.T) {
	r := newChange(t, 80, 24, "alternating-ischemic-compression")
	r.types("12")
	r.press("esc")
	r.shows("Not saved: press esc again")
	r.press("esc")
	if len(r.steps) != 1 || !r.steps[0].Leave {
		t.Errorf("steps %+v", r.steps)
	}
	r = newChange(t, 80, 24, "alternating-ischemic-compression")
	r.types("12")
	r.press("enter", "esc")
	if len(r.steps) != 2 || !r.steps[1].Leave {
		t.Errorf("after a run it asks: %+v", r.steps)
	}
}

// Whoever leaves with something to lose is asked; a failed save is told and loses nothing.
func TestLeave(t *testing.T) {
	r := newForm(t, 80, 24)
	r.press("esc")
	if len(r.steps) != 1 {
		t.Fatal("an empty form asks")
	}
	r = newCopy(t, 80, 24, "pumping")
	r.types("!")
	r.press("esc")
	r.shows("Not saved: press esc again")
	r.press("down", "esc")
	if len(r.steps) > 0 {
		t.Fatal("it was left unasked")
	}
	r.fail = errors.New("the disk is full")
	r.press("ctrl+s")
	r.shows("the disk is full")
	if len(r.steps) > 0 {
		t.Fatal("it was left without being saved")
	}
	r.press("esc", "esc")
	if len(r.steps) != 1 || !r.steps[0].Leave {
		t.Errorf("steps %+v", r.steps)
	}
}

// Phases are added, moved and removed by keys of their own.
func TestArrange(t *testing.T) {
	r := newCopy(t, 80, 24, "alternating-ischemic-compression")
	kinds := func() string {
		var out []string
		p := r.s.filled.save.Protocol
		for _, ph := range p.Blocks[0].Phases {
			out = append(out, string(ph.Kind))
		}
		return strings.Join(out, " ")
	}
	r.fill("blocks[0].phases[0].note", "")
	for _, tt := range []struct{ key, kinds, at string }{
		{"alt+down", "release hold", "blocks[0].phases[1].note"},
		{"alt+down", "release hold", "blocks[0].phases[1].note"},
		{"alt+up", "hold release", "blocks[0].phases[0].note"},
		{"ctrl+n", "hold release release", "blocks[0].phases[1].kind"},
		{"ctrl+d", "hold release", "blocks[0].phases[1].kind"},
		{"ctrl+d", "hold", "blocks[0].phases"},
	} {
		r.press(tt.key)
		if kinds() != tt.kinds || r.s.sheet.field().Path != tt.at {
			t.Errorf("%s: %s at %s, want %s at %s", tt.key, kinds(), r.s.sheet.field().Path, tt.kinds, tt.at)
		}
	}
}

// A text of several lines stays as it is until somebody changes it.
func TestLongText(t *testing.T) {
	r := newCopy(t, 60, 20, "pumping")
	technique := func() string { return r.s.sheet.field().Value() }
	r.fill("technique", "")
	r.s.sheet.field().Fill("One.\nTwo.")
	r.s.sheet.load()
	r.press("left", "right", "home")
	if got := technique(); got != "One.\nTwo." {
		t.Errorf("it became %q", got)
	}
	r.send(tea.PasteMsg{Content: "Zero.\r\n\t"})
	if got := technique(); got != "Zero.One. Two." {
		t.Errorf("it became %q", got)
	}
}

// A click goes to the field on its line, wherever that is drawn, and adds where a row says so.
func TestClickGoesToAField(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
		r := newForm(t, size[0], size[1])
		r.fill("blocks[0].phases[0].duration", "9-8")
		r.press("tab")
		found := false
		for row, line := range strings.Split(r.screen(), "\n") {
			label, _, _ := strings.Cut(strings.TrimLeft(line, " >!"), "  ")
			if label != "called" {
				continue
			}
			r.send(ui.Click{X: 4, Row: row - ui.BodyTop(size[1])})
			if got := r.s.sheet.field().Path; got != "blocks[0].phases[0].label" {
				t.Errorf("%v: a click on %q leads to %s", size, line, got)
			}
			r.send(ui.Click{X: 4, Row: 99})
			r.send(ui.Click{X: size[0], Row: 1})
			if got := r.s.sheet.field().Path; got != "blocks[0].phases[0].label" {
				t.Errorf("%v: a click beside the form leads to %s", size, got)
			}
			found = true
			break
		}
		if !found {
			t.Errorf("%v: the field is not in sight:\n%s", size, r.screen())
		}
	}
}
