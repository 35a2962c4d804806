package journal

import (
	"strconv"
	"time"
)

// Seconds is a duration that is written as a number of seconds in JSON, such as 8.5.
type Seconds time.Duration

// MarshalJSON writes the number.
func (s Seconds) MarshalJSON() ([]byte, error) { return []byte(s.String()), nil }

// String is the number as in JSON and CSV.
func (s Seconds) String() string {
	return strconv.FormatFloat(float64(s)/float64(time.Second), 'f', -1, 64)
}

// fromMilliseconds is a duration from the record.
func fromMilliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

// inSeconds is a duration from the record, for output.
func inSeconds(n int64) Seconds { return Seconds(fromMilliseconds(n)) }
