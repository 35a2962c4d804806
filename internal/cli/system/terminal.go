package system

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"presshold/internal/awake"
	"presshold/internal/cli/app"
	"presshold/internal/notify"
	"presshold/internal/paint"
	"presshold/internal/phrase/english"
)

// The smallest window that shows everything.
const narrow, low = 40, 12

// terminal is what is drawn on.
func terminal(a *app.App) finding {
	const what = english.LabelTerminal
	f, ok := a.Out.(interface{ Fd() uintptr })
	if !ok || !app.IsTerminal(a.Out) {
		return finding{what, english.DoctorNoTerminal, english.DoctorNoTerminalDo}
	}
	name := os.Getenv("TERM")
	if name == "" {
		name = english.DoctorNoTerm
	}
	if app.Accessible() {
		return finding{what, fmt.Sprintf(english.DoctorAccessible, name), ""}
	}
	w, h, err := term.GetSize(f.Fd())
	if err != nil || w == 0 || h == 0 {
		return finding{what, fmt.Sprintf(english.DoctorNoSize, name), ""}
	}
	hint := ""
	if w < narrow || h < low {
		hint = fmt.Sprintf(english.DoctorSmallDo, narrow, low)
	}
	return finding{what, fmt.Sprintf(english.DoctorSize, name, w, h), hint}
}

func colours(a *app.App) finding {
	const what = english.DoctorColours
	switch colorprofile.Detect(a.Out, os.Environ()) {
	case colorprofile.TrueColor:
		return finding{what, english.DoctorAllColours, ""}
	case colorprofile.ANSI256:
		return finding{what, english.Doctor256Colours, english.Doctor256ColoursDo}
	case colorprofile.ANSI:
		return finding{what, english.Doctor16Colours, english.Doctor16ColoursDo}
	default:
		if os.Getenv("NO_COLOR") != "" {
			return finding{what, english.DoctorNoColour, ""}
		}
		return finding{what, english.None, ""}
	}
}

// characters are what the screen is drawn with.
func characters() finding {
	if paint.UTF8(os.Environ()) {
		return finding{english.DoctorCharacters, "UTF-8", ""}
	}
	return finding{english.DoctorCharacters, english.DoctorASCII, english.DoctorASCIIDo}
}

func notification(a *app.App) finding {
	const what = english.DoctorNotification
	way := notify.For(os.Getenv)
	f := finding{what, fmt.Sprintf(english.DoctorNotified, way), ""}
	switch {
	case !app.IsTerminal(a.Out):
		return finding{what, english.DoctorNotNotified, ""}
	case way == notify.Bell:
		return finding{what, english.DoctorBell, english.DoctorBellDo}
	case os.Getenv("TMUX") != "":
		f.hint = english.DoctorNotifyTmuxDo
	case os.Getenv("STY") != "":
		return finding{what, english.DoctorBell, english.DoctorNotifyScreen}
	}
	return f
}

func keepingAwake() finding {
	release, how, err := awake.Hold(english.DoctorAwakeReason)
	release()
	if err != nil {
		if why := errors.Unwrap(err); why != nil {
			err = why
		}
		why := strings.ReplaceAll(err.Error(), "\n", "; ")
		return finding{english.DoctorKeepAwake, fmt.Sprintf(english.DoctorAwakeFailed, why), english.DoctorAwakeFailedDo}
	}
	return finding{english.DoctorKeepAwake, fmt.Sprintf(english.DoctorAwake, how), ""}
}
