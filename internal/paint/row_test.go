package paint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// show is a row as text: each character that is not plain has its look before it, and the
// places that a wide one takes beside its own are dots.
func (r *row) show() string {
	var b strings.Builder
	for _, c := range r.cells {
		if c.look != plain {
			fmt.Fprint(&b, c.look)
		}
		b.WriteString(c.text)
		if c.width == 0 {
			b.WriteByte('.')
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		before     string // the style that the line begins with
		want       string
		after      look
		adrift     bool
	}{
		{name: "nothing", want: "      "},
		{name: "words", line: "a b", want: "a b   "},
		{name: "too long", line: "release", want: "releas"},
		{name: "a style", line: "\x1b[1mab\x1b[m c", want: "1a1b c  "},
		{name: "a style that goes on", line: "a\x1b[1mb", want: "a1b    ", after: 1},
		{name: "one that went on", before: "\x1b[1m", line: "a\x1b[mb", want: "1ab    "},
		{name: "one that goes on behind the edge", line: "release\x1b[1m", want: "releas", after: 1},
		{name: "the same style twice", line: "\x1b[1ma\x1b[22mb\x1b[1mc", want: "1ab1c   ", after: 1},
		{name: "a link", line: "\x1b]8;;x:y\x1b\\a\x1b]8;;\x1b\\b", want: "1ab    "},
		{name: "blocks", line: "█▄", want: "█▄    "},
		{name: "wide", line: "世界", want: "世.界.  ", adrift: true},
		{name: "wide, cut off", line: "aaaaa世", want: "aaaaa ", adrift: true},
		{name: "wide and styled, cut off", line: "aaaaa\x1b[7m世", want: "aaaaa1 ", after: 1, adrift: true},
		{name: "a mark", line: "e\u0301a", want: "e\u0301a    ", adrift: true},
		{name: "a mark behind a sequence", line: "e\x1b[1m\u0301a", want: "e\u03011a    ", after: 1, adrift: true},
		{name: "a mark on nothing", line: "\u0301a", want: "a     "},
		{name: "control characters", line: "a\tb\rc\x1b[Hd\x07", want: "abcd  "},
		{name: "a broken sequence", line: "a\x1b[", want: "a     "},
		{name: "broken characters", line: "a\xff\xc3b", want: "a\xff\xc3b  "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPalette(colorprofile.TrueColor)
			r := newRows(6, 1)[0]
			r.read(tt.before, plain, p)
			r.read(tt.line, r.after, p)
			if got := r.show(); got != tt.want || r.after != tt.after || r.adrift != tt.adrift {
				t.Errorf("%q, then look %d, adrift %v; want %q, %d, %v", got, r.after, r.adrift, tt.want, tt.after, tt.adrift)
			}
		})
	}
}
