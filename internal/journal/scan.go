package journal

import (
	"fmt"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// ms scans a duration, which the record has in milliseconds.
type ms time.Duration

// Scan reads a column.
func (d *ms) Scan(n any) error {
	whole, ok := n.(int64)
	if !ok {
		return fmt.Errorf(english.JournalNoNumber, n)
	}
	*d = ms(whole) * ms(time.Millisecond)
	return nil
}

// maybe scans a duration that may be NULL.
type maybe struct{ to **protocol.Seconds }

// Scan reads a column.
func (m maybe) Scan(n any) error {
	if n == nil {
		return nil
	}
	*m.to = new(protocol.Seconds)
	return (*ms)(*m.to).Scan(n)
}

// score scans a client-reported score, which may be NULL.
type score session.ClientScore

// Scan reads a column.
func (s *score) Scan(n any) error {
	if n == nil {
		*s = score{}
		return nil
	}
	whole, ok := n.(int64)
	if !ok {
		return fmt.Errorf(english.JournalNoNumber, n)
	}
	*s = score(session.Reported(int(whole)))
	return nil
}

// local is a time as the record has it: in milliseconds since 1970, and where it was, in seconds
// east of UTC.
type local struct {
	ms   int64
	zone int
}
