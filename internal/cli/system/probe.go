package system

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"presshold/internal/cli/app"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

// keyRelease asks the terminal whether it reports that a key was let go.
func keyRelease(a *app.App) finding {
	const what = english.DoctorKeyRelease
	tty, ok := a.In.(term.File)
	if !ok || !app.IsTerminal(a.In) || !app.IsTerminal(a.Out) || !app.InForeground(a.In) || app.Dumb() {
		return finding{what, english.DoctorReleaseNoTerminal, english.DoctorReleaseNoTerminalDo}
	}
	was, err := term.MakeRaw(tty.Fd())
	if err != nil {
		return finding{what, fmt.Sprintf(english.DoctorReleaseFailed, err), ""}
	}
	defer term.Restore(tty.Fd(), was) //nolint:errcheck // it was set a moment ago
	switch reports, answered := probe(tty, a.Out); {
	case reports:
		return finding{what, english.DoctorRelease, ""}
	case answered:
		return finding{what, english.DoctorNoRelease, english.DoctorNoReleaseDo}
	default:
		return finding{what, english.DoctorReleaseSilent, english.DoctorNoReleaseDo}
	}
}

// probeLimit is how long a terminal may take to answer. One that never answers costs
// nobody more than this; over a line that is slower, the finding is "unknown".
const probeLimit = 300 * time.Millisecond

// eventTypes is the flag of kitty's keyboard protocol for press, repeat and release.
const eventTypes = ansi.KittyReportEventTypes

// probe turns the reporting of key releases on, asks whether it is on, and turns it off
// again; then it asks what every terminal answers, so that it is known when nothing more
// will come. The terminal must be in raw mode. It reports whether releases are reported,
// and whether there was any answer.
func probe(in io.Reader, out io.Writer) (reports, answered bool) {
	r, err := uv.NewCancelReader(in)
	if err != nil {
		return false, false
	}
	defer r.Close() //nolint:errcheck // nothing was written
	ask := ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes|eventTypes) +
		ansi.RequestKittyKeyboard + ansi.PopKittyKeyboard(1) + ansi.RequestPrimaryDeviceAttributes
	if _, err := io.WriteString(out, ask); err != nil {
		return false, false
	}
	limit := time.AfterFunc(probeLimit, func() { _ = guard.Call(func() error { r.Cancel(); return nil }) })
	defer limit.Stop()
	primary := regexp.MustCompile(`\x1b\[\?[0-9;]*c`) // attributes
	var got []byte
	for part := make([]byte, 256); ; {
		n, err := r.Read(part)
		got = append(got, part[:n]...)
		if primary.Match(got) || err != nil || len(got) > 1<<12 {
			break
		}
	}
	return releases(got), primary.Match(got)
}

// releases reports whether an answer says that releases are reported.
func releases(answer []byte) bool {
	m := regexp.MustCompile(`\x1b\[\?(\d+)u`).FindSubmatch(answer)
	if m == nil {
		return false
	}
	flags, err := strconv.Atoi(string(m[1]))
	return err == nil && flags&eventTypes != 0
}
