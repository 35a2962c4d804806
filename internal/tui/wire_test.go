package tui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/colorprofile"

	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui/uitest"
)

// TestBytesOnTheWire holds a run of short holds and releases, the costliest that there
// is, to what a slow line carries, in a window of 120 by 40 whose background can be set.
// Where every cell has to be painted, a change of phase costs more, and so does what is
// in reverse video, which can't be erased.
func TestBytesOnTheWire(t *testing.T) {
	const grounded, reversed, painted = 400, 600, 900
	for _, name := range uitest.Themes() {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			most := grounded
			if name == theme.Mono {
				most = reversed
			} else if p == colorprofile.ANSI {
				most = painted
			}
			got := bytesPerSecond(t, name, p)
			t.Logf("%s in %s: %.0f bytes/s", name, p, got)
			if got > float64(most) {
				t.Errorf("%s in %s: %.0f bytes/s, want at most %d", name, p, got, most)
			}
		}
	}
}

// bytesPerSecond runs the program for 22 s, which is the count-in and two holds of two
// digits, and leaves out the first second, which draws the whole screen.
func bytesPerSecond(t *testing.T, name string, profile colorprofile.Profile) (rate float64) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		const first, whole = time.Second, 22 * time.Second
		w := launch(t, starting(t, "alternating-ischemic-compression"), func(o *Options) {
			o.Theme = name
			o.Terminal.Width, o.Terminal.Height, o.Terminal.Profile = 120, 40, &profile
		})
		time.Sleep(first)
		before := len(w.out.String())
		time.Sleep(whole - first)
		wrote := w.out.String()[before:]
		// A line that is no terminal returns at each newline, so that a step down takes a
		// sequence; a terminal that is raw takes a newline.
		wrote = strings.ReplaceAll(wrote, "\x1b[B", "\n")
		rate = float64(len(wrote)) / (whole - first).Seconds()
		w.cancel()
		w.join(t)
	})
	return rate
}
