package gauge

import "time"

// Clock tells when a reading was taken: by the gauge's own clock where it gives its time,
// which is even where the way to the program is not, and else when it came in. The zero
// value is ready.
type Clock struct {
	ahead time.Duration // what to add to the gauge's time
	set   bool
	last  time.Duration
}

const (
	// slack is how late a reading may come in for all that it was taken when the gauge says.
	// What is later is taken for a slow clock, which is followed bit by bit.
	slack = 50 * time.Millisecond
	// astray is how far the gauge's clock may lag behind the program's; beyond, it has begun
	// anew, or stood still.
	astray = time.Second
)

// At is when a reading was taken that came in at a moment. It is never after it, and never
// before that of an earlier reading.
func (c *Clock) At(l Line, came time.Duration) time.Duration {
	at := came
	if l.Timed {
		at = l.Time + c.ahead
		switch late := came - at; {
		case !c.set, late < 0, late > astray:
			// The quickest way that a reading has taken is the measure for the others.
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
