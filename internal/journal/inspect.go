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

// The names of what SQLite keeps beside a file are longer by these.
const (
	logExt    = "-wal"
	sharedExt = "-shm"
	undoExt   = "-journal"
)

// inspect looks at what stands in a journal's place before anything is written there;
// what it refuses stays as it was. SQLite itself would make a journal of any database,
// put the log of one file into another, and throw away the log of a file that is empty.
// No error means that there is a journal, or nothing yet.
func inspect(ctx context.Context, path string) error {
	for _, ext := range []string{"", sharedExt, undoExt, logExt} {
		if err := file.Check(path + ext); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	log := size(path + logExt) // first: whoever makes both makes that last
	switch {
	case size(path) > 0:
		return identify(ctx, path)
	case log > 0:
		return &DamagedError{path, errors.New(english.JournalOnlyLog)}
	}
	return nil
}

// byName is an error by the name of the journal of a folder, wherever a link leads.
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

// size is how large a file is; 0 if there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// openAsIs opens a journal's file only to be read as it stands: nothing is written into it, nor is
// it brought up to date. With a log the file alone may say anything: it is opened as withLog
// says, in SQLite's words.
func openAsIs(path, withLog string) (*Store, error) {
	how := "mode=ro&immutable=1" // for then SQLite makes no file beside it
	if size(path+logExt) > 0 {
		how = withLog
	}
	return connect(address(path, how), path)
}

// identify tells, by an error, that a database is not the program's.
func identify(ctx context.Context, path string) error {
	s, err := openAsIs(path, "mode=ro")
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // nothing was written
	var id, version, tables int
	err = retry(ctx, func() error {
		err := s.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id)
		if err != nil || id != 0 {
			return err
		}
		return s.db.QueryRowContext(ctx, "SELECT user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version").Scan(&version, &tables)
	})
	switch {
	case code(err) == sqlite3.SQLITE_READONLY, code(err) == sqlite3.SQLITE_CANTOPEN:
		return nil // a change that was broken off has to be undone first, or the folder can only be read
	case err != nil:
		return s.wrap(english.JournalOpen, err)
	case id == applicationID, id == 0 && version == 0 && tables == 0: // of the latter the program has yet to make one
		return knownFormat(path)
	}
	return &DamagedError{path, errForeign}
}

// Where the versions of SQLite's file format stand in the head of a file, that for writing
// and that for reading, and the latest there is, https://sqlite.org/fileformat2.html#file_format_version_numbers.
const (
	formatsAt    = 18
	latestFormat = 2
)

// knownFormat tells of a file whose head asks for a format that SQLite does not have. SQLite
// itself reads a file with such a version for writing, and says only that it can't be written.
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
