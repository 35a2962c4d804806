package app

import (
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
)

// IsTerminal tells whether a stream is one.
func IsTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// Width is how wide text may be: as the terminal is, but no wider than is easy to
// read; 0 where there is none, for whoever reads it then breaks lines as they like.
func (a *App) Width() int {
	const wide = 100
	if f, ok := a.Out.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return min(w, wide)
		}
	}
	return 0
}

// Draws tells whether a command shows its screen: there is a terminal to draw on and to
// type at, and nobody asked for plain lines, here with --plain or of all commands at once.
func (a *App) Draws(asLines bool) bool {
	return !asLines && !Accessible() && IsTerminal(a.In) && IsTerminal(a.Out) && !Dumb()
}

// Accessible tells whether plain lines are asked for of all commands, by the variable in
// the environment that other programs heed as well.
func Accessible() bool {
	switch strings.ToLower(os.Getenv("ACCESSIBLE")) {
	case "", "0", "false":
		return false
	default:
		return true
	}
}

// Dumb tells of a terminal that can't draw.
func Dumb() bool {
	return os.Getenv("TERM") == "dumb"
}

// Bell rings the terminal's bell; nil if nothing is written to one. A transcript in a
// file stays as it is.
func (a *App) Bell() func() {
	for _, w := range []io.Writer{a.Err, a.Out} {
		if IsTerminal(w) {
			return func() { _, _ = w.Write([]byte("\a")) } // it has nobody to tell of a failure
		}
	}
	return nil
}

// StockRenderer tells whether the framework's own renderer is asked for.
func StockRenderer() bool { return os.Getenv("PRESSHOLD_RENDERER") == "stock" }
