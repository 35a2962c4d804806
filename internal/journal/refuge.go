package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"presshold/internal/file"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// UnsavedError tells what could not be written into the journal, and where it is
// instead.
type UnsavedError struct {
	Err  error  // why
	Path string // of the file that holds it instead; "" if that could not be written either
	Text []byte // JSON lines; only without a path
}

func (e *UnsavedError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("the session was not recorded: %v; what happened in it follows", e.Err)
	}
	return fmt.Sprintf("the session was not recorded: %v; what happened in it is kept in %s", e.Err, e.Path)
}

func (e *UnsavedError) Unwrap() error { return e.Err }

// The names of files that hold what could not be written into the journal.
const (
	unsavedPrefix = "unsaved-"
	unsavedExt    = ".jsonl"
)

// save keeps a session that could not be written, as JSON lines: what is known of it,
// then its turns.
func (r *Recorder) save(e *entry) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	err := enc.Encode(struct {
		UID     string           `json:"uid"`
		Began   time.Time        `json:"began"`
		Program string           `json:"program"`
		Client  string           `json:"client,omitempty"`
		Speed   session.Speed    `json:"speed"`
		Name    string           `json:"name"`
		Points  []protocol.Point `json:"points"`
	}{e.header.UID, e.header.Began, e.header.Program, e.header.Client, e.header.Speed, e.header.Plan.Name, e.header.Plan.Points})
	for _, t := range e.turns {
		err = errors.Join(err, enc.Encode(t))
	}
	unsaved := &UnsavedError{Err: errors.Join(e.err, err)}
	unsaved.Path, err = writeNew(filepath.Join(r.opts.Refuge, unsavedPrefix+e.header.UID+unsavedExt), b.Bytes())
	if err != nil {
		unsaved.Text = b.Bytes()
	}
	return unsaved
}

// writeNew writes a new file for its owner alone, and returns its name.
func writeNew(path string, text []byte) (string, error) {
	if err := file.MakeFolder(filepath.Dir(path)); err != nil {
		return "", err
	}
	if err := (file.Writing{}).Data(path, text); err != nil {
		return "", err
	}
	return path, nil
}
