package app

import (
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
)

// IsTerminal reports whether a stream is a terminal.
func IsTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// Width is how wide text of the output may be, in cells: as wide as the terminal, but no wider than
// is easy to read; 0 without a terminal, where the reader breaks lines.
func (a *App) Width() int { return width(a.Out) }

func width(stream any) int {
	const wide = 100
	if f, ok := stream.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return min(w, wide)
		}
	}
	return 0
}

// Draws reports whether a command shows its screen: there is a terminal to draw on and to type
// at, and neither --plain (asLines) nor the environment asks for plain lines.
func (a *App) Draws(asLines bool) bool {
	return !asLines && !Accessible() && IsTerminal(a.In) && IsTerminal(a.Out) && !Dumb()
}

// Accessible reports whether the environment asks every command for plain lines, by the
// variable ACCESSIBLE, which other programs know as well.
func Accessible() bool {
	switch strings.ToLower(os.Getenv("ACCESSIBLE")) {
	case "", "0", "false":
		return false
	default:
		return true
	}
}

// Dumb reports whether the terminal can't draw.
func Dumb() bool {
	return os.Getenv("TERM") == "dumb"
}

// Bell returns what rings the terminal's bell, or nil without a terminal: a transcript in a file
// stays as it is.
func (a *App) Bell() func() {
	for _, w := range []io.Writer{a.Err, a.Out} {
		if IsTerminal(w) {
			return func() { _, _ = w.Write([]byte("\a")) } // it has nobody to tell of a failure
		}
	}
	return nil
}

// StockRenderer reports whether the environment asks for Bubble Tea's own renderer.
func StockRenderer() bool { return os.Getenv("PRESSHOLD_RENDERER") == "stock" }
