package history

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/cli/app/apptest"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/history"
)

// Each kind of thing that happens has its words, and its place.
func TestTimeline(t *testing.T) {
	sec := func(n float64) protocol.Seconds { return protocol.Seconds(n * float64(time.Second)) }
	length := func(n float64) *protocol.Seconds {
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
		"at round phase planned held ended",
		"0:00  press and hold: a hold lasts as long as the hands press",
		"point 1: soleus left",
		"0:00  get ready 5 s 5 s ",
		"0:05 1/2 hold 8-10 s 7 s skipped, not as planned",
		"0:06  client-reported score 7", "0:07  paused", "0:07  paused: presshold stood still", "0:09  resumed, hold",
		"0:12 1/2 release 3 s (assumed) 3 s ",
		`0:13  client says "too much"`, "0:13  pressure level 2", "0:13  release now lasts 8 seconds (chosen)", "0:14  now planned: 3 rounds (chosen)",
		"0:15 2/3 barrier, deeper open, at most 90 s (chosen) 20 s gone back, does not count",
		"point 2",
		"0:35  reposition 5 s (assumed) 5 s ",
		"0:40 1 check-in  0 s ",
		"0:40  stop rule met: eased",
		"0:40 1 stroke 10-12 strokes (chosen)  goes on", // an older version kept no origin of the cap
		"0:45 1 stroke 10-12 strokes, at most 60 s (assumed)  goes on",
		"0:50  client-reported score 3 afterwards, point 1",
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
	var cells []string
	for _, cell := range r {
		cells = append(cells, cell.String())
	}
	return strings.Join(cells, " ")
}

// A note is edited in a file that nobody else may read, and nothing of it stays.
func TestEditText(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editor of the test is a shell script")
	}
	state := apptest.Home(t)
	script := filepath.Join(t.TempDir(), "editor")
	err := os.WriteFile(script, []byte("#!/bin/sh\nls -l \"$1\" | cut -c 1-10\ncat \"$1\"\nprintf 'new\\nnote\\n\\n' > \"$1\"\n"), 0o700)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", script)
	var out bytes.Buffer
	a := app.New(strings.NewReader(""), &out, io.Discard)
	text, err := editText(t.Context(), a, "old note")
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
