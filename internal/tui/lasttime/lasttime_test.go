package lasttime

import (
	"errors"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/tui/history"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// form stands for the form with the numbers.
type form struct{ ui.Screen }

func sample() Session {
	return Session{
		Detail: history.Detail{
			Item: history.Item{Title: "Neck and shoulder", Client: "4KXP-7M2C", Began: time.Date(2026, 11, 19, 14, 5, 0, 0, time.UTC)},
			Note: "headache in the morning", NextTime: "lighter, left side first",
			Points: []history.Point{
				{Name: "point 1: upper trapezius left", Facts: []phrase.Fact{
					phrase.Plain("rounds", "6 of 6 planned"),
					phrase.Plain("each hold", "5 x 10s, 7.5s skipped"),
					phrase.Plain("score", "7 -> 4 (client-reported)"),
				}},
				{Name: "point 2: levator scapulae left", Facts: []phrase.Fact{phrase.Plain("left out", "nothing was done here; it stays in when you repeat it")}},
			},
		},
		Plan: &protocol.Plan{Name: "Neck and shoulder"}, Change: func() ui.Screen { return form{} },
	}
}

// opened is the screen once it has read.
func opened(st ui.Env, last Session, err error) *Screen {
	s := New(func() (Session, error) { return last, err })
	s.Update(st, s.Init(st)())
	return s
}

func TestGolden(t *testing.T) {
	changed := sample()
	changed.Notices, changed.Change = []string{"Nimmo compression has changed since. It runs as it was recorded."}, nil
	gone := sample()
	gone.Notices, gone.Plan, gone.Change = []string{"It can't be repeated: its protocol was not recorded."}, nil, nil
	for _, tt := range []struct {
		name string
		w, h int
		last Session
		err  error
	}{
		{"80x24", 80, 24, sample(), nil},
		{"40x12", 40, 12, sample(), nil},
		{"20x6", 20, 6, sample(), nil},
		{"changed", 80, 24, changed, nil},
		{"gone", 80, 24, gone, nil},
		{"nothing", 80, 24, Session{}, errors.New("no session of client 4KXP-7M2C is recorded yet")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			st := uitest.Env(tt.w, tt.h)
			golden.RequireEqual(t, []byte(ansi.Strip(opened(st, tt.last, tt.err).View(st).Content)))
		})
	}
}

func TestAnswers(t *testing.T) {
	for _, tt := range []struct {
		name                string
		code                rune
		actions             []keymap.Action
		runs, opens, leaves bool
	}{
		{"the primary key", ' ', []keymap.Action{keymap.Primary}, true, false, false},
		{"1", '1', nil, true, false, false},
		{"the key for change", tea.KeyF2, []keymap.Action{keymap.Change}, false, true, false},
		{"2", '2', nil, false, true, false},
		{"close", tea.KeyEscape, []keymap.Action{keymap.Close}, false, false, true},
		{"3", '3', nil, false, false, true},
		{"4", '4', nil, false, false, false},
		{"another", 'x', nil, false, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			st := uitest.Env(80, 24)
			key := tea.KeyPressMsg{Code: tt.code, Text: string(tt.code)}
			step := opened(st, sample(), nil).Update(st, ui.Press{KeyPressMsg: key, Actions: tt.actions})
			if (step.Run != nil) != tt.runs || (step.Open != nil) != tt.opens || step.Leave != tt.leaves {
				t.Errorf("got run %v, open %v, leave %v", step.Run != nil, step.Open != nil, step.Leave)
			}
		})
	}
}

// Nothing is begun before it is read, or where there is nothing to repeat.
func TestNothingToRepeat(t *testing.T) {
	st := uitest.Env(80, 24)
	primary := ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: ' ', Text: " "}, Actions: []keymap.Action{keymap.Primary}}
	early := New(func() (Session, error) { return sample(), nil })
	if step := early.Update(st, primary); step.Run != nil || step.Leave {
		t.Errorf("before it is read: %+v", step)
	}
	none := opened(st, Session{}, errors.New("none"))
	if step := none.Update(st, primary); step.Run != nil || !step.Leave {
		t.Errorf("of nothing: %+v", step)
	}
}

// Back from the form it asks again; back from the run it is no longer what was done last.
func TestReturn(t *testing.T) {
	st := uitest.Env(80, 24)
	s := opened(st, sample(), nil)
	s.Update(st, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: '2', Text: "2"}})
	if step := s.Update(st, ui.Return{}); step.Leave {
		t.Error("back from the form it is left")
	}
	s.Update(st, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: '1', Text: "1"}})
	if step := s.Update(st, ui.Return{}); !step.Leave {
		t.Error("back from the run it still asks")
	}
}
