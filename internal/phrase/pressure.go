package phrase

import (
	"fmt"
	"slices"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Level names a pressure level as the protocol does, with the mark of that name: "deeper
// (assumed)"; or by its number, "level 2", where the protocol has no name for it.
func Level(p protocol.Pressure, level int) string {
	if name := p.LevelName(level); name != "" {
		return MarkedWords(name, p.LevelsFrom).String()
	}
	return fmt.Sprintf("level %d", level)
}

// numberedLevel is a level by its number and its name, if it has one: "level 2, deeper (assumed)".
func numberedLevel(level int, name string, from protocol.Provenance) string {
	if name == "" {
		return fmt.Sprintf("level %d", level)
	}
	return fmt.Sprintf("level %d, %s", level, MarkedWords(name, from))
}

// Shift words how hard the hands press compared with the phase before, and the name of the
// level: "deeper, firm", "lighter (assumed)". It is "" where nothing changes.
func Shift(p protocol.Pressure, shift session.Shift, level int) string {
	name := p.LevelName(level)
	text := string(shift)
	if p.Changes() { // otherwise the practitioner changes it, and needs no mark
		text = MarkedWords(text, p.ChangeFrom).String()
	}
	switch {
	case name == "":
		return text
	case text == "", name == string(shift): // the name says it already
		return Level(p, level)
	case slices.Contains(session.Shifts(), session.Shift(name)): // it would contradict the shift
		return numberedLevel(level, name, p.LevelsFrom)
	default:
		return fmt.Sprintf("%s, %s", text, Level(p, level))
	}
}
