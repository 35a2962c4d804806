package keymap

import (
	"cmp"
	"slices"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Does says in a few words what an intent does at this moment of a run.
func Does(in session.Intent, now session.Snapshot) string {
	switch in.Kind {
	case session.Next:
		if now.Phase.Kind == protocol.CheckIn {
			return "go on"
		}
	case session.Eased: // in the protocol's words
		return cmp.Or(plain.Line(now.Eased), "eased")
	case session.TakeBack:
		return "take the score back"
	case session.Digit, session.Score:
		return "client-reported score"
	case session.Press:
		return "hold down"
	case session.Lift:
		return "let go"
	case session.Pause, session.Resume, session.Released: // the word itself
		return string(in.Kind)
	}
	for _, c := range controls() {
		if slices.ContainsFunc(c.means(), func(i session.Intent) bool { return i.Kind == in.Kind && i.Answer == in.Answer }) {
			return c.words
		}
	}
	return Quit.Words() // to abort, which only plain mode does at once
}
