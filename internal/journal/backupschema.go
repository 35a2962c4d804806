package journal

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"presshold/internal/phrase/english"
)

// inspect returns the schema version of the backup. Its tables must be created exactly as in
// that version, because others could do anything when they are read. When salvaging a backup
// whose version number makes no sense, the tables alone decide.
func (t *backupRows) inspect(ctx context.Context) (version int, err error) {
	s, err := connect(untrusted(t.theirs), t.backup)
	if err != nil {
		return 0, err
	}
	defer func() { _ = s.Close() }() // it was only read
	scripts, err := migrations()
	if err != nil {
		return 0, err
	}
	version, err = s.version(ctx)
	if t.salvage && (err != nil || version < 1 || version > len(scripts)) {
		for version = len(scripts); version > 1 && t.madeAs(ctx, s, version) != nil; version-- {
			continue
		}
		return version, t.madeAs(ctx, s, version)
	}
	switch {
	case err != nil:
		return 0, s.wrap(english.JournalCheck, err)
	case version == 0: // SQLite takes an empty file for an empty database
		return 0, &DamagedError{t.backup, errForeign}
	}
	if err := s.known(version, len(scripts)); err != nil {
		return 0, err
	}
	return version, t.madeAs(ctx, s, version)
}

// madeAs checks that the tables of a backup are created as in a version of the schema.
func (t *backupRows) madeAs(ctx context.Context, s *Store, version int) error {
	want, err := schemaOf(ctx, version)
	if err != nil {
		return err
	}
	return s.look(ctx, func(r *reader) {
		got := r.schema()
		for _, made := range slices.SortedFunc(maps.Keys(want), schemaObject.compare) {
			if made.kind == "table" && got[made] != want[made] && r.err == nil {
				r.err = &DamagedError{t.backup, fmt.Errorf(english.JournalTable, made.name)}
			}
		}
	})
}
