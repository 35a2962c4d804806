// Package qrcode draws a QR code in half blocks, two modules to a cell, one over the other.
//
// Dark is drawn on light, whatever the colours around, for that is what every camera reads;
// and four modules of light stand around it, as ISO/IEC 18004 asks for.
package qrcode

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"rsc.io/qr"
)

// quiet is how many modules of light stand around a code.
const quiet = 4

// Code is a text as a QR code. The zero value is none.
type Code struct{ code *qr.Code }

// New encodes a text, with the least redundancy: a screen is neither soiled nor torn, and
// larger modules are read from further away.
func New(text string) (Code, error) {
	c, err := qr.Encode(text, qr.L)
	if err != nil {
		return Code{}, fmt.Errorf("make a QR code: %w", err)
	}
	return Code{c}, nil
}

// Size is how many cells it takes, quiet zone and all.
func (c Code) Size() (w, h int) {
	if c.code == nil {
		return 0, 0
	}
	n := c.code.Size + 2*quiet
	return n, (n + 1) / 2
}

// Lines draws it. Light is the style in which a blank is light and ink is dark; in dark a
// blank is dark.
func (c Code) Lines(light, dark lipgloss.Style) []string {
	w, h := c.Size()
	lines := make([]string, h)
	inLight, inDark := once(light), once(dark)
	for row := range lines {
		for x := 0; x < w; {
			isDark, run := c.cell(x, row) == full, ""
			for ; x < w && (c.cell(x, row) == full) == isDark; x++ {
				run += string(c.cell(x, row))
			}
			if isDark { // as blanks: block characters leave gaps between rows in some fonts
				lines[row] += inDark(strings.Repeat(" ", utf8.RuneCountInString(run)))
			} else {
				lines[row] += inLight(run)
			}
		}
	}
	return lines
}

// once renders each text in a style, but none of them twice: a code is some hundred runs of
// few kinds.
func once(style lipgloss.Style) func(string) string {
	rendered := make(map[string]string)
	return func(text string) string {
		if _, ok := rendered[text]; !ok {
			rendered[text] = style.Render(text)
		}
		return rendered[text]
	}
}

// full is the character of a cell that is all dark.
const full = '█'

// cell is the character that has the modules of a cell in its upper and lower half.
func (c Code) cell(x, row int) rune {
	x, y := x-quiet, 2*row-quiet
	upper, lower := c.code.Black(x, y), c.code.Black(x, y+1)
	switch {
	case upper && lower:
		return full
	case upper:
		return '▀'
	case lower:
		return '▄'
	default:
		return ' '
	}
}
