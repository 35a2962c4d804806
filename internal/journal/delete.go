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

// Target is what to delete: one session, or a client with all of theirs.
type Target struct {
	ID     int64  // of a session; 0 for the one that began last, unless there is another target
	Client string // code; "" for none
	UID    string // of a session that stands in an unsaved file only, as the file is called; "" for none
	// Practice is all drills and answers, with the readings of gauges; then no session goes.
	Practice bool
}

// Deleted is what a deletion takes, from everywhere it stands.
type Deleted struct {
	Client   string    // code, whose row goes as well; "" if only a session goes
	Sessions []Session // without their details
	Points   int
	Phases   int
	Marks    int
	Drills   int
	Answers  int
	Files    []string // unsaved sessions, which the journal could not take
	// Protocols are those, as they were run, that no other session used.
	Protocols int
	// Left are files beside the journal that may hold the same and that are left alone.
	Left []string
	// Unfinished says that an earlier deletion was broken off: rows that it deleted have
	// still to be overwritten.
	Unfinished bool

	protocols []any
	ids       []any
	clients   []int64 // rows of the client
}

// Deletion tells what [Store.Delete] would take. The unsaved is where sessions are saved
// that the journal can't take.
func (s *Store) Deletion(ctx context.Context, unsaved string, what Target) (Deleted, error) {
	var d Deleted
	err := s.look(ctx, func(r *reader) {
		d = r.deleted(what)
		absent := r.err
		if errors.As(absent, new(*RequestError)) { // it may stand in files
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

// deleted finds the rows that a deletion takes.
func (r *reader) deleted(what Target) Deleted {
	var d Deleted
	var ids []int64
	switch {
	case what.Practice:
		r.one("SELECT (SELECT count(*) FROM drill), (SELECT count(*) FROM answer)", nil, &d.Drills, &d.Answers)
		if r.err == nil && d.Drills+d.Answers == 0 {
			r.err = refuse(english.NoPractice)
		}
	case what.UID != "":
		if ids = values[int64](r, "SELECT id FROM session WHERE uid = ?", what.UID); r.err == nil && len(ids) == 0 {
			r.err = refuse(english.NoSessionNamed, what.UID)
		}
	case what.Client == "":
		if id := r.resolve(what.ID); id != 0 {
			ids = []int64{id}
		}
	default:
		d.clients = r.clients(what.Client)
		if r.err == nil && len(d.clients) == 0 {
			r.err = refuse(english.NoClientNamed, what.Client)
		}
		if r.err != nil {
			return d
		}
		r.one("SELECT code FROM client WHERE id = ?", []any{d.clients[0]}, &d.Client)
		ids = values[int64](r, "SELECT id FROM session WHERE client "+oneOf(d.clients)+" ORDER BY began, id", toArgs(d.clients)...)
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
			}, "SELECT count(*) FROM "+count.table+" WHERE session IN ("+placeholders(n)+")", toArgs(rest[:n])...)
		}
		rest = rest[n:]
	}
	d.ids = toArgs(ids)
	r.findProtocols(&d)
	return d
}

// findProtocols finds the protocols that nothing but the doomed sessions used.
func (r *reader) findProtocols(d *Deleted) {
	list, err := json.Marshal(d.ids)
	if err != nil && r.err == nil {
		r.err = err
	}
	for _, id := range values[int64](r, `SELECT DISTINCT protocol FROM point WHERE session IN (SELECT value FROM json_each(?1)) AND protocol IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM point other WHERE other.protocol = point.protocol AND other.session NOT IN (SELECT value FROM json_each(?1)))`, string(list)) {
		d.protocols = append(d.protocols, id)
	}
	d.Protocols = len(d.protocols)
}

// find finds the unsaved files of doomed sessions, and of a client who may stand nowhere
// else.
func (d *Deleted) find(unsaved string, what Target) error {
	files, err := unsavedFiles(unsaved)
	for _, name := range files {
		uid := UnsavedUID(name)
		theirs := uid == what.UID || slices.ContainsFunc(d.Sessions, func(s Session) bool { return s.uid == uid })
		if !theirs {
			if theirs, err = unsavedOf(name, what.Client); err != nil {
				return fmt.Errorf("look for unsaved sessions: %w", err)
			}
		}
		if theirs {
			d.Files = append(d.Files, name)
		}
	}
	return err
}

// unsavedOf tells whether an unsaved session is a client's, which its first line says; or
// whether it is the rest of a file of which a deletion was broken off.
func unsavedOf(name, client string) (bool, error) {
	f, err := file.Open(name)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }() // it was only read
	first := make([]byte, 1)
	if n, _ := f.ReadAt(first, 0); n == 1 && first[0] == 0 { // JSON has none
		return true, nil
	}
	var head struct{ Client string }
	read := json.NewDecoder(f).Decode(&head) // a file that is no JSON is none of ours
	return read == nil && client != "" && clientKey(head.Client) == clientKey(client), nil
}

// Delete deletes a session, or a client with all of theirs, so that nothing of it stays
// in the files of the program, and returns what it took. A session that goes on is a
// *RequestError. Where another program reads meanwhile the error is a *TracesError.
//
// It can be broken off at any moment and be repeated: files go first, for the journal tells
// whose they are; then the rows, all at once; and that these have still to be overwritten
// stands in the journal until it is done.
//
// It overwrites what it deletes. What that means on the medium is for the file system
// and the drive to say: it is no secure erasure.
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
	sessions := []int64{}
	for _, one := range d.Sessions {
		sessions = append(sessions, one.ID)
	}
	if d.Unfinished || d.Drills+d.Answers > 0 {
		sessions = nil // traces may be of others
	}
	return d, s.scrub(ctx, sessions)
}

// stepped tells of a step of a deletion, which fails where a test wants it to.
func (s *Store) stepped(name string) error {
	if s.step == nil {
		return nil
	}
	return s.step(name)
}

// lockOpen locks the doomed sessions that never came to their end.
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

// rows tells whether anything goes from the journal.
func (d Deleted) rows() bool { return len(d.ids)+len(d.clients)+d.Drills+d.Answers > 0 }

// erase deletes the rows.
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
