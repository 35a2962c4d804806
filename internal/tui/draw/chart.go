package draw

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/stats"
	"presshold/internal/tui/ui"
)

// Signs in a chart of scores.
const (
	before = "○"
	after  = "●"
	fell   = "↓"
	rose   = "↑"
	within = "≈"
)

// ScoresLegend explains the signs of a chart of scores in a few words each.
func ScoresLegend() []string {
	return []string{
		fmt.Sprintf(english.ScoresBefore, before), fmt.Sprintf(english.ScoresAfter, after),
		fmt.Sprintf(english.ScoresFell, fell), fmt.Sprintf(english.ScoresRose, rose), fmt.Sprintf(english.ScoresWithin, within),
	}
}

const (
	topScore = 10
	axisWide = 3 // "10" and the axis
	axisRows = 2 // rows under the plot: the axis and the signs
	oneDay   = len("2006-01-02")
	twoDays  = 2*oneDay + 2
)

// Rows of a plot of scores: one per score, or one per two scores in a low chart.
const (
	allScores  = topScore + 1
	evenScores = topScore/2 + 1
)

// ScoresTall is the height of a chart of scores with one row per score.
const ScoresTall = allScores + axisRows + 1

// ScoresFit reports whether a chart of scores fits.
func ScoresFit(w, h int) bool { return w >= axisWide+twoDays && h >= evenScores+axisRows }

// Scores draws client-reported scores before and after, reading by reading, in at most w by h
// cells. If not all fit, it draws the latest. It draws nothing if ScoresFit is false.
//
// A low chart leaves out the days, and each of its rows stands for two scores: the smallest change
// beyond measurement error.
func Scores(readings []stats.Reading, w, h int) []string {
	readings = slices.DeleteFunc(slices.Clone(readings), func(r stats.Reading) bool { return !r.Score.Given() })
	if !ScoresFit(w, h) || len(readings) == 0 {
		return nil
	}
	rows, each := evenScores, 2
	if h >= allScores+axisRows {
		rows, each = allScores, 1
	}
	step := min(max((w-axisWide)/len(readings), 2), 6)
	readings = readings[max(len(readings)-(w-axisWide)/step, 0):]
	c := NewGrid(axisWide+max(step*len(readings), twoDays), min(h, rows+axisRows+1)) // the days go first
	for s := 0; s <= topScore; s += each {
		c.Put(0, (topScore-s)/each, fmt.Sprintf("%2d", s))
	}
	for y := range rows {
		c.Put(axisWide-1, y, "│")
	}
	c.Put(axisWide-1, rows, "└"+strings.Repeat("─", len(c[0])-axisWide))
	for i, r := range readings {
		x := axisWide + i*step + step/2
		drawScore(c, x, each, r.Score)
		c.Put(x, rows+1, sign(r))
	}
	first, last := stats.DayOf(readings[0].Began).String(), stats.DayOf(readings[len(readings)-1].Began).String()
	c.Put(axisWide, rows+2, first)
	if last != first {
		x := axisWide + max(step*len(readings), twoDays) - oneDay
		c.Put(x, rows+2, last)
	}
	return c.Lines()
}

// drawScore draws the score before, the score after and a line between them.
func drawScore(c Grid, x, each int, score stats.Pair) {
	row := func(n *float64) int { return (topScore - int(*n)) / each }
	if score.Before != nil && score.After != nil {
		from, to := row(score.Before), row(score.After)
		for y := min(from, to) + 1; y < max(from, to); y++ {
			c.Put(x, y, "│")
		}
	}
	if score.Before != nil {
		c.Put(x, row(score.Before), before)
	}
	if score.After != nil {
		c.Put(x, row(score.After), after)
	}
}

// sign returns the character for how the score changed.
func sign(r stats.Reading) string {
	switch change := r.ScoreChange(); {
	case change == nil:
		return " "
	case change.Fell():
		return fell
	case change.Rose():
		return rose
	default:
		return within
	}
}

// NoBars is the width for weeks as they are read out.
const NoBars = -1

// Weeks draws a head and one line per week, named by its first day, in at most w cells. Each bar
// is as long as the week's time under compression. In a narrow window the days lack their year,
// unless that is another one than the latest's.
func Weeks(weeks []stats.DayRow, w int) []string {
	rows, gap, longest := [][]string{{english.WeeksWeek, english.LabelSessions, english.LabelPressed, english.WeeksAsPlanned}}, "  ", protocol.Seconds(0)
	narrow := w != NoBars && w < 60
	if narrow {
		rows[0][1], gap = english.WeeksSessionsShort, " "
	}
	var latest stats.Day
	for _, week := range weeks {
		latest, longest = max(latest, week.Day), max(longest, week.Compression)
	}
	for _, week := range weeks {
		day, planned := week.Day.String(), ""
		if narrow && week.Day.Time().Year() == latest.Time().Year() {
			day = week.Day.Time().Format("_2 Jan")
		}
		if percent, ok := week.Kept(); ok {
			planned = fmt.Sprintf("%3d %%", percent)
		}
		rows = append(rows, []string{day, strconv.Itoa(week.Sessions), phrase.Clock(time.Duration(week.Compression)), planned})
	}
	var wide [4]int
	for _, row := range rows {
		for i, cell := range row {
			wide[i] = max(wide[i], len(cell))
		}
	}
	room := w - wide[0] - wide[1] - wide[2] - wide[3] - 4*len(gap)
	var out []string
	for i, row := range rows {
		line := fmt.Sprintf("%-*s%s%*s%s%*s%s%-*s%s", wide[0], row[0], gap, wide[1], row[1], gap, wide[2], row[2], gap, wide[3], row[3], gap)
		if i > 0 {
			line += fill(weeks[i-1].Compression, longest, max(room, 0))
		}
		line = strings.TrimRight(line, " ")
		if w != NoBars {
			line = ui.Cut(line, w)
		}
		out = append(out, line)
	}
	return out
}

// fill returns how many cells a part of a whole takes, to an eighth of a cell.
func fill(part, whole protocol.Seconds, cells int) string {
	if whole == 0 {
		return ""
	}
	eighths := int(math.Round(8 * float64(cells) * float64(part) / float64(whole)))
	return strings.Repeat("█", eighths/8) + [...]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}[eighths%8]
}

// Grid is a picture of characters that are one cell wide. Anything put outside it is dropped.
type Grid [][]rune

// NewGrid returns an empty grid.
func NewGrid(w, h int) Grid {
	g := make(Grid, max(h, 0))
	for y := range g {
		g[y] = []rune(strings.Repeat(" ", max(w, 0)))
	}
	return g
}

// Put writes a text into a row, starting at a column.
func (g Grid) Put(x, y int, text string) {
	for i, r := range []rune(text) {
		if y >= 0 && y < len(g) && x+i >= 0 && x+i < len(g[y]) {
			g[y][x+i] = r
		}
	}
}

// Lines returns the rows without trailing blanks.
func (g Grid) Lines() []string {
	lines := make([]string, len(g))
	for y, row := range g {
		lines[y] = strings.TrimRight(string(row), " ")
	}
	return lines
}
