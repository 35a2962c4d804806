package journal

import (
	"io/fs"
	"os"
	"path/filepath"

	"presshold/internal/file"
)

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

// relock locks a session again if its lock was moved or removed.
func (r *Recorder) relock(e *entry) {
	if e.lock == nil || e.lock.there() {
		return
	}
	e.lock.drop()
	e.lock, _ = acquire(r.opts.Folder, e.header.UID) // see addOpen
}
