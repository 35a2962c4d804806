// Package notify makes the sequence by which a terminal calls for attention: a desktop
// notification, if the terminal can show one, and the bell. The caller writes it to the
// terminal.
package notify

import (
	"fmt"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// Way is how a terminal is told to show a desktop notification.
type Way string

// The ways.
const (
	// Bell: the terminal is not known to show any, and only rings.
	Bell Way = "bell"
	// OSC9 shows one text. It began with iTerm2.
	OSC9 Way = "OSC 9"
	// OSC777 shows a title and a text. It began with rxvt-unicode.
	OSC777 Way = "OSC 777"
	// OSC99 is kitty's.
	OSC99 Way = "OSC 99"
)

// How long the texts may be, in characters.
const (
	titleLimit = 60
	bodyLimit  = 200
)

const (
	escape = "\x1b"
	osc    = escape + "]"
	end    = escape + "\\" // not the bell character, which would ring where no OSC is known
	bell   = "\a"
)

// For finds the way for the terminal by its environment variables. For an unknown one, as in
// many SSH sessions, it is the bell: a terminal may print a sequence that it doesn't know.
func For(env func(string) string) Way {
	term := env("TERM")
	switch env("TERM_PROGRAM") {
	case "iTerm.app":
		return OSC9
	case "WezTerm", "ghostty", "WarpTerminal":
		return OSC777
	case "Apple_Terminal", "vscode", "mintty":
		return Bell
	}
	switch {
	case term == "dumb" || term == "linux":
		return Bell
	case env("KITTY_WINDOW_ID") != "" || term == "xterm-kitty":
		return OSC99
	case env("LC_TERMINAL") == "iTerm2": // which it passes on over SSH
		return OSC9
	case env("WT_SESSION") != "" || env("ConEmuPID") != "":
		return Bell // to them, OSC 9 is other things
	case env("WEZTERM_PANE") != "" || env("GHOSTTY_RESOURCES_DIR") != "" || env("KONSOLE_VERSION") != "" || env("VTE_VERSION") != "":
		return OSC777
	case term == "xterm-ghostty" || term == "wezterm" || term == "contour" ||
		strings.HasPrefix(term, "foot") || strings.HasPrefix(term, "rxvt-unicode"):
		return OSC777
	}
	return Bell
}

// Sequence makes the terminal of these environment variables show a notification and ring.
// Control characters in the texts become spaces, and long texts are cut.
//
// In tmux the notification is passed on to the terminal outside, which tmux allows only
// if the user has set allow-passthrough; the bell always works.
func Sequence(env func(string) string, title, body string) string {
	title, body = plain.Cut(plain.Printable(title), titleLimit), plain.Cut(plain.Printable(body), bodyLimit)
	shown := show(For(env), title, body)
	switch {
	case shown == "":
	case env("TMUX") != "":
		shown = escape + "Ptmux;" + strings.ReplaceAll(shown, escape, escape+escape) + end
	case env("STY") != "": // screen passes on only what is short, and shows the rest
		shown = ""
	}
	return shown + bell
}

// show is the notification itself. The texts hold no control character.
func show(w Way, title, body string) string {
	switch w {
	case OSC9:
		return osc + "9;" + numberless(title+": "+body) + end
	case OSC777:
		// The title ends at the first semicolon.
		return osc + "777;notify;" + strings.ReplaceAll(title, ";", ",") + ";" + body + end
	case OSC99:
		return osc + "99;i=presshold:d=0;" + title + end + osc + "99;i=presshold:p=body;" + body + end
	}
	return ""
}

// numberless makes sure that a text doesn't begin with a number: some terminals take
// OSC 9 and a number for something else, such as a progress bar.
func numberless(text string) string {
	if text[0] >= '0' && text[0] <= '9' {
		return fmt.Sprintf(english.WindowTitle, text)
	}
	return text
}
