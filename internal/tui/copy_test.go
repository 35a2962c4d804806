package tui

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/observe"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// One key after the end of a run puts its note on the clipboard, and says what became of it
// where that can be seen; no other key does, and neither does that one while it is typed.
func TestCopyOnTheSummary(t *testing.T) {
	var copied []string
	r := newRig(t, 40, 12, starting(t, "mine"), func(o *Options) {
		follower(o).Enter = func(int, observe.Entry, string) error { return nil }
		follower(o).Copy = func(s session.Summary, _ []string) func() ui.Copied {
			return func() ui.Copied {
				copied = append(copied, s.Protocol)
				return ui.Copied{Sequence: "\x1b]52;c;\a", Words: fmt.Sprintf("copied %d", len(copied))}
			}
		}
	})
	r.wait(time.Second)
	r.press("y") // in the run
	r.wait(time.Hour)
	r.press("n", "y", "enter")
	if len(copied) > 0 {
		t.Fatalf("copied without being asked: %q", copied)
	}
	r.press("end", "y")
	r.shows("copied 1")
	r.press("y")
	r.shows("copied 2")
	if len(copied) != 2 {
		t.Errorf("copied %q", copied)
	}
	sent := false
	_, cmd := r.m.Update(ui.Copied{Sequence: "sequence"})
	for _, msg := range messages(cmd) {
		raw, ok := msg.(tea.RawMsg)
		sent = sent || ok && raw.Msg == "sequence"
	}
	if !sent {
		t.Error("the terminal is sent nothing")
	}

	nowhere := newRig(t, 80, 40, starting(t, "mine"))
	nowhere.wait(time.Hour)
	nowhere.press("y")
	nowhere.shows("for the chart")
	nowhere.lacks("copy")
}

// messages are what a command comes to.
func messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	batch, ok := cmd().(tea.BatchMsg)
	if !ok {
		return []tea.Msg{cmd()}
	}
	var all []tea.Msg
	for _, each := range batch {
		all = append(all, messages(each)...)
	}
	return all
}
