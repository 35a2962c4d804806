package run

import (
	"bufio"
	"bytes"
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
