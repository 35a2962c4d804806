package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// write writes to the journal what was told, as far as it can.
func (r *Recorder) write() {
	// If the journal was replaced meanwhile, everything is written again into the new one.
	for try := 0; r.pass() && try < openTries; try++ {
		continue
	}
}

// pass writes what is missing of each session. It reports whether to try again.
func (r *Recorder) pass() (again bool) {
	if r.store != nil && len(r.open) > 0 && r.store.replaced() {
		r.startAnew()
	}
	status := ""
	if r.replaced {
		status = english.JournalReplaced
	}
	rest := make([]*entry, 0, len(r.open))
	for _, e := range r.open {
		r.keepLocked(e)
		if e.written < len(e.turns) {
			if e.err = r.commit(e); e.err == nil {
				if r.replaced && !r.moved {
					r.moved = true
					r.tell(fmt.Errorf(english.JournalMoved, Path(r.opts.Folder)))
				}
				r.committed(e)
			}
		}
		switch {
		case e.err != nil:
			status = english.NotRecorded
		case e.over:
			if e.lock != nil {
				e.lock.release()
				e.lock = nil
			}
			continue
		}
		rest = append(rest, e)
	}
	r.open = rest
	if len(rest) == 0 {
		r.replaced = false
	}
	r.mu.Lock()
	r.status = status
	r.pending = slices.DeleteFunc(r.pending, func(e *entry) bool { return e.over && e.written == len(e.told) })
	close(r.passed)
	r.passed = make(chan struct{})
	r.mu.Unlock()
	return slices.ContainsFunc(rest, func(e *entry) bool { return e.err == nil && e.written < len(e.turns) })
}

// commit writes the turns of a session. If the journal turns out to be damaged, it is kept
// aside, and a new one begins with this session.
func (r *Recorder) commit(e *entry) error {
	err := r.try(e)
	var damaged *DamagedError
	if !errors.As(err, &damaged) {
		return err
	}
	r.closeStore()
	if err = r.startOver(e); !errors.As(err, &damaged) {
		return err // another program replaced it, or only SQLite's cache was damaged
	}
	r.closeStore()
	kept, errAside := keepAside(r.opts.Folder)
	if errAside != nil {
		return errors.Join(err, errAside)
	}
	if kept != "" {
		r.tell(fmt.Errorf(english.JournalSetAside, kept))
	}
	return r.startOver(e)
}

// tell notes for Close what has become of the journal.
func (r *Recorder) tell(what error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changed = append(r.changed, what)
}

func (r *Recorder) startOver(e *entry) error {
	r.restart(e)
	return r.try(e)
}

func (r *Recorder) closeStore() {
	if r.store != nil {
		_ = r.store.Close() // errors are expected: it is damaged
		r.store = nil
	}
}

// try writes the turns of a session that are not in the journal yet, all or none. If the journal
// is another one than before, it writes all turns.
func (r *Recorder) try(e *entry) error {
	for range openTries {
		if err := r.tryOnce(e); err != nil {
			return err
		}
		if !r.store.replaced() {
			r.wrote(e, len(e.turns))
			e.over = e.over || slices.ContainsFunc(e.turns, ends)
			return nil
		}
		r.startAnew()
		r.restart(e) // it may not be among the open ones
	}
	return fmt.Errorf(english.JournalReplacing, Path(r.opts.Folder))
}

func (r *Recorder) tryOnce(e *entry) error {
	if r.store == nil {
		store, err := open(context.Background(), r.opts.Folder)
		if err != nil {
			return err
		}
		r.store = store
	}
	return r.store.change(context.Background(), func(w *writer) {
		if e.in != r.store && e.written > 0 && !w.has(e) {
			r.restart(e)
		}
		e.in = r.store
		e.write(w, r.opts.File)
	})
}

// has reports whether this journal holds what was written of a session.
func (w *writer) has(e *entry) bool {
	found := int64(0)
	w.one("SELECT id FROM session WHERE uid = ?", []any{e.header.UID}, &found)
	return e.rows != nil && found == e.rows.id
}

// rowsAt returns a row writer in the state after the written turns. One that is further, because
// its transaction failed, is replaced.
func (e *entry) rowsAt(encode func(protocol.Protocol) ([]byte, error)) *rowWriter {
	id := int64(0)
	if e.rows != nil && e.written > 0 {
		id = e.rows.id
	}
	if id == 0 || e.rows.turns != e.written {
		e.rows = writtenSoFar(e.header, id, e.turns[:e.written])
	}
	e.rows.file = encode
	return e.rows
}

// write writes the turns that are not in the journal yet, and returns the number of the session.
func (e *entry) write(w *writer, encode func(protocol.Protocol) ([]byte, error)) int64 {
	rows := e.rowsAt(encode)
	for _, t := range e.turns[e.written:] {
		rows.write(w, t)
	}
	return rows.id
}

func ends(t turn) bool {
	return slices.ContainsFunc(t.Events, func(e session.Event) bool { return e.Kind == session.SessionEnd })
}

// opened are the files of an open journal, to notice that others have taken their place. SQLite
// keeps using the old ones.
type opened map[string]fs.FileInfo

func statFiles(folder string) opened {
	files := opened{}
	path, err := place(folder)
	if err != nil {
		return files
	}
	for _, ext := range []string{"", logExt, sharedExt} {
		if info, err := file.Stat(path + ext); err == nil {
			files[ext] = info
		}
	}
	return files
}

// replaced reports whether the open journal is no longer the one in its folder: the journal, its
// log or the folder was moved or removed, or a link leads elsewhere.
func (s *Store) replaced() bool {
	now := statFiles(filepath.Dir(s.path))
	for ext, was := range s.files {
		if there, ok := now[ext]; !ok || !os.SameFile(was, there) {
			return true
		}
	}
	return false
}

// startAnew leaves a journal that is no longer the one in its folder, so that all open sessions
// are written from their beginning into the new one.
func (r *Recorder) startAnew() {
	r.closeStore()
	r.replaced = true
	for _, e := range r.open {
		r.restart(e)
	}
}

// keepLocked locks a session, again if its lock was removed, and saves how far it has come.
// Without a lock it is recorded all the same: it only won't be found as interrupted if the process
// dies.
func (r *Recorder) keepLocked(e *entry) {
	if e.lock != nil && !e.lock.there() {
		e.lock.drop()
		e.lock = nil
	}
	if e.lock == nil && !e.over {
		e.lock, _ = acquire(r.opts.Folder, e.header.UID)
	}
	if e.lock != nil {
		e.lock.mark(e.at)
	}
}
