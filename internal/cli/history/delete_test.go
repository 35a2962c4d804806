package history

import (
	"bufio"
	"strings"
	"testing"

	"presshold/internal/journal"
)

// What would be deleted is counted in its own words, one as well as several.
func TestDeletedIsCounted(t *testing.T) {
	for want, d := range map[string]journal.Deleted{
		"  1 point\n  1 protocol that no other session used\n":   {Points: 1, Protocols: 1, Files: []string{"a"}},
		"  2 points\n  3 protocols that no other session used\n": {Points: 2, Protocols: 3, Files: []string{"a"}},
		"\n  and 1 more\n  1 drill\n":                            {Sessions: make([]journal.Session, usualSessions+1), Drills: 1},
	} {
		var out strings.Builder
		w := bufio.NewWriter(&out)
		writeDeleted(w, d, false)
		if err := w.Flush(); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}
