package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
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
	folder, unsaved := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "state")
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
		put(t, filepath.Join(unsaved, name), text)
	}
	aside := filepath.Join(folder, "journal-damaged-x.db")
	put(t, aside, "left alone")
	s := read(t, folder)
	what := Target{Client: "client-x1"}
	d, err := s.Deletion(t.Context(), unsaved, what)
	if err != nil {
		t.Fatal(err)
	}
	if d.Client != "Client-X1" || len(d.Sessions) != 2 || d.Points != 4 || d.Phases == 0 || d.Marks == 0 || d.Protocols != 1 ||
		!slices.Equal(d.Files, []string{filepath.Join(unsaved, "unsaved-1.jsonl")}) || !slices.Equal(d.Left, []string{aside}) {
		t.Fatalf("it would take %+v", d)
	}
	if len(holding(t, secret, folder, unsaved)) == 0 {
		t.Fatal("a dry run has deleted it already")
	}
	done, err := s.Delete(t.Context(), unsaved, what)
	if err != nil {
		t.Fatal(err)
	}
	if done.Points != d.Points || done.Phases != d.Phases || done.Protocols != d.Protocols || len(done.Files) != 1 {
		t.Errorf("it took %+v, and had said %+v", done, d)
	}
	for _, text := range []string{secret, "client-x1"} {
		if found := holding(t, text, folder, unsaved); found != nil {
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
	if _, err := s.Deletion(t.Context(), unsaved, what); err == nil || !strings.Contains(err.Error(), `there is no client "client-x1"`) {
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
		if _, err := s.Delete(t.Context(), t.TempDir(), what); err == nil || !strings.Contains(err.Error(), "session 1 is running in another program") {
			t.Error(err)
		}
	}
	d.r.Interrupt(session.Closed)
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

// A deletion that fails at any of its steps has deleted all or nothing of the rows, and
// succeeds once it is repeated: nothing is left then.
func TestADeletionCanBeRepeated(t *testing.T) {
	broken := errors.New("broken off")
	for _, at := range []string{"file", "rows", "scrub"} {
		for _, after := range []int{0, 1} { // how many such steps go well
			t.Run(fmt.Sprint(at, after), func(t *testing.T) {
				folder, unsaved := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "state")
				secretive(t, folder, "Client-X1")
				secretive(t, folder, "Client-X1")
				busy(t, folder, Run{Client: "other"})
				for _, uid := range []string{"1", "2"} {
					text := `{"uid":"` + uid + `","client":"client x1","note":"` + secret + "\"}\n"
					put(t, filepath.Join(unsaved, unsavedPrefix+uid+unsavedExt), text)
				}
				s, left := read(t, folder), after
				s.step = func(name string) error {
					if name == at {
						if left--; left < 0 {
							return broken
						}
					}
					return nil
				}
				_, err := s.Delete(t.Context(), unsaved, Target{Client: "client-x1"})
				if failed := errors.Is(err, broken); failed != (left < 0) {
					t.Fatalf("it says %v", err)
				}
				rows := s.query(t, "SELECT count(*) FROM session JOIN client ON client.id = client WHERE code = 'Client-X1'")
				if want := map[bool]string{true: "0", false: "2"}[at == "scrub" || err == nil]; rows[0] != want {
					t.Errorf("%s sessions are left, want %s", rows[0], want)
				}
				s.step = nil
				if err != nil {
					if _, err := s.Deletion(t.Context(), unsaved, Target{Client: "client-x1"}); err != nil {
						t.Errorf("a dry run says %v", err)
					}
					if _, err := s.Delete(t.Context(), unsaved, Target{Client: "client-x1"}); err != nil {
						t.Fatal(err)
					}
				}
				for _, text := range []string{secret, "client-x1"} {
					if found := holding(t, text, folder, unsaved); found != nil {
						t.Errorf("%q is still in %v", text, found)
					}
				}
				sane(t, s)
				if _, err := s.Delete(t.Context(), unsaved, Target{Client: "client-x1"}); err == nil {
					t.Error("there is still something to delete")
				}
			})
		}
	}
}

// Clients and sessions that stand in no journal but in unsaved files are reached, and so is
// a file of which an earlier deletion was broken off.
func TestDeletingWhatIsUnsaved(t *testing.T) {
	folder, unsaved := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "state")
	busy(t, folder, Run{Client: "other"})
	for name, text := range map[string]string{
		"unsaved-a1.jsonl": `{"uid":"a1","client":"C–017"}` + "\n",
		"unsaved-a2.jsonl": `{"uid":"a2"}` + "\n",
		"unsaved-a3.jsonl": "\x00\x00\x00",
		"unsaved-a4.jsonl": `{"uid":"a4","client":"other"}` + "\n",
	} {
		put(t, filepath.Join(unsaved, name), text)
	}
	s := read(t, folder)
	for _, tt := range []struct {
		what Target
		want []string
	}{
		{Target{Client: "c 017"}, []string{"unsaved-a1.jsonl", "unsaved-a3.jsonl"}},
		{Target{UID: "a2"}, []string{"unsaved-a2.jsonl"}},
	} {
		d, err := s.Delete(t.Context(), unsaved, tt.what)
		for i := range d.Files {
			d.Files[i] = filepath.Base(d.Files[i])
		}
		if err != nil || !slices.Equal(d.Files, tt.want) || len(d.Sessions) > 0 {
			t.Errorf("%+v: deleted are %v, %v", tt.what, d.Files, err)
		}
		if _, err := s.Delete(t.Context(), unsaved, tt.what); err == nil {
			t.Errorf("%+v: there is still something to delete", tt.what)
		}
	}
	if left, err := unsavedFiles(unsaved); err != nil || len(left) != 1 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// Where the file is not built anew, nothing of what was deleted is left either: not in the
// unused part of a page, where SQLite leaves copies as it moves rows from page to page.
func TestGapsAreCleared(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")
	generate(t, folder, 1500)
	s := read(t, folder)
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := s.db.ExecContext(t.Context(), query, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec("INSERT INTO client VALUES (1000, 'secretive', 1)")
	exec(`INSERT INTO session (uid, began, zone, client, name, title, treatment, speed, program, at, active, paused, open, ending, note)
		SELECT 's' || id, began + id * 7919 % 100000007, zone, 1000, ?1, ?1, 0, 1, 'x', 0, 0, 0, 0, 'plan', ?1 FROM session ORDER BY id * 7919 % 1500`, secret)
	exec(`INSERT INTO point (session, n, began, protocol, site, side, landmark)
		SELECT id, 1, began, 1, ? || id * 31 % 2000, 'left', '' FROM session WHERE client = 1000`, secret)
	if err := s.change(t.Context(), func(w *writer) { w.sumUp() }); err != nil {
		t.Fatal(err)
	}
	pages := s.query(t, "SELECT page_count FROM pragma_page_count")
	if _, err := s.Delete(t.Context(), t.TempDir(), Target{Client: "secretive"}); err != nil {
		t.Fatal(err)
	}
	if found := holding(t, secret, folder); found != nil {
		t.Errorf("it is still in %v", found)
	}
	if got := s.query(t, "SELECT page_count FROM pragma_page_count"); got[0] != pages[0] {
		t.Errorf("the file was built anew: %v pages of %v", got, pages)
	}
	sane(t, s)
}

// A reader that another program has open keeps the log from being emptied; that is told.
func TestTracesAreTold(t *testing.T) {
	t.Parallel()
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

func TestRebuilds(t *testing.T) {
	for _, tt := range []struct {
		pages, free int64
		want        bool
	}{
		{1, 0, true},
		{1 << 10, 0, true},
		{1<<10 + 1, 0, false},
		{4000, 1000, false},
		{4000, 1001, true},
		{8 << 10, 2<<10 + 1, true},
		{9 << 10, 3<<10 - 1, false},
		{9 << 10, 3 << 10, true},
		{70000, 30000, false},
		{70000, 65000, true},
	} {
		if got := rebuilds(tt.pages, tt.free); got != tt.want {
			t.Errorf("%d pages, %d free: %v", tt.pages, tt.free, got)
		}
	}
}

// put writes a file for its owner alone.
func put(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
