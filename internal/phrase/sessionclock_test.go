package phrase

import (
	"strings"
	"testing"
	"time"

	"presshold/internal/sessionclock"
)

func TestSessionClock(t *testing.T) {
	const minute = time.Minute
	ends := time.Date(2026, 11, 26, 14, 50, 0, 0, time.UTC)
	for _, tt := range []struct {
		due          sessionclock.Due
		shown, heard string
	}{
		{sessionclock.Due{Moment: sessionclock.Half, Left: 25 * minute}, "25 min left, until 14:50 | 25 min left", "half time, 25 minutes left, until 14:50"},
		{sessionclock.Due{Moment: sessionclock.Half, Left: 12 * minute, Late: true}, "12 min left, until 14:50 | 12 min left", "12 minutes left, until 14:50"},
		{sessionclock.Due{Moment: sessionclock.Ten, Left: 10*minute - 1}, "10 min left, until 14:50 | 10 min left", "10 minutes left, until 14:50"},
		{sessionclock.Due{Moment: sessionclock.Five, Left: 4 * minute}, "4 min left, until 14:50 | 4 min left", "4 minutes left, until 14:50"},
		{sessionclock.Due{Left: 1}, "less than 1 min left, until 14:50 | less than 1 min left", "less than 1 minute left, until 14:50"},
		{sessionclock.Due{Moment: sessionclock.End}, "time is up", "time is up"},
		{sessionclock.Due{Moment: sessionclock.End, Left: 1 - minute}, "time is up", "time is up"},
		{sessionclock.Due{Moment: sessionclock.End, Left: -minute}, "1 min over", "1 minute over"},
		{sessionclock.Due{Left: -3*minute - time.Second}, "3 min over", "3 minutes over"},
	} {
		tt.due.Ends = ends
		if got := strings.Join(SessionClockLeft(tt.due.Left, ends), " | "); got != tt.shown {
			t.Errorf("%v left: shown as %q, want %q", tt.due.Left, got, tt.shown)
		}
		if got := SessionClockSpoken(tt.due); got != tt.heard {
			t.Errorf("%+v: %q, want %q", tt.due, got, tt.heard)
		}
		short := strings.TrimSuffix(strings.NewReplacer("minutes", "min", "minute", "min").Replace(tt.heard), ", until 14:50")
		if got := SessionClockNotice(tt.due); got != short {
			t.Errorf("%+v: noticed as %q, want %q", tt.due, got, short)
		}
	}
}
