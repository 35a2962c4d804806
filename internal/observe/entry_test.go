package observe

import (
	"testing"

	"presshold/internal/session"
)

// What is entered is kept as it is, but a number is shown as all numbers are.
func TestPut(t *testing.T) {
	done := session.Summary{Points: []session.PointSummary{{Number: 1}}}
	for _, tt := range []struct {
		entry      Entry
		text, kept string
	}{
		{ThresholdAfter, "2,5", "2.5"},
		{ThresholdAfter, "2.5", "2.5"},
		{Note, "left, then right", "left, then right"},
	} {
		told := ""
		c := NewClosing(done, "", func(_ int, _ Entry, text string) error { told = text; return nil }, nil)
		if err := c.Put(tt.entry, tt.text); err != nil {
			t.Fatal(err)
		}
		if got := c.Kept(tt.entry); got != tt.kept || told != tt.kept {
			t.Errorf("%s %q is kept as %q and %q, want %q", tt.entry, tt.text, got, told, tt.kept)
		}
	}
}
