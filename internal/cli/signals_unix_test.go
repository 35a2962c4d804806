//go:build unix

package cli

import "syscall"

// gone is what a write to a pipe without a reader fails with.
const gone = syscall.EPIPE
