package cli

import (
	"bytes"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/cli/app"
	"presshold/internal/cli/app/apptest"
	"presshold/internal/cli/history"
	"presshold/internal/journal"
	"presshold/internal/keymap"
	"presshold/internal/note"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// says runs the program and returns its output.
func says(t *testing.T, args ...string) string {
	t.Helper()
	var out, complaints bytes.Buffer
	if code := Main(args, strings.NewReader(""), &out, &complaints); code != 0 {
		t.Fatalf("%q: exit code %d, %s", args, code, complaints.String())
	}
	return out.String()
}

// The history on the screen is that of the journal, and a note that is typed there
// stands in it.
func TestHistoryOnTheScreen(t *testing.T) {
	apptest.Home(t)
	st := ui.Env{
		W: 80, H: 40, Look: ui.Look{Styles: theme.New(theme.Mono, true, colorprofile.ASCII)},
		Keys: keys.Map{keymap.Primary: {"enter"}, keymap.Close: {"esc"}, keymap.Filter: {"/"}},
	}
	var stack []ui.Screen
	var send func(tea.Msg)
	run := func(cmd tea.Cmd) {
		if cmd != nil {
			send(cmd())
		}
	}
	send = func(msg tea.Msg) {
		step := stack[len(stack)-1].Update(st, msg)
		run(step.Cmd)
		switch {
		case step.Keep != nil:
			send(ui.Kept{Err: step.Keep()})
		case step.Open != nil:
			stack = append(stack, step.Open)
			run(step.Open.Init(st))
		case step.Leave:
			stack = stack[:len(stack)-1]
			send(ui.Return{})
		}
	}
	open := func() {
		stack = []ui.Screen{history.Screen(t.Context(), app.New(nil, nil, nil), journal.Filter{Client: "C-1"}, note.Style{})}
		run(stack[0].Init(st))
	}
	shows := func(want ...string) {
		t.Helper()
		screen := ansi.Strip(stack[len(stack)-1].View(st).Content)
		for _, w := range want {
			if !strings.Contains(screen, w) {
				t.Errorf("%q is not in\n%s", w, screen)
			}
		}
	}
	enter := ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: tea.KeyEnter}, Actions: []keymap.Action{keymap.Primary}}

	open()
	shows("Nothing is recorded yet.")
	says(t, "run", "--hold", "1s", "--rounds", "1", "--point", "soleus:left", "--client", "C-1", "--speed", "900")
	says(t, "run", "--hold", "1s", "--rounds", "1", "--point", "deltoid", "--client", "C-2", "--speed", "900")
	open()
	shows("C-1  Ad hoc  soleus left (preview)")
	send(enter)
	shows("Session 1", "L soleus: Ad hoc, 1 hold of 1 s (chosen)", "client    C-1", "1/1 (chosen)  hold")
	send(enter)
	send(tea.PasteMsg{Content: "lighter"})
	send(enter)
	shows("note      lighter")
	if got := says(t, "history", "show", "1"); !strings.Contains(got, "note       lighter") {
		t.Errorf("in the journal is\n%s", got)
	}
	send(ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: tea.KeyEscape}, Actions: []keymap.Action{keymap.Close}})
	shows("soleus left")
	if help := stack[0].Help(st); !hasHint(help, "filter") {
		t.Errorf("the list offers %v", help)
	}
}

func hasHint(hints []keys.Hint, does string) bool {
	for _, h := range hints {
		if h.Does == does {
			return true
		}
	}
	return false
}
