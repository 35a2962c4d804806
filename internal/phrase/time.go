package phrase

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// twoDigits is the longest length that is said in seconds alone: two digits, as "90
// seconds" is what the sources call it.
const twoDigits = 99 * time.Second

// Clock says how much time has passed: "0:42", "12:05", "1:01:30". A second counts when
// it is over.
func Clock(d time.Duration) string {
	s := int(max(d, 0) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// countdown says how much time is left, as Clock does. A second counts until it is over.
func countdown(d time.Duration) string { return Clock(ceilSecond(d)) }

// ceilSecond is a time that is left in whole seconds: one that has begun counts.
func ceilSecond(d time.Duration) time.Duration {
	return (d + time.Second - 1).Truncate(time.Second)
}

// pausedTime is how much of a total was no active time, in whole seconds: as Clock says the two,
// what was active and what was paused make the total.
func pausedTime(total, active time.Duration) time.Duration {
	return total.Truncate(time.Second) - active.Truncate(time.Second)
}

// Length says how long something is to last, exactly: "8 s", "2.5 s", "90 s", and from
// 100 seconds on "2:00".
func Length(d time.Duration) string {
	if d <= twoDigits || d%time.Second != 0 {
		return fmt.Sprintf("%s s", seconds(d))
	}
	return Clock(d)
}

// Span says how long a phase is to last: "10 s", "8-10 s", "1:30-2:00", "open".
func Span(s protocol.Span) string {
	switch {
	case s.Open:
		return "open"
	case s.About:
		s.About = false
		return fmt.Sprintf("about %s", Span(s))
	case !s.IsRange():
		return Length(s.Max)
	case s.Max <= twoDigits || s.Min%time.Second != 0 || s.Max%time.Second != 0:
		return fmt.Sprintf("%s-%s s", seconds(s.Min), seconds(s.Max))
	default:
		return fmt.Sprintf("%s-%s", Clock(s.Min), Clock(s.Max))
	}
}

// seconds is a number of seconds, to the millisecond.
func seconds(d time.Duration) string { return protocol.Seconds(d.Round(time.Millisecond)).String() }

// Times says how long a run took, each time in the way of say: "total 0:41 of 1:00 set
// aside, active 0:28, paused 0:09, waited for answers 0:04". They add up: what was not
// active was paused, or waited for an answer. A budget of zero is none.
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

// SetAside says how much time is set aside for a treatment: "15 minutes set aside".
func SetAside(length string) string { return fmt.Sprintf("%s set aside", length) }

// MinutesOf says how much of a time that was set aside has passed: "12 of 15 min". A minute
// counts when it is over.
func MinutesOf(passed, of time.Duration) string {
	return fmt.Sprintf("%d of %s min", passed/time.Minute, strconv.FormatFloat(of.Minutes(), 'f', -1, 64))
}

// AreaTime says how much of its share of the time an area has had: "neck 12 of 15 min".
func AreaTime(a session.AreaTime) string {
	return fmt.Sprintf("%s %s", a.Name, MinutesOf(a.Spent, a.Time))
}
