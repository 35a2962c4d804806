package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/journal"
	"presshold/internal/keymap"
	"presshold/internal/note"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui/history"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// atHome has the program's folders in one of the test's own, and says where the state is.
func atHome(t *testing.T) (state string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv(settings.EnvConfigDir, filepath.Join(dir, "config"))
	t.Setenv(settings.EnvDataDir, filepath.Join(dir, "data"))
	t.Setenv(settings.EnvStateDir, filepath.Join(dir, "state"))
	t.Setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22") // makes no sound here
	return filepath.Join(dir, "state")
}

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
	atHome(t)
	st := ui.Env{
		W: 80, H: 40, Look: ui.Look{Styles: theme.New(theme.Mono, true, colorprofile.ASCII)},
		Keys: keys.NewMap(map[keymap.Action][]string{keymap.Primary: {"enter"}, keymap.Close: {"esc"}, keymap.Filter: {"/"}}),
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
		stack = []ui.Screen{newApp(nil, nil, nil).historyScreen(t.Context(), journal.Filter{Client: "C-1"}, note.Style{})}
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
	shows("session 1", "L soleus: ad hoc, 1 hold of 1 s (chosen)", "client    C-1", "1/1 (chosen)  hold")
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

func hasHint(hints []key.Binding, does string) bool {
	for _, h := range hints {
		if h.Help().Desc == does {
			return true
		}
	}
	return false
}

// Each kind of thing that happens has its words, and its place.
func TestTimeline(t *testing.T) {
	sec := func(n float64) journal.Seconds { return journal.Seconds(n * float64(time.Second)) }
	length := func(n float64) *journal.Seconds {
		s := sec(n)
		return &s
	}
	span := func(lo, hi float64) journal.Length { return journal.Length{Min: sec(lo), Max: sec(hi)} }
	s := journal.Session{
		Points: []journal.Point{{N: 1, Site: "soleus", Side: protocol.Left}, {N: 2}},
		Rounds: []journal.Round{{Point: 1, Block: 1, Round: 1, Planned: 2}, {Point: 1, Block: 1, Round: 2, Planned: 3}, {Point: 2, Block: 1, Round: 1}},
		Phases: []journal.Phase{
			{Step: 1, Point: 1, Kind: protocol.CountIn, Planned: span(5, 5), Held: length(5), End: session.ByTime},
			{Step: 2, Point: 1, Block: 1, Round: 1, Kind: protocol.Hold, Planned: span(8, 10), Basis: protocol.Stated, At: sec(5), Held: length(7.04), End: session.ByNext},
			{Step: 3, Point: 1, Block: 1, Round: 1, Kind: protocol.Release, Planned: span(3, 3), Basis: protocol.Assumed, At: sec(12), Held: length(3), Fits: true, End: session.ByTime},
			{
				Step: 4, Point: 1, Block: 1, Round: 2, Kind: protocol.Hold, Label: "barrier", Planned: journal.Length{Max: sec(90), Open: true}, Basis: protocol.Chosen,
				Shift: session.Deeper, At: sec(15), Held: length(20), Fits: true, End: session.ByBack, Superseded: true,
			},
			{Step: 5, Point: 2, Kind: protocol.Reposition, Planned: span(5, 5), Basis: protocol.Assumed, At: sec(35), Held: length(5), Fits: true, End: session.ByTime},
			{Step: 6, Point: 2, Block: 1, Round: 1, Kind: protocol.CheckIn, At: sec(40), Held: length(0), Fits: true, End: session.ByDone},
			{Step: 7, Point: 2, Block: 1, Round: 1, Kind: protocol.Stroke, Count: protocol.Range{Min: 10, Max: 12}, Planned: journal.Length{Max: sec(60), Open: true}, At: sec(40), End: ""},
			{
				Step: 8, Point: 2, Block: 1, Round: 1, Kind: protocol.Stroke, Count: protocol.Range{Min: 10, Max: 12}, Basis: protocol.Secondary,
				Planned: journal.Length{Max: sec(60), Open: true, MaxBasis: protocol.Assumed}, At: sec(45), End: "",
			},
		},
		Marks: []journal.Mark{
			{Kind: session.HandsLead, At: 0},
			{Kind: session.Scored, Step: 2, At: sec(6), Score: session.Reported(7)},
			{Kind: session.Paused, Step: 2, At: sec(7)},
			{Kind: session.GapFound, Step: 2, At: sec(7)},
			{Kind: session.GettingSet, Step: 2, At: sec(8)},
			{Kind: session.Resumed, Step: 2, At: sec(9)},
			{Kind: session.InRange, Step: 2, At: sec(10)},
			{Kind: session.Replied, Step: 3, At: sec(13), Value: "too much"},
			{Kind: session.LevelSet, Step: 3, At: sec(13), Level: 2},
			{Kind: session.Adjusted, Step: 3, At: sec(13), Value: "8s"},
			{Kind: session.Replanned, Step: 3, At: sec(14), Value: "3"},
			{Kind: session.RuleMet, Step: 6, At: sec(40), Value: "eased"},
			{Kind: session.Scored, At: sec(50), Point: 1, Score: session.Reported(3), Value: "after"},
		},
		Open: true,
	}
	want := []string{
		"0s  a hold lasts as long as the hands press",
		"point 1: soleus left",
		"0s  get ready 5s 5s ",
		"5s 1/2 hold 8s-10s 7s skipped, not as planned",
		"6s  score 7", "7s  paused", "7s  paused: the program stood still", "9s  resumed",
		"12s 1/2 release 3s (assumed) 3s ",
		"13s  client says too much", "13s  pressure level 2", "13s  now 8s long (chosen)", "14s  3 rounds planned (chosen)",
		"15s 2/3 barrier, deeper open, to 1m30s (chosen) 20s gone back, does not count",
		"point 2",
		"35s  reposition 5s (assumed) 5s ",
		"40s 1 check-in  0s ",
		"40s  stop rule met: eased",
		"40s 1 stroke 10-12 strokes (chosen)  goes on", // an older version kept no origin of the cap
		"45s 1 stroke 10-12 strokes, to 1m (assumed)  goes on",
		"50s  score 3 afterwards, point 1",
	}
	var got []string
	for _, r := range timeline(s) {
		got = append(got, written(r))
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d differs:\n%s\nwant\n%s", i, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// written is a row of a timeline in a line.
func written(r history.Row) string {
	if r.Head != "" {
		return r.Head
	}
	parts := []string{r.At.String(), r.Round, r.What}
	if r.Planned+r.Held+r.How != "" {
		parts = append(parts, r.Planned, r.Held, r.How)
	}
	return strings.Join(parts, " ")
}

// A note is edited in a file that nobody else may read, and nothing of it stays.
func TestEditText(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editor of the test is a shell script")
	}
	state := atHome(t)
	script := filepath.Join(t.TempDir(), "editor")
	err := os.WriteFile(script, []byte("#!/bin/sh\nls -l \"$1\" | cut -c 1-10\ncat \"$1\"\nprintf 'new\\nnote\\n\\n' > \"$1\"\n"), 0o700)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", script)
	var out bytes.Buffer
	a := newApp(strings.NewReader(""), &out, io.Discard)
	text, err := a.editText(t.Context(), "old note")
	if text != "new\nnote" || err != nil {
		t.Errorf("it is %q, %v", text, err)
	}
	if want := "-rw-------\nold note\n"; out.String() != want {
		t.Errorf("the editor saw %q, want %q", out.String(), want)
	}
	if left, err := os.ReadDir(state); err != nil || len(left) > 0 {
		t.Errorf("there is still %v, %v", left, err)
	}
}
