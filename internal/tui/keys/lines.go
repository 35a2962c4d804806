// Package keys says which key was pressed, and which key does what.
package keys

import "presshold/internal/keymap"

// Lines is by how many lines an action scrolls, where a page and the whole have so
// many; false if it does not scroll.
func Lines(a keymap.Action, page, all int) (int, bool) {
	page = max(page, 1)
	switch a {
	case keymap.Up:
		return -1, true
	case keymap.Down:
		return 1, true
	case keymap.PageUp:
		return -page, true
	case keymap.PageDown:
		return page, true
	case keymap.Top:
		return -all, true
	case keymap.Bottom:
		return all, true
	default:
		return 0, false
	}
}
