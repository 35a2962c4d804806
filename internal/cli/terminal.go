package cli

import (
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
)

// isTerminal tells whether a stream is one.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// width is how wide text may be: as the terminal is, but no wider than is easy to
// read; 0 where there is none, for whoever reads it then breaks lines as they like.
func (a *app) width() int {
	const wide = 100
	if f, ok := a.out.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return min(w, wide)
		}
	}
	return 0
}

// draws tells whether a command shows its screen: there is a terminal to draw on and to
// type at, and nobody asked for plain lines, here with --plain or of all commands at once.
func (a *app) draws(asLines bool) bool {
	return !asLines && !accessible() && isTerminal(a.in) && isTerminal(a.out) && !dumb()
}

// accessible tells whether plain lines are asked for of all commands, by the variable in
// the environment that other programs heed as well.
func accessible() bool {
	switch strings.ToLower(os.Getenv("ACCESSIBLE")) {
	case "", "0", "false":
		return false
	default:
		return true
	}
}

// dumb tells of a terminal that can't draw.
func dumb() bool {
	return os.Getenv("TERM") == "dumb"
}

// bell rings the terminal's bell; nil if nothing is written to one. A transcript in a
// file stays as it is.
func (a *app) bell() func() {
	for _, w := range []io.Writer{a.err, a.out} {
		if isTerminal(w) {
			return func() { _, _ = w.Write([]byte("\a")) } // it has nobody to tell of a failure
		}
	}
	return nil
}

// stockRenderer tells whether the framework's own renderer is asked for.
func stockRenderer() bool { return os.Getenv("PRESSHOLD_RENDERER") == "stock" }
