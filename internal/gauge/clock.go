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

// astray is how far the gauge's clock may lag behind the program's; beyond, it has begun
// anew, or stood still.
const astray = time.Second

// At is when a reading was taken that came in at a moment. It is never after it, and never
// before that of an earlier reading.
func (c *Clock) At(l Line, came time.Duration) time.Duration {
	at := came
	if l.Timed {
		if at = l.Time + c.ahead; !c.set || at > came || came-at > astray {
			// The quickest way that a reading has taken is the measure for the others.
			c.ahead, c.set = came-l.Time, true
			at = came
		}
	}
	c.last = max(c.last, at)
	return c.last
}
