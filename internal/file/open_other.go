//go:build !unix

package file

import (
	"io/fs"
	"os"
)

const dontWait = 0

func exposes(fs.FileMode) bool { return false }

func own(fs.FileInfo) bool { return true }

// stat asks the open file: what os.Stat tells of a path doesn't say which file was there
// until it is compared, and then it tells of the one that is there by then.
func stat(path string) (fs.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // nothing was written
	return f.Stat()
}
