//go:build !darwin && !windows

package player

import "presshold/internal/cue"

// native is "": here the system's own sound can't be used without cgo.
const native = ""

func newNative() cue.Player { return nil }
