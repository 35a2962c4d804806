package board

import (
	"bytes"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
)

// wire is a screen behind the framework's renderer that counts the bytes written.
type wire struct {
	scr   *uv.TerminalRenderer
	cells uv.ScreenBuffer
	out   bytes.Buffer
	last  Frame
	bytes int
}

func newWire(profile colorprofile.Profile, w, h int) *wire {
	r := &wire{cells: uv.NewScreenBuffer(w, h)}
	r.scr = uv.NewTerminalRenderer(&r.out, []string{"TERM=xterm-256color"})
	r.scr.SetColorProfile(profile)
	r.scr.SetFullscreen(true)
	r.scr.SetRelativeCursor(false)
	r.scr.SetScrollOptim(true)
	r.scr.Erase()
	return r
}

// draw does what the framework does with a view.
func (r *wire) draw(f Frame) error {
	r.cells.Clear()
	uv.NewStyledString(f.Content).Draw(r.cells, r.cells.Bounds())
	r.scr.Render(r.cells.RenderBuffer)
	if err := r.scr.Flush(); err != nil {
		return err
	}
	if f.Title != r.last.Title {
		r.out.WriteString("\x1b]2;" + f.Title + "\a")
	}
	if f.Foreground != r.last.Foreground {
		r.out.WriteString("\x1b]10;#000000\a")
	}
	if f.Background != r.last.Background {
		r.out.WriteString("\x1b]11;#000000\a")
	}
	if r.out.Len() > 0 {
		r.out.WriteString("\x1b[?2026h\x1b[?2026l")
	}
	r.bytes += r.out.Len()
	r.last = f
	r.out.Reset()
	return nil
}

// perSecond plays the first 22 s of the costliest protocol there is, count-in and two
// holds of two digits, and averages over all but the first second, which draws the
// whole screen.
func perSecond(t *testing.T, st theme.Styles, w, h int, profile colorprofile.Profile) float64 {
	t.Helper()
	const first, whole = time.Second, 22 * time.Second
	plan, err := protocol.Expand(protocol.Protocol{
		ID: "alternating", Name: "Alternating ischemic compression",
		Sources: []protocol.Source{{Key: "N3", Basis: protocol.Stated, Citation: "S. Koehler"}},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{hold, release}, Eased: "pain lessened",
			Rounds: protocol.Rounds{Planned: 6, From: protocol.Provenance{Basis: protocol.Assumed}},
		}},
	}, protocol.Options{CountIn: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	r := newWire(profile, w, h)
	run := session.New(&plan)
	for at := time.Duration(0); at < whole; {
		run, _ = run.Advance(at)
		snap := run.Snapshot(at)
		if err := r.draw(Render(View{Snapshot: snap, Protocol: plan.Name}, st, w, h)); err != nil {
			t.Fatal(err)
		}
		d, _ := Change(snap)
		if at < first && at+d >= first {
			r.bytes = 0
		}
		at += d
	}
	return float64(r.bytes) / (whole - first).Seconds()
}

// TestBytesOnTheWire holds a run of short holds and releases, the costliest that
// there is, to what a slow line carries. Where every cell has to be painted it costs more.
func TestBytesOnTheWire(t *testing.T) {
	const grounded, painted = 400, 900
	for _, name := range theme.Names() {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			st := theme.New(name, true, p)
			most := painted
			if st = st.Grounded(); st.Mono || p != colorprofile.ANSI {
				most = grounded
			}
			if got := perSecond(t, st, 120, 40, p); got > float64(most) {
				t.Errorf("%s in %s: %.0f bytes/s at 120x40, want at most %d", name, p, got, most)
			}
			if got := perSecond(t, theme.New(name, true, p), 120, 40, p); got > painted {
				t.Errorf("%s in %s, painted: %.0f bytes/s at 120x40, want at most %d", name, p, got, painted)
			}
		}
	}
}
