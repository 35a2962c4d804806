package journal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

func wipe(name string) error {
	f, err := file.Update(name)
	if err != nil {
		return fmt.Errorf(english.UnsavedUndeleted, err)
	}
	info, err := f.Stat()
	if err == nil {
		_, err = f.Write(make([]byte, info.Size()))
	}
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Remove(name)
	}
	if err != nil {
		return fmt.Errorf(english.UnsavedUndeleted, err)
	}
	return nil
}

// scrubbing stands in the table pending until all deleted data is overwritten.
const scrubbing = "scrub"

func (r *reader) pending() (is bool) {
	r.one("SELECT EXISTS (SELECT 1 FROM pending WHERE what = ?)", []any{scrubbing}, &is)
	return is
}

// scrub removes what was deleted from the journal and its log. SQLite overwrites deleted rows,
// but copies of rows that it has moved between pages remain in the unused parts of pages. Some
// files are rebuilt instead: see rebuilds.
func (s *Store) scrub(ctx context.Context) error {
	err := s.emptyLog(ctx)
	if err == nil {
		var pages, free int64
		err = s.get(ctx, "SELECT page_count, freelist_count FROM pragma_page_count, pragma_freelist_count", &pages, &free)
		switch {
		case err != nil:
		case rebuilds(pages, free):
			err = s.rebuild(ctx)
		default:
			err = s.clearGaps(ctx)
		}
	}
	if err == nil {
		err = s.change(ctx, func(w *writer) { w.do("DELETE FROM pending WHERE what = ?", scrubbing) })
	}
	if err == nil {
		err = s.emptyLog(ctx)
	}
	if isBusy(err) {
		return &TracesError{s.path}
	}
	if err != nil {
		return s.wrap(english.JournalWrite, err)
	}
	return nil
}

func rebuilds(pages, free int64) bool {
	const small, most = 1 << 10, 6 << 10 // pages: 4 MB and 24 MB
	return pages <= small || free > pages/4 && pages-free <= most
}

func (s *Store) emptyLog(ctx context.Context) error {
	return retry(ctx, func() error {
		var blocked, pages, done int
		err := s.db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&blocked, &pages, &done)
		if err == nil && blocked != 0 {
			return errBusy
		}
		return err
	})
}

func (s *Store) rebuild(ctx context.Context) error {
	s.tell(english.Rebuilding, -1)
	return s.exec(ctx, "VACUUM")
}

// gapsAtOnce is how many pages are cleared in a transaction, which limits the size of the log.
const gapsAtOnce = 4000

// clearGaps overwrites the unused part of each page that holds data there.
func (s *Store) clearGaps(ctx context.Context) error {
	s.tell(english.Overwriting, -1)
	dirty, err := from(ctx, s, (*reader).dirtyPages)
	done := 0
	for part := range slices.Chunk(dirty, gapsAtOnce) {
		if err == nil {
			s.tell(english.Overwriting, float64(done)/float64(len(dirty)))
			err = s.change(ctx, func(w *writer) { w.clear(part) })
		}
		if err == nil {
			err = s.emptyLog(ctx)
		}
		done += len(part)
	}
	return err
}

// clear overwrites the unused part of pages.
func (w *writer) clear(pages []int64) {
	for _, page := range pages {
		var data []byte
		w.one("SELECT data FROM sqlite_dbpage WHERE pgno = ?", []any{page}, &data)
		if from, to := gap(data, page == 1); from < to { // it may have changed
			clear(data[from:to])
			w.do("UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?", data, page)
		}
	}
}
