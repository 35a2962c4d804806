package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"presshold/internal/file"
)

// Target is what to delete: one session, or a client with all of theirs.
type Target struct {
	ID     int64  // of a session; 0 for the one that began last, unless there is a client
	Client string // code; "" for none
}

// Doomed is what a deletion takes, from everywhere it stands.
type Doomed struct {
	Client   string    // code, whose row goes as well; "" if only a session goes
	Sessions []Session // without their details
	Points   int
	Phases   int
	Marks    int
	Files    []string // saved sessions that the journal could not take
	// Protocols are those, as they were run, that no other session used.
	Protocols int
	// Left are files beside the journal that may hold the same and that are left alone.
	Left []string

	protocols []any
	ids       []any
	clients   []int64 // rows of the client
}

// Deletion tells what [Store.Delete] would take. The refuge is where sessions are saved
// that the journal can't take.
func (s *Store) Deletion(ctx context.Context, refuge string, what Target) (Doomed, error) {
	var d Doomed
	err := s.look(ctx, func(r *reader) { d = r.doomed(what) })
	if err != nil {
		return d, err
	}
	if d.Files, err = saved(refuge, d); err != nil {
		return d, err
	}
	d.Left, err = beside(s.path)
	return d, err
}

// doomed finds the rows that a deletion takes.
func (r *reader) doomed(what Target) Doomed {
	var d Doomed
	var ids []int64
	if what.Client == "" {
		ids = []int64{r.resolve(what.ID)}
	} else {
		d.clients = r.clients(what.Client)
		if r.err == nil && len(d.clients) == 0 {
			r.err = refuse("there is no client %q in the record", what.Client)
			return d
		}
		r.each(func(scan func(...any)) { scan(&d.Client) }, "SELECT code FROM client WHERE id = ?", d.clients[0])
		ids = r.ids("SELECT id FROM session WHERE client "+oneOf(d.clients)+" ORDER BY began, id", anys(d.clients)...)
	}
	for rest := ids; len(rest) > 0 && r.err == nil; {
		n := min(len(rest), batch)
		d.Sessions = append(d.Sessions, r.sessions(rest[:n])...)
		for _, count := range []struct {
			to    *int
			table string
		}{{&d.Points, "point"}, {&d.Phases, "phase"}, {&d.Marks, "mark"}} {
			r.each(func(scan func(...any)) {
				var n int
				scan(&n)
				*count.to += n
			}, "SELECT count(*) FROM "+count.table+" WHERE session IN ("+placeholders(n)+")", anys(rest[:n])...)
		}
		rest = rest[n:]
	}
	d.ids = anys(ids)
	r.own(&d)
	return d
}

// own finds the protocols that nothing but the doomed sessions used.
func (r *reader) own(d *Doomed) {
	list, err := json.Marshal(d.ids)
	if err != nil && r.err == nil {
		r.err = err
	}
	for _, id := range r.ids(`SELECT DISTINCT protocol FROM point WHERE session IN (SELECT value FROM json_each(?1)) AND protocol NOT IN (
		SELECT protocol FROM point WHERE protocol IS NOT NULL AND session NOT IN (SELECT value FROM json_each(?1)))`, string(list)) {
		d.protocols = append(d.protocols, id)
	}
	d.Protocols = len(d.protocols)
}

// saved finds the files of doomed sessions that the journal could not take.
func saved(refuge string, d Doomed) ([]string, error) {
	entries, err := os.ReadDir(refuge)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look for saved sessions: %w", err)
	}
	var found []string
	for _, e := range entries {
		uid, ok := strings.CutPrefix(strings.TrimSuffix(e.Name(), unsavedExt), unsavedPrefix)
		if !ok || !strings.HasSuffix(e.Name(), unsavedExt) {
			continue
		}
		name := filepath.Join(refuge, e.Name())
		theirs := slices.ContainsFunc(d.Sessions, func(s Session) bool { return s.uid == uid })
		if !theirs && d.Client != "" {
			if theirs, err = savedOf(name, d.Client); err != nil {
				return nil, fmt.Errorf("look for saved sessions: %w", err)
			}
		}
		if theirs {
			found = append(found, name)
		}
	}
	return found, nil
}

// savedOf tells whether a saved session is a client's. Its first line says so.
func savedOf(name, client string) (bool, error) {
	f, err := file.Open(name)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }()
	var head struct{ Client string }
	read := json.NewDecoder(f).Decode(&head) // a file that is no JSON is none of ours
	return read == nil && clientKey(head.Client) == clientKey(client), nil
}

// asidePrefix is how the names begin of journals that the program keeps aside.
const asidePrefix = "journal-"

// beside lists what the program keeps beside a journal: damaged ones, and those that
// were replaced.
func beside(path string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("look for journals that were kept aside: %w", err)
	}
	var found []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), asidePrefix) {
			found = append(found, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	return found, nil
}

// Delete deletes a session, or a client with all of theirs, so that nothing of it stays
// in the files of the program, and returns what it took. A session that goes on is a
// *RequestError. Where another program reads meanwhile the error is a *TracesError.
//
// It overwrites what it deletes. What that means on the medium is for the file system
// and the drive to say: it is no secure erasure.
func (s *Store) Delete(ctx context.Context, refuge string, what Target) (Doomed, error) {
	d, err := s.Deletion(ctx, refuge, what)
	if err != nil {
		return d, err
	}
	locks, err := s.seize(d)
	if err != nil {
		return d, err
	}
	defer func() {
		for _, l := range locks {
			l.drop()
		}
	}()
	if err := s.change(ctx, func(w *writer) {
		now := w.doomed(what)
		if !slices.Equal(now.ids, d.ids) {
			w.fail(refuse("something else was recorded or deleted meanwhile: try again"))
		}
		w.erase(now)
	}); err != nil {
		return d, err
	}
	for _, l := range locks {
		l.release()
	}
	locks = nil
	for _, name := range d.Files {
		err = errors.Join(err, wipe(name))
	}
	return d, errors.Join(err, s.scrub(ctx))
}

// seize locks the doomed sessions that never came to their end.
func (s *Store) seize(d Doomed) ([]*lock, error) {
	var locks []*lock
	for _, one := range d.Sessions {
		if !one.Open {
			continue
		}
		l, err := acquire(filepath.Dir(s.path), one.uid)
		if l == nil && err == nil {
			err = refuse("session %d goes on in another program: end it first", one.ID)
		}
		if err != nil {
			for _, l := range locks {
				l.drop()
			}
			return nil, err
		}
		locks = append(locks, l)
	}
	return locks, nil
}

// erase deletes the rows.
func (w *writer) erase(d Doomed) {
	for _, id := range d.ids {
		w.do("DELETE FROM session WHERE id = ?", id) // what belongs to it goes with it
	}
	for _, id := range d.protocols {
		w.do("DELETE FROM protocol WHERE id = ?", id)
	}
	for _, id := range d.clients {
		w.do("DELETE FROM client WHERE id = ?", id)
	}
}

// wipe overwrites a file before it goes.
func wipe(name string) error {
	f, err := file.Update(name)
	if err != nil {
		return fmt.Errorf("delete a saved session: %w", err)
	}
	info, err := f.Stat()
	if err == nil {
		_, err = io.CopyN(f, zeros{}, info.Size())
	}
	err = errors.Join(err, f.Sync(), f.Close(), os.Remove(name))
	if err != nil {
		return fmt.Errorf("delete a saved session: %w", err)
	}
	return nil
}

// zeros are read without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// TracesError tells that what was deleted may still stand in files.
type TracesError struct{ Path string }

func (e *TracesError) Error() string {
	return fmt.Sprintf("it is deleted, but another program has the journal open: traces may stay in %s and %s-wal until that program has ended", e.Path, e.Path)
}

// scrub leaves no free page in the journal, and nothing in its log.
func (s *Store) scrub(ctx context.Context) error {
	err := retry(ctx, func() error {
		_, err := s.db.ExecContext(ctx, "VACUUM")
		return err
	})
	if err == nil {
		err = retry(ctx, func() error {
			var blocked, pages, done int
			err := s.db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&blocked, &pages, &done)
			if err == nil && blocked != 0 {
				return errBusy
			}
			return err
		})
	}
	if isBusy(err) {
		return &TracesError{s.path}
	}
	if err != nil {
		return s.wrap("write", err)
	}
	return nil
}
