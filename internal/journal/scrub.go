package journal

import (
	"context"
	"errors"
	"fmt"
	"os"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

func wipe(name string) error {
	f, err := file.Update(name)
	if err != nil {
		return fmt.Errorf("delete an unsaved session: %w", err)
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
		return fmt.Errorf("delete an unsaved session: %w", err)
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
// files are rebuilt instead: see rebuilds. sessions is nil if it is unknown which were deleted.
func (s *Store) scrub(ctx context.Context, sessions []int64) error {
	err := s.emptyLog(ctx)
	if err == nil {
		var pages, free int64
		err = s.get(ctx, "SELECT page_count, freelist_count FROM pragma_page_count, pragma_freelist_count", &pages, &free)
		switch {
		case err != nil:
		case rebuilds(pages, free):
			err = s.rebuild(ctx)
		default:
			err = s.clearGaps(ctx, sessions)
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

// clearGaps overwrites the unused part of each page that may hold data of the sessions.
func (s *Store) clearGaps(ctx context.Context, sessions []int64) error {
	const doing = english.Overwriting
	s.tell(doing, -1)
	dirty, err := s.dirtyPages(ctx, sessions)
	for n := 0; n < len(dirty) && err == nil; n += gapsAtOnce {
		s.tell(doing, float64(n)/float64(len(dirty)))
		err = s.change(ctx, func(w *writer) {
			for _, page := range dirty[n:min(n+gapsAtOnce, len(dirty))] {
				pages := pageReader{&w.reader}
				data := pages.page(page)
				if from, to := gap(data, page == 1); w.err == nil && from < to { // it may have changed
					clear(data[from:to])
					w.do("UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?", data, page)
				}
			}
		})
		if err == nil {
			err = s.emptyLog(ctx)
		}
	}
	return err
}

// dirtyPages are the pages whose unused part may hold data of the sessions.
func (s *Store) dirtyPages(ctx context.Context, sessions []int64) (dirty []int64, err error) {
	err = s.look(ctx, func(r *reader) {
		var broken error
		dirty, broken = r.dirtyPages(sessions)
		r.err = errors.Join(r.err, broken)
	})
	return dirty, err
}

func (r *reader) dirtyPages(sessions []int64) ([]int64, error) {
	pages := pageReader{r}
	var roots []int64
	bySession := map[int64]bool{}
	r.each(func(scan scan) {
		var root int64
		var ordered bool
		scan(&root, &ordered)
		roots = append(roots, root)
		bySession[root] = ordered
	}, "SELECT rootpage, type = 'table' AND name IN ('session', 'point', 'round', 'phase', 'mark', 'wish') FROM sqlite_schema WHERE rootpage > 0")
	var dirty []int64
	for _, root := range append(roots, 1) { // the schema's own page
		inner, leaves, err := pages.walk(root)
		if err != nil {
			return nil, err
		}
		if bySession[root] && sessions != nil && len(sessions) <= manySessions {
			leaves = pages.around(leaves, sessions)
		}
		dirty = append(dirty, pages.dirty(append(inner, leaves...))...)
	}
	return dirty, r.err
}

// manySessions is from how many sessions on all pages are cleared.
const manySessions = 1000
