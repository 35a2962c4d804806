package catalog

import (
	"strings"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// firstStep is where stepping begins from a length of time that is still empty.
const firstStep = 5 * time.Second

// StepSpan is the [tomldoc.Stepper] of lengths of time: one is made n steps longer, both ends of a range alike; a step is
// as coarse as people count at that length. What can't be read, or is open, stays.
func StepSpan(text string, n int) string {
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

// stepRange is the stepper of whole numbers from 1 to most, and of ranges of them, of which
// both ends become greater.
func stepRange(most int) tomldoc.Stepper {
	return func(text string, n int) string {
		r, err := protocol.ParseRange(text)
		switch {
		case strings.TrimSpace(text) == "" && n > 0:
			return "1"
		case err != nil || r.Min+n < 1 || r.Max+n > most:
			return text
		}
		return protocol.Range{Min: r.Min + n, Max: r.Max + n}.String()
	}
}

// totalStep is by how much a time that is set aside is stepped.
const totalStep = 5 * time.Minute

func stepTotal(text string, n int) string {
	var d time.Duration
	if strings.TrimSpace(text) != "" {
		var err error
		if d, err = protocol.ParseTotalDuration(text); err != nil {
			return text
		}
	}
	if d += time.Duration(n) * totalStep; d <= 0 || d > protocol.MaxBudget {
		return text
	}
	return protocol.FormatDuration(d)
}
