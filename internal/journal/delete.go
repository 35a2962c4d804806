package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// Target is what to delete: one session, or a client with all their sessions, or all practice.
type Target struct {
	ID     int64  // of a session; 0 for the one that began last, unless there is another target
	Client string // code; "" for none
	UID    string // of a session in an unsaved file, from its name; "" for none
	// Practice is all drills and answers, with the readings of gauges, and no session.
	Practice bool
}

// Deleted is what a deletion removes, from the journal and from files.
type Deleted struct {
	Client   string    // code of a client whose row is removed; "" for none
	Sessions []Session // without their details
	Points   int
	Phases   int
	Marks    int
	Drills   int
	Answers  int
	Files    []string // unsaved sessions, which the journal could not take
	// Protocols is the number of recorded protocols that no other session used.
	Protocols int
	// Left are files beside the journal that may hold the same data, and are left alone.
	Left []string
	// Unfinished reports that an earlier deletion was interrupted: its rows have yet to be
	// overwritten.
	Unfinished bool

	ids, protocols, clients []int64 // of the rows
}

// Deletion returns what [Store.Delete] would remove. unsaved is the folder for sessions that
// could not be recorded.
func (s *Store) Deletion(ctx context.Context, unsaved string, what Target) (Deleted, error) {
	var d Deleted
	err := s.look(ctx, func(r *reader) {
		d = r.deleted(what)
		absent := r.err
		if errors.As(absent, new(*RequestError)) { // there may be unsaved files
			r.err = nil
		}
		d.Unfinished = r.pending()
		if r.err == nil {
			r.err = d.find(unsaved, what)
		}
		if r.err == nil && len(d.Files) == 0 && !d.Unfinished {
			r.err = absent
		}
	})
	if err != nil {
		return d, err
	}
	d.Left, err = beside(s.path)
	return d, err
}

func (r *reader) deleted(what Target) Deleted {
	var d Deleted
	var ids []int64
	switch {
	case what.Practice:
		r.one("SELECT (SELECT count(*) FROM drill), (SELECT count(*) FROM answer)", nil, &d.Drills, &d.Answers)
		if d.Drills+d.Answers == 0 {
			r.fail(refuse(english.NoPractice))
		}
	case what.UID != "":
		if ids = values[int64](r, "SELECT id FROM session WHERE uid = ?", what.UID); len(ids) == 0 {
			r.fail(refuse(english.NoSessionNamed, what.UID))
		}
	case what.Client == "":
		if id := r.resolve(what.ID); id != 0 {
			ids = []int64{id}
		}
	default:
		if d.clients = r.knownClient(what.Client); r.err != nil {
			return d
		}
		r.one("SELECT code FROM client WHERE id = ?", []any{d.clients[0]}, &d.Client)
		ids = values[int64](r, "SELECT id FROM session WHERE client "+oneOf(d.clients)+" ORDER BY began, id", toArgs(d.clients)...)
	}
	for part := range slices.Chunk(ids, batch) {
		d.Sessions = append(d.Sessions, r.sessions(part)...)
	}
	d.ids = ids
	list, err := json.Marshal(ids)
	r.fail(err)
	const theirs = " WHERE session IN (SELECT value FROM json_each(?1))"
	r.one("SELECT (SELECT count(*) FROM point"+theirs+"), (SELECT count(*) FROM phase"+theirs+"), (SELECT count(*) FROM mark"+theirs+")",
		[]any{string(list)}, &d.Points, &d.Phases, &d.Marks)
	d.protocols = values[int64](r, "SELECT DISTINCT protocol FROM point"+theirs+` AND protocol IS NOT NULL AND NOT EXISTS
		(SELECT 1 FROM point other WHERE other.protocol = point.protocol AND other.session NOT IN (SELECT value FROM json_each(?1)))`, string(list))
	d.Protocols = len(d.protocols)
	return d
}

// find finds the unsaved files of the deleted sessions or client. A client may exist only there.
func (d *Deleted) find(unsaved string, what Target) error {
	files, err := unsavedFiles(unsaved)
	for _, name := range files {
		uid := UnsavedUID(name)
		theirs := uid == what.UID || slices.ContainsFunc(d.Sessions, func(s Session) bool { return s.uid == uid })
		if !theirs {
			if theirs, err = unsavedOf(name, what.Client); err != nil {
				return fmt.Errorf(english.UnsavedCheck, err)
			}
		}
		if theirs {
			d.Files = append(d.Files, name)
		}
	}
	return err
}

// unsavedOf reports whether an unsaved session is a client's, as its first line says, or a file
// left by an interrupted deletion.
func unsavedOf(name, client string) (bool, error) {
	f, err := file.Open(name)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }() // it was only read
	first := make([]byte, 1)
	if n, _ := f.ReadAt(first, 0); n == 1 && first[0] == 0 { // a JSON text never begins with a zero byte
		return true, nil
	}
	var head struct{ Client string }
	read := json.NewDecoder(f).Decode(&head) // the program wrote no file that is not JSON
	return read == nil && client != "" && clientKey(head.Client) == clientKey(client), nil
}

// Delete deletes a target so that nothing of it remains in the files of the program, and returns
// what it removed. Deleting a session that is still running is a *RequestError. If another
// program reads meanwhile, the error is a *TracesError.
//
// It can be interrupted at any moment and repeated: files go first, because the journal tells
// whose they are; then all rows at once. The journal notes that they have yet to be overwritten
// until that is done.
//
// Deleted data is overwritten. What that means on the medium is up to the file system and the
// drive: it is not secure erasure.
func (s *Store) Delete(ctx context.Context, unsaved string, what Target) (Deleted, error) {
	d, err := s.Deletion(ctx, unsaved, what)
	if err != nil {
		return d, err
	}
	locks, err := s.lockOpen(d)
	if err != nil {
		return d, err
	}
	defer func() {
		for _, l := range locks {
			l.drop()
		}
	}()
	for _, name := range d.Files {
		err := s.stepped("file")
		if err == nil {
			err = wipe(name)
		}
		if err != nil {
			return d, err
		}
	}
	if d.rows() {
		err = s.change(ctx, func(w *writer) {
			w.fail(s.stepped("rows"))
			now := w.deleted(what)
			if !slices.Equal(now.ids, d.ids) {
				w.fail(refuse(english.RecordChanged))
			}
			w.erase(now)
		})
	}
	if err != nil {
		return d, err
	}
	for _, l := range locks {
		l.release()
	}
	locks = nil
	if !d.rows() && !d.Unfinished {
		return d, nil
	}
	if err := s.stepped("scrub"); err != nil {
		return d, err
	}
	return d, s.scrub(ctx)
}

// stepped lets a test fail a step of a deletion.
func (s *Store) stepped(name string) error {
	if s.step == nil {
		return nil
	}
	return s.step(name)
}

func (s *Store) lockOpen(d Deleted) ([]*lock, error) {
	var locks []*lock
	for _, one := range d.Sessions {
		if !one.Open {
			continue
		}
		l, err := acquire(filepath.Dir(s.path), one.uid)
		if l == nil && err == nil {
			err = refuse(english.SessionRunning, one.ID)
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

func (d Deleted) rows() bool { return len(d.ids)+len(d.clients)+d.Drills+d.Answers > 0 }

func (w *writer) erase(d Deleted) {
	if d.Drills+d.Answers > 0 {
		w.do("DELETE FROM drill") // the readings of gauges go with them
		w.do("DELETE FROM answer")
	}
	for _, id := range d.ids {
		w.uncount(id)
		w.do("DELETE FROM session WHERE id = ?", id) // what belongs to it goes with it
	}
	for _, id := range d.protocols {
		w.do("DELETE FROM protocol WHERE id = ?", id)
	}
	for _, id := range d.clients {
		w.do("DELETE FROM client WHERE id = ?", id)
	}
	w.do("INSERT OR IGNORE INTO pending VALUES (?)", scrubbing)
}
