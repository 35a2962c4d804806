package journal

import (
	"context"
	"errors"
	"os"

	"presshold/internal/file"
)

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
	temporary, remove, err := file.Folder(os.TempDir())
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
