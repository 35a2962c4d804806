package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	sqlite3 "modernc.org/sqlite/lib"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// The suffixes of the files that SQLite keeps beside a database.
const (
	logExt    = "-wal"
	sharedExt = "-shm"
	undoExt   = "-journal"
)

// inspect checks what stands in a journal's place before anything is written there, and refuses
// what is not a journal. SQLite itself would make a journal of any database, apply the log of
// another file, and discard the log of an empty file. No error means that there is a journal, or
// nothing yet.
func inspect(ctx context.Context, path string) error {
	for _, ext := range []string{"", sharedExt, undoExt, logExt} {
		if err := file.Check(path + ext); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	log := size(path + logExt) // first: the log is always created last
	switch {
	case size(path) > 0:
		return identify(ctx, path)
	case log > 0:
		return &DamagedError{path, errors.New(english.JournalOnlyLog)}
	}
	return nil
}

// byName makes an error name the journal in its folder, wherever a link leads.
func byName(err error, folder string) error {
	var damaged *DamagedError
	var other *fs.PathError
	switch {
	case errors.As(err, &damaged):
		return &DamagedError{Path(folder), damaged.Err}
	case errors.As(err, &other):
		return fmt.Errorf("open the journal %s: %w", Path(folder), other.Err)
	}
	return err
}

// size is the size of a file in bytes; 0 if there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// openAsIs opens a journal to be read without changing or migrating it. If it has a log, the
// file alone may be inconsistent: then it is opened with the SQLite parameters withLog.
func openAsIs(path, withLog string) (*Store, error) {
	how := "mode=ro&immutable=1" // so that SQLite creates no file beside it
	if size(path+logExt) > 0 {
		how = withLog
	}
	return connect(address(path, how), path)
}

// identify returns an error if a database is not a journal.
func identify(ctx context.Context, path string) error {
	s, err := openAsIs(path, "mode=ro")
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // nothing was written
	var id, version, tables int
	err = s.get(ctx, "PRAGMA application_id", &id)
	if err == nil && id == 0 {
		err = s.get(ctx, "SELECT user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version", &version, &tables)
	}
	switch {
	case code(err) == sqlite3.SQLITE_READONLY, code(err) == sqlite3.SQLITE_CANTOPEN:
		return nil // an interrupted change must be undone first, or the folder is read-only
	case err != nil:
		return s.wrap(english.JournalOpen, err)
	case id == applicationID, id == 0 && version == 0 && tables == 0: // the latter is empty
		return knownFormat(path)
	}
	return &DamagedError{path, errForeign}
}

// Offset of the versions of SQLite's file format in the header, for writing and for reading, and
// the latest version; see https://sqlite.org/fileformat2.html#file_format_version_numbers.
const (
	formatsAt    = 18
	latestFormat = 2
)

// knownFormat returns an error for a file whose header asks for a format that does not exist.
// SQLite itself would only say that the file can't be written.
func knownFormat(path string) error {
	f, err := file.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	var versions [2]byte
	if _, err := f.ReadAt(versions[:], formatsAt); err != nil {
		return &DamagedError{path, err}
	}
	for _, v := range versions {
		if v > latestFormat {
			return &DamagedError{path, fmt.Errorf(english.JournalFileFormat, v)}
		}
	}
	return nil
}
