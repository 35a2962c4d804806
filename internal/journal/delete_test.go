package journal

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
)

// secret stands in every text of a client's that the record takes.
const secret = "s3cretword"

// secretive records a session with a secret in every text, and gives it a client.
func secretive(t *testing.T, folder, client string) *desk {
	t.Helper()
	plan := *sample(t)
	plan.Points = slices.Clone(plan.Points)
	for i := range plan.Points {
		plan.Points[i].Site, plan.Points[i].Landmark = secret+" site", secret+" landmark"
	}
	plan.Parts = slices.Clone(plan.Parts)
	plan.Parts[0].Protocol.Points = []protocol.Point{{Site: secret + " in the file"}}
	d := busy(t, folder, Run{Plan: &plan, Client: client})
	s := read(t, folder)
	text := secret + strings.Repeat(" and many more words of it", 100) // more than fits on a page
	if _, err := s.Edit(t.Context(), 0, Change{Note: &text, Point: 1, PointChange: PointChange{
		Device: to(secret + " device"), Referral: &text, Adverse: &text, PointNote: &text,
	}}); err != nil {
		t.Fatal(err)
	}
	return d
}

// holding lists the files under some folders that hold a text.
func holding(t *testing.T, text string, folders ...string) []string {
	t.Helper()
	var found []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(text))) {
				found = append(found, filepath.Base(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func TestDeletingAClientLeavesNoTrace(t *testing.T) {
	folder, refuge := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "state")
	busy(t, folder, Run{Client: "other"})
	secretive(t, folder, "Client-X1")
	secretive(t, folder, "Client-X1")
	busy(t, folder, Run{})
	for name, text := range map[string]string{
		"unsaved-1.jsonl": `{"uid":"1","client":"client-x1","note":"` + secret + "\"}\n",
		"unsaved-2.jsonl": `{"uid":"2","client":"other"}` + "\n",
		"unsaved-3.jsonl": "no JSON",
		"safety-seen":     "",
	} {
		if _, err := writeNew(filepath.Join(refuge, name), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	aside := filepath.Join(folder, "journal-damaged-x.db")
	if _, err := writeNew(aside, []byte("left alone")); err != nil {
		t.Fatal(err)
	}
	s := read(t, folder)
	what := Target{Client: "client-x1"}
	d, err := s.Deletion(t.Context(), refuge, what)
	if err != nil {
		t.Fatal(err)
	}
	if d.Client != "Client-X1" || len(d.Sessions) != 2 || d.Points != 4 || d.Phases == 0 || d.Marks == 0 || d.Protocols != 1 ||
		!slices.Equal(d.Files, []string{filepath.Join(refuge, "unsaved-1.jsonl")}) || !slices.Equal(d.Left, []string{aside}) {
		t.Fatalf("it would take %+v", d)
	}
	if len(holding(t, secret, folder, refuge)) == 0 {
		t.Fatal("a dry run has deleted it already")
	}
	done, err := s.Delete(t.Context(), refuge, what)
	if err != nil {
		t.Fatal(err)
	}
	if done.Points != d.Points || done.Phases != d.Phases || done.Protocols != d.Protocols || len(done.Files) != 1 {
		t.Errorf("it took %+v, and had said %+v", done, d)
	}
	for _, text := range []string{secret, "client-x1"} {
		if found := holding(t, text, folder, refuge); found != nil {
			t.Errorf("%q is still in %v", text, found)
		}
	}
	for _, tt := range []struct{ query, want string }{
		{"SELECT count(*) FROM session", "2"},
		{"SELECT group_concat(code) FROM client", "other"},
		{"SELECT count(*) FROM protocol", "1"},
		{"SELECT freelist_count FROM pragma_freelist_count", "0"},
	} {
		if got := s.query(t, tt.query); !slices.Equal(got, []string{tt.want}) {
			t.Errorf("%s: %v, want %s", tt.query, got, tt.want)
		}
	}
	sane(t, s)
	if _, err := s.Deletion(t.Context(), refuge, what); err == nil || !strings.Contains(err.Error(), `there is no client "client-x1"`) {
		t.Error(err)
	}
}

// sane fails the test if the journal is not sound.
func sane(t testing.TB, s *Store) {
	t.Helper()
	faults, err := s.Verify(t.Context())
	if err != nil || len(faults) > 0 {
		t.Errorf("%v, %v", faults, err)
	}
}

func TestDeletingASession(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	secretive(t, folder, "c")
	busy(t, folder, Run{Client: "c"})
	s := read(t, folder)
	d, err := s.Delete(t.Context(), t.TempDir(), Target{ID: 1})
	if err != nil || d.Client != "" || len(d.Sessions) != 1 || d.Protocols != 1 {
		t.Fatalf("it took %+v, %v", d, err)
	}
	if found := holding(t, secret, folder); found != nil {
		t.Errorf("it is still in %v", found)
	}
	if got := s.query(t, "SELECT session.id || code FROM session JOIN client ON client.id = client"); !slices.Equal(got, []string{"2c"}) {
		t.Errorf("left is %v", got)
	}
}

func TestASessionThatGoesOnIsNotDeleted(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	d := newDesk(t, folder)
	d.begin(Run{Plan: sample(t), Client: "c"})
	d.pass(20 * time.Second)
	for end := time.Now().Add(10 * time.Second); ; { // until it is written
		if _, err := os.Stat(Path(folder)); err == nil {
			if s, err := Open(t.Context(), folder); err == nil {
				_, err = s.Session(t.Context(), 0)
				_ = s.Close()
				if err == nil {
					break
				}
			}
		}
		if time.Now().After(end) {
			t.Fatal("nothing is written")
		}
	}
	s := read(t, folder)
	for _, what := range []Target{{ID: 1}, {Client: "c"}} {
		if _, err := s.Delete(t.Context(), t.TempDir(), what); err == nil || !strings.Contains(err.Error(), "session 1 goes on in another program") {
			t.Error(err)
		}
	}
	d.r.Interrupt(Closed)
	d.close()
	if _, err := s.Delete(t.Context(), t.TempDir(), Target{Client: "c"}); err != nil {
		t.Error(err)
	}
	if left, err := FindInterrupted(t.Context(), folder); err != nil || len(left) > 0 {
		t.Errorf("an interrupted session that was deleted is found: %v, %v", left, err)
	}
	if entries, err := os.ReadDir(filepath.Join(folder, liveFolder)); err != nil || len(entries) > 0 {
		t.Errorf("there is still %v, %v", entries, err)
	}
}

// A reader that another program has open keeps the log from being emptied; that is told.
func TestTracesAreTold(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	secretive(t, folder, "c")
	other := read(t, folder)
	rows, err := other.db.QueryContext(t.Context(), "SELECT step FROM phase")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if !rows.Next() {
		t.Fatal("there is no phase")
	}
	var traces *TracesError
	if _, err := read(t, folder).Delete(t.Context(), t.TempDir(), Target{Client: "c"}); !errors.As(err, &traces) {
		t.Errorf("%v, want a *TracesError", err)
	}
}
