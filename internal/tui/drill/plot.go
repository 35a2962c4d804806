package drill

import (
	"fmt"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
)

// plotFrom is the fewest rows of a plot: a head and one length.
const plotFrom = 2

// plot draws the errors of the last lengths, a row each: too short to the left of the target, too long
// to the right. It needs no colours. It is nil if there are too few rows.
func plot(b *ui.Body, t training.Target, lengths []time.Duration, rows int) []string {
	const numbers = 22 // cells before the picture
	half := (min(b.Width, 70) - numbers - 1) / 2
	if rows < plotFrom || half < 5 || len(lengths) == 0 {
		return nil
	}
	// The largest error takes the whole width, so that a steady hand sees its own errors too; but
	// errors under a tenth of a second are not blown up.
	widest := time.Second / 10
	for _, l := range lengths {
		widest = max(widest, t.Err(l).Abs())
	}
	lk := b.Look
	head := fmt.Sprintf("%-*s%-*s│%*s", numbers, t.Word, half, english.DrillPlotShort, half, english.DrillPlotLong)
	lines := []string{lk.Quiet.Render(ui.Cut(head, b.Width))}
	for i := max(len(lengths)-(rows-1), 0); i < len(lengths); i++ {
		at := int(float64(t.Err(lengths[i])) / float64(widest) * float64(half))
		cells := []rune(strings.Repeat(" ", half) + "│" + strings.Repeat(" ", half))
		cells[half+at] = '●'
		text := fmt.Sprintf("%3d %8s %8s ", i+1, phrase.Seconds(lengths[i]), phrase.SignedSeconds(t.Err(lengths[i])))
		lines = append(lines, lk.Text.Render(fmt.Sprintf("%-*s%s", numbers, text, strings.TrimRight(string(cells), " "))))
	}
	return lines
}
