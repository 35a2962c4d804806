// Package qrcode draws QR codes in half blocks, two modules to a cell.
//
// Dark modules are drawn on light whatever the colours around, as every camera can read that, with
// a margin of four light modules, as ISO/IEC 18004 requires.
package qrcode

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"rsc.io/qr"

	"presshold/internal/phrase/english"
)

// quiet is the width of the light margin, in modules.
const quiet = 4

// Code is a QR code. The zero value is none.
type Code struct{ code *qr.Code }

// New encodes a text with the least redundancy: screens are neither soiled nor torn, and larger
// modules can be read from further away.
func New(text string) (Code, error) {
	c, err := qr.Encode(text, qr.L)
	if err != nil {
		return Code{}, fmt.Errorf(english.SharingNoCode, err)
	}
	return Code{c}, nil
}

// Size returns the cells that the code takes, including its margin.
func (c Code) Size() (w, h int) {
	if c.code == nil {
		return 0, 0
	}
	n := c.code.Size + 2*quiet
	return n, (n + 1) / 2
}

// Lines draws the code. Light is the style in which blanks are light and characters are dark; in
// dark, blanks are dark.
func (c Code) Lines(light, dark lipgloss.Style) []string {
	w, h := c.Size()
	lines := make([]string, h)
	for row := range lines {
		for x := 0; x < w; {
			isDark, run := c.cell(x, row) == full, ""
			for ; x < w && (c.cell(x, row) == full) == isDark; x++ {
				run += string(c.cell(x, row))
			}
			if isDark { // as blanks: block characters leave gaps between rows in some fonts
				lines[row] += dark.Render(strings.Repeat(" ", utf8.RuneCountInString(run)))
			} else {
				lines[row] += light.Render(run)
			}
		}
	}
	return lines
}

// full is a cell of two dark modules.
const full = '█'

// cell returns the character for the two modules of a cell.
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
