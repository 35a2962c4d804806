package gauge

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
)

// Line is what one line of a gauge says.
type Line struct {
	Timed bool          // the gauge gives its own time
	Time  time.Duration // by its clock, which began at any moment and may begin anew
	Value float64
	Unit  Unit // "" where the line names none
	Over  bool // more than the gauge can measure
}

// MaxLine is how long a line may be, in bytes. No gauge writes longer ones.
const MaxLine = 80

// Most is far above what a hand presses, in newtons: a larger reading is an overload.
const Most = 5000

var (
	errNoReading = errors.New(english.GaugeNoNumber)
	errBadUnit   = errors.New(english.GaugeOddUnit)
)

// ParseLine reads a line of a gauge: "[time;]number[ unit]". The time is whole
// microseconds. The number has a point or a comma, and a sign that may stand apart from
// it. Words for an overload, such as "OL", stand in the place of the number.
func ParseLine(text string) (Line, error) {
	var l Line
	if len(text) > MaxLine {
		return l, errNoReading
	}
	text = strings.TrimSpace(text)
	if micros, rest, ok := strings.Cut(text, ";"); ok {
		n, err := strconv.ParseInt(strings.TrimSpace(micros), 10, 64)
		if err != nil || n < 0 || n > math.MaxInt64/int64(time.Microsecond) {
			return l, errNoReading
		}
		l.Timed, l.Time, text = true, time.Duration(n)*time.Microsecond, strings.TrimSpace(rest)
	}
	if overload(text) {
		l.Over = true
		return l, nil
	}
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("+-0123456789., \t", r) })
	number, unit := text, ""
	if end >= 0 {
		number, unit = text[:end], text[end:]
	}
	value, err := parseNumber(number)
	if err != nil {
		return l, err
	}
	l.Value = value
	if unit != "" {
		if l.Unit, err = ParseUnit(unit); err != nil {
			return l, errBadUnit
		}
	}
	return l, nil
}

// parseNumber reads a decimal number whose sign may stand apart.
func parseNumber(text string) (float64, error) {
	text = strings.TrimSpace(text)
	sign := ""
	if text != "" && strings.ContainsRune("+-", rune(text[0])) {
		sign, text = text[:1], strings.TrimLeft(text[1:], " \t")
	}
	if text == "" || strings.ContainsAny(text, "+- \t") {
		return 0, errNoReading
	}
	value, err := strconv.ParseFloat(sign+strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		return 0, errNoReading
	}
	return value, nil
}

// overload reports whether a gauge says that the force is more than it can measure.
func overload(text string) bool {
	switch strings.ToLower(strings.Trim(text, "+-*! \t")) {
	case "ol", "over", "overload", "over load", "overrange", "over range", "ovl", "ovld", "o.l.", "0l":
		return true
	default:
		return false
	}
}

// Newtons is the reading of the line in newtons, and the unit that it was in: its own or,
// where it names none, that one. Above what a hand can press it is an overload.
func (l Line) Newtons(reads Unit) Reading {
	r := Reading{Unit: l.Unit, Over: l.Over}
	if r.Unit == "" {
		r.Unit = reads
	}
	r.Newtons = r.Unit.Newtons(l.Value)
	r.Over = r.Over || math.Abs(r.Newtons) > Most
	return r
}
