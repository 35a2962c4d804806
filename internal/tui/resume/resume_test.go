package resume

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/keymap"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// broken is a session that was interrupted in its second hold.
func broken(t *testing.T) *Session {
	t.Helper()
	p, err := protocol.AdHoc(protocol.Overrides{
		Hold: protocol.Fixed(10 * time.Second), Release: protocol.Fixed(3 * time.Second), Rounds: protocol.Range{Min: 6, Max: 6},
		Points: []protocol.Point{{Site: "upper trapezius", Side: protocol.Left}},
	})
	if err != nil {
		t.Fatal(err)
	}
	p.Blocks[0].Rounds.From = protocol.Provenance{Basis: protocol.Assumed}
	plan, err := protocol.Expand(p, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	at := 17500 * time.Millisecond
	run, _ := session.Replay(&plan, nil, at)
	began := time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)
	return &Session{
		Title: "Ad hoc", Client: "4KXP-7M2C", Began: began, At: at, Seen: began.Add(at), Why: "The window was closed", Plan: &plan, Run: &run,
		Resume: func() {}, Keep: func() error { return nil },
	}
}

func press(name rune, actions ...keymap.Action) ui.Press {
	return ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: name, Text: string(name)}, Actions: actions}
}

func TestGolden(t *testing.T) {
	other := broken(t)
	other.Plan, other.Run = nil, nil
	for _, tt := range []struct {
		name   string
		w, h   int
		left   []*Session
		wanted string
	}{
		{"80x24", 80, 24, []*Session{broken(t), other}, ""},
		{"40x12", 40, 12, []*Session{broken(t), other}, ""},
		{"20x6", 20, 6, []*Session{broken(t)}, ""},
		{"another version", 80, 24, []*Session{other}, ""},
		{"wanted 80x24", 80, 24, []*Session{broken(t)}, "Sixty-second release"},
		{"wanted 40x12", 40, 12, []*Session{broken(t), other}, "Sixty-second release"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			golden.RequireEqual(t, []byte(ansi.Strip(New(tt.left, tt.wanted).View(uitest.Env(tt.w, tt.h)).Content)))
		})
	}
}

func TestAnswers(t *testing.T) {
	for _, tt := range []struct {
		name    string
		key     ui.Press
		goesOn  bool
		restart bool
		kept    bool
	}{
		{"resume here", press(' ', keymap.Primary), true, false, false},
		{"restart this hold", press('s', keymap.Restart), true, true, false},
		{"keep as interrupted", press('i'), false, false, true},
		{"close", press('x', keymap.Close), false, false, true},
		{"another key", press('z'), false, false, false},
	} {
		resumed, kept := false, false
		b := broken(t)
		b.Resume = func() { resumed = true }
		b.Keep = func() error { kept = true; return nil }
		s := New([]*Session{b}, "")
		step := s.Update(uitest.Env(80, 24), tt.key)
		if step.Cmd != nil {
			step = s.Update(uitest.Env(80, 24), step.Cmd())
		}
		if resumed != tt.goesOn || (step.Run == b.Plan) != tt.goesOn {
			t.Errorf("%s: it goes on %v, with %v", tt.name, resumed, step.Run)
		}
		if tt.goesOn && step.Speed != 1 {
			t.Errorf("%s: it is played at %v", tt.name, step.Speed)
		}
		if tt.goesOn && step.Past.Restart != tt.restart {
			t.Errorf("%s: the phase begins anew: %v", tt.name, step.Past.Restart)
		}
		if kept != tt.kept || step.Leave != tt.kept {
			t.Errorf("%s: it is kept %v, and the question is over: %v", tt.name, kept, step.Leave)
		}
	}
}

func TestOneAfterTheOther(t *testing.T) {
	s := New([]*Session{broken(t), broken(t)}, "")
	st := uitest.Env(80, 24)
	for i, over := range []bool{false, true} {
		step := s.Update(st, press('i'))
		if again := s.Update(st, press('i')); again.Cmd != nil {
			t.Errorf("session %d is kept twice", i+1)
		}
		if step = s.Update(st, step.Cmd()); step.Leave != over {
			t.Errorf("after session %d the question is over: %v", i+1, step.Leave)
		}
	}
}

// The program was started for another run: that one is the first choice, and all that was
// interrupted is kept.
func TestWanted(t *testing.T) {
	st := uitest.Env(80, 24)
	kept := 0
	var left []*Session
	for range 2 {
		b := broken(t)
		b.Keep = func() error { kept++; return nil }
		left = append(left, b)
	}
	s := New(left, "Sixty-second release")
	step := s.Update(st, press(' ', keymap.Primary))
	if step = s.Update(st, step.Cmd()); !step.Leave || step.Run != nil || kept != 2 {
		t.Errorf("the primary key keeps %d and gives %+v", kept, step)
	}
	s = New(left, "Sixty-second release")
	if step := s.Update(st, press('r', keymap.Released)); step.Run != left[0].Plan {
		t.Errorf("r gives %+v", step)
	}

	left[1].Keep = func() error { return errors.New("the disk is full") }
	s = New(left, "Sixty-second release")
	step = s.Update(st, press(' ', keymap.Primary))
	if step = s.Update(st, step.Cmd()); step.Leave || len(s.left) != 1 {
		t.Errorf("one of two can't be kept: %d are left, and it gives %+v", len(s.left), step)
	}
	if step = s.Update(st, press(' ', keymap.Primary)); !step.Leave {
		t.Errorf("then the primary key gives %+v", step)
	}
}

func TestItCannotBeKept(t *testing.T) {
	b := broken(t)
	b.Keep = func() error { return errors.New("the disk is full") }
	s := New([]*Session{b}, "")
	st := uitest.Env(80, 24)
	step := s.Update(st, press('i'))
	if step = s.Update(st, step.Cmd()); step.Leave {
		t.Error("the question is over")
	}
	golden.RequireEqual(t, []byte(ansi.Strip(s.View(st).Content)))
	if step = s.Update(st, press(' ', keymap.Primary)); !step.Leave || step.Run != nil {
		t.Errorf("then the primary key gives %+v", step)
	}
}

// A pause counts for nothing in how far the run had got, as on the run screen.
func TestPauseIsNotElapsed(t *testing.T) {
	s := broken(t)
	run, _ := session.Replay(s.Plan, []session.Applied{{At: s.At, Intent: session.Intent{Kind: session.Pause}}}, s.At+18*time.Second)
	s.Run, s.At = &run, s.At+18*time.Second
	if got := s.Where(); !strings.HasPrefix(got, "0:17 in") {
		t.Errorf("it says %q", got)
	}
}
