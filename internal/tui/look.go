package tui

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"presshold/internal/tui/theme"
)

// look draws the screens without a tone of their own: everything but the run.
type look struct{ theme.Styles }

// dress settles the colours.
func (m *model) dress() {
	profile := m.profile
	if m.opts.NoColor {
		profile = colorprofile.ASCII
	}
	styles := theme.New(m.opts.Theme, !m.light, profile)
	if m.grounded {
		styles = styles.Grounded()
	}
	m.look = look{styles}
	m.lay()
}

// startTime is how long the first frame stands before it is drawn once more, on a
// background of the terminal's own: to the eye the same, but cheaper to change. At
// once it would make the start twice as long.
const startTime = 250 * time.Millisecond

// ground sets the terminal's background from now on, in place of painting each cell.
func (m *model) ground() {
	m.grounded, m.groundAt = true, 0
	m.dress()
}

// marks draws a line with the words "(assumed)" and "(chosen)" in their own style,
// so that no number of no source looks like one that has a source.
func (lk look) marks(style lipgloss.Style, line string) string {
	var b strings.Builder
	for {
		at, mark := -1, ""
		for _, m := range []string{"(assumed)", "(chosen)"} {
			if i := strings.Index(line, m); i >= 0 && (at < 0 || i < at) {
				at, mark = i, m
			}
		}
		if at < 0 {
			break
		}
		b.WriteString(style.Render(line[:at]) + lk.Mark.Render(mark))
		line = line[at+len(mark):]
	}
	if line != "" {
		b.WriteString(style.Render(line))
	}
	return b.String()
}

// screenful is a head, a body and a foot in exactly h lines of at most w cells, with
// some air around. As room runs out, the air goes first, then the head, then the foot.
func screenful(head, foot string, body []string, w, h int) string {
	lines := make([]string, 0, h)
	left := strings.Repeat(" ", margin(w))
	line := func(s string) string {
		if s == "" {
			return ""
		}
		return cut(left+s, w)
	}
	if head != "" && h >= headFrom {
		lines = append(lines, line(head))
		if h >= airFrom {
			lines = append(lines, "")
		}
	}
	room := h - len(lines)
	if foot != "" && h >= footFrom {
		room--
	}
	for _, l := range body[:min(len(body), max(room, 0))] {
		lines = append(lines, line(l))
	}
	if foot != "" && h >= footFrom {
		for len(lines) < h-1 {
			lines = append(lines, "")
		}
		lines = append(lines, line(foot))
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}

// The heights from which a screen has a foot, a head, and air between.
const (
	footFrom = 3
	headFrom = 4
	airFrom  = 10
)

// bodyRows is how many lines of the body a screenful of h lines shows.
func bodyRows(h int) int {
	rows := h
	if h >= footFrom {
		rows--
	}
	if h >= headFrom {
		rows--
	}
	if h >= airFrom {
		rows-- // below the head
	}
	if h >= airFrom+2 {
		rows-- // above the foot
	}
	return max(rows, 1)
}
