package drill

import (
	"strings"

	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// maxTyped is how long what is typed may be, in bytes.
const maxTyped = 40

// entry is a line in which numbers are typed.
type entry struct {
	typed string
	allow string // characters that may be typed; the rest is left out
}

// press takes a key, and returns "enter" or "esc" where it is one of them.
func (e *entry) press(msg ui.Press) string {
	switch name := keys.Name(msg.KeyPressMsg); name {
	case "enter", "esc":
		return name
	case "backspace":
		e.typed = ui.Erase(e.typed)
	case "ctrl+u", "ctrl+w":
		e.typed = ""
	default:
		e.write(msg.Text)
	}
	return ""
}

// write types what may be typed.
func (e *entry) write(text string) {
	for _, r := range text {
		if strings.ContainsRune(e.allow, r) && len(e.typed) < maxTyped {
			e.typed += string(r)
		}
	}
}
