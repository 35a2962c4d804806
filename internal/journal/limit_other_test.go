//go:build !unix

package journal

func (c child) canLimit() bool { return false }

// limit does nothing: the system has no limit for the size of files.
func (c child) limit() {}
