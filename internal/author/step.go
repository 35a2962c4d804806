package author

import (
	"strconv"
	"strings"
	"time"

	"presshold/internal/protocol"
)

// stepper makes the text of a number n steps greater.
type stepper func(text string, n int) string

// firstStep is where stepping begins from a length of time that is still empty.
const firstStep = 5 * time.Second

// stepSpan makes a length of time n steps longer, both ends of a range alike; a step is
// as coarse as people count at that length. What can't be read, or is open, stays.
func stepSpan(text string, n int) string {
	s, err := protocol.ParseSpan(text)
	switch {
	case strings.TrimSpace(text) == "" && n > 0:
		return protocol.FormatDuration(firstStep)
	case err != nil || s.Open:
		return text
	}
	by := time.Duration(n) * stride(s.Max, n)
	if s.Min+by < protocol.MinDuration || s.Max+by > protocol.MaxDuration {
		return text
	}
	return protocol.Span{Min: s.Min + by, Max: s.Max + by}.String()
}

// stride is one step at a length of time, in the direction of n: up and down again is
// the same length.
func stride(d time.Duration, n int) time.Duration {
	if n < 0 {
		d-- // from the boundary itself it goes down as it came up
	}
	switch {
	case d < 20*time.Second:
		return time.Second
	case d < 2*time.Minute:
		return 5 * time.Second
	default:
		return 30 * time.Second
	}
}

// stepRange makes a whole number, or both ends of a range, greater by n, from 1 to most.
func stepRange(text string, n, most int) string {
	r, err := protocol.ParseRange(text)
	switch {
	case strings.TrimSpace(text) == "" && n > 0:
		return "1"
	case err != nil || r.Min+n < 1 || r.Max+n > most:
		return text
	}
	return protocol.Range{Min: r.Min + n, Max: r.Max + n}.String()
}

// stepWhole makes a number greater by n, from least to most. Below least is none.
func stepWhole(text string, n, least, most int) string {
	at := least - 1
	if t := strings.TrimSpace(text); t != "" {
		var err error
		if at, err = strconv.Atoi(t); err != nil {
			return text
		}
	}
	if at += n; at < least {
		return ""
	}
	return strconv.Itoa(min(at, most))
}
