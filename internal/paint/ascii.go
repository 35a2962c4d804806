package paint

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// UTF8 reports whether a terminal shows more than ASCII, as far as the environment tells: the locale
// names UTF-8, or the terminal is one that knows nothing else. xterm goes by the locale. Where no
// locale is set, as in most containers and over ssh, a terminal of today is expected.
func UTF8(env uv.Environ) bool { return knowsUTF8(runtime.GOOS, env.Getenv) }

func knowsUTF8(system string, getenv func(string) string) bool {
	locale := strings.ToLower(cmp.Or(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")))
	switch {
	case system == "windows", strings.Contains(locale, "utf-8"), strings.Contains(locale, "utf8"):
		return true
	case getenv("XTERM_VERSION") != "":
		return false
	case locale == "":
		return !strings.HasPrefix(getenv("TERM"), "vt")
	}
	terminal, _, _ := strings.Cut(strings.TrimPrefix(getenv("TERM"), "xterm-"), "-")
	return slices.Contains([]string{"alacritty", "contour", "foot", "ghostty", "kitty", "rio", "wezterm"}, terminal) ||
		cmp.Or(getenv("TERM_PROGRAM"), getenv("VTE_VERSION"), getenv("TMUX")) != ""
}

// instead is what stands for a character on a terminal that shows ASCII only.
func instead(r rune) byte {
	for _, like := range [][2]string{
		{"·…", "."},
		{"×", "x"},
		{"‹←", "<"},
		{"›→", ">"},
		{"↑▲", "^"},
		{"↓", "v"},
		{"≈", "~"},
		{"‐–−─━", "-"},
		{"‘’", "'"},
		{"“”▀", `"`},
		{"│┃╎▏▎▍▌▐", "|"},
		{"└╭╮╯╰", "+"},
		{"▁▂▃▄", "_"},
		{"▅▆▇", "="},
		{"░", ":"},
		{"█▉▊▋▓", "#"},
		{"○", "o"},
		{"●♪", "*"},
	} {
		if strings.ContainsRune(like[0], r) {
			return like[1][0]
		}
	}
	return '?'
}

// ascii is a line in which every character that is not ASCII is replaced by one that is, as wide
// as it was. Sequences stay.
func ascii(line string) string {
	if !strings.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return line
	}
	var out strings.Builder
	state, parser := ansi.NormalState, ansi.NewParser()
	for line != "" {
		text, width, n, next := ansi.GraphemeWidth.DecodeSequenceInString(line, state, parser)
		line, state = line[max(n, 1):], next
		first, _ := utf8.DecodeRuneInString(text)
		switch {
		case first < utf8.RuneSelf: // with its marks, if any
			out.WriteString(strings.TrimRightFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }))
		case width > 0:
			out.WriteByte(instead(first))
			out.WriteString(strings.Repeat(" ", width-1))
		}
	}
	return out.String()
}
