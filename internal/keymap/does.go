package keymap

import (
	"cmp"
	"slices"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Does says in a few words what an intent does at this moment of a run.
func Does(in session.Intent, now session.Snapshot) string {
	switch in.Kind {
	case session.Next:
		if now.Phase.Kind == protocol.CheckIn {
			return english.DoesGoOn
		}
	case session.Eased: // in the protocol's words
		return cmp.Or(plain.Line(now.Eased), english.DoesEased)
	case session.TakeBack:
		return english.DoesTakeBack
	case session.Digit, session.Score:
		return english.DoesScore
	case session.Press:
		return english.DoesHoldDown
	case session.Lift:
		return english.DoesLetGo
	case session.Pause:
		return english.DoesPause
	case session.Resume:
		return english.DoesResume
	case session.Released:
		return english.DoesReleased
	}
	for _, c := range controls() {
		if slices.ContainsFunc(c.means(), func(i session.Intent) bool { return i.Kind == in.Kind && i.Answer == in.Answer }) {
			return c.words
		}
	}
	return Quit.Words() // to abort, which only plain mode does at once
}
