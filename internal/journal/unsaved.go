package journal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"presshold/internal/file"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

// UnsavedError is a session that could not be recorded, and where it is kept instead.
type UnsavedError struct {
	Err  error  // why
	Path string // of the file that holds it instead; "" if that could not be written either
	Text []byte // JSON lines; only without a path

	uid string
}

func (e *UnsavedError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf(english.UnsavedShown, e.Err)
	}
	return fmt.Sprintf(english.UnsavedKept, e.Err, e.Path)
}

func (e *UnsavedError) Unwrap() error { return e.Err }

// The names of files that hold what could not be written into the journal.
const (
	unsavedPrefix = "unsaved-"
	unsavedExt    = ".jsonl"
)

// UnsavedUID is the name of the session in an unsaved file, from the name of the file; "" for
// any other file.
func UnsavedUID(path string) string {
	uid, ok := strings.CutPrefix(filepath.Base(path), unsavedPrefix)
	uid, ends := strings.CutSuffix(uid, unsavedExt)
	if !ok || !ends {
		return ""
	}
	return uid
}

// unsavedFormat is the version of such a file. It goes up when a field changes its meaning or is
// removed.
const unsavedFormat = 2

// maxUnsaved is far more than the longest session takes, in bytes.
const maxUnsaved = 256 << 20

// unsavedHead is the first line of such a file. The turns follow, one per line.
type unsavedHead struct {
	Format int `json:"format"`
	header

	Written  int      `json:"written"` // number of turns in the journal
	Progress progress `json:"progress"`
}

// unsaved returns a session that could not be recorded, with all turns.
func (r *Recorder) unsaved(e *entry, why error) *UnsavedError {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	e.came.Cause = r.cause
	err := enc.Encode(unsavedHead{unsavedFormat, e.header, e.written, e.came})
	for _, t := range e.told {
		err = errors.Join(err, enc.Encode(t))
	}
	return &UnsavedError{Err: errors.Join(why, err), Text: b.Bytes(), uid: e.header.UID}
}

// write writes it into a new file for its owner alone, completely or not at all.
func (e *UnsavedError) write(folder string) {
	path := filepath.Join(folder, unsavedPrefix+e.uid+unsavedExt)
	err := file.MakeFolder(folder)
	if err == nil {
		err = file.Writing{}.Data(path, e.Text)
	}
	if err == nil {
		e.Path, e.Text = path, nil
	}
}

// rescueTime is how long rescue waits for a disk that has not responded.
const rescueTime = time.Second

var errSilent = errors.New(english.JournalDiskSilent)

// rescue saves what the journal has not taken while the goroutine still waits for the disk. What
// can't be saved in time is returned.
func (r *Recorder) rescue() []error {
	r.mu.Lock()
	problems := slices.Clone(r.changed)
	var lost []*UnsavedError
	for _, e := range r.pending {
		if e.written < len(e.told) {
			lost = append(lost, r.unsaved(e, errSilent))
		}
	}
	r.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), rescueTime)
	defer cancel()
	for _, unsaved := range lost {
		written := make(chan UnsavedError, 1)
		guard.Go(func() {
			one := *unsaved
			r.save(&one)
			written <- one
		}, nil)
		select {
		case one := <-written:
			problems = append(problems, &one)
		case <-ctx.Done():
			problems = append(problems, unsaved)
		}
	}
	return problems
}

// unsavedFiles lists the files in a folder that hold sessions which could not be recorded.
func unsavedFiles(unsaved string) ([]string, error) {
	entries, err := file.ReadFolder(unsaved)
	if err != nil && !errors.Is(err, syscall.ENOTDIR) {
		return nil, fmt.Errorf(english.UnsavedCheck, err)
	}
	var found []string
	for _, e := range entries {
		if UnsavedUID(e.Name()) != "" {
			found = append(found, filepath.Join(unsaved, e.Name()))
		}
	}
	return found, nil
}

func readUnsaved(path string) (*entry, error) {
	text, err := file.Read(path, maxUnsaved)
	if err != nil {
		return nil, err
	}
	var head unsavedHead
	dec := json.NewDecoder(bytes.NewReader(text))
	if err := dec.Decode(&head); err != nil {
		return nil, err
	}
	e := &entry{header: head.header}
	switch uid := UnsavedUID(path); {
	case head.Format != unsavedFormat:
		return nil, errors.New(english.UnsavedOther)
	case head.UID != uid:
		return nil, errors.New(english.UnsavedName)
	case !canFollow(head.Plan):
		return nil, errors.New(english.UnsavedNoPlan)
	}
	for {
		var t turn
		if err := dec.Decode(&t); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		for _, happened := range t.Events {
			if happened.Point < 0 || happened.Point > len(head.Plan.Points) {
				return nil, fmt.Errorf(english.UnsavedNoPoint, happened.Point)
			}
		}
		e.turns = append(e.turns, t)
		e.over = e.over || ends(t)
	}
	if len(e.turns) == 0 || head.Written < 0 || head.Written > len(e.turns) {
		return nil, errors.New(english.UnsavedNoEvents)
	}
	e.written, e.came = head.Written, head.Progress
	return e, nil
}

// Taken is a session that could not be recorded when it was held, and is recorded now.
type Taken struct {
	ID    int64
	Began time.Time
	Title string // of the protocol or treatment
	Over  bool   // it came to its end; if not, it is found as interrupted
}

// TakeIn records the sessions that could not be recorded when they were held, and deletes their
// files. A file without such a session, or with one that another program is running, stays as it
// is.
func TakeIn(ctx context.Context, o Options) ([]Taken, error) {
	files, err := unsavedFiles(o.UnsavedFolder)
	if len(files) == 0 {
		return nil, err
	}
	s, err := open(ctx, o.Folder)
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.Close() }() // what was taken has reached the disk
	var all []Taken
	for _, name := range files {
		e, errOne := readUnsaved(name)
		if errOne != nil {
			continue
		}
		id, errOne := s.takeIn(ctx, e, o)
		if errOne == nil && id != 0 {
			errOne = wipe(name)
			all = append(all, Taken{id, e.header.Began, e.header.Plan.Name, e.over})
		}
		err = errors.Join(err, errOne)
	}
	return all, err
}

// takeIn writes what the journal lacks of a session, and returns its number; 0 if another
// program is running it.
func (s *Store) takeIn(ctx context.Context, e *entry, o Options) (id int64, err error) {
	l, err := acquire(o.Folder, e.header.UID)
	if l == nil {
		return 0, err
	}
	defer l.drop()
	written := e.written
	err = s.change(ctx, func(w *writer) {
		e.written = w.standing(e, written)
		id = e.write(w, o.File)
	})
	switch {
	case err != nil:
	case e.over:
		l.release()
	default:
		l.restore(e.came)
	}
	return id, err
}

// standing returns how many turns of a session the journal holds: all, those that were written before
// the rest was saved, or none if it holds something else.
func (w *writer) standing(e *entry, written int) int {
	var id int64
	open := false
	var rows counts
	w.one("SELECT id, open, "+countRows("session.id")+" FROM session WHERE uid = ?", []any{e.header.UID},
		&id, &open, &rows.phases, &rows.rounds, &rows.marks)
	for _, n := range []int{len(e.turns), written} {
		over := slices.ContainsFunc(e.turns[:n], ends)
		e.rows = writtenSoFar(e.header, id, e.turns[:n])
		if id != 0 && open != over && e.rows.counts == rows {
			return n
		}
	}
	e.rows = nil
	return 0
}
