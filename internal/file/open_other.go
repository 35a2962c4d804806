//go:build !unix

package file

import "io/fs"

const dontWait = 0

func exposes(fs.FileMode) bool { return false }
