//go:build !darwin && !windows

package player

import "presshold/internal/cue"

// native is nothing: here the system's own sound can't be used without cgo.
func native() func() cue.Player { return nil }
