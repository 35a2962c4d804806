package ui

import "strings"

// Screenful is a head, a body and a foot in exactly h lines of at most w cells, with
// some air around. As room runs out, the air goes first, then the head, then the foot.
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

// The heights from which a screen has a foot, a head, and air between.
const (
	FootFrom = 3
	HeadFrom = 4
	AirFrom  = 10
)

// BodyTop is how many lines of a screenful of h lines stand above its body.
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

// BodyRows is how many lines of the body a screenful of h lines shows.
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

// TextWidth is how many cells a text is wide: lines longer than that read badly.
func TextWidth(w int) int { return max(min(w-2*Margin(w), 78), 1) }

// PageWidth is how wide a page is at most: in a wider window it stands in the middle.
const PageWidth = 90

// Margin is the air left of a page.
func Margin(w int) int { return max(Edge(w), (w-PageWidth)/2) }

// Edge is the least air at the edge of a window.
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
