package ui

import "strings"

// Screenful returns a head, a body and a foot in exactly h lines of at most w cells, with some air
// around them. As room runs out, the air is left out first, then the head, then the foot.
func Screenful(head, foot string, body []string, w, h int) string {
	lines, top, bottom := make([]string, h), 0, h
	put := func(row int, s string) {
		if s != "" {
			lines[row] = Cut(strings.Repeat(" ", Margin(w))+s, w)
		}
	}
	if head != "" && h >= HeadFrom {
		put(0, head)
		top = BodyTop(h)
	}
	if foot != "" && h >= FootFrom {
		bottom--
		put(bottom, foot)
	}
	for i, l := range body[:max(min(len(body), bottom-top), 0)] {
		put(top+i, l)
	}
	return strings.Join(lines, "\n")
}

// The least heights of a screen with a foot, with a head, and with air between.
const (
	FootFrom = 3
	HeadFrom = 4
	AirFrom  = 10
)

// BodyTop returns the number of lines above the body of a screenful of h lines.
func BodyTop(h int) int {
	switch {
	case h >= AirFrom:
		return 2
	case h >= HeadFrom:
		return 1
	default:
		return 0
	}
}

// BodyRows returns the number of lines of its body.
func BodyRows(h int) int {
	rows := h - BodyTop(h)
	if h >= FootFrom {
		rows--
	}
	if h >= AirFrom+2 {
		rows-- // above the foot
	}
	return max(rows, 1)
}

// TextWidth returns the width of a text: longer lines are hard to read.
func TextWidth(w int) int { return max(min(w-2*Margin(w), 78), 1) }

// PageWidth is the greatest width of a page, which is centred in a wider window.
const PageWidth = 90

// Margin returns the air to the left of a page.
func Margin(w int) int { return max(Edge(w), (w-PageWidth)/2) }

// Edge returns the least air at the edge of a window.
func Edge(w int) int {
	switch {
	case w >= 60:
		return 2
	case w >= 30:
		return 1
	default:
		return 0
	}
}
