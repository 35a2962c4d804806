package phrase

import (
	"fmt"
	"time"

	"presshold/internal/sessionclock"
)

// AppointmentLeft words how much of an appointment is left and when it ends, in full and in
// short: "32 min left, until 14:50" and "32 min left". A minute that has begun still counts as
// left; beyond the end, only a whole minute counts as over.
func AppointmentLeft(left time.Duration, ends time.Time) []string {
	text := appointmentLeft(left, func(n int) string { return fmt.Sprintf("%d min", n) })
	if left <= 0 {
		return []string{text}
	}
	return []string{until(text, ends), text}
}

// AppointmentNotice words a moment of an appointment, in short: "half time, 25 min left".
func AppointmentNotice(d sessionclock.Due) string {
	texts := AppointmentLeft(d.Left, d.Ends)
	return appointmentMoment(d, texts[len(texts)-1])
}

// AppointmentSpoken is AppointmentNotice to be read aloud: "half time, 25 minutes left, until
// 14:50", "less than 1 minute left, until 14:50".
func AppointmentSpoken(d sessionclock.Due) string {
	text := appointmentLeft(d.Left, func(n int) string { return Count(n, "minute") })
	if d.Left > 0 {
		text = until(text, d.Ends)
	}
	return appointmentMoment(d, text)
}

func appointmentMoment(d sessionclock.Due, text string) string {
	if d.Moment == sessionclock.Half && !d.Late && d.Left > 0 {
		return fmt.Sprintf("half time, %s", text)
	}
	return text
}

func appointmentLeft(left time.Duration, minutes func(int) string) string {
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
