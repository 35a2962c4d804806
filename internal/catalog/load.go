package catalog

import (
	"errors"
	"fmt"

	"presshold/internal/fault"
	"presshold/internal/file"
)

// MaxFile is the size of the largest file that is read, in bytes: many times the
// largest protocol that is allowed.
const MaxFile = 1 << 20

// load reads a file of at most MaxFile bytes by the function that reads such files.
func load(path string, read func(path string, most int64) ([]byte, error)) ([]byte, error) {
	data, err := read(path, MaxFile)
	switch {
	case errors.As(err, new(file.KindError)):
		return nil, fault.Whole(path, errors.Unwrap(err).Error())
	case errors.As(err, new(file.SizeError)):
		return nil, tooLarge(path)
	case err != nil:
		return nil, fault.Unread(path, err)
	}
	return data, nil
}

func tooLarge(path string) *fault.Error {
	return fault.Whole(path, fmt.Sprintf("larger than %d KiB, the most that is read of a file", MaxFile>>10))
}

// byteOrderMark is put before a text by some editors on Windows.
const byteOrderMark = "\ufeff"
