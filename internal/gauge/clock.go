package gauge

import "time"

// Clock tells when a reading was taken: by the gauge's clock, if its lines have one, because
// that is steady even if the transmission is not; otherwise by when it came in. The zero value is
// ready to use.
type Clock struct {
	ahead time.Duration // what to add to the gauge's time
	set   bool
	last  time.Duration
}

const (
	// slack is how late a reading may come in and still have the gauge's time. A later one is
	// put down to a slow clock, which is followed bit by bit.
	slack = 50 * time.Millisecond
	// astray is how far the gauge's clock may fall behind. Beyond that it has restarted, or stood
	// still.
	astray = time.Second
)

// At is when a reading was taken that came in at a given time: never later than that, and never
// before an earlier reading.
func (c *Clock) At(l Line, came time.Duration) time.Duration {
	at := came
	if l.Timed {
		at = l.Time + c.ahead
		switch late := came - at; {
		case !c.set, late < 0, late > astray:
			// The fastest transmission so far is the measure for the others.
			c.ahead, c.set = came-l.Time, true
			at = came
		case late > slack:
			by := (late - slack) / 8
			c.ahead, at = c.ahead+by, at+by
		}
	}
	c.last = max(c.last, at)
	return c.last
}
