package cli

import (
	"context"
	"errors"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/file"
	"presshold/internal/journal"
	"presshold/internal/settings"
)

// withJournal opens the record for as long as something takes. Where there is none the
// error is journal.ErrNone.
func (a *app) withJournal(ctx context.Context, do func(*journal.Store) error) error {
	s, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return errors.Join(do(s), s.Close())
}

// openJournal opens the record, once it has taken in what it could not take before.
func (a *app) openJournal(ctx context.Context) (*journal.Store, error) {
	_, _ = journal.TakeIn(ctx, a.recorderOptions()) // where it fails the next run says so
	return journal.Open(ctx, a.paths.Data)
}

// overJournal is atLength with the record open. Where there is none the error is
// journal.ErrNone.
func (a *app) overJournal(ctx context.Context, do func(context.Context, *journal.Store) error) error {
	return a.atLength(ctx, func(ctx context.Context, tell journal.Progress) error {
		s, err := a.openJournal(ctx)
		if err != nil {
			return err
		}
		s.Watch(tell)
		return errors.Join(do(ctx, s), s.Close())
	})
}

// recorderOptions are what the record is kept with.
func (a *app) recorderOptions() journal.Options {
	paths := a.paths
	return journal.Options{
		Folder: paths.Data, UnsavedFolder: paths.State, Program: a.version, File: catalog.Encode, Now: time.Now,
	}
}

// exposed are the folders and files with health data that others than the owner may look
// into: those that were there before the program came to use them, whose modes it leaves
// alone.
func exposed(p settings.Paths) []string {
	var found []string
	for _, path := range []string{p.Data, journal.Path(p.Data), p.State} {
		if file.Exposed(path) {
			found = append(found, path)
		}
	}
	return found
}
