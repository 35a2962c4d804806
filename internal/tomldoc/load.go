package tomldoc

import (
	"errors"

	"presshold/internal/file"
)

// Load reads a file of at most so many bytes by the function that reads such files.
func Load(path string, most int64, read func(path string, most int64) ([]byte, error)) ([]byte, error) {
	data, err := read(path, most)
	switch {
	case errors.As(err, new(file.KindError)), errors.As(err, new(file.SizeError)):
		return nil, Unusable(path, errors.Unwrap(err).Error())
	case err != nil:
		return nil, Unread(path, err)
	}
	return data, nil
}

// TooLarge is the error of a file that is larger than that.
func TooLarge(path string, most int64) *Error {
	return Unusable(path, file.SizeError{Most: most}.Error())
}

// ByteOrderMark is put before a text by some editors on Windows.
const ByteOrderMark = "\ufeff"
