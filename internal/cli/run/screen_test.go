package run

import (
	"bufio"
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/cli/app"
	"presshold/internal/observe"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/summary"
)

// What stays in the terminal is broken between words.
func TestSummariesAreWrapped(t *testing.T) {
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	done := session.Summary{Protocol: "Prolonged ischemic compression", Points: []session.PointSummary{{
		Point: protocol.Point{Site: "upper trapezius", Side: protocol.Left}, Number: 1, Rounds: 2, Active: time.Minute, Holds: 2, Fits: 2, MaxLevel: 2,
	}}}
	note := "lighter next time, and ask about the headache first"
	writeSummaries(app.Page{W: w, Width: 40}, summary.Runs{{Summary: done, Entries: observe.NewClosing(done, note, nil, nil)}})
	_ = w.Flush() // to a buffer
	for line := range strings.Lines(out.String()) {
		if ansi.StringWidth(strings.TrimSuffix(line, "\n")) > 40 {
			t.Errorf("a line is too wide: %q", line)
		}
	}
	if !strings.Contains(out.String(), "Prolonged") || !strings.Contains(out.String(), "\nnote: lighter next time") {
		t.Errorf("written is %q", out.String())
	}
}

// The line for the chart has the threshold before, as the summary on the screen does.
func TestSummariesHaveTheThreshold(t *testing.T) {
	done := session.Summary{Protocol: "Prolonged ischemic compression", Points: []session.PointSummary{
		{Point: protocol.Point{Site: "soleus"}, Number: 1, Rounds: 2, Active: time.Minute, Holds: 2, Fits: 2},
	}}
	other := done
	other.Points = append(slices.Clone(done.Points), session.PointSummary{Number: 2, Active: time.Minute})
	for _, tt := range []struct {
		done        session.Summary
		before      float64
		after, want string
	}{
		{done, 2.1, "", "\nfor the chart: pressure pain threshold 2.1 -> ? kg/cm2\n"},
		{done, 2.1, "2.65", "\nfor the chart: pressure pain threshold 2.1 -> 2.65 kg/cm2\n"},
		{other, 2.1, "", "\nfor the chart: soleus: pressure pain threshold 2.1 -> ? kg/cm2\n"},
		{done, 0, "", ""},
	} {
		var out bytes.Buffer
		w := bufio.NewWriter(&out)
		entries := observe.NewClosing(tt.done, "", func(int, observe.Entry, string) error { return nil }, nil)
		if tt.after != "" {
			if err := entries.Put(observe.ThresholdAfter, tt.after); err != nil {
				t.Fatal(err)
			}
		}
		writeSummaries(app.Page{W: w, Width: 200}, summary.Runs{{Summary: tt.done, Threshold: tt.before, Entries: entries}})
		_ = w.Flush() // to a buffer
		if text := out.String(); !strings.Contains(text, tt.want) || tt.want == "" && strings.Contains(text, "threshold") {
			t.Errorf("%v, then %q: %q is missing in\n%s", tt.before, tt.after, tt.want, text)
		}
	}
}
