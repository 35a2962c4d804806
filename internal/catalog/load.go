package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"
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
		return nil, unread(path, err)
	case info.IsDir():
		return nil, wholeFile(path, "this is a directory, not a protocol file")
	case which == onlyRegular && !info.Mode().IsRegular():
		return nil, wholeFile(path, "this is not a regular file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unread(path, err)
	}
	defer func() { _ = f.Close() }() // it was only read: closing loses nothing
	data, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, unread(path, err)
	}
	if len(data) > MaxFile {
		return nil, tooLarge(path)
	}
	return data, nil
}

// unread is the error of a file that the system would not read.
func unread(path string, err error) *FileError {
	why := err
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		why = pathErr.Err // the path is already in front
	}
	e := wholeFile(path, "can't be read: "+why.Error())
	e.cause = err
	return e
}

func tooLarge(path string) *FileError {
	return wholeFile(path, fmt.Sprintf("larger than %d KiB, the most that is read of a protocol file", MaxFile>>10))
}

// byteOrderMark is put before a text by some editors on Windows.
const byteOrderMark = "\ufeff"

// unreadable finds the first place where data is no text: a NUL, or a byte that is
// not UTF-8. The TOML parser would see it too, but speaks of it less plainly.
func unreadable(data []byte) (at int, what string) {
	at = bytes.IndexByte(data, 0)
	text := data
	if at >= 0 {
		text = data[:at]
	}
	if !utf8.Valid(text) {
		for i := 0; i < len(text); {
			r, n := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError && n == 1 {
				return i, fmt.Sprintf("byte 0x%02x is not UTF-8: save the file as UTF-8 text", text[i])
			}
			i += n
		}
	}
	if at >= 0 {
		return at, "a NUL byte: this is not a text file"
	}
	return -1, ""
}
