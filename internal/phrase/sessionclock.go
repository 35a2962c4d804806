package phrase

import (
	"fmt"
	"time"

	"presshold/internal/sessionclock"
)

// SessionClockLeft words how much of the session clock is left and when it ends, in full and in
// short: "32 min left, until 14:50" and "32 min left". A minute that has begun still counts as
// left; beyond the end, only a whole minute counts as over.
func SessionClockLeft(left time.Duration, ends time.Time) []string {
	text := sessionClockLeft(left, func(n int) string { return fmt.Sprintf("%d min", n) })
	if left <= 0 {
		return []string{text}
	}
	return []string{until(text, ends), text}
}

// SessionClockNotice words a moment of the session clock, in short: "half time, 25 min left".
func SessionClockNotice(d sessionclock.Due) string {
	texts := SessionClockLeft(d.Left, d.Ends)
	return sessionClockMoment(d, texts[len(texts)-1])
}

// SessionClockSpoken is SessionClockNotice to be read aloud: "half time, 25 minutes left, until
// 14:50", "less than 1 minute left, until 14:50".
func SessionClockSpoken(d sessionclock.Due) string {
	text := sessionClockLeft(d.Left, func(n int) string { return Count(n, "minute") })
	if d.Left > 0 {
		text = until(text, d.Ends)
	}
	return sessionClockMoment(d, text)
}

func sessionClockMoment(d sessionclock.Due, text string) string {
	if d.Moment == sessionclock.Half && !d.Late && d.Left > 0 {
		return fmt.Sprintf("half time, %s", text)
	}
	return text
}

func sessionClockLeft(left time.Duration, minutes func(int) string) string {
	switch {
	case left > 0 && left <= time.Minute: // the last one begins at once, as what is drawn changes then
		return fmt.Sprintf("less than %s left", minutes(1))
	case left > 0:
		return fmt.Sprintf("%s left", minutes(int((left+time.Minute-1)/time.Minute)))
	case left > -time.Minute:
		return "time is up"
	default:
		return fmt.Sprintf("%s over", minutes(int(-left/time.Minute)))
	}
}

func until(text string, ends time.Time) string {
	return fmt.Sprintf("%s, until %s", text, ends.Format("15:04"))
}
