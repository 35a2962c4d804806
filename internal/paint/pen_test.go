package paint

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"
)

// A picture does not depend on the one before it: drawn over that, it is what it is on an
// empty screen. So it is on a line that adds carriage returns and on one that does not, on a
// terminal that can erase characters and on one that cannot.
func TestDrawnOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		returns := rapid.Bool().Draw(t, "returns")
		name := rapid.SampledFrom([]string{"xterm-256color", "vt100"}).Draw(t, "terminal")
		w, h := rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height")
		start := func() (*screen, *tube) {
			s, on := newScreen([]string{"TERM=" + name, "LANG=C.UTF-8"}, colorprofile.TrueColor), newTube(w, h)
			mode := "\x1b[20l"
			if returns {
				mode = "\x1b[20h"
			}
			_, _ = on.Write([]byte(mode))
			s.begin(returns)
			return s, on
		}
		s, on := start()
		defer on.unplug()
		for i := range rapid.IntRange(2, 6).Draw(t, "frames") {
			v := full(strings.Join(rapid.SliceOfN(line(), 0, 14).Draw(t, "lines"), "\n"))
			if i > 0 && rapid.Bool().Draw(t, "resize") {
				w, h = rapid.IntRange(1, 40).Draw(t, "new width"), rapid.IntRange(1, 12).Draw(t, "new height")
				on.resize(w, h)
			}
			if rapid.IntRange(0, 4).Draw(t, "erase") == 0 {
				s.stale = true
			}
			_, _ = on.Write(s.draw(frameOf(v, w, h), false))

			fresh, clean := start()
			_, _ = clean.Write(fresh.draw(frameOf(v, w, h), false))
			clean.unplug()
			if got, want := on.look(), clean.look(); got != want {
				t.Fatalf("drawn over:\n%s\nwant\n%s", got, want)
			}
		}
	})
}

// The bytes that make one picture into another.
func TestPen(t *testing.T) {
	const bold, blue, off = "\x1b[1m", "\x1b[44m", "\x1b[m"
	rows := func(lines ...string) string { return strings.Join(lines, "\n") }
	for _, tt := range []struct {
		name     string
		was, is  string
		terminal string // xterm if empty
		want     string
	}{
		{name: "nothing", was: "HOLD", is: "HOLD", want: ""},
		{name: "a character", was: "HOLD 42", is: "HOLD 43", want: "\x1b[1;7H3"},
		{name: "the first", was: "1", is: "2", want: "\x1b[H2"},
		{name: "two that are near", was: "41 of 8", is: "52 of 7", want: "\x1b[H52 of 7"},
		{name: "two that are far", was: "41 of 30", is: "52 of 31", want: "\x1b[H52\x1b[5C1"},
		{name: "the right one between, in another look", was: "1" + bold + "2" + off + "3", is: "4" + bold + "2" + off + "5", want: "\x1b[H4\x1b[C5"},
		{name: "the right one between, not ASCII", was: "1█3", is: "4█5", want: "\x1b[H4\x1b[C5"},
		{name: "a style", was: "a", is: bold + "a", want: "\x1b[H" + bold + "a" + off},
		{name: "a link", was: "a", is: "\x1b]8;;x:y\x07a", want: "\x1b[H\x1b]8;;x:y\x07a\x1b]8;;\x07"},
		{name: "the end of a row", was: "release", is: "rel", want: "\x1b[1;4H\x1b[K"},
		{name: "a short end of one", was: "hold", is: "ho", want: "\x1b[1;3H  "},
		{name: "blanks", was: strings.Repeat("-", 19) + "|", is: strings.Repeat(" ", 19) + "|", want: "\x1b[H\x1b[19X"},
		{name: "blanks before something", was: strings.Repeat("-", 19) + "1", is: strings.Repeat(" ", 19) + "2", want: "\x1b[1;20H2\r\x1b[19X"},
		{name: "a colour", is: blue + strings.Repeat(" ", 15) + off + "|", want: "\x1b[1;16H|\r" + blue + "\x1b[15X" + off},
		{name: "strokes of two colours", was: rows("-", "-----"+blue+"     "+off, "-----"+blue+"     "+off), is: rows("-", blue+"     "+off+"-----", blue+"     "+off+"-----"), want: "\x1b[2;6H-----\n\x1b[5D-----\x1b[A\r" + blue + "\x1b[5X\n\x1b[5X" + off},
		{name: "a stroke that goes out", was: rows("", blue+"     "+off+"1", blue+"     "+off+"1"), is: rows("", "     1", "     1"), want: "\x1b[2;1H\x1b[5X\n\x1b[5X"},
		{name: "the colour of a whole row", is: blue + strings.Repeat(" ", 20), want: "\x1b[H" + blue + "\x1b[K" + off},
		{name: "blanks that are seen", is: "\x1b[7m" + strings.Repeat(" ", 20), want: "\x1b[H\x1b[7m" + strings.Repeat(" ", 20) + off},
		{name: "blanks where they cannot be erased", terminal: "vt100", was: strings.Repeat("-", 12) + "|", is: strings.Repeat(" ", 12) + "|", want: "\x1b[H" + strings.Repeat(" ", 12)},
		{name: "a style in the next row", was: rows("", "a", "b"), is: rows("", bold+"c", "d"+off), want: "\x1b[2;1H" + bold + "c\n\rd" + off},
		{name: "up and down", was: rows("1", "2", "3", "4", "5", "6"), is: rows("a", "2", "3", "4", "5", "f"), want: "\x1b[Ha\x1b[5B\rf"},
		{name: "what was wide", was: "世a", is: "bca", want: "\x1b[H\x1b[Kbca"},
		{name: "what is wide", was: "abc", is: "世c", want: "\x1b[H\x1b[K世c"},
		{name: "what follows it", was: "世\na", is: "世b\nc", want: "\x1b[H\x1b[K世b\x1b[2;1Hc"},
		{name: "the corner", was: "\n\n\n\n\n" + strings.Repeat("-", 20), is: "\n\n\n\n\n" + strings.Repeat("-", 19) + "+", want: "\x1b[6;20H\x1b[?7l+\x1b[?7h"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.terminal == "" {
				tt.terminal = "xterm"
			}
			s := newScreen([]string{"TERM=" + tt.terminal, "LANG=C.UTF-8"}, colorprofile.TrueColor)
			s.begin(false)
			shows := func(content string) string {
				return string(s.draw(frameOf(full(content), 20, 6), false))
			}
			shows(tt.was)
			s.pen.lost = true // so that each way begins anywhere
			if got := shows(tt.is); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
