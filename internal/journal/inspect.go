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

// inspect checks the files in a journal's place before anything is written there, and refuses
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

// byName puts the path in the folder into an error, in place of the target of a link.
func byName(err error, folder string) error {
	var damaged *DamagedError
	switch {
	case errors.As(err, &damaged):
		return &DamagedError{Path(folder), damaged.Err}
	case file.Path(err) != "":
		return failure(english.JournalOpen, Path(folder), err)
	}
	return err
}

// size returns the size of a file in bytes; 0 if there is none.
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
		return err
	}
	for _, v := range versions {
		if v > latestFormat {
			return &DamagedError{path, fmt.Errorf(english.JournalFileFormat, v)}
		}
	}
	return nil
}

// CompleteClients finds at most so many clients whose codes begin with a text, ignoring case and
// taking hyphens for blanks, the most recent first. It fills in the code and the last session,
// previews left out as in [Store.Clients].
// It serves shell completion: it never changes the journal, whichever version wrote it.
func CompleteClients(ctx context.Context, folder, begun string, most int) (found []Client, err error) {
	err = readAsIs(ctx, folder, func(r *reader) {
		found = rows(r, func(scan scan) (c Client) {
			var last local
			scan(&c.Code, &last.ms, &last.zone)
			if last.ms != 0 {
				c.Last = new(r.time(last))
			}
			return c
		}, `SELECT code, ifnull(s.began, 0), ifnull(s.zone, 0) FROM client LEFT JOIN session s ON s.id =
			(SELECT id FROM session t WHERE t.client = client.id AND t.speed = 1 ORDER BY t.began DESC LIMIT 1)
			WHERE substr(replace(code, ' ', '-'), 1, length(?1)) = replace(?1, ' ', '-') COLLATE NOCASE ORDER BY ifnull(s.began, created) DESC LIMIT ?2`, begun, most)
	})
	return found, err
}

// CompleteSessions is CompleteClients for the sessions whose numbers begin with a text.
func CompleteSessions(ctx context.Context, folder, begun string, most int) (found []Position, err error) {
	err = readAsIs(ctx, folder, func(r *reader) {
		found = rows(r, func(scan scan) (p Position) {
			var began local
			scan(&p.ID, &began.ms, &began.zone)
			p.Began = r.time(began)
			return p
		}, "SELECT id, began, zone FROM session WHERE substr(id, 1, length(?1)) = ?1 ORDER BY began DESC, id DESC LIMIT ?2", begun, most)
	})
	return found, err
}

// readAsIs reads the journal of a folder without changing it.
func readAsIs(ctx context.Context, folder string, read func(*reader)) error {
	path, err := place(folder)
	if err != nil {
		return err
	}
	s, err := openAsIs(path, "mode=ro&readonly_shm=1") // so that not even the index of the log changes
	if err != nil {
		return err
	}
	return errors.Join(s.look(ctx, read), s.Close())
}

// Inventory is the size of the record, for a bug report: sizes and counts, nothing that was
// recorded.
type Inventory struct {
	Size, Log     int64 // of the file and its log, in bytes
	Format, Known int   // the schema of the file, and the latest that this program knows
	Counts        []Counted
	Aside         int // journals that were kept aside
	Unsaved       int // sessions that could not be recorded yet
}

// Counted is the number of things of a kind.
type Counted struct {
	What string // singular, such as "session"
	N    int
}

// ReadInventory counts what is in the record of a data folder, and in the folder of sessions
// that could not be recorded. Like [CompleteClients], it changes nothing. It returns what it
// could count; the error is ErrNone if nothing was ever recorded.
func ReadInventory(ctx context.Context, folder, unsaved string) (Inventory, error) {
	s := Inventory{Known: len(migrations())}
	lost, err := unsavedFiles(unsaved)
	s.Unsaved = len(lost)
	path, errPlace := place(folder)
	if err := errors.Join(err, errPlace); err != nil {
		return s, err
	}
	if aside, err := beside(path); err == nil {
		s.Aside = len(aside)
	}
	if s.Size, s.Log = size(path), size(path+logExt); s.Size+s.Log == 0 {
		return s, ErrNone
	}
	return s, readAsIs(ctx, folder, func(r *reader) {
		s.Counts = nil
		r.one("PRAGMA user_version", nil, &s.Format)
		tables := values[string](r, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('client', 'session', 'point', 'round', 'phase', 'mark', 'protocol', 'drill', 'answer') ORDER BY rowid")
		for _, table := range tables {
			n := 0
			r.one("SELECT count(*) FROM "+table, nil, &n)
			if table == "mark" {
				table = "event" // a mark is that of an origin, to users
			}
			s.Counts = append(s.Counts, Counted{table, n})
		}
	})
}

// openReadOnly opens a journal for reading in a folder that can't be written, or on a full disk.
// If that fails too, it returns the original error.
func openReadOnly(ctx context.Context, folder string, otherwise error) (*Store, error) {
	path, err := place(folder)
	if err != nil || file.Check(path) != nil {
		return nil, otherwise
	}
	if size(path+logExt) > 0 {
		return openCopy(ctx, folder, path, why(otherwise))
	}
	s, err := connect(address(path, "immutable=1&_pragma=temp_store(MEMORY)"), Path(folder))
	if err != nil {
		return nil, otherwise
	}
	s.readOnly = why(otherwise)
	err = s.migrate(ctx)
	if errors.Is(err, s.readOnly) { // it has an older schema
		_ = s.Close()
		return openCopy(ctx, folder, path, why(otherwise))
	}
	if err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// openCopy opens a copy of a journal that must be changed before it can be read, because it has
// a log or an older schema.
func openCopy(ctx context.Context, folder, path string, why error) (*Store, error) {
	temporary, remove, err := file.Folder("")
	if err != nil {
		return nil, err
	}
	err = copyFile(Path(temporary), path)
	if err == nil {
		err = copyLog(Path(temporary), path)
	}
	var s *Store
	if err == nil {
		s, err = open(ctx, temporary)
	}
	if err != nil {
		return nil, errors.Join(err, remove())
	}
	s.path, s.readOnly, s.closing = Path(folder), why, remove
	return s, nil
}
