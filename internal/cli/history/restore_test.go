package history

import (
	"database/sql"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// A backup of which nothing is sound is refused, and that is said once.
func TestNothingToSalvageIsSaidOnce(t *testing.T) {
	p, err := protocol.AdHoc(protocol.Overrides{Hold: protocol.Fixed(time.Second)})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := protocol.Expand(p, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, spoil := range []string{"UPDATE session SET zone = 9e9", "DROP TABLE mark"} {
		dir := t.TempDir()
		recordedIn(t, dir, &plan)
		db, err := sql.Open("sqlite", filepath.ToSlash(journal.Path(dir)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), spoil); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		a := app.New(strings.NewReader(""), io.Discard, io.Discard)
		a.Paths.Data, a.Paths.State = t.TempDir(), t.TempDir()
		err = restoreRecord(t.Context(), a, journal.Path(dir), true, true)
		if err == nil || strings.Count(err.Error(), "can be taken from it") != 1 || !strings.HasSuffix(err.Error(), english.JournalNothingLeft) {
			t.Errorf("%s: %v", spoil, err)
		}
	}
}
