package journal

import (
	"strconv"
	"time"
)

// Seconds is a length of time that is written as a number of seconds in JSON, 8.5 for
// eight and a half, as transcripts do.
type Seconds time.Duration

// MarshalJSON writes the number.
func (s Seconds) MarshalJSON() ([]byte, error) { return []byte(s.String()), nil }

// String is the number as JSON and CSV have it.
func (s Seconds) String() string {
	return strconv.FormatFloat(float64(s)/float64(time.Second), 'f', -1, 64)
}

// fromMilliseconds is a length of time as it stands in the record.
func fromMilliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

// inSeconds is the same, to be written.
func inSeconds(n int64) Seconds { return Seconds(fromMilliseconds(n)) }
