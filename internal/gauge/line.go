package gauge

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"
)

// Line is one line of a gauge.
type Line struct {
	Timed bool          // it has the gauge's own time
	Time  time.Duration // by the gauge's clock, which may start anywhere, and restart
	Value float64
	Unit  Unit // "" where the line names none
	Over  bool // more than the gauge can measure
}

// MaxLine is how long a line may be, in bytes. No gauge writes longer ones.
const MaxLine = 80

// Most is far above what a hand presses, in newtons: a larger reading is an overload.
const Most = 5000

// ParseLine reads a line of a gauge: "[time;]number[ unit]". The time is in whole microseconds. The
// number may have a decimal point or comma, and a sign with space after it. A word for an overload,
// such as "OL", may replace it. It is false for any other line.
func ParseLine(text string) (l Line, ok bool) {
	if len(text) > MaxLine {
		return l, false
	}
	text = strings.TrimSpace(text)
	if micros, rest, ok := strings.Cut(text, ";"); ok {
		n, err := strconv.ParseInt(strings.TrimSpace(micros), 10, 64)
		if err != nil || n < 0 || n > math.MaxInt64/int64(time.Microsecond) {
			return l, false
		}
		l.Timed, l.Time, text = true, time.Duration(n)*time.Microsecond, strings.TrimSpace(rest)
	}
	if overload(text) {
		l.Over = true
		return l, true
	}
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("+-0123456789., \t", r) })
	number, unit := text, ""
	if end >= 0 {
		number, unit = text[:end], text[end:]
	}
	if l.Value, ok = parseNumber(number); !ok || unit == "" {
		return l, ok
	}
	var err error
	l.Unit, err = ParseUnit(unit)
	return l, err == nil
}

// parseNumber reads a decimal number, which may have space after its sign.
func parseNumber(text string) (value float64, ok bool) {
	text = strings.TrimSpace(text)
	sign := ""
	if text != "" && strings.ContainsRune("+-", rune(text[0])) {
		sign, text = text[:1], strings.TrimLeft(text[1:], " \t")
	}
	if text == "" || strings.ContainsAny(text, "+- \t") {
		return 0, false
	}
	value, err := strconv.ParseFloat(sign+strings.Replace(text, ",", ".", 1), 64)
	return value, err == nil
}

// overload tells whether a text is a gauge's word for more than it can measure.
func overload(text string) bool {
	switch strings.ToLower(strings.Trim(text, "+-*! \t")) {
	case "ol", "over", "overload", "over load", "overrange", "over range", "ovl", "ovld", "o.l.", "0l":
		return true
	default:
		return false
	}
}

// Newtons is the reading in newtons. A line without a unit is in the given one. A force above Most is
// an overload.
func (l Line) Newtons(reads Unit) Reading {
	r := Reading{Unit: cmp.Or(l.Unit, reads), Over: l.Over}
	r.Newtons = r.Unit.Newtons(l.Value)
	r.Over = r.Over || math.Abs(r.Newtons) > Most
	return r
}

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
