package phrase

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// TwoDigits is the longest length that is worded, and shown, in seconds alone: the sources write
// "90 seconds", and on the screen two digits get largest.
const TwoDigits = 99 * time.Second

// Clock words how much time has passed: "0:42", "12:05", "1:01:30". Only whole seconds count.
func Clock(d time.Duration) string {
	s := int(max(d, 0) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// countdown is Clock for time that is left: a second that has begun still counts.
func countdown(d time.Duration) string { return Clock(ceilSecond(d)) }

// ceilSecond rounds up to whole seconds.
func ceilSecond(d time.Duration) time.Duration {
	return (d + time.Second - 1).Truncate(time.Second)
}

// pausedTime returns how much of a total was not active, in whole seconds. As Clock words them,
// the active and the paused time add up to the total.
func pausedTime(total, active time.Duration) time.Duration {
	return total.Truncate(time.Second) - active.Truncate(time.Second)
}

// Length words exactly how long something is to last: "8 s", "2.5 s", "90 s", and from
// 100 seconds on "2:00".
func Length(d time.Duration) string {
	if d <= TwoDigits || d%time.Second != 0 {
		return fmt.Sprintf("%s s", seconds(d))
	}
	return Clock(d)
}

// Held words how long something lasted, to a tenth of a second and never more than it was: "9.9 s".
func Held(d time.Duration) string { return Length(d.Truncate(100 * time.Millisecond)) }

// Span words how long a phase is to last: "10 s", "8-10 s", "1:30-2:00", "open".
func Span(s protocol.Span) string {
	switch {
	case s.Open:
		return english.PhaseOpen
	case s.About:
		s.About = false
		return fmt.Sprintf("about %s", Span(s))
	case !s.IsRange():
		return Length(s.Max)
	case s.Max <= TwoDigits || s.Min%time.Second != 0 || s.Max%time.Second != 0:
		return fmt.Sprintf("%s-%s s", seconds(s.Min), seconds(s.Max))
	default:
		return fmt.Sprintf("%s-%s", Clock(s.Min), Clock(s.Max))
	}
}

// seconds is a number of seconds, to the millisecond.
func seconds(d time.Duration) string { return protocol.Seconds(d.Round(time.Millisecond)).String() }

// Times words how long a run took: "total 0:41 of 1:00 set aside, active 0:28, paused 0:09,
// waited for answers 0:04". Say words each time. They add up: what was not active was paused,
// or waited for an answer. A budget of zero is none.
func Times(total, active, waited, budget time.Duration, say func(time.Duration) string) string {
	whole := func(d time.Duration) time.Duration { return d.Truncate(time.Second) }
	parts := []string{fmt.Sprintf("total %s", say(whole(total)))}
	if budget > 0 {
		parts[0] = fmt.Sprintf("total %s of %s", say(whole(total)), SetAside(say(budget)))
	}
	waited = whole(waited)
	paused := max(pausedTime(total, active)-waited, 0)
	if paused > 0 || waited > 0 {
		parts = append(parts, fmt.Sprintf("active %s", say(whole(active))))
	}
	if paused > 0 {
		parts = append(parts, fmt.Sprintf("paused %s", say(paused)))
	}
	if waited > 0 {
		parts = append(parts, fmt.Sprintf("waited for answers %s", say(waited)))
	}
	return strings.Join(parts, ", ")
}

// SetAside words how much time is set aside for a treatment: "15 minutes set aside".
func SetAside(length string) string { return fmt.Sprintf("%s set aside", length) }

// MinutesOf words how much of the time set aside has passed: "12 of 15 min". Only whole minutes
// count.
func MinutesOf(passed, of time.Duration) string {
	return fmt.Sprintf("%d of %s min", passed/time.Minute, minutes(of))
}

// minutes is a number of minutes, with what decimals it needs.
func minutes(d time.Duration) string { return strconv.FormatFloat(d.Minutes(), 'f', -1, 64) }

// AreaTime words how much of its share of the time an area has had: "neck 12 of 15 min".
func AreaTime(a session.AreaTime) string {
	return fmt.Sprintf("%s %s", a.Name, MinutesOf(a.Spent, a.Time))
}

// AreaTimeWords is AreaTime to be read aloud: "neck: 12 of 15 minutes".
func AreaTimeWords(a session.AreaTime) string {
	return fmt.Sprintf("%s: %d of %s", a.Name, a.Spent/time.Minute, plural(minutes(a.Time), "minute"))
}
