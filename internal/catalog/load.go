package catalog

import (
	"fmt"
	"io"
	"os"

	"presshold/internal/fault"
)

// MaxFile is the size of the largest file that is read, in bytes: many times the
// largest protocol that is allowed.
const MaxFile = 1 << 20

// admit says which kinds of file are opened.
type admit bool

const (
	// onlyRegular keeps a pipe that somebody left in a directory from blocking
	// the whole catalog.
	onlyRegular admit = true
	anyFile     admit = false
)

// load reads a file of at most MaxFile bytes, and no more than that of a larger one.
func load(path string, which admit) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fault.Unread(path, err)
	case info.IsDir():
		return nil, fault.Whole(path, "this is a directory, not a file")
	case which == onlyRegular && !info.Mode().IsRegular():
		return nil, fault.Whole(path, "this is not a regular file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.Unread(path, err)
	}
	defer func() { _ = f.Close() }() // it was only read: closing loses nothing
	data, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, fault.Unread(path, err)
	}
	if len(data) > MaxFile {
		return nil, tooLarge(path)
	}
	return data, nil
}

func tooLarge(path string) *fault.Error {
	return fault.Whole(path, fmt.Sprintf("larger than %d KiB, the most that is read of a file", MaxFile>>10))
}

// byteOrderMark is put before a text by some editors on Windows.
const byteOrderMark = "\ufeff"
