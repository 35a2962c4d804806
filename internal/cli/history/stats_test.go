package history

import (
	"testing"
	"time"
)

func TestParseSince(t *testing.T) {
	now := time.Date(2026, 3, 1, 0, 30, 0, 0, time.FixedZone("", 5*3600)) // still February in UTC
	for _, tt := range []struct{ text, want string }{
		{"2026-01-31", "2026-01-31"},
		{"1d", "2026-02-28"},
		{"12w", "2025-12-07"},
		{"6m", "2025-09-01"},
		{"1y", "2025-03-01"},
	} {
		if got, err := parseSince(tt.text, now); err != nil || got.String() != tt.want {
			t.Errorf("%q is %s, %v; want %s", tt.text, got, err, tt.want)
		}
	}
	for _, bad := range []string{"", "d", "0d", "-1d", "+1d", "1.5w", "1dd", "w1", "3h", "2026-02-30", "2026-03-02", "2026-13-01", "1969-12-31", "0001-01-01", "10001d", "9000y", "99999999999999999999d"} {
		if got, err := parseSince(bad, now); err == nil {
			t.Errorf("%q is taken for %s", bad, got)
		}
	}
}
