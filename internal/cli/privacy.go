package cli

import (
	"fmt"
	"runtime"
	"strings"

	"presshold/internal/file"
	"presshold/internal/journal"
	"presshold/internal/plain"
	"presshold/internal/settings"
)

// exposed are the folders and files with health data that others than the owner may look
// into: those that were there before the program came to use them, whose modes it leaves
// alone.
func exposed(p settings.Paths) []string {
	var found []string
	for _, path := range []string{p.Data, journal.Path(p.Data), p.State} {
		if file.Exposed(path) {
			found = append(found, path)
		}
	}
	return found
}

// privacy tells who may look at what is recorded.
func privacy(p settings.Paths) finding {
	if open := exposed(p); len(open) > 0 {
		return finding{"privacy", "other users of this machine may look into " + strings.Join(open, ", "), "chmod go= keeps others out"}
	}
	if runtime.GOOS == "windows" {
		return finding{"privacy", "the access lists of these folders say who may look into them: your account alone, in your profile", ""}
	}
	return finding{"privacy", "what is recorded is for your account alone", ""}
}

// warnExposed says before a run that is recorded what others may look into.
func (a *app) warnExposed() {
	for _, path := range exposed(a.paths) {
		a.complain(fmt.Errorf("other users of this machine may look into %s, where the record is kept", plain.Line(path)))
	}
}
