package draw

import (
	"fmt"
	"math"
	"slices"
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
	case change.Verdict == stats.Within:
		return within
	case change.By < 0:
		return fell
	default:
		return rose
	}
}

// NoBars is the width for weeks as they are read out.
const NoBars = -1

// Weeks draws a head and one line per week in at most w cells. Each bar is as long as the week's
// time under compression.
func Weeks(weeks []stats.WeekDone, w int) []string {
	sessions, pressed := english.LabelSessions, english.LabelPressed
	if w != NoBars && w < 60 {
		sessions = english.WeeksSessionsShort
	}
	wide, longest := len("2026-W05"), protocol.Seconds(0)
	for _, week := range weeks {
		pressed = fmt.Sprintf("%*s", len(phrase.Clock(time.Duration(week.Compression))), pressed)
		wide, longest = max(wide, len(week.Name())), max(longest, week.Compression)
	}
	head := fmt.Sprintf("%-*s  %s  %s  %s", wide, english.WeeksWeek, sessions, pressed, english.LabelKept)
	if w == NoBars {
		w = len(head)
	}
	room := max(w-len(head)-2, 0)
	out := []string{ui.Cut(head, w)}
	for _, week := range weeks {
		kept := ""
		if percent, ok := week.Kept(); ok {
			kept = fmt.Sprintf("%d%%", percent)
		}
		line := fmt.Sprintf("%-*s  %*d  %*s  %4s  %s", wide, week.Name(), len(sessions), week.Sessions,
			len(pressed), phrase.Clock(time.Duration(week.Compression)), kept, fill(week.Compression, longest, room))
		out = append(out, ui.Cut(strings.TrimRight(line, " "), w))
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
