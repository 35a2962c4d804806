package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/file"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
)

// WithJournal calls do with the record open. If there is no record, the error is
// journal.ErrNone.
func (a *App) WithJournal(ctx context.Context, do func(*journal.Store) error) error {
	s, err := a.openJournal(ctx)
	if err == nil {
		err = errors.Join(do(s), s.Close())
	}
	return advise(err)
}

// advise says what to do about a damaged record.
func advise(err error) error {
	if errors.As(err, new(*journal.DamagedError)) {
		return fmt.Errorf(english.RecordDamaged, err)
	}
	return err
}

// FromJournal reads something with the record open. If there is no record, the error is
// journal.ErrNone.
func FromJournal[T any](ctx context.Context, a *App, read func(*journal.Store) (T, error)) (value T, err error) {
	err = a.WithJournal(ctx, func(s *journal.Store) error {
		value, err = read(s)
		return err
	})
	return value, err
}

// openJournal opens the record, once it has taken in what it could not take before.
func (a *App) openJournal(ctx context.Context) (*journal.Store, error) {
	_, _ = journal.TakeIn(ctx, a.RecorderOptions()) // where it fails the next run says so
	return journal.Open(ctx, a.Paths.Data)
}

// OverJournal is AtLength with the record open. If there is no record, the error is
// journal.ErrNone.
func (a *App) OverJournal(ctx context.Context, do func(context.Context, *journal.Store) error) error {
	return a.AtLength(ctx, func(ctx context.Context, tell journal.Progress) error {
		return a.WithJournal(ctx, func(s *journal.Store) error {
			s.Watch(tell)
			return do(ctx, s)
		})
	})
}

// RecorderOptions are what the record is kept with.
func (a *App) RecorderOptions() journal.Options {
	paths := a.Paths
	return journal.Options{
		Folder: paths.Data, UnsavedFolder: paths.State, Program: a.Version, File: catalog.Encode, Now: time.Now,
	}
}

// Exposed lists the folders and files of the record that other users can look into. The program
// makes its own for the owner alone, but leaves the modes of those that it finds.
func Exposed(p settings.Paths) []string {
	var found []string
	for _, path := range []string{p.Data, journal.Path(p.Data), p.State} {
		if file.Exposed(path) {
			found = append(found, path)
		}
	}
	return found
}
